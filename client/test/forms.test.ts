import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meaningOf } from '../src/forms/answer';
import { changed, Drafts, isKept, keyOf, placeOf, type Draft } from '../src/forms/draft';

class Memory {
  readonly kept = new Map<string, string>();
  get length() { return this.kept.size; }
  key(i: number) { return [...this.kept.keys()][i] ?? null; }
  getItem(key: string) { return this.kept.get(key) ?? null; }
  setItem(key: string, value: string) { this.kept.set(key, value); }
  removeItem(key: string) { this.kept.delete(key); }
}

const draft = (value: string, savedAt = 1): Draft => ({ fields: [{ name: 'Title', at: 0, value }], savedAt, tab: 't' });
const month = 31 * 24 * 60 * 60 * 1000;

test('passwords, hidden fields and files are never kept', () => {
  for (const type of ['password', 'hidden', 'file', 'submit']) assert.equal(isKept(type, 'x'), false);
  assert.equal(isKept('text', 'x'), true);
  assert.equal(isKept('text', ''), false);
});

test('only what differs from what the server sent is a draft', () => {
  const sent = [{ name: 'a', at: 0, value: '1' }, { name: 'b', at: 0, value: 'on', checked: false }];
  assert.deepEqual(changed(sent, sent), []);
  assert.deepEqual(changed([sent[0]!, { ...sent[1]!, checked: true }], sent), [{ name: 'b', at: 0, value: 'on', checked: true }]);
});

test('what was typed before the server answered stays in the draft of the page that it answered with', () => {
  const sent = [{ name: 'a', at: 0, value: '1' }, { name: 'b', at: 0, value: '2' }];
  assert.deepEqual(changed(sent, sent, new Set([placeOf(sent[1]!)])), [sent[1]]);
});

test('signing out forgets one person, and nobody whose id begins alike', () => {
  const drafts = new Drafts(new Memory());
  const [own, like, other] = ['p1', 'p12', 'q'].map(p => keyOf(p, '/x', 'f'));
  for (const key of [own!, like!, other!]) drafts.write(key, draft('typed'));
  drafts.forget('p1');
  assert.equal(drafts.read(own!, 2), null);
  assert.equal(drafts.read(like!, 2)?.fields[0]?.value, 'typed');
  assert.equal(drafts.read(other!, 2)?.fields[0]?.value, 'typed');
});

test('an empty draft, an old one and a broken one are no draft', () => {
  const memory = new Memory();
  const drafts = new Drafts(memory);
  const key = keyOf('p', '/x', 'f');
  drafts.write(key, draft('typed'));
  drafts.write(key, { ...draft(''), fields: [] });
  assert.equal(memory.length, 0);
  drafts.write(key, draft('typed'));
  assert.equal(drafts.read(key, month), null);
  drafts.sweep(month);
  assert.equal(memory.length, 0);
  memory.setItem(key, '{');
  assert.equal(drafts.read(key, 2), null);
});

test('a browser that refuses storage is told so, and nothing breaks', () => {
  const refusing = { ...new Memory(), length: 0, key: () => null, getItem: () => { throw new Error('no'); }, setItem: () => { throw new Error('no'); }, removeItem: () => { throw new Error('no'); } };
  const drafts = new Drafts(refusing);
  assert.equal(drafts.write('k', draft('x')), false);
  assert.equal(drafts.read('k', 1), null);
  drafts.drop('k');
});

test('only what was accepted ends a draft', () => {
  const seen = { status: 200, location: null, hasForm: true, hasFault: false };
  assert.equal(meaningOf({ ...seen, status: 200, location: '/projects/1' }), 'accepted');
  assert.equal(meaningOf({ ...seen, status: 200, location: 'http://127.0.0.1/sign-in?returnUrl=%2F' }), 'signed-out');
  assert.equal(meaningOf({ ...seen, hasFault: true }), 'refused');
  assert.equal(meaningOf({ ...seen, status: 409 }), 'refused');
  assert.equal(meaningOf(seen), 'accepted-here');
  assert.equal(meaningOf({ ...seen, status: 400, hasForm: false }), 'fault');
  assert.equal(meaningOf({ ...seen, status: 500, hasForm: false }), 'fault');
  assert.equal(meaningOf({ ...seen, status: null }), 'unreachable');
  assert.equal(meaningOf({ ...seen, status: 503 }), 'unreachable');
});
