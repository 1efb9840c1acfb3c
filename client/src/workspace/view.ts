import { signal, type Signal } from '@preact/signals';
import { TextSpans, type ChosenSpan } from '../viewer/text-spans';
import type { Draft } from './draft';

export type DialogName = 'help' | 'skip' | 'cannot-judge' | 'region' | 'words' | 'pause' | 'settings' | 'tour';

/** Where the person is on one task: what is current, chosen and open. None of it is kept or sent. */
export class View {
  readonly position: Signal<string>;
  readonly step: Record<string, Signal<number>>;
  readonly dimension: Signal<{ position: string; index: number }>;
  readonly activeIssue = signal<string | null>(null);
  readonly tool = signal<'pan' | 'box'>('pan');
  readonly media = signal(0);
  readonly lowerTab = signal<'issues' | 'verdict'>('issues');
  readonly dialog = signal<DialogName | null>(null);
  readonly leftOpen = signal(false);
  readonly guidelines = signal(false);
  /** Words that are selected with the mouse and not yet marked. */
  readonly selection = signal<(ChosenSpan & { box: DOMRect }) | null>(null);
  /** What the active issue waits for: the next words or box go to it without asking. */
  readonly awaiting = signal<'words' | null>(null);
  readonly spans = new TextSpans();

  constructor(draft: Draft) {
    const positions = draft.assignment.responses.map(r => r.position);
    this.position = signal(positions[0] ?? 'A');
    this.step = Object.fromEntries(positions.map(p => [p, signal(0)]));
    this.dimension = signal({ position: positions[0] ?? 'A', index: 0 });
  }
}
