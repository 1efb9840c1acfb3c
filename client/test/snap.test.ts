import assert from 'node:assert/strict';
import { test } from 'node:test';
import { snapToWords, spanOfWords, wordsOf } from '../src/viewer/snap';

const snapped = (text: string, from: number, to: number) => {
  const span = snapToWords(text, from, to);
  return span && text.slice(span.start, span.end);
};

test('a selection inside words grows to whole words', () => assert.equal(snapped('The purple bar reaches 88', 6, 13), 'purple bar'));
test('a backward selection is the same selection', () => assert.equal(snapped('The purple bar', 13, 6), 'purple bar'));
test('space around the selection is dropped', () => assert.equal(snapped('one  two  three', 3, 10), 'two'));
test('only space is no span', () => assert.equal(snapped('one   two', 3, 6), null));
test('offsets beyond the text are clamped to it', () => assert.deepEqual(snapToWords('short', -5, 99), { start: 0, end: 5 }));
test('a selection between punctuation does not swallow it', () => assert.equal(snapped('left, then right.', 11, 16), 'right'));
test('apostrophes and hyphens lie inside a word', () => assert.equal(snapped('isn’t half-full', 1, 8), 'isn’t half-full'));
test('letters beyond ASCII are letters', () => assert.equal(snapped('die Straße überquert', 6, 7), 'Straße'));

test('a character of two code units is never split', () => {
  const text = 'a 𝒳𝒴 b';
  assert.deepEqual(snapToWords(text, 2, 4), { start: 2, end: 6 });
});

test('words are runs without space, at their UTF-16 offsets', () => {
  assert.deepEqual(wordsOf('A 😀 dog'), [{ start: 0, end: 1 }, { start: 2, end: 4 }, { start: 5, end: 8 }]);
});

test('chosen words lose the punctuation at either end, in either direction', () => {
  const text = 'It is “on the left”, he said.';
  const words = wordsOf(text);
  for (const [from, to] of [[2, 4], [4, 2]] as const) {
    const span = spanOfWords(text, words, from, to)!;
    assert.equal(text.slice(span.start, span.end), 'on the left');
  }
  assert.deepEqual(spanOfWords('?!', wordsOf('?!'), 0, 0), { start: 0, end: 2 });
});
