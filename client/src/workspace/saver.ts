import { effect, signal } from '@preact/signals';
import type { DraftRecord } from '../store/db';
import type { Draft } from './draft';

export const saveAfter = 150;

export type SaveState = 'saved' | 'saving' | 'failed';

/** Writes a draft to the device shortly after each change, and at once when the page is hidden. */
export class Saver {
  readonly state = signal<SaveState>('saved');
  private timer: ReturnType<typeof setTimeout> | null = null;
  private dirty = false;
  private frozen = false;
  private stopped = false;
  private readonly stopWatching: () => void;
  private readonly flushNow = () => { if (this.dirty && !this.frozen) void this.flush(); };

  constructor(private readonly draft: Draft, private readonly write: (record: DraftRecord) => Promise<void>) {
    let first = true;
    this.stopWatching = effect(() => {
      draft.snapshot();
      if (first) first = false;
      else this.changed();
    });
    document.addEventListener('visibilitychange', this.flushNow);
    window.addEventListener('pagehide', this.flushNow);
  }

  async flush(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.dirty = false;
    const { assignment, errors } = this.draft;
    try {
      await this.write({
        person: assignment.person,
        assignment: assignment.assignment,
        project: assignment.project.id,
        payload: assignment,
        content: this.draft.snapshot(),
        errors: errors.peek(),
        savedAt: Date.now(),
      });
      if (!this.dirty) this.state.value = 'saved';
    } catch {
      this.state.value = 'failed';
    }
  }

  /** What is known about the draft changed, not the draft. */
  touch(): void {
    if (!this.frozen && !this.stopped) void this.flush();
  }

  /** Writes nothing while the draft moves to the outbox: a late write would bring it back. */
  freeze(): void {
    this.frozen = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  /** The move failed: the draft is written again, with whatever was typed meanwhile. */
  thaw(): void {
    this.frozen = false;
    void this.flush();
  }

  /** The task leaves the screen. */
  stop(): void {
    this.stopped = true;
    this.stopWatching();
    if (this.timer !== null) clearTimeout(this.timer);
    this.dirty = false;
    document.removeEventListener('visibilitychange', this.flushNow);
    window.removeEventListener('pagehide', this.flushNow);
  }

  private changed(): void {
    this.dirty = true;
    if (this.frozen) return;
    if (this.state.peek() !== 'failed') this.state.value = 'saving';
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), saveAfter);
  }
}
