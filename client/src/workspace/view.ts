import { batch, signal, type Signal } from '@preact/signals';
import { TextSpans, type ChosenSpan } from '../viewer/text-spans';
import type { Draft } from './draft';
import { prefs } from './prefs';

export type DialogName = 'help' | 'skip' | 'cannot-judge' | 'region' | 'words' | 'pause' | 'flags' | 'settings' | 'tour';

/** Where the person is on one task: what is current, chosen and open. None of it is kept or sent. */
export class View {
  readonly position: Signal<string>;
  readonly step: Record<string, Signal<number>>;
  readonly dimension: Signal<{ position: string; index: number }>;
  readonly activeIssue = signal<string | null>(null);
  readonly tool = signal<'pan' | 'box' | 'polygon'>('pan');
  /** The image that is looked at, and the one beside it, if two are shown. */
  readonly media = signal(0);
  readonly other = signal<number | null>(null);
  /** In which of the two panes the image that is looked at stands: 0 is the first. */
  readonly pane = signal<0 | 1>(0);
  readonly lowerTab = signal<'readings' | 'issues' | 'verdict'>('issues');
  readonly dialog = signal<DialogName | null>(null);
  readonly leftOpen = signal(false);
  readonly guidelines = signal(false);
  /** Words that are selected with the mouse and not yet marked. */
  readonly selection = signal<(ChosenSpan & { box: DOMRect }) | null>(null);
  /** What the active issue waits for: the next words or box go to it without asking. */
  readonly awaiting = signal<'words' | null>(null);
  readonly spans = new TextSpans();

  private readonly images: number;

  constructor(draft: Draft) {
    const positions = draft.assignment.responses.map(r => r.position);
    if (draft.assignment.protocol.interpretations) this.lowerTab.value = 'readings';
    else if (!draft.assignment.protocol.issues) this.lowerTab.value = 'verdict';
    this.position = signal(positions[0] ?? 'A');
    this.step = Object.fromEntries(positions.map(p => [p, signal(0)]));
    this.dimension = signal({ position: positions[0] ?? 'A', index: 0 });
    this.images = draft.assignment.task.media.length;
    if (prefs.beside.value && this.images > 1) this.other.value = 1;
  }

  /** The image of a pane. */
  inPane(pane: 0 | 1): number | null {
    return this.pane.value === pane ? this.media.value : this.other.value;
  }

  shows(image: number): boolean {
    return this.media.value === image || this.other.value === image;
  }

  /** Turns to an image: it comes into the pane that is looked at, unless it stands in the other one. */
  show(image: number): void {
    if (this.other.value === image) this.look(this.pane.value === 0 ? 1 : 0);
    else this.media.value = image;
  }

  look(pane: 0 | 1): void {
    const other = this.other.value;
    if (other === null || this.pane.value === pane) return;
    batch(() => {
      this.pane.value = pane;
      this.other.value = this.media.value;
      this.media.value = other;
    });
  }

  /** Shows a second image, or one alone again. */
  toggleBeside(): void {
    if (this.images < 2) return;
    batch(() => {
      prefs.beside.value = this.other.value === null;
      this.pane.value = 0;
      this.other.value = this.other.value === null ? (this.media.value + 1) % this.images : null;
    });
  }
}
