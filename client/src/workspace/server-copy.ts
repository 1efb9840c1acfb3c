import { effect, signal } from '@preact/signals';
import { Refusal, api, type DraftCopy } from '../api';
import type { DraftRecord } from '../store/db';
import { isUntouched, type Content } from './content';
import type { Draft } from './draft';
import { newerOf, type CopyElsewhere } from './newer-copy';

export const copyEvery = 30_000;

/** Two copies differed: which is shown, when the one from elsewhere was written, and the other one, if there is any. */
export interface CopyChoice {
  shown: 'here' | 'elsewhere';
  at: number;
  other: Content | null;
}

/** Keeps a copy of the draft on the server, and takes up one that another device has left there. */
export class ServerCopy {
  readonly choice = signal<CopyChoice | null>(null);
  version: number;
  unsent: boolean;
  private changedAt: number;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending = false;
  private ended = false;
  private stopWatching = () => {};
  private readonly off = new AbortController();

  constructor(private readonly draft: Draft, kept: DraftRecord | undefined, private readonly reached: (error: unknown) => void, private readonly moved: () => void) {
    this.version = kept?.version ?? 0;
    this.unsent = kept?.unsent ?? kept !== undefined;
    this.changedAt = kept?.savedAt ?? 0;
  }

  start(): void {
    let first = true;
    this.stopWatching = effect(() => {
      this.draft.snapshot();
      if (first) first = false;
      else this.changed();
    });
    const { signal } = this.off;
    const leave = () => void this.send(true);
    window.addEventListener('pagehide', leave, { signal });
    document.addEventListener('visibilitychange', () => { if (document.hidden) leave(); }, { signal });
    if (this.unsent) this.schedule();
    void this.look();
  }

  /** The task leaves the screen; `submitted`: what was written goes another way. */
  stop(submitted: boolean): void {
    if (!submitted) void this.send(true);
    this.ended = true;
    this.stopWatching();
    this.off.abort();
    clearTimeout(this.timer);
  }

  /** Shows the other copy instead. */
  swap(): void {
    const choice = this.choice.value;
    if (!choice?.other) return;
    const shown = this.draft.snapshot();
    this.draft.restore(choice.other);
    this.choice.value = { ...choice, shown: choice.shown === 'here' ? 'elsewhere' : 'here', other: shown };
  }

  private changed(): void {
    this.unsent = true;
    this.changedAt = Date.now();
    this.schedule();
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => void this.send(false), copyEvery);
  }

  private async look(): Promise<void> {
    try {
      const copy = await api.draft(this.draft.assignment.assignment);
      this.reached(null);
      if (!this.ended) this.take(copy);
    } catch (error) {
      this.reached(error);
    }
  }

  private take(copy: DraftCopy | null): void {
    const elsewhere = readCopy(copy);
    if (!elsewhere) return;
    const here = this.draft.snapshot();
    const newer = newerOf({ content: here, version: this.version, unsent: this.unsent, savedAt: this.changedAt }, elsewhere);
    const based = this.version;
    this.version = elsewhere.version;
    if (newer === 'elsewhere') {
      this.draft.restore(elsewhere.content);
      this.unsent = false;
      clearTimeout(this.timer);
      this.timer = undefined;
      this.choice.value = { shown: 'elsewhere', at: elsewhere.savedAt, other: isUntouched(here) ? null : here };
    } else if (newer === 'here') {
      this.unsent = true;
      this.schedule();
      this.choice.value = { shown: 'here', at: elsewhere.savedAt, other: elsewhere.content };
    }
    if (newer !== 'same' || based !== this.version) this.moved();
  }

  private async send(leaving: boolean): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.unsent || this.sending || this.ended) return;
    this.sending = true;
    this.unsent = false;
    try {
      const { version } = await api.keepDraft(this.draft.assignment.assignment, this.version, this.draft.snapshot(), leaving);
      this.version = version;
      this.reached(null);
      if (!this.ended) this.moved();
    } catch (error) {
      this.unsent = true;
      await this.failed(error);
    } finally {
      this.sending = false;
      if (this.unsent && !this.ended) this.schedule();
    }
  }

  private async failed(error: unknown): Promise<void> {
    this.reached(error);
    if (!(error instanceof Refusal) || this.ended) return;
    if (error.problem.code === 'draft.newer') await this.look();
    // Submitted, passed on or over: the device keeps what is here, and says what became of the task by other ways.
    else if (error.problem.status !== 401) this.ended = true;
  }
}

function readCopy(copy: DraftCopy | null): CopyElsewhere | null {
  const content = copy?.content as Content | undefined;
  // A workspace of another version may have written it in a shape of its own.
  if (!copy || typeof content?.responses !== 'object' || !Array.isArray(content.issues) || typeof content.rationale !== 'string') return null;
  return { content, version: copy.version, savedAt: Date.now() - (Date.parse(copy.serverTime) - Date.parse(copy.savedAt)) };
}
