import type { Device } from './device';
import type { DraftRecord, OutboxRecord } from './db';

/** Keeps everything for as long as the page lives: for a browser that refuses storage, which the status bar then says. */
export class MemoryDevice implements Pick<Device, keyof Device> {
  private readonly kept = new Map<string, DraftRecord>();
  private readonly queued = new Map<string, OutboxRecord>();

  constructor(readonly person: string) {}

  async draft(assignment: string) {
    return this.kept.get(assignment);
  }

  async drafts() {
    return [...this.kept.values()];
  }

  async saveDraft(draft: DraftRecord) {
    this.kept.set(draft.assignment, structuredClone(draft));
  }

  async dropDraft(assignment: string) {
    this.kept.delete(assignment);
  }

  async outbox() {
    return [...this.queued.values()].sort((a, b) => a.queuedAt - b.queuedAt);
  }

  async queue(record: OutboxRecord) {
    this.kept.delete(record.assignment);
    this.queued.set(record.key, structuredClone(record));
  }

  async takeBack(record: OutboxRecord) {
    const { person, assignment, project, payload, content, problem } = record;
    const draft = { person, assignment, project, payload, content, errors: problem?.errors ?? {}, savedAt: Date.now() };
    this.queued.delete(record.key);
    this.kept.set(assignment, draft);
    return draft;
  }

  async update(record: OutboxRecord) {
    this.queued.set(record.key, structuredClone(record));
  }

  async drop(key: string) {
    this.queued.delete(key);
  }
}
