import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Problem } from '../api';
import type { Assignment, JudgmentBody } from '../types';
import type { Content } from '../workspace/content';

/** Work in progress on one assignment. It carries the assignment, so that it can be read again without the server. */
export interface DraftRecord {
  person: string;
  assignment: string;
  project: string;
  payload: Assignment;
  content: Content;
  errors: Record<string, string[]>;
  savedAt: number;
  /** The server's copy that this is based on; 0 or nothing for none. */
  version?: number;
  /** Whether something was written since that the server's copy has not. */
  unsent?: boolean;
}

/** One attempt to submit. Its key never changes: a new attempt is a new record. */
export interface OutboxRecord {
  key: string;
  person: string;
  assignment: string;
  project: string;
  payload: Assignment;
  content: Content;
  body: JudgmentBody;
  state: 'waiting' | 'refused';
  problem: Problem | null;
  queuedAt: number;
}

export interface ParallaxDb extends DBSchema {
  drafts: { key: [string, string]; value: DraftRecord; indexes: { person: string } };
  outbox: { key: string; value: OutboxRecord; indexes: { person: string } };
}

export type Database = IDBPDatabase<ParallaxDb>;

export function openDatabase(): Promise<Database> {
  return openDB<ParallaxDb>('parallax', 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: ['person', 'assignment'] }).createIndex('person', 'person');
      db.createObjectStore('outbox', { keyPath: 'key' }).createIndex('person', 'person');
    },
  });
}
