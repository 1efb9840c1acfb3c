import { computed, signal } from '@preact/signals';
import { Refusal, Unreachable, api, speakAs, type Answer, type Problem } from '../api';
import { uuid } from '../ids';
import type { DraftRecord, OutboxRecord } from '../store/db';
import type { Device } from '../store/device';
import { keptTasks } from '../store/kept-tasks';
import { exclusively, hold, type Hold } from '../store/locks';
import { Sender, retryEvery } from '../store/sender';
import type { Assignment, Claim, Receipt } from '../types';
import { isUntouched, ownSteps, toBody } from './content';
import { Draft } from './draft';
import { History } from './history';
import { LeaseKeeper } from './lease';
import { Ahead } from './ahead';
import { Saver } from './saver';
import { ServerCopy } from './server-copy';
import type { Toasts } from './toasts';

export type Store = Pick<Device, keyof Device>;

/** What fills the screen. */
export type Phase =
  | { kind: 'loading' }
  | { kind: 'task'; open: OpenTask }
  | { kind: 'empty'; reason: 'nothing-left' | 'held-enough' }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'unreachable' }
  | { kind: 'other-person' }
  | { kind: 'elsewhere'; assignment: Assignment };

/** The assignment on screen with all that lives as long as it is there. */
export interface OpenTask {
  draft: Draft;
  saver: Saver;
  copy: ServerCopy;
  history: History;
  lease: LeaseKeeper;
  lock: Hold;
}

/** Written here and never submitted from here. `submitted`: another device has submitted this assignment since. */
export interface Unfinished {
  record: DraftRecord;
  submitted: boolean;
}

export interface SessionOptions {
  person: string;
  project: string;
  claimUrl: string;
  store: Store;
  toasts: Toasts;
  /** Whether the person has never submitted anything. */
  firstTask: boolean;
}

/** Claims, opens, submits and passes assignments, one on screen at a time. */
export class Session {
  readonly phase = signal<Phase>({ kind: 'loading' });
  readonly waiting = signal(0);
  readonly refused = signal<OutboxRecord[]>([]);
  readonly unfinished = signal<Unfinished[]>([]);
  readonly reachable = signal(true);
  readonly signedOut = signal(false);
  readonly online = signal(navigator.onLine);
  /** What a page loaded anew needs: the task on screen and those that wait behind it. */
  readonly held = signal<Assignment[] | null>(null);
  readonly current = computed(() => this.phase.value.kind === 'task' ? this.phase.value.open : null);
  private readonly ahead: Ahead;
  private readonly sender: Sender;
  private submitting = false;
  /** Submitted or passed on: nothing more is written about it. */
  private leaving: OpenTask | null = null;

  constructor(readonly options: SessionOptions) {
    speakAs(options.person);
    this.ahead = new Ahead(() => this.claim(), error => this.reached(error), () => this.keepHeld());
    this.sender = new Sender(options.store, (assignment, key, body) => this.send(() => api.submit(assignment, key, body)), {
      received: (record, receipt) => this.received(record.assignment, receipt),
      refused: record => { this.refused.value = [...this.refused.value.filter(r => r.key !== record.key), record]; },
      state: (waiting, obstacle) => {
        this.waiting.value = waiting;
        if (obstacle === 'none' && waiting === 0) return;
        this.signedOut.value = obstacle === 'signed-out';
        this.reachable.value = obstacle !== 'unreachable';
      },
    }, work => exclusively(`parallax-outbox-${options.person}`, work));
  }

  async start(first: Claim | null): Promise<void> {
    const outbox = await this.options.store.outbox();
    this.refused.value = outbox.filter(r => r.state === 'refused');
    this.waiting.value = outbox.filter(r => r.state === 'waiting').length;
    this.watchConnection();
    const submitted = outbox.some(r => r.assignment === first?.assignment?.assignment);
    if (first?.assignment && !submitted) await this.open(first.assignment);
    else if (first?.reason && outbox.length === 0) this.phase.value = { kind: 'empty', reason: first.reason };
    else await this.next();
    void this.sender.kick();
    void this.findUnfinished();
  }

