import { Refusal, api } from '../api';
import type { Assignment, Claim } from '../types';
import { previewUrl } from '../viewer/tiles';

export const fetchAheadAfter = 5_000;
const extendEvery = 180_000;
const askAgainAfter = 30_000;

/** The assignments that wait behind the one on screen, their pictures loaded and their leases kept alive. */
export class Ahead {
  private queue: Assignment[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking: Promise<void> | null = null;

  constructor(private readonly claim: () => Promise<Claim>, private readonly reached: (error: unknown) => void, private readonly changed: () => void = () => {}) {
    setInterval(() => void this.extend(), extendEvery);
  }

  /** Called when a task comes on screen: the next one is fetched once the person has settled in. */
  begin(): void {
    this.schedule(fetchAheadAfter);
  }

  take(): Assignment | null {
    clearTimeout(this.timer);
    return this.queue.shift() ?? null;
  }

  /** Waits for a fetch under way: a second claim meanwhile would be given the same assignment. */
  async settled(): Promise<void> {
    await this.asking;
  }

  put(assignment: Assignment): void {
    this.queue = [assignment, ...this.queue.filter(a => a.assignment !== assignment.assignment)];
  }

  waiting(): readonly Assignment[] {
    return this.queue;
  }

  held(): string[] {
    return this.queue.map(a => a.assignment);
  }

  private schedule(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.asking ??= this.fetch().finally(() => { this.asking = null; });
    }, milliseconds);
  }

  private async fetch(): Promise<void> {
    if (this.queue.length > 0) return;
    try {
      const { assignment, reason } = await this.claim();
      this.reached(null);
      if (assignment) this.accept(assignment);
      else if (reason === 'held-enough') this.schedule(askAgainAfter);
    } catch (error) {
      this.reached(error);
      // A refusal (a paused project, say) is told when the next task is really wanted, not before.
      if (!(error instanceof Refusal)) this.schedule(askAgainAfter);
    }
  }

  private accept(assignment: Assignment): void {
    this.queue.push(assignment);
    // The answers are immutable, so the viewer finds them in the browser's cache; of a large image it is the first tile.
    for (const media of assignment.task.media) new Image().src = previewUrl(media);
    this.changed();
  }

  private async extend(): Promise<void> {
    for (const held of [...this.queue]) {
      try {
        await api.events(held.assignment, held.fence, []);
        this.reached(null);
      } catch (error) {
        this.reached(error);
        // What is written on it, if anything, stays on the device and is offered as unfinished.
        if (error instanceof Refusal) this.queue = this.queue.filter(a => a !== held);
      }
    }
  }
}
