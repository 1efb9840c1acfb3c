import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applies, bindings, idOf, isChord, isTyping, keyTable, type KeyPlace } from '../src/workspace/keys';
import { nameOf, whyNot, withOwn, type Pressed } from '../src/workspace/own-keys';

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

test('letters and digits can be switched off; Submit, Leave, Undo and Redo stay', () => {
  assert.deepEqual(keyTable.filter(k => applies(k, page, false)).map(k => k.shown).sort(), ['Ctrl+Enter', 'Ctrl+Shift+Z', 'Ctrl+Z', 'Esc']);
  assert.deepEqual(keyTable.filter(k => k.always).map(k => k.shown), ['Ctrl+Enter', 'Esc']);
});

test('Submit and Leave work while typing, but nothing works behind a dialog', () => {
  assert.equal(applies(find('Ctrl+Enter'), at({ tag: 'textarea' }), true), true);
  assert.equal(applies(find('Ctrl+Z'), at({ tag: 'textarea' }), true), false, 'a field has an undo of its own');
  for (const key of keyTable) assert.equal(applies(key, at({ inDialog: true }), true), false);
});

test('each key has its binding', () => {
  assert.deepEqual(Object.keys(bindings(() => true, () => {})).sort(), keyTable.flatMap(k => k.keys).sort());
});

const press = (key: string, change: Partial<Pressed> = {}): string | null => nameOf({ key, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...change });

test('every command has a name of its own, by which its key is kept', () => {
  const ids = keyTable.map(k => idOf(k.command));
  assert.equal(new Set(ids).size, ids.length);
});

test('a key is named as the table names it; a modifier alone is none', () => {
  assert.equal(press('Shift', { shiftKey: true }), null);
  assert.equal(press('Q'), 'q');
  assert.equal(press('Q', { shiftKey: true }), 'Shift+q');
  assert.equal(press('?', { shiftKey: true }), '?');
  assert.equal(press('Z', { ctrlKey: true, shiftKey: true }), 'Control+Shift+z');
  assert.equal(press('z', { metaKey: true }), 'Control+z');
});

test('a command takes its own key, gives up the old one, and shows the new one', () => {
  const own = withOwn(keyTable, { 'verdict:wrong': 'q', fit: '', leave: 'x', submit: 'Alt+Enter' });
  const by = (id: string) => own.find(k => idOf(k.command) === id)!;
  assert.deepEqual([by('verdict:wrong').keys, by('verdict:wrong').shown], [['q'], 'Q']);
  assert.deepEqual([by('fit').keys, by('fit').shown], [[], '']);
  assert.deepEqual(by('leave').keys, ['Escape'], 'Esc stays');
  assert.equal(isChord(by('submit')), true);
  const bound = Object.keys(bindings(() => true, () => {}, own));
  assert.ok(bound.includes('q') && !bound.includes('n') && !bound.includes('f'));
});

test('a key is refused by the name of what has it', () => {
  const wrong = find('N');
  assert.match(whyNot('y', wrong, keyTable)!, /Right/);
  assert.equal(whyNot('q', wrong, keyTable), null);
  assert.equal(whyNot('n', wrong, keyTable), null, 'its own');
  assert.equal(whyNot('n', find('Y'), withOwn(keyTable, { 'verdict:wrong': 'q' })), null, 'given up');
  for (const name of ['Tab', 'Escape', 'ArrowUp', 'Space', 'Enter', 'F5', '-', 'Control+t', 'Control+c', 'Control+Shift+t']) assert.ok(whyNot(name, wrong, keyTable), name);
  assert.match(whyNot('q', find('Ctrl+Enter'), keyTable)!, /Ctrl or Alt/);
  assert.equal(whyNot('Alt+Enter', find('Ctrl+Enter'), keyTable), null);
});
