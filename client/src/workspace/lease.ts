import { signal, type Signal } from '@preact/signals';
import { Refusal, api } from '../api';
import type { Assignment, EventKind, Lease, WorkEvent } from '../types';

export const heartbeatEvery = 30_000;
/** Seconds without any input after which the active time stands still. */
const idleAfter = 60_000;

/**
 * Keeps the hold on the assignment on screen: says when it is opened, that somebody is there, and when they pause.
 * An event that could not be sent waits in memory and goes with the next one.
 */
export class LeaseKeeper {
  /** `closed`: the person is given nothing here now; `taken`: others have its places. What was written can be submitted in each. */
  readonly state = signal<'held' | 'ended' | 'taken' | 'closed'>('held');
  /** Why it is closed, in the server's words. */
  readonly why = signal('');
  /** Until when it may be finished, when the work here ends. */
  readonly drainUntil = signal<string | undefined>(undefined);
  /** What the project has gone on with since this task was given. */
  readonly changed = signal<Lease['changed']>(undefined);
  readonly paused = signal(false);
  readonly endsAt: Signal<number>;
  private readonly waiting: WorkEvent[] = [];
  private sending: Promise<void> | null = null;
  private lastInput = Date.now();
  private inputSinceBeat = false;
  private readonly timers: ReturnType<typeof setInterval>[] = [];
  private readonly off = new AbortController();

  constructor(
    private readonly assignment: Assignment,
    private readonly activeSeconds: Signal<number>,
    private readonly reached: (error: unknown) => void,
    private readonly lost: () => void = () => {},
    private readonly pasted: (characters: number) => void = () => {},
  ) {
    this.endsAt = signal(deadline(assignment));
    this.drainUntil.value = assignment.drainUntil;
    if (assignment.state !== 'leased') this.state.value = 'ended';
  }

  start(): void {
    this.say('open');
    const { signal } = this.off;
    document.addEventListener('visibilitychange', () => this.visibility(), { signal });
    for (const type of ['keydown', 'pointerdown', 'pointermove', 'wheel', 'input']) {
      document.addEventListener(type, () => this.input(), { signal, passive: true, capture: true });
    }
    document.addEventListener('paste', event => this.pasted(event.clipboardData?.getData('text').length ?? 0), { signal, passive: true, capture: true });
    this.timers.push(setInterval(() => this.beat(), heartbeatEvery), setInterval(() => this.tick(), 1000));
  }

  stop(): void {
    this.off.abort();
    this.timers.forEach(clearInterval);
  }

  pause(): void {
    if (this.paused.value) return;
    this.paused.value = true;
    this.say('pause');
  }

  resume(): void {
    if (!this.paused.value) return;
    this.paused.value = false;
    this.lastInput = Date.now();
    this.say('resume');
  }

  /** Asks for a new lease after the old one ended. */
  async renew(): Promise<void> {
    try {
      const fresh = await api.resume(this.assignment.assignment);
      Object.assign(this.assignment, { fence: fresh.fence, expiresAt: fresh.expiresAt, serverTime: fresh.serverTime, state: fresh.state });
      this.endsAt.value = deadline(fresh);
      this.drainUntil.value = fresh.drainUntil;
      this.state.value = 'held';
      this.reached(null);
    } catch (error) {
      this.reached(error);
      if (error instanceof Refusal) this.refused(error);
    }
  }

  /** Asks without saying that anything happened: is somebody signed in again? */
  async look(): Promise<void> {
    try {
      await api.events(this.assignment.assignment, this.assignment.fence, []);
      this.reached(null);
    } catch (error) {
      // Any other refusal is an answer to somebody who is signed in; the next heartbeat deals with it.
      this.reached(error instanceof Refusal && error.problem.status !== 401 && error.problem.code !== 'person.changed' ? null : error);
    }
  }

  private refused({ problem }: Refusal): void {
    if (problem.code !== 'assignment.taken' && problem.code !== 'assignment.closed') return;
    const told = this.state.value === 'taken' || this.state.value === 'closed';
    this.state.value = problem.code === 'assignment.taken' ? 'taken' : 'closed';
    this.why.value = problem.detail || problem.title;
    if (!told) this.lost();
  }

  private get over(): boolean {
    return this.state.value === 'ended' || this.state.value === 'closed';
  }

  private input(): void {
    this.lastInput = Date.now();
    this.inputSinceBeat = true;
  }

  private visibility(): void {
    if (this.paused.value) return;
    this.say(document.hidden ? 'pause' : 'resume');
    if (!document.hidden && this.over) void this.renew();
  }

  private tick(): void {
    if (this.paused.value || document.hidden || Date.now() - this.lastInput > idleAfter) return;
    this.activeSeconds.value++;
  }

  private beat(): void {
    if (this.paused.value || document.hidden) return;
    if (this.over) void this.renew();
    if (this.inputSinceBeat) this.waiting.push(event('input-seen'));
    this.inputSinceBeat = false;
    this.say('heartbeat');
  }

  private say(kind: EventKind): void {
    this.waiting.push(event(kind));
    this.sending ??= this.send().finally(() => { this.sending = null; });
  }

  private async send(): Promise<void> {
    while (this.waiting.length > 0 && this.state.value === 'held') {
      const events = this.waiting.slice(0, 200);
      try {
        const lease = await api.events(this.assignment.assignment, this.assignment.fence, events);
        this.waiting.splice(0, events.length);
        this.endsAt.value = deadline(lease);
        this.drainUntil.value = lease.drainUntil;
        this.changed.value = lease.changed;
        this.reached(null);
      } catch (error) {
        this.reached(error);
        if (!(error instanceof Refusal)) return;
        this.waiting.splice(0, events.length);
        if (error.problem.status === 401) return;
        this.state.value = 'ended';
        await this.renew();
      }
    }
  }
}

function event(kind: EventKind): WorkEvent {
  return { kind, clientTime: new Date().toISOString() };
}

/** When the lease ends by this device's clock, which may be wrong: only the difference the server states counts. */
export function deadline(lease: Lease): number {
  return Date.now() + (Date.parse(lease.expiresAt) - Date.parse(lease.serverTime));
}
