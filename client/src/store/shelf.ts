import type { Assignment } from '../types';
import { forgetShelves, shelfName } from './shelf-name';

/**
 * Puts aside what a page of the workspace needs to be loaded without the server: itself without any task, its scripts,
 * styles and fonts, and the images of the tasks at hand. The service worker hands them out, and nothing else.
 */
export class Shelf {
  constructor(private readonly person: string) {}

  /** Null where the browser has no such thing (a plain http address, say) and where there is no page to keep. */
  static async for(person: string): Promise<Shelf | null> {
    const scope = /^\/(work|screening)\//.exec(location.pathname)?.[0];
    if (!('caches' in globalThis) || !navigator.serviceWorker || !scope) return null;
    await navigator.serviceWorker.register('/service-worker.js', { scope, updateViaCache: 'none' });
    await forgetShelves(other => other !== person);
    return new Shelf(person);
  }

  /** Whole or not at all: a page never lies there without its scripts. The older version goes once the newer is there. */
  async keepPage(): Promise<void> {
    const address = `${location.pathname}?shell=true`;
    const answer = await fetch(address, { credentials: 'same-origin', redirect: 'error', cache: 'no-store' });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.clone().text(), 'text/html');
    const files = [...page.querySelectorAll('script[src], link[rel="stylesheet"], link[rel="modulepreload"], link[rel="prefetch"]')]
      .map(e => e.getAttribute('src') ?? e.getAttribute('href')!);
    const version = files.find(file => file.startsWith('/workspace.'));
    if (!version) return;
    const name = shelfName(this.person, version.slice(1));
    const cache = await caches.open(name);
    const fonts = performance.getEntriesByType('resource').map(e => new URL(e.name).pathname).filter(path => path.startsWith('/fonts/'));
    const missing = [];
    for (const file of new Set([...files, ...fonts])) if (!await cache.match(file)) missing.push(file);
    await cache.addAll(missing);
    await cache.put(address, answer);
    for (const other of await caches.keys()) if (other.startsWith(shelfName(this.person, 'workspace.')) && other !== name) await caches.delete(other);
  }

  /** The images of these tasks and of no others. */
  async keepImages(tasks: Assignment[]): Promise<void> {
    const wanted = tasks.flatMap(task => task.task.media.map(media => media.url));
    const cache = await caches.open(shelfName(this.person, 'images'));
    for (const request of await cache.keys()) if (!wanted.includes(new URL(request.url).pathname)) await cache.delete(request);
    for (const url of wanted) if (!await cache.match(url)) await cache.add(url);
  }
}
