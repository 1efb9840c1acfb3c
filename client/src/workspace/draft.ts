import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { uuid } from '../ids';
import type { Anchor, Assignment, ItemFlag, Preference, Rating, Recognition, Verdict } from '../types';
import { emptyContent, fromBody, type Content, type IssueContent, type OwnContent, type ReadingContent, type ResponseContent } from './content';
import { whatIsLeft, type Left } from './left';

// The living form of the content: one signal for each field, so that typing redraws only the field typed in.

export class IssueDraft {
  readonly key: string;
  readonly response: Signal<string>;
  readonly code: Signal<string | null>;
  readonly severity: Signal<number | null>;
  readonly note: Signal<string>;
  readonly correction: Signal<string>;
  readonly anchors: Signal<Anchor[]>;

  constructor(content: IssueContent) {
    this.key = content.key;
    this.response = signal(content.response);
    this.code = signal(content.code);
    this.severity = signal(content.severity);
    this.note = signal(content.note);
    this.correction = signal(content.correction);
    this.anchors = signal(content.anchors);
  }

  /** Whether an anchor ties the issue to its response: then the response can no longer be changed. */
  get bound(): boolean {
    return this.anchors.value.some(a => a.kind === 'span' || a.kind === 'step');
  }

  restore(content: IssueContent): this {
    this.response.value = content.response;
    this.code.value = content.code;
    this.severity.value = content.severity;
    this.note.value = content.note;
    this.correction.value = content.correction;
    this.anchors.value = content.anchors;
    return this;
  }

  snapshot(): IssueContent {
    return {
      key: this.key,
      response: this.response.value,
      code: this.code.value,
      severity: this.severity.value,
      note: this.note.value,
      correction: this.correction.value,
      anchors: this.anchors.value,
    };
  }
}

export class ReadingDraft {
  readonly key: string;
  readonly text: Signal<string>;
  readonly share: Signal<number | null>;

  constructor(content: ReadingContent) {
    this.key = content.key;
    this.text = signal(content.text);
    this.share = signal(content.share);
  }

  restore(content: ReadingContent): this {
    this.text.value = content.text;
    this.share.value = content.share;
    return this;
  }

  snapshot(): ReadingContent {
    return { key: this.key, text: this.text.value, share: this.share.value };
  }
}

/** One's own answer while it is written. */
export class OwnDraft {
  readonly answer: Signal<string>;
  readonly steps: Signal<string>;
  readonly confidence: Signal<number | null>;

  constructor(content: OwnContent) {
    this.answer = signal(content.answer);
    this.steps = signal(content.steps);
    this.confidence = signal(content.confidence);
  }

  restore(content: OwnContent): void {
    this.answer.value = content.answer;
    this.steps.value = content.steps;
    this.confidence.value = content.confidence;
  }

  snapshot(): OwnContent {
    return { answer: this.answer.value, steps: this.steps.value, confidence: this.confidence.value };
  }
}

export class ResponseDraft {
  readonly dimensions: Record<string, Signal<Rating | null>>;
  readonly steps: Signal<Verdict | null>[];
  readonly recognition: Signal<Recognition | null>;
  readonly firstWrong: ReadonlySignal<number | null>;

  constructor(content: ResponseContent) {
    this.dimensions = Object.fromEntries(Object.entries(content.dimensions).map(([id, rating]) => [id, signal(rating)]));
    this.steps = content.steps.map(verdict => signal(verdict));
    this.recognition = signal(content.recognition);
    this.firstWrong = computed(() => {
      const index = this.steps.findIndex(step => step.value === 'wrong');
      return index < 0 ? null : index;
    });
  }

  restore(content: ResponseContent): void {
    for (const [id, rating] of Object.entries(content.dimensions)) if (this.dimensions[id]) this.dimensions[id].value = rating;
    content.steps.forEach((verdict, step) => { if (this.steps[step]) this.steps[step].value = verdict; });
    this.recognition.value = content.recognition;
  }

  snapshot(): ResponseContent {
    return {
      dimensions: Object.fromEntries(Object.entries(this.dimensions).map(([id, rating]) => [id, rating.value])),
      steps: this.steps.map(step => step.value),
      recognition: this.recognition.value,
    };
  }
}

export class Draft {
  readonly preference: Signal<Preference | null>;
  readonly rationale: Signal<string>;
  readonly responses: Record<string, ResponseDraft>;
  readonly issues: Signal<IssueDraft[]>;
  readonly readings: Signal<ReadingDraft[]>;
  readonly flags: Signal<ItemFlag[]>;
  readonly own: OwnDraft;
  readonly activeSeconds: Signal<number>;
  private pastes: number;
  private pastedCharacters: number;
  /** What the server said about fields of an earlier attempt, by path. */
  readonly errors: Signal<Record<string, string[]>>;
  readonly left: ReadonlySignal<Left[]>;

