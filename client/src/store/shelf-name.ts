// What the service worker hands out while the server cannot be reached lies in the browser's caches, a person's own.

export const shelfName = (person: string, what: string): string => `parallax/${person}/${what}`;

export async function forgetShelves(whose: (person: string) => boolean): Promise<void> {
  if (!('caches' in globalThis)) return;
  for (const name of await caches.keys()) {
    const [mark, person] = name.split('/');
    if (mark === 'parallax' && whose(person!)) await caches.delete(name);
  }
}
