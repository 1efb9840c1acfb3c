import { openDatabase } from './db';
import { forgetShelves } from './shelf-name';

/**
 * Clears what this device keeps for a person who signs out. Submitted work that the server has not received yet is
 * never thrown away: then the drafts stay as well, and the caller warns. What came from the server always goes.
 */
export async function clearForSignOut(person: string): Promise<{ cleared: boolean; waiting: number }> {
  await forgetShelves(name => name === person);
  const db = await openDatabase();
  try {
    const tx = db.transaction(['drafts', 'outbox'], 'readwrite');
    const waiting = await tx.objectStore('outbox').index('person').count(person);
    if (waiting === 0) {
      const keys = await tx.objectStore('drafts').index('person').getAllKeys(person);
      for (const key of keys) await tx.objectStore('drafts').delete(key);
    }
    await tx.done;
    return { cleared: waiting === 0, waiting };
  } finally {
    db.close();
  }
}

/** Everybody for whom this device keeps something: for a page that does not know who is signing out. */
export async function peopleOnDevice(): Promise<string[]> {
  const db = await openDatabase();
  try {
    const drafts = await db.getAll('drafts');
    const outbox = await db.getAll('outbox');
    return [...new Set([...drafts, ...outbox].map(r => r.person))];
  } finally {
    db.close();
  }
}
