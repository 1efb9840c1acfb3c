// The shapes that the server sends and takes. Names follow the platform's own words.

export type Preference = 'A-much-better' | 'A-better' | 'same' | 'B-better' | 'B-much-better' | 'both-bad';
export type Verdict = 'right' | 'wrong' | 'unneeded' | 'cannot-tell';
export type Recognition = 'yes' | 'partly' | 'no' | 'not-applicable';
export type Flag = 'unclear-image' | 'unclear-prompt' | 'wrong-reference' | 'truncated-response' | 'offensive';
export type Rating = 1 | 2 | 3 | 4 | 5 | 'not-applicable' | 'cannot-judge';

export interface Dimension {
  id: string;
  name: string;
  asks: string;
  levels: string[];
  notApplicable: string | null;
}

export interface IssueCode {
  code: string;
  name: string;
  definition: string;
}

export interface IssueClass {
  id: string;
  name: string;
  definition: string;
  tellFrom?: string | null;
  codes: IssueCode[];
}

export interface Severity {
  value: number;
  name: string;
  definition: string;
}

export interface Protocol {
  name: string;
  version: number;
  title: string;
  summary?: string;
  responses: number;
  preference?: { asks: string } | null;
  dimensions: Dimension[];
  stepVerdicts: boolean;
  issues?: { classes: IssueClass[]; severities: Severity[] } | null;
  /** What an issue's correction is asked for with: the corrections are put together to a corrected response. */
  correction?: { required: boolean; asks: string } | null;
  interpretations?: { asks: string; most: number; recognitionAsks: string | null } | null;
  answerFirst?: { asks: string; stepsRequired: boolean; confidenceAsks: string } | null;
  rationale?: { required: boolean; minimumLength: number; asks: string } | null;
  /** What can be reported about the task itself; everything when it is left out. */
  reports?: Flag[];
  rules?: { lowRatingNeedsIssue?: number | null } | null;
  expectedMinutes?: number;
}

export interface Media {
  url: string;
  hash: string;
  width: number;
  height: number;
  alt: string;
  /** Only of a large image: it is fetched in tiles. */
  tiles?: Tiles;
}

export interface Tiles {
  /** With `{level}`, `{column}` and `{row}` to be filled in. */
  url: string;
  size: number;
  /** From 0, the whole image in one tile, to the image in full. */
  levels: number;
}

export interface Turn {
  role: string;
  text: string;
  media?: number[];
}

export type Part = { text: string } | { image: number } | { tool: string; input?: string | null; output?: string | null };

export interface Step {
  parts: Part[];
}

export interface Task {
  category: string;
  turns: Turn[];
  reference: string | null;
  media: Media[];
}

export interface Response {
  position: string;
  hash: string;
  steps: Step[];
}

export interface Assignment {
  assignment: string;
  project: { id: string; name: string };
  person: string;
  state: 'leased' | 'expired' | 'submitted' | 'passed';
  fence: number;
  expiresAt: string;
  /** Set when the work here ends: until then the task may be finished, and signs of life extend the hold no further. */
  drainUntil?: string;
  serverTime: string;
  protocol: Protocol;
  guidelinesHtml: string;
  task: Task;
  promptHash: string;
  responses: Response[];
  /** The responses are held back until the person has answered. */
  awaitsAnswer?: boolean;
  ownAnswer?: OwnAnswer;
  /** What the person submitted before, when it came back to be worked on again. */
  returned?: Returned;
}

/** What a person answered before any response was revealed. */
export interface OwnAnswer {
  answer: string;
  steps: string[];
  /** In percent. */
  confidence: number;
}

export interface Returned {
  said: JudgmentBody;
  feedback: { part: string; text: string }[];
  until: string;
}

/** One plausible reading of a scenario, with its share of a hundred points of belief. */
export interface Interpretation {
  text: string;
  share: number;
}

export interface ItemFlag {
  flag: Flag;
  note: string;
  response?: string;
}

export interface Claim {
  assignment: Assignment | null;
  reason?: 'nothing-left' | 'held-enough';
}

export interface SpanAnchor {
  kind: 'span';
  step: number;
  part: number;
  start: number;
  end: number;
  quote: string;
}

export interface PromptSpanAnchor {
  kind: 'prompt-span';
  turn: number;
  start: number;
  end: number;
  quote: string;
}

export interface StepAnchor {
  kind: 'step';
  step: number;
}

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Point = [x: number, y: number];

/** A rectangle, or a polygon with its bounding box. */
export interface Region extends Rect {
  points?: Point[];
}

export interface RegionAnchor extends Region {
  kind: 'region';
  media: number;
}

export type Anchor = SpanAnchor | PromptSpanAnchor | StepAnchor | RegionAnchor;

export interface JudgmentIssue {
  response: string;
  code: string;
  severity: number;
  note: string;
  correction: string;
  anchors: Anchor[];
}

export interface JudgmentBody {
  fence: number;
  protocol: { name: string; version: number };
  bound: { prompt: string; media: string[]; responses: Record<string, string> };
  preference?: Preference;
  responses: Record<string, { dimensions: Record<string, Rating>; steps: Verdict[]; recognition?: Recognition }>;
  issues: JudgmentIssue[];
  interpretations?: Interpretation[];
  flags?: ItemFlag[];
  rationale: string;
  client: { activeSeconds: number; pastes: number; pastedCharacters: number };
}

export interface Receipt {
  judgment: string;
  revision: number;
  spare: boolean;
  receivedAt: string;
  /** It was practice, and what was expected can be read at once. */
  hasFeedback?: boolean;
}

export type EventKind = 'open' | 'heartbeat' | 'input-seen' | 'pause' | 'resume';

export interface WorkEvent {
  kind: EventKind;
  clientTime: string;
}

export interface Lease {
  expiresAt: string;
  drainUntil?: string;
  serverTime: string;
  /** Set once the project has gone on with another protocol version than this task's. */
  changed?: { id: string; version: number; reason: string; url: string };
}

export function isText(part: Part): part is { text: string } {
  return 'text' in part;
}
