import type { Database, DraftRecord, OutboxRecord } from './db';

/** What this device keeps for one person: drafts, and the outbox of what was submitted but not yet received. */
export class Device {
  constructor(private readonly db: Database, readonly person: string) {}

  draft(assignment: string): Promise<DraftRecord | undefined> {
    return this.db.get('drafts', [this.person, assignment]);
  }

  drafts(): Promise<DraftRecord[]> {
    return this.db.getAllFromIndex('drafts', 'person', this.person);
  }

  async saveDraft(draft: DraftRecord): Promise<void> {
    await this.db.put('drafts', draft);
  }

  async dropDraft(assignment: string): Promise<void> {
    await this.db.delete('drafts', [this.person, assignment]);
  }

  async outbox(): Promise<OutboxRecord[]> {
    const records = await this.db.getAllFromIndex('outbox', 'person', this.person);
    return records.sort((a, b) => a.queuedAt - b.queuedAt);
  }

  /** Moves a draft to the outbox. Strict: once this returns, a power cut finds it in exactly one of the two. */
  async queue(record: OutboxRecord): Promise<void> {
    const tx = this.db.transaction(['drafts', 'outbox'], 'readwrite', { durability: 'strict' });
    await Promise.all([
      tx.objectStore('drafts').delete([record.person, record.assignment]),
      tx.objectStore('outbox').put(record),
      tx.done,
    ]);
  }

  /** Moves a refused attempt back to a draft, to be corrected and sent again under a new key. */
  async takeBack(record: OutboxRecord): Promise<DraftRecord> {
    const draft: DraftRecord = {
      person: record.person,
      assignment: record.assignment,
      project: record.project,
      payload: record.payload,
      content: record.content,
      errors: record.problem?.errors ?? {},
      savedAt: Date.now(),
    };
    const tx = this.db.transaction(['drafts', 'outbox'], 'readwrite', { durability: 'strict' });
    await Promise.all([tx.objectStore('drafts').put(draft), tx.objectStore('outbox').delete(record.key), tx.done]);
    return draft;
  }

  async update(record: OutboxRecord): Promise<void> {
    await this.db.put('outbox', record);
  }

  async drop(key: string): Promise<void> {
    await this.db.delete('outbox', key);
  }
}
