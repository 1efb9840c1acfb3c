import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { uuid } from '../ids';
import type { Anchor, Assignment, Preference, Rating, Verdict } from '../types';
import { emptyContent, type Content, type IssueContent, type ResponseContent } from './content';
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

export class ResponseDraft {
  readonly dimensions: Record<string, Signal<Rating | null>>;
  readonly steps: Signal<Verdict | null>[];
  readonly firstWrong: ReadonlySignal<number | null>;

  constructor(content: ResponseContent) {
    this.dimensions = Object.fromEntries(Object.entries(content.dimensions).map(([id, rating]) => [id, signal(rating)]));
    this.steps = content.steps.map(verdict => signal(verdict));
    this.firstWrong = computed(() => {
      const index = this.steps.findIndex(step => step.value === 'wrong');
      return index < 0 ? null : index;
    });
  }

  snapshot(): ResponseContent {
    return {
      dimensions: Object.fromEntries(Object.entries(this.dimensions).map(([id, rating]) => [id, rating.value])),
      steps: this.steps.map(step => step.value),
    };
  }
}

export class Draft {
  readonly preference: Signal<Preference | null>;
  readonly rationale: Signal<string>;
  readonly responses: Record<string, ResponseDraft>;
  readonly issues: Signal<IssueDraft[]>;
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
      rationale: this.rationale.value,
      activeSeconds: this.activeSeconds.peek(),
      pastes: this.pastes,
      pastedCharacters: this.pastedCharacters,
    };
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
  const content = emptyContent(assignment);
  if (!kept) return content;
  for (const [position, response] of Object.entries(content.responses)) {
    const said = kept.responses[position];
    response.steps = response.steps.map((_, i) => said?.steps[i] ?? null);
    for (const id of Object.keys(response.dimensions)) response.dimensions[id] = said?.dimensions[id] ?? null;
  }
  return { ...content, preference: kept.preference, issues: kept.issues, rationale: kept.rationale, activeSeconds: kept.activeSeconds,
    pastes: kept.pastes ?? 0, pastedCharacters: kept.pastedCharacters ?? 0 };
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
