import { effect } from '@preact/signals';
import { keepTasks } from '../store/kept-tasks';
import { Shelf } from '../store/shelf';
import type { Session } from './session';

/** From now on this page can be loaded anew while the server is down. Where that cannot be had, nothing else is missing. */
export async function keepForReload(session: Session): Promise<void> {
  const shelf = await Shelf.for(session.options.person);
  if (!shelf) return;
  effect(() => {
    const tasks = session.held.value;
    if (!tasks) return;
    // A device that is full, or a network that is gone: then there is less to go on with, and nothing is lost.
    keepTasks(session.options.person, session.options.claimUrl, tasks).then(() => shelf.keepImages(tasks)).catch(() => {});
  });
  await shelf.keepPage();
}
