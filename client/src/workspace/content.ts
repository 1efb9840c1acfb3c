import type { Anchor, Assignment, ItemFlag, JudgmentBody, Preference, Rating, Recognition, Verdict } from '../types';

// What a person has said so far on one assignment, as plain data: this is what the device keeps.

export interface IssueContent {
  key: string;
  response: string;
  code: string | null;
  severity: number | null;
  note: string;
  correction: string;
  anchors: Anchor[];
}

export interface ResponseContent {
  dimensions: Record<string, Rating | null>;
  steps: (Verdict | null)[];
  recognition: Recognition | null;
}

export interface ReadingContent {
  key: string;
  text: string;
  share: number | null;
}

/** One's own answer while it is written; empty for good once it is given. */
export interface OwnContent {
  answer: string;
  /** One thought a line. */
  steps: string;
  confidence: number | null;
}

export interface Content {
  preference: Preference | null;
  responses: Record<string, ResponseContent>;
  issues: IssueContent[];
  readings: ReadingContent[];
  flags: ItemFlag[];
  own: OwnContent;
  rationale: string;
  activeSeconds: number;
  /** How often something was pasted, and how many characters: never what. */
  pastes: number;
  pastedCharacters: number;
}

export const emptyOwn: OwnContent = { answer: '', steps: '', confidence: null };

export function emptyContent(assignment: Assignment): Content {
  const responses: Record<string, ResponseContent> = {};
  for (const response of assignment.responses) {
    responses[response.position] = {
      dimensions: Object.fromEntries(assignment.protocol.dimensions.map(d => [d.id, null])),
      steps: response.steps.map(() => null),
      recognition: null,
    };
  }
  return { preference: null, responses, issues: [], readings: [], flags: [], own: emptyOwn, rationale: '', activeSeconds: 0, pastes: 0, pastedCharacters: 0 };
}

export function isUntouched(content: Content): boolean {
  return content.preference === null && content.rationale === '' && content.issues.length === 0
    && content.readings.length === 0 && content.flags.length === 0
    && content.own.answer === '' && content.own.steps === '' && content.own.confidence === null
    && Object.values(content.responses).every(r =>
      r.steps.every(v => v === null) && r.recognition === null && Object.values(r.dimensions).every(v => v === null));
}

/** The lowest step judged wrong, or null: where the reasoning breaks. */
export function firstWrong(steps: (Verdict | null)[]): number | null {
  const index = steps.indexOf('wrong');
  return index < 0 ? null : index;
}

/** The body to submit. Only for content with nothing left to do: unanswered questions are left out, not invented. */
export function toBody(assignment: Assignment, content: Content): JudgmentBody {
  const { protocol } = assignment;
  const responses: JudgmentBody['responses'] = {};
  for (const { position } of assignment.responses) {
    const said = content.responses[position]!;
    responses[position] = {
      dimensions: Object.fromEntries(
        Object.entries(said.dimensions).filter((entry): entry is [string, Rating] => entry[1] !== null)),
      steps: protocol.stepVerdicts ? said.steps.filter((v): v is Verdict => v !== null) : [],
      ...(protocol.interpretations?.recognitionAsks && said.recognition ? { recognition: said.recognition } : {}),
    };
  }
  return {
    fence: assignment.fence,
    protocol: { name: protocol.name, version: protocol.version },
    bound: {
      prompt: assignment.promptHash,
      media: assignment.task.media.map(m => m.hash),
      responses: Object.fromEntries(assignment.responses.map(r => [r.position, r.hash])),
    },
    ...(protocol.preference && content.preference ? { preference: content.preference } : {}),
    responses,
    issues: content.issues.map(({ response, code, severity, note, correction, anchors }) =>
      ({ response, code: code ?? '', severity: severity ?? 0, note: note.trim(), correction: correction.trim(), anchors })),
    ...(protocol.interpretations ? { interpretations: content.readings.map(({ text, share }) => ({ text: text.trim(), share: share ?? 0 })) } : {}),
    ...(content.flags.length > 0 ? { flags: content.flags.map(f => ({ ...f, note: f.note.trim() })) } : {}),
    rationale: content.rationale.trim(),
    client: { activeSeconds: Math.round(content.activeSeconds), pastes: content.pastes, pastedCharacters: content.pastedCharacters },
  };
}

/** The steps of one's own answer: one a line, empty lines left out. */
export function ownSteps(steps: string): string[] {
  return steps.split('\n').map(line => line.trim()).filter(line => line !== '');
}

/** What was submitted before, to go on from when it came back. */
export function fromBody(assignment: Assignment, body: JudgmentBody): Content {
  const content = emptyContent(assignment);
  for (const [position, response] of Object.entries(content.responses)) {
    const said = body.responses[position];
    if (!said) continue;
    Object.assign(response.dimensions, said.dimensions);
    response.steps = response.steps.map((_, i) => said.steps[i] ?? null);
    response.recognition = said.recognition ?? null;
  }
  return {
    ...content,
    preference: body.preference ?? null,
    issues: body.issues.map((issue, i) => ({ key: `returned-${i}`, ...issue })),
    readings: (body.interpretations ?? []).map((reading, i) => ({ key: `returned-${i}`, ...reading })),
    flags: body.flags ?? [],
    rationale: body.rationale,
  };
}