  /** Puts an assignment on screen, with whatever this device has kept of it. */
  async open(assignment: Assignment, steal = false): Promise<void> {
    this.close();
    const lock = await hold(`parallax-task-${assignment.assignment}`, steal, () => this.takenOver(assignment));
    if (!lock) {
      this.phase.value = { kind: 'elsewhere', assignment };
      return;
    }
    const { store } = this.options;
    const kept = await store.draft(assignment.assignment);
    const draft = new Draft(assignment, kept?.content ?? null, kept?.errors ?? {});
    const copy: ServerCopy = new ServerCopy(draft, kept, error => this.reached(error), () => saver.touch());
    const saver = new Saver(draft, record => store.saveDraft({ ...record, version: copy.version, unsent: copy.unsent }));
    const history = new History(draft);
    const wasHeld = assignment.state === 'leased';
    const lease = new LeaseKeeper(assignment, draft.activeSeconds, error => this.reached(error), () => { if (wasHeld) void this.leaveUntouched(draft); }, characters => draft.pasted(characters));
    this.unfinished.value = this.unfinished.value.filter(u => u.record.assignment !== assignment.assignment);
    this.phase.value = { kind: 'task', open: { draft, saver, copy, history, lease, lock } };
    lease.start();
    copy.start();
    this.keepHeld();
    this.ahead.begin();
  }

  /** The next assignment: the one fetched ahead at once, otherwise a new claim. */
  async next(): Promise<void> {
    this.close();
    let ready = this.ahead.take();
    if (ready) return this.open(ready);
    this.phase.value = { kind: 'loading' };
    await this.ahead.settled();
    ready = this.ahead.take();
    if (ready) return this.open(ready);
    try {
      const claim = await this.claim();
      this.reached(null);
      if (claim.assignment) return await this.open(claim.assignment);
      this.phase.value = { kind: 'empty', reason: claim.reason ?? 'nothing-left' };
      this.keepHeld();
    } catch (error) {
      this.reached(error);
      if (this.phase.peek().kind === 'other-person') return;
      if (error instanceof Unreachable && await this.openKept()) return;
      this.phase.value = error instanceof Refusal ? { kind: 'refused', problem: error.problem } : { kind: 'unreachable' };
    }
  }

  /** Without the server: what this device still has of the tasks that were given. */
  private async openKept(): Promise<boolean> {
    const { store, person, claimUrl } = this.options;
    const done = new Set([...(await store.outbox()).map(r => r.assignment), this.leaving?.draft.assignment.assignment]);
    const [first, ...others] = (await keptTasks(person, claimUrl)).filter(task => !done.has(task.assignment));
    if (!first) return false;
    for (const other of others.reverse()) this.ahead.put(other);
    await this.open(first);
    return true;
  }

  /** Freezes what is on screen, hands it to the outbox and goes on. Refuses while something is left to do. */
  async submit(): Promise<void> {
    const open = this.current.value;
    if (!open || this.submitting || open.draft.left.value.length > 0) return;
    this.submitting = true;
    open.saver.freeze();
    try {
      await this.options.store.queue(this.attempt(open.draft));
    } catch {
      open.saver.thaw();
      this.options.toasts.say('This could not be stored on this device, so it was not submitted. Try again.');
      return;
    } finally {
      this.submitting = false;
    }
    this.leave(open);
    this.waiting.value++;
    void this.sender.kick();
    await this.next();
  }

  /** Gives one's own answer, and opens the same assignment with what was held back until then. */
  async answer(): Promise<void> {
    const open = this.current.value;
    if (!open || this.submitting || open.draft.left.value.length > 0) return;
    this.submitting = true;
    const { answer, steps, confidence } = open.draft.own.snapshot();
    try {
      await open.saver.flush();
      const revealed = await api.answer(open.draft.assignment.assignment, { answer: answer.trim(), steps: ownSteps(steps), confidence: confidence! });
      this.reached(null);
      // The same name is held again at once: it has to be free before.
      await open.lock.release();
      await this.open(revealed);
    } catch (error) {
      this.reached(error);
      this.options.toasts.say(error instanceof Refusal ? error.message : 'The server cannot be reached. What you wrote is kept on this device: answer again when it is back.');
    } finally {
      this.submitting = false;
    }
  }

