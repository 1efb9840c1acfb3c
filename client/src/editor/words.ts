import type { Path, Schema } from './schema';

// How the fields of a protocol are called, and what is said beside them. A field that is not here has the words of its schema.

export interface FieldWords {
  label: string;
  hint?: string;
  /** For a choice: what each value means. */
  options?: Record<string, string>;
  /** For a list: what one of it is called. */
  one?: string;
  rows?: number;
}

export interface Section {
  id: string;
  title: string;
  about: string;
  fields: string[];
}

/** What a person reads from top to bottom. Fields that the schema has and no section names come under "More". */
export const sections: Section[] = [
  { id: 'about', title: 'About', about: 'What contributors read before they begin.', fields: ['title', 'summary', 'expectedMinutes'] },
  { id: 'shown', title: 'What is shown', about: '', fields: ['responses', 'showReference', 'answerFirst'] },
  { id: 'asked', title: 'What is asked', about: '', fields: ['preference', 'stepVerdicts', 'interpretations', 'correction', 'rationale', 'reports'] },
  { id: 'dimensions', title: 'Dimensions', about: 'What is rated from 1 to 5, each level by a description: people agree on descriptions far better than on numbers.', fields: ['dimensions'] },
  { id: 'issues', title: 'Issues', about: '', fields: ['issues', 'rules'] },
  { id: 'guidelines', title: 'Guidelines', about: 'How to decide, with examples. They stand beside every task.', fields: ['guidelines'] },
  { id: 'more', title: 'More', about: '', fields: [] },
  { id: 'version', title: 'Version', about: '', fields: ['name', 'version', 'poolsWith'] },
];

export const hidden = new Set(['$schema']);

const known: Record<string, FieldWords> = {
  '/title': { label: 'Title' },
  '/summary': { label: 'Summary', rows: 2 },
  '/expectedMinutes': { label: 'Expected minutes a task', hint: 'Shown to contributors before they begin; nobody is cut off by it.' },
  '/responses': { label: 'Responses together', options: { 1: 'One', 2: 'Two, side by side' } },
  '/showReference': { label: 'Contributors see the reference answer' },
  '/preference': { label: 'Ask which response is better' },
  '/preference/asks': { label: 'Question' },
  '/stepVerdicts': { label: 'Ask for a verdict on each step' },
  '/dimensions': { label: 'Dimensions', one: 'dimension' },
  '/dimensions/*/id': { label: 'Short name', hint: 'Judgments refer to it. Keep it while the dimension stays the same.' },
  '/dimensions/*/name': { label: 'Name' },
  '/dimensions/*/asks': { label: 'Question', rows: 2 },
  '/dimensions/*/levels': { label: 'Levels' },
  '/dimensions/*/levels/0': { label: 'Level 1, the lowest' },
  '/dimensions/*/levels/4': { label: 'Level 5, the highest' },
  '/dimensions/*/notApplicable': { label: 'When it is not applicable', hint: 'Left empty, the dimension always applies.', rows: 2 },
  '/issues': { label: 'Ask for issues: faults with the places where they show' },
  '/issues/classes': { label: 'Issue classes', one: 'class' },
  '/issues/classes/*/id': { label: 'Short name', hint: 'In capitals.' },
  '/issues/classes/*/tellFrom': { label: 'Tell it from', rows: 2 },
  '/issues/classes/*/codes': { label: 'Codes', one: 'code' },
  '/issues/classes/*/codes/*/code': { label: 'Code', hint: 'In capitals. An issue has exactly one.' },
  '/issues/severities': { label: 'Severities', one: 'severity' },
  '/issues/severities/*/value': { label: 'Value' },
  '/correction': { label: 'Ask what should stand there instead', hint: 'The corrections of the issues are put together to a corrected response.' },
  '/correction/required': { label: 'An issue that marks words or a step needs one' },
  '/correction/asks': { label: 'Question', rows: 2 },
  '/interpretations': { label: 'Ask for the readings that the scenario allows, with 100 points of belief spread over them' },
  '/interpretations/asks': { label: 'Question', rows: 2 },
  '/interpretations/most': { label: 'Readings at most' },
  '/interpretations/recognitionAsks': { label: 'Question whether each response saw the ambiguity', hint: 'Left empty, it is not asked.', rows: 2 },
  '/answerFirst': { label: 'Contributors answer first, before any response is revealed' },
  '/answerFirst/asks': { label: 'Question', rows: 2 },
  '/answerFirst/stepsRequired': { label: 'The way to the answer is asked for as well, step by step' },
  '/answerFirst/confidenceAsks': { label: 'Question for their confidence', rows: 2 },
  '/rationale': { label: 'Ask for a rationale' },
  '/rationale/required': { label: 'It is required' },
  '/rationale/minimumLength': { label: 'At least so many characters' },
  '/rationale/asks': { label: 'Question', rows: 2 },
  '/reports': {
    label: 'Contributors can report about the task itself', hint: 'A report goes with the judgment and is never counted against whoever makes it.',
    options: {
      'unclear-image': 'The image is unclear', 'unclear-prompt': 'The prompt is unclear', 'wrong-reference': 'The reference answer is wrong, where they see it',
      'truncated-response': 'A response is cut off', 'offensive': 'It is offensive: two such reports hold a task',
    },
  },
  '/rules': { label: 'Rules' },
  '/rules/lowRatingNeedsIssue': { label: 'A rating this low needs an issue', hint: 'This rating or a lower one. 0 switches the rule off.' },
  '/guidelines': { label: 'Text, in Markdown' },
  '/name': { label: 'Name of the protocol', hint: 'Lower-case words joined by hyphens. Another name makes another protocol.' },
  '/version': { label: 'Number', hint: 'A version that a project uses never changes: a change needs the next number.' },
};

const patterns = (path: Path) => `/${path.map(p => (typeof p === 'number' ? '*' : p)).join('/')}`;

export function wordsOf(path: Path, schema: Schema): FieldWords {
  const last = path[path.length - 1];
  const exact = known[`/${path.map((p, i) => (typeof p === 'number' && i < path.length - 1 ? '*' : p)).join('/')}`] ?? known[patterns(path)];
  if (exact) return exact;
  if (typeof last === 'number') return { label: `Level ${last + 1}` };
  return { label: plain(String(last)), hint: schema.description };
}

/** `lowRatingNeedsIssue` as "Low rating needs issue". */
function plain(name: string): string {
  const words = name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll('-', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
