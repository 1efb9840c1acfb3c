import type { Assignment } from '../types';
import type { Content } from './content';
import { target } from './left';

/** What differs between two states of a draft, in a person's words. */
export interface Change {
  /** Where in the content: changes of one place can be one edit. */
  path: string;
  says: string;
  /** The place on the page, if it has one. */
  target: string | null;
  /** Text is one edit from the first letter to leaving the field; a region is one from the first key to letting go. */
  flows: 'text' | 'move' | null;
}

type Path = (string | number)[];

/** The first difference, or null. The seconds that tick by are none. */
export function differenceOf(assignment: Assignment, before: Content, after: Content): Change | null {
  const path = first({ ...before, activeSeconds: 0 }, { ...after, activeSeconds: 0 }, []);
  if (!path) return null;
  const [a, b] = [at(before, path), at(after, path)];
  const flows = typeof a === 'string' && typeof b === 'string' && path.at(-1) !== 'response' && path.at(-1) !== 'code' && isText(path) ? 'text' : path.includes('anchors') && typeof a === 'number' ? 'move' : null;
  return { path: (flows === 'move' ? path.slice(0, -1) : path).join('.'), ...wordsFor(assignment, before, after, path), flows };
}

const textFields = new Set(['rationale', 'note', 'correction', 'text', 'answer']);
const isText = (path: Path) => textFields.has(String(path.at(-1))) || (path[0] === 'own' && path.at(-1) === 'steps');

function first(a: unknown, b: unknown, path: Path): Path | null {
  if (Object.is(a, b)) return null;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return path;
  if (Array.isArray(a) !== Array.isArray(b) || (Array.isArray(a) && a.length !== (b as unknown[]).length)) return path;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const found = first(left[key], right[key], [...path, Array.isArray(a) ? Number(key) : key]);
    if (found) return found;
  }
  return null;
}

const at = (content: unknown, path: Path): unknown => path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], content);

type Words = Pick<Change, 'says' | 'target'>;

function wordsFor(assignment: Assignment, before: Content, after: Content, path: Path): Words {
  const [part, second, third, fourth] = path;
  if (part === 'preference') return { says: 'the preference', target: target.preference };
  if (part === 'rationale') return { says: 'the rationale', target: target.rationale };
  if (part === 'responses' && third === 'steps') return { says: `the verdict on step ${Number(fourth) + 1}${of(assignment, second)}`, target: target.step(String(second), Number(fourth)) };
  if (part === 'responses' && third === 'dimensions') {
    const dimension = assignment.protocol.dimensions.find(d => d.id === fourth);
    return { says: `the rating of ${dimension?.name ?? fourth}${of(assignment, second)}`, target: target.dimension(String(second), String(fourth)) };
  }
  if (part === 'responses' && third === 'recognition') return { says: `whether it saw the readings${of(assignment, second)}`, target: target.recognition(String(second)) };
  if (part === 'readings') return { says: 'the readings', target: target.readings };
  if (part === 'flags') return { says: 'the report about the task', target: null };
  if (part === 'own') return { says: 'your own answer', target: target.own(second as 'answer' | 'steps' | 'confidence') };
  if (part === 'issues') return issueWords(before, after, path);
  return { says: 'an answer', target: null };
}

function issueWords({ issues: before }: Content, { issues: after }: Content, path: Path): Words {
  const gone = before.findIndex(issue => !after.some(other => other.key === issue.key));
  const fresh = after.findIndex(issue => !before.some(other => other.key === issue.key));
  if (fresh >= 0) return { says: `issue ${fresh + 1}`, target: target.issue(after[fresh]!.key, 'code') };
  if (gone >= 0) return { says: `the deletion of issue ${gone + 1}`, target: target.issues };
  const issue = after[Number(path[1])]!;
  const field = fields[String(path[2])] ?? fields.note!;
  return { says: `${field.says} issue ${Number(path[1]) + 1}`, target: target.issue(issue.key, field.place) };
}

const fields: Record<string, { says: string; place: 'code' | 'severity' | 'anchors' | 'note' }> = {
  code: { says: 'the code of', place: 'code' },
  severity: { says: 'the severity of', place: 'severity' },
  anchors: { says: 'the places of', place: 'anchors' },
  response: { says: 'the response of', place: 'code' },
  note: { says: 'the note on', place: 'note' },
  correction: { says: 'the correction for', place: 'note' },
};

const of = (assignment: Assignment, position: string | number | undefined) => assignment.responses.length > 1 ? `, response ${position}` : '';
