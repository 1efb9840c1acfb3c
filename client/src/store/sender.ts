import type { Answer } from '../api';
import type { JudgmentBody, Receipt } from '../types';
import type { OutboxRecord } from './db';
import { outcomeOf } from './outcome';

/** The part of the device that sending needs: the seam at which tests put a fake. */
export interface Outbox {
  outbox(): Promise<OutboxRecord[]>;
  update(record: OutboxRecord): Promise<void>;
  drop(key: string): Promise<void>;
}

export type Submit = (assignment: string, key: string, body: JudgmentBody) => Promise<Answer>;

export interface SenderEvents {
  received(record: OutboxRecord, receipt: Receipt): void;
  refused(record: OutboxRecord): void;
  /** After every pass: how many still wait, and what stands in the way. */
  state(waiting: number, obstacle: 'none' | 'unreachable' | 'signed-out'): void;
}

export const retryEvery = 5_000;

/** Sends what waits, oldest first. One pass at a time, in this tab and (by a lock) in the others. */
export class Sender {
  private running: Promise<void> | null = null;
  private again = false;

  constructor(
    private readonly outbox: Outbox,
    private readonly submit: Submit,
    private readonly events: SenderEvents,
    private readonly exclusively: (work: () => Promise<void>) => Promise<void> = work => work(),
  ) {}

  /** Starts a pass; during one, asks for another, so that nothing queued meanwhile is left until the next tick. */
  kick(): Promise<void> {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.loop().finally(() => { this.running = null; });
    return this.running;
  }

  private async loop(): Promise<void> {
    do {
      this.again = false;
      await this.exclusively(() => this.pass());
    } while (this.again);
  }

  private async pass(): Promise<void> {
    let obstacle: 'none' | 'unreachable' | 'signed-out' = 'none';
    for (const record of await this.outbox.outbox()) {
      if (record.state !== 'waiting') continue;
      obstacle = await this.send(record);
      if (obstacle !== 'none') break;
    }
    const waiting = (await this.outbox.outbox()).filter(r => r.state === 'waiting').length;
    this.events.state(waiting, obstacle);
  }

  private async send(record: OutboxRecord): Promise<'none' | 'unreachable' | 'signed-out'> {
    const answer = await this.submit(record.assignment, record.key, record.body).catch(() => null);
    const outcome = outcomeOf(answer);
    switch (outcome.kind) {
      case 'received':
        await this.outbox.drop(record.key);
        this.events.received(record, outcome.receipt);
        return 'none';
      case 'refused': {
        const refused: OutboxRecord = { ...record, state: 'refused', problem: outcome.problem };
        await this.outbox.update(refused);
        this.events.refused(refused);
        return 'none';
      }
      case 'sign-in':
        return 'signed-out';
      case 'later':
        return 'unreachable';
    }
  }
}
