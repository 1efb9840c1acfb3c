import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applies, bindings, isTyping, keyTable, type KeyPlace } from '../src/workspace/keys';

const page: KeyPlace = { tag: 'body', type: '', editable: false, inDialog: false };
const at = (change: Partial<KeyPlace>): KeyPlace => ({ ...page, ...change });
const find = (shown: string) => keyTable.find(k => k.shown === shown)!;

test('no two commands share a key', () => {
  const names = keyTable.flatMap(k => k.keys);
  assert.deepEqual(names.filter((n, i) => names.indexOf(n) !== i), []);
});

test('every key that contributors learned is there', () => {
  const shown = keyTable.map(k => k.shown);
  for (const key of ['V', 'B', 'F', 'J', 'K', 'Y', 'N', 'U', 'T', '1', '2', '3', '4', '5', '0', '?', 'I', 'C', 'G', 'R', 'H', 'Ctrl+Enter', 'Esc']) {
    assert.ok(shown.includes(key), key);
  }
});

test('letters are text where one types', () => {
  for (const place of [at({ tag: 'textarea' }), at({ tag: 'input', type: 'text' }), at({ tag: 'input', type: 'number' }), at({ tag: 'select' }), at({ editable: true })]) {
    assert.equal(isTyping(place), true);
    assert.equal(applies(find('Y'), place, true), false);
  }
});

test('letters work on radios and buttons, which take no text', () => {
  for (const place of [at({ tag: 'input', type: 'radio' }), at({ tag: 'button' }), page]) assert.equal(applies(find('Y'), place, true), true);
});

test('letters and digits can be switched off; Submit and Leave stay', () => {
  for (const key of keyTable) assert.equal(applies(key, page, false), key.always);
  assert.deepEqual(keyTable.filter(k => k.always).map(k => k.shown), ['Ctrl+Enter', 'Esc']);
});

test('Submit and Leave work while typing, but nothing works behind a dialog', () => {
  assert.equal(applies(find('Ctrl+Enter'), at({ tag: 'textarea' }), true), true);
  for (const key of keyTable) assert.equal(applies(key, at({ inDialog: true }), true), false);
});

test('each key has its binding', () => {
  assert.deepEqual(Object.keys(bindings(() => true, () => {})).sort(), keyTable.flatMap(k => k.keys).sort());
});
