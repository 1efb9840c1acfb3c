import { problemOf, type Answer, type Problem } from '../api';
import type { Receipt } from '../types';

/** What an answer to a submission means for the attempt that waits in the outbox. */
export type Outcome =
  | { kind: 'received'; receipt: Receipt }
  | { kind: 'later' }
  | { kind: 'sign-in' }
  | { kind: 'refused'; problem: Problem };

/**
 * Only a receipt ends an attempt. A refusal keeps it, to be shown; anything that may pass by itself is tried again
 * under the same key, so that an answer that was lost on the way is simply repeated by the server.
 */
export function outcomeOf(answer: Answer | null): Outcome {
  if (answer === null) return { kind: 'later' };
  const { status } = answer;
  if (status === 200 || status === 201) {
    const receipt = answer.body as Receipt | null;
    // A proxy's sign-in page may come with 200: that is no receipt.
    return receipt && typeof receipt.judgment === 'string' ? { kind: 'received', receipt } : { kind: 'later' };
  }
  // Somebody else's session is no way to send it either: it waits for its own person.
  if (status === 401 || problemOf(answer).code === 'person.changed') return { kind: 'sign-in' };
  if (status >= 500 || status === 408 || status === 425 || status === 429) return { kind: 'later' };
  if (status >= 400) return { kind: 'refused', problem: problemOf(answer) };
  return { kind: 'later' };
}