  private attempt(draft: Draft): OutboxRecord {
    const { assignment } = draft;
    const content = draft.snapshot();
    return {
      key: uuid(),
      person: this.options.person,
      assignment: assignment.assignment,
      project: assignment.project.id,
      payload: assignment,
      content,
      body: toBody(assignment, content),
      state: 'waiting',
      problem: null,
      queuedAt: Date.now(),
    };
  }

  async pass(kind: 'skip' | 'cannot-judge', reason: string, note: string): Promise<void> {
    const open = this.current.value;
    if (!open) return;
    await open.saver.flush();
    const { assignment, fence } = open.draft.assignment;
    const { undoUntil } = await api.pass(assignment, fence, kind, reason, note);
    open.saver.stop();
    this.leave(open);
    const left = Math.max(Date.parse(undoUntil) - Date.now(), 5_000);
    const forget = setTimeout(() => void this.options.store.dropDraft(assignment), left);
    this.options.toasts.say(kind === 'skip' ? 'Skipped.' : 'Noted that it cannot be judged.',
      { label: 'Undo', run: () => { clearTimeout(forget); void this.undoPass(assignment); } }, Math.min(left, 20_000));
    await this.next();
  }

  /** Opens a refused attempt to be corrected; what was on screen waits its turn. */
  async correct(record: OutboxRecord): Promise<void> {
    await this.options.store.takeBack(record);
    this.refused.value = this.refused.value.filter(r => r.key !== record.key);
    await this.setAside();
    await this.open(record.payload);
  }

  async discard(record: OutboxRecord): Promise<void> {
    await this.options.store.drop(record.key);
    this.refused.value = this.refused.value.filter(r => r.key !== record.key);
  }

  /** Goes back to a draft whose lease ended. If no place is free any more it can be finished all the same. */
  async openUnfinished({ record }: Unfinished): Promise<void> {
    await this.setAside();
    const fresh = await api.resume(record.assignment).catch(error => {
      this.reached(error);
      return null;
    });
    await this.open(fresh ?? { ...record.payload, state: 'expired' });
    if (!fresh) await this.current.value?.lease.renew();
  }

  async discardUnfinished({ record }: Unfinished): Promise<void> {
    await this.options.store.dropDraft(record.assignment);
    this.unfinished.value = this.unfinished.value.filter(u => u.record.assignment !== record.assignment);
  }

  private async undoPass(assignment: string): Promise<void> {
    try {
      const restored = await api.undoPass(assignment);
      await this.setAside();
      await this.open(restored);
    } catch (error) {
      this.reached(error);
      this.options.toasts.say(error instanceof Refusal ? error.message : 'The server cannot be reached, so this could not be undone.');
    }
  }

  private async setAside(): Promise<void> {
    const open = this.current.value;
    if (!open) return;
    await open.saver.flush();
    this.ahead.put(open.draft.assignment);
  }

  private close(): void {
    const open = this.current.peek();
    if (!open) return;
    open.saver.stop();
    open.copy.stop(this.leaving === open);
    open.history.stop();
    open.lease.stop();
    open.lock.release();
  }

  /** A task that ended before anything was written on it is nothing to go on with: what comes next says why. */
  private async leaveUntouched(draft: Draft): Promise<void> {
    if (this.current.value?.draft !== draft || !isUntouched(draft.snapshot())) return;
    await this.options.store.dropDraft(draft.assignment.assignment);
    await this.next();
  }

  private takenOver(assignment: Assignment): void {
    const open = this.current.value;
    if (open?.draft.assignment.assignment !== assignment.assignment) return;
    this.close();
    this.phase.value = { kind: 'elsewhere', assignment };
  }

