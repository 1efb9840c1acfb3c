import { computed, signal } from '@preact/signals';
import { TextSpans } from '../viewer/text-spans';
import { numberIssues, type NumberedIssue } from './model';
import type { EvidencePayload } from './types';

/** What is shown of the evidence, and which issue is chosen. */
export class EvidenceState {
  readonly issues: NumberedIssue[];
  /** A pseudonym: a person who judged several pairs of the task is one person. */
  readonly person = signal<string | null>(null);
  readonly issueClass = signal<string | null>(null);
  readonly active = signal<number | null>(null);
  readonly media = signal(0);
  readonly spans = new TextSpans();

  constructor(readonly payload: EvidencePayload) {
    this.issues = numberIssues(payload);
  }

  /** The judgments of the chosen person, or all. */
  readonly judgments = computed(() => this.payload.judgments.filter(j => this.person.value === null || j.person === this.person.value));

  /** What counts in numbers: a spare lies outside the statistics, and shows in them only when it is looked at alone. */
  readonly counted = computed(() => this.person.value === null ? this.judgments.value.filter(j => !j.spare) : this.judgments.value);

  readonly visible = computed(() => this.issues.filter(i =>
    (this.person.value === null || i.judgment.person === this.person.value)
    && (this.issueClass.value === null || i.classId === this.issueClass.value)));

  /** Chooses an issue, or leaves it when it is chosen already; the image turns to its region. */
  choose(number: number): void {
    this.active.value = this.active.value === number ? null : number;
    const region = this.issues[number - 1]?.issue.anchors.find(a => a.kind === 'region');
    if (this.active.value !== null && region?.kind === 'region') this.media.value = region.media;
  }
}
