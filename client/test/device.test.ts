import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDatabase, type DraftRecord, type OutboxRecord } from '../src/store/db';
import { Device } from '../src/store/device';
import { clearForSignOut } from '../src/store/sign-out';
import { toBody } from '../src/workspace/content';
import { assignmentWith, complete } from './fixtures';

const payload = assignmentWith();
const content = complete(payload);
const draft = (person: string): DraftRecord => ({ person, assignment: 'a1', project: 'p1', payload, content, errors: {}, savedAt: 1 });
const attempt = (person: string): OutboxRecord =>
  ({ key: `key-${person}`, person, assignment: 'a1', project: 'p1', payload, content, body: toBody(payload, content), state: 'waiting', problem: null, queuedAt: 1 });

test('submitting moves the draft: it is in the outbox and no longer a draft', async () => {
  const device = new Device(await openDatabase(), 'mover');
  await device.saveDraft(draft('mover'));
  await device.queue(attempt('mover'));
  assert.equal(await device.draft('a1'), undefined);
  assert.deepEqual((await device.outbox()).map(r => r.key), ['key-mover']);
});

test('people on one device do not see each other’s drafts', async () => {
  const db = await openDatabase();
  await new Device(db, 'one').saveDraft(draft('one'));
  assert.equal((await new Device(db, 'one').drafts()).length, 1);
  assert.equal((await new Device(db, 'two').drafts()).length, 0);
});

test('signing out clears a person’s drafts, and only theirs', async () => {
  const db = await openDatabase();
  await new Device(db, 'leaver').saveDraft(draft('leaver'));
  await new Device(db, 'stayer').saveDraft(draft('stayer'));
  assert.deepEqual(await clearForSignOut('leaver'), { cleared: true, waiting: 0 });
  assert.equal((await new Device(db, 'leaver').drafts()).length, 0);
  assert.equal((await new Device(db, 'stayer').drafts()).length, 1);
});

test('signing out clears nothing while submitted work still waits', async () => {
  const db = await openDatabase();
  const device = new Device(db, 'waiter');
  await device.saveDraft({ ...draft('waiter'), assignment: 'a2' });
  await device.queue(attempt('waiter'));
  assert.deepEqual(await clearForSignOut('waiter'), { cleared: false, waiting: 1 });
  assert.equal((await device.drafts()).length, 1);
  assert.equal((await device.outbox()).length, 1);
});

test('a refused attempt goes back to a draft with its errors', async () => {
  const device = new Device(await openDatabase(), 'corrector');
  const record = { ...attempt('corrector'), problem: { status: 422, code: 'judgment.invalid', title: '', detail: '', errors: { rationale: ['Too short'] } } };
  await device.queue(record);
  await device.takeBack(record);
  assert.deepEqual(await device.outbox(), []);
  assert.deepEqual((await device.draft('a1'))?.errors, { rationale: ['Too short'] });
});
