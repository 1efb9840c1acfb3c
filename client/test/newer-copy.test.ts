import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyContent } from '../src/workspace/content';
import { newerOf, type CopyHere } from '../src/workspace/newer-copy';
import { assignmentWith } from './fixtures';

const empty = emptyContent(assignmentWith());
const saying = (rationale: string) => ({ ...empty, rationale });
const here = (change: Partial<CopyHere> = {}): CopyHere => ({ content: saying('here'), version: 3, unsent: false, savedAt: 1_000, ...change });
const elsewhere = (version: number, savedAt = 2_000, content = saying('elsewhere')) => ({ content, version, savedAt });

test('which copy is opened', () => {
  const cases: [string, CopyHere, ReturnType<typeof elsewhere> | null, string][] = [
    ['the server has none', here(), null, 'same'],
    ['both say the same', here({ unsent: true }), elsewhere(9, 9_000, saying('here')), 'same'],
    ['only the time spent differs', here(), elsewhere(9, 9_000, { ...saying('here'), activeSeconds: 99 }), 'same'],
    ['nothing was written here', here({ content: empty, version: 0 }), elsewhere(1), 'elsewhere'],
    ['all was taken back here since', here({ content: empty, unsent: true }), elsewhere(3), 'same'],
    ['it was written on here since the last copy', here({ unsent: true }), elsewhere(3), 'same'],
    ['another device went on, this one did not, whatever its clock says', here({ savedAt: 9_000 }), elsewhere(5), 'elsewhere'],
    ['both went on, the other one later', here({ unsent: true }), elsewhere(5), 'elsewhere'],
    ['both went on, this one later', here({ unsent: true, savedAt: 3_000 }), elsewhere(5), 'here'],
  ];
  for (const [name, mine, other, expected] of cases) assert.equal(newerOf(mine, other), expected, name);
});