  constructor(readonly assignment: Assignment, kept: Content | null, errors: Record<string, string[]>) {
    const content = fit(assignment, kept);
    this.preference = signal(content.preference);
    this.rationale = signal(content.rationale);
    this.responses = Object.fromEntries(Object.entries(content.responses).map(([p, r]) => [p, new ResponseDraft(r)]));
    this.issues = signal(content.issues.map(issue => new IssueDraft(issue)));
    this.readings = signal(content.readings.map(reading => new ReadingDraft(reading)));
    this.flags = signal(content.flags);
    this.own = new OwnDraft(content.own);
    this.activeSeconds = signal(content.activeSeconds);
    this.pastes = content.pastes;
    this.pastedCharacters = content.pastedCharacters;
    this.errors = signal(errors);
    this.left = steady(() => whatIsLeft(assignment, this.snapshot()));
  }

  /** Everything said so far. Read inside an effect it follows every field, but not the ticking seconds. */
  snapshot(): Content {
    return {
      preference: this.preference.value,
      responses: Object.fromEntries(Object.entries(this.responses).map(([p, r]) => [p, r.snapshot()])),
      issues: this.issues.value.map(issue => issue.snapshot()),
      readings: this.readings.value.map(reading => reading.snapshot()),
      flags: this.flags.value,
      own: this.own.snapshot(),
      rationale: this.rationale.value,
      activeSeconds: this.activeSeconds.peek(),
      pastes: this.pastes,
      pastedCharacters: this.pastedCharacters,
    };
  }

  /** Says again what a snapshot said. Time goes on: it is never taken back. */
  restore(said: Content): void {
    const content = fit(this.assignment, said);
    batch(() => {
      this.preference.value = content.preference;
      this.rationale.value = content.rationale;
      for (const [position, response] of Object.entries(content.responses)) this.responses[position]!.restore(response);
      // The same issue stays the same object: the editor that shows it keeps the focus.
      this.issues.value = content.issues.map(issue => this.issue(issue.key)?.restore(issue) ?? new IssueDraft(issue));
      this.readings.value = content.readings.map(reading => this.readings.value.find(r => r.key === reading.key)?.restore(reading) ?? new ReadingDraft(reading));
      this.flags.value = content.flags;
      this.own.restore(content.own);
    });
  }

  pasted(characters: number): void {
    this.pastes++;
    this.pastedCharacters += characters;
  }

  issue(key: string | null): IssueDraft | null {
    return this.issues.value.find(issue => issue.key === key) ?? null;
  }

  addIssue(response: string, anchors: Anchor[]): IssueDraft {
    const issue = new IssueDraft({ key: uuid(), response, code: null, severity: null, note: '', correction: '', anchors });
    this.issues.value = [...this.issues.value, issue];
    return issue;
  }

  /** Removes an issue and gives back what puts it where it was. */
  removeIssue(key: string): () => void {
    const before = this.issues.value;
    const index = before.findIndex(issue => issue.key === key);
    const removed = before[index];
    this.issues.value = before.filter(issue => issue.key !== key);
    return () => {
      if (removed && !this.issue(key)) this.issues.value = this.issues.value.toSpliced(index, 0, removed);
    };
  }

  addReading(): ReadingDraft {
    const reading = new ReadingDraft({ key: uuid(), text: '', share: null });
    this.readings.value = [...this.readings.value, reading];
    return reading;
  }

  removeReading(key: string): void {
    this.readings.value = this.readings.value.filter(reading => reading.key !== key);
  }

  addAnchor(issue: IssueDraft, anchor: Anchor, response: string | null): void {
    batch(() => {
      if (response !== null) issue.response.value = response;
      if (!issue.anchors.value.some(a => sameAnchor(a, anchor))) issue.anchors.value = [...issue.anchors.value, anchor];
    });
  }
}

export function sameAnchor(a: Anchor, b: Anchor): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Kept content in the shape of this assignment: whatever does not fit it is left empty. */
function fit(assignment: Assignment, kept: Content | null): Content {
  if (!kept) return assignment.returned ? fromBody(assignment, assignment.returned.said) : emptyContent(assignment);
  const content = emptyContent(assignment);
  for (const [position, response] of Object.entries(content.responses)) {
    const said = kept.responses[position];
    response.steps = response.steps.map((_, i) => said?.steps[i] ?? null);
    for (const id of Object.keys(response.dimensions)) response.dimensions[id] = said?.dimensions[id] ?? null;
    response.recognition = said?.recognition ?? null;
  }
  return {
    ...content,
    preference: kept.preference,
    issues: kept.issues,
    // A draft may have been kept before there were any of these.
    readings: kept.readings ?? [],
    flags: kept.flags ?? [],
    own: assignment.awaitsAnswer ? kept.own ?? content.own : content.own,
    rationale: kept.rationale,
    activeSeconds: kept.activeSeconds,
    pastes: kept.pastes ?? 0,
    pastedCharacters: kept.pastedCharacters ?? 0,
  };
}

/** A computed list that keeps its identity while its contents stay the same: a keystroke that changes nothing redraws nothing. */
function steady(compute: () => Left[]): ReadonlySignal<Left[]> {
  let last: Left[] = [];
  return computed(() => {
    const now = compute();
    const same = now.length === last.length && now.every((l, i) => l.target === last[i]!.target && l.text === last[i]!.text);
    if (!same) last = now;
    return last;
  });
}
