// Stands between the workspace and the network, and steps in only when the server cannot be reached: then a page of the
// workspace, and what belongs to it, comes from what that page has put aside (store/shelf.ts). While the server answers,
// every page is its own; files with a fingerprint in their name cannot be stale.

/** The same time after which the workspace calls the server unreachable. */
const patience = 15_000;
const lasting = /^\/(fonts|chunks)\/|\.[a-z0-9]{10}\.(js|css)$|^\/api\/work\/assignments\/[^/]+\/media\//;

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Asked extends Lasting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

const worker = globalThis as unknown as { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> } };

addEventListener('install', event => (event as Lasting).waitUntil(worker.skipWaiting()));
addEventListener('activate', event => (event as Lasting).waitUntil(worker.clients.claim()));
addEventListener('fetch', event => {
  const asked = event as Asked;
  const { method, mode, url } = asked.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin) return;
  if (mode === 'navigate') asked.respondWith(page(asked.request, pathname));
  else if (lasting.test(pathname)) asked.respondWith(file(asked.request));
});

async function page(request: Request, pathname: string): Promise<Response> {
  const kept = await caches.match(`${pathname}?shell=true`, { ignoreVary: true });
  if (!kept) return fetch(request);
  try {
    const answer = await Promise.race([fetch(request), new Promise<never>((_, reject) => setTimeout(reject, patience))]);
    // A gateway before a stopped server says so with these.
    return answer.status >= 502 && answer.status <= 504 ? kept : answer;
  } catch {
    return kept;
  }
}

async function file(request: Request): Promise<Response> {
  return await caches.match(request.url, { ignoreVary: true }) ?? fetch(request);
}

export {};
