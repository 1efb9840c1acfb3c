import type { Assignment } from '../types';
import { shelfName } from './shelf-name';

interface Kept {
  at: number;
  tasks: Assignment[];
}

// By where they were claimed: the tasks of a project and of a screening do not mix.
const address = (place: string) => `/kept-tasks?${encodeURIComponent(place)}`;

/** The tasks at hand, for a page that is loaded anew while the server is down. */
export async function keepTasks(person: string, place: string, tasks: Assignment[]): Promise<void> {
  const kept: Kept = { at: Date.now(), tasks };
  const cache = await caches.open(shelfName(person, 'tasks'));
  await cache.put(address(place), new Response(JSON.stringify(kept)));
}

/** What was kept, with its server's clock gone on meanwhile. */
export async function keptTasks(person: string, place: string): Promise<Assignment[]> {
  if (!('caches' in globalThis)) return [];
  const answer = await caches.match(address(place), { cacheName: shelfName(person, 'tasks') });
  if (!answer) return [];
  const { at, tasks } = await answer.json() as Kept;
  return tasks.map(task => ({ ...task, serverTime: new Date(Date.parse(task.serverTime) + Date.now() - at).toISOString() }));
}
