import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '../src/api';
import type { OutboxRecord } from '../src/store/db';
import { MemoryDevice } from '../src/store/memory-device';
import { outcomeOf } from '../src/store/outcome';
import { Sender, type Submit } from '../src/store/sender';
import { toBody } from '../src/workspace/content';
import { assignmentWith, complete } from './fixtures';

const receipt = { judgment: 'j1', revision: 1, spare: false, receivedAt: '2026-01-01T00:00:00Z' };

function record(key: string, queuedAt: number): OutboxRecord {
  const payload = { ...assignmentWith(), assignment: `task-${key}` };
  const content = complete(payload);
  return { key, person: 'me', assignment: payload.assignment, project: 'p1', payload, content, body: toBody(payload, content), state: 'waiting', problem: null, queuedAt };
}

async function setUp(submit: Submit, keys = ['k1']) {
  const device = new MemoryDevice('me');
  for (const [i, key] of keys.entries()) await device.queue(record(key, i));
  const log: string[] = [];
  const sender = new Sender(device, submit, {
    received: r => log.push(`received ${r.key}`),
    refused: r => log.push(`refused ${r.key} ${r.problem?.status}`),
    state: (waiting, obstacle) => log.push(`${waiting} waiting, ${obstacle}`),
  });
  return { device, sender, log };
}

const answering = (...answers: (Answer | 'lost')[]): Submit => async () => {
  const answer = answers.shift();
  if (answer === undefined || answer === 'lost') throw new Error('no network');
  return answer;
};

test('what is received leaves the outbox', async () => {
  const { device, sender, log } = await setUp(answering({ status: 201, body: receipt }));
  await sender.kick();
  assert.deepEqual(await device.outbox(), []);
  assert.deepEqual(log, ['received k1', '0 waiting, none']);
});

test('a lost answer keeps the attempt, and the next try uses the same key', async () => {
  const keys: string[] = [];
  const answers = answering('lost', { status: 503, body: null }, { status: 201, body: receipt });
  const { device, sender } = await setUp((assignment, key, body) => { keys.push(key); return answers(assignment, key, body); });
  await sender.kick();
  await sender.kick();
  assert.equal((await device.outbox())[0]?.state, 'waiting');
  await sender.kick();
  assert.deepEqual(keys, ['k1', 'k1', 'k1']);
  assert.deepEqual(await device.outbox(), []);
});

test('a refusal is kept with the server’s words, is not sent again, and does not stop the others', async () => {
  const refusal = { status: 422, body: { code: 'judgment.invalid', title: 'No', detail: 'Too short', errors: { rationale: ['Too short'] } } };
  const sent: string[] = [];
  const answers = answering(refusal, { status: 201, body: receipt });
  const { device, sender, log } = await setUp((assignment, key, body) => { sent.push(key); return answers(assignment, key, body); }, ['k1', 'k2']);
  await sender.kick();
  await sender.kick();
  assert.deepEqual(sent, ['k1', 'k2']);
  const [kept] = await device.outbox();
  assert.deepEqual([kept?.key, kept?.state, kept?.problem?.errors], ['k1', 'refused', { rationale: ['Too short'] }]);
  assert.deepEqual(log.filter(l => !l.includes('waiting')), ['refused k1 422', 'received k2']);
});

test('signed out stops the pass and keeps everything', async () => {
  let calls = 0;
  const { device, sender, log } = await setUp(async () => { calls++; return { status: 401, body: null }; }, ['k1', 'k2']);
  await sender.kick();
  assert.equal(calls, 1);
  assert.equal((await device.outbox()).length, 2);
  assert.deepEqual(log, ['2 waiting, signed-out']);
});

test('one attempt is never sent twice at the same time, and what is queued meanwhile is sent in the same run', async () => {
  let release = () => {};
  const sent: string[] = [];
  const { device, sender } = await setUp(async (_, key) => {
    sent.push(key);
    if (key === 'k1') await new Promise<void>(done => { release = done; });
    return { status: 201, body: receipt };
  });
  const first = sender.kick();
  await new Promise(setImmediate);
  await device.queue(record('k2', 9));
  const second = sender.kick();
  release();
  await Promise.all([first, second]);
  assert.deepEqual(sent, ['k1', 'k2']);
});

test('correcting a refused attempt brings its content and the server’s words back as a draft', async () => {
  const { device, sender } = await setUp(answering({ status: 422, body: { errors: { preference: ['Missing'] } } }));
  await sender.kick();
  const [refused] = await device.outbox();
  await device.takeBack(refused!);
  assert.deepEqual(await device.outbox(), []);
  const draft = await device.draft('task-k1');
  assert.equal(draft?.content.rationale, refused!.content.rationale);
  assert.deepEqual(draft?.errors, { preference: ['Missing'] });
});

const outcomes: [number, unknown, string][] = [
  [201, receipt, 'received'],
  [200, '<html>', 'later'],
  [401, null, 'sign-in'],
  [408, null, 'later'],
  [429, null, 'later'],
  [500, null, 'later'],
  [503, null, 'later'],
  [404, {}, 'refused'],
  [409, { code: 'judgment.exists' }, 'refused'],
  [410, {}, 'refused'],
  [413, {}, 'refused'],
  [422, {}, 'refused'],
];
for (const [status, body, kind] of outcomes) {
  test(`an answer ${status} means ${kind}`, () => assert.equal(outcomeOf({ status, body }).kind, kind));
}
test('no answer means later', () => assert.equal(outcomeOf(null).kind, 'later'));