  /** Everything this page already has is named, so that the server gives something else. */
  private async claim(): Promise<Claim> {
    const outbox = await this.options.store.outbox();
    const shown = this.shown();
    const besides = new Set([...outbox.map(r => r.assignment), ...this.ahead.held(), ...(shown ? [shown] : [])]);
    return api.claim(this.options.claimUrl, [...besides]);
  }

  private received(assignment: string, receipt: Receipt): void {
    this.reached(null);
    // Whoever has something to say about it stands beside the workspace: see feedback.ts.
    dispatchEvent(new CustomEvent('parallax-received', { detail: { assignment, feedback: receipt.hasFeedback } }));
    this.options.toasts.say(receipt.spare
      ? 'Received. Somebody else had taken this place in the meantime: your judgment is kept and paid.'
      : 'Received by the server.');
    if (this.phase.value.kind === 'empty') void this.next();
  }

  private leave(open: OpenTask): void {
    this.leaving = open;
    this.held.value = (this.held.value ?? []).filter(task => task !== open.draft.assignment);
  }

  private keepHeld(): void {
    this.held.value = [...(this.current.value ? [this.current.value.draft.assignment] : []), ...this.ahead.waiting()];
  }

  private async send(submit: () => Promise<Answer>): Promise<Answer> {
    const answer = await submit();
    if (codeOf(answer) === 'person.changed') this.otherPerson();
    return answer;
  }

  /** Somebody else has signed in in this browser: they neither see nor send what is here. It stays on the device. */
  private otherPerson(): void {
    if (this.phase.peek().kind === 'other-person') return;
    const saved = this.current.peek()?.saver.flush();
    this.close();
    this.phase.value = { kind: 'other-person' };
    void saved;
  }

  private reached(error: unknown): void {
    if (error instanceof Unreachable) this.reachable.value = false;
    else this.reachable.value = true;
    if (error instanceof Refusal && error.problem.code === 'person.changed') this.otherPerson();
    if (error === null && this.signedOut.value) this.signedInAgain();
    else if (error instanceof Refusal && error.problem.status === 401) this.signedOut.value = true;
  }

  private signedInAgain(): void {
    this.signedOut.value = false;
    this.options.toasts.say('You are signed in again. What was waiting is sent.');
    if (this.phase.value.kind === 'refused') void this.next();
    if (this.waiting.value > 0) void this.sender.kick();
  }

  private watchConnection(): void {
    const retry = () => {
      if (this.waiting.value > 0) void this.sender.kick();
      if (this.phase.value.kind === 'unreachable') void this.next();
      else if (this.signedOut.value && this.phase.value.kind === 'refused') void this.next();
      else if (this.signedOut.value) void this.current.value?.lease.look();
    };
    setInterval(retry, retryEvery);
    // Back from the tab where one signs in.
    window.addEventListener('focus', () => { if (this.signedOut.value) retry(); });
    window.addEventListener('online', () => { this.online.value = true; retry(); });
    window.addEventListener('offline', () => { this.online.value = false; });
  }

  /**
   * Drafts of this project whose leases ended while nobody looked. One that is still leased is not among them: the
   * server gives it again by itself.
   */
  private async findUnfinished(): Promise<void> {
    const { store, project } = this.options;
    const found: Unfinished[] = [];
    for (const record of await store.drafts()) {
      if (record.project !== project || record.assignment === this.shown() || this.ahead.held().includes(record.assignment)) continue;
      const state = await api.load(record.assignment).then(a => a.state, () => 'expired' as const);
      if (state === 'passed' || isUntouched(record.content)) await store.dropDraft(record.assignment);
      else if (state !== 'leased') found.push({ record, submitted: state === 'submitted' });
    }
    this.unfinished.value = found.filter(u => u.record.assignment !== this.shown());
  }

  private shown(): string | undefined {
    return this.current.value?.draft.assignment.assignment;
  }
}

function codeOf(answer: Answer): unknown {
  return (answer.body as { code?: unknown } | null)?.code;
}
