// Spans are offsets into one text, in UTF-16 code units: exactly the indices that the server's strings use.

export interface Span {
  start: number;
  end: number;
}

const word = /[\p{L}\p{N}\p{M}_'’%°$€£-]/u;

/** The code point that ends at `at`, and the one that begins there: a surrogate pair is never split. */
function before(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  return at >= 2 && low >= 0xdc00 && low <= 0xdfff ? text.slice(at - 2, at) : text.slice(at - 1, at);
}

function after(text: string, at: number): string {
  return at < text.length ? String.fromCodePoint(text.codePointAt(at)!) : '';
}

const isWord = (character: string) => character !== '' && word.test(character);

/** Widens a raw selection to whole words, without the space around it; null when nothing but space is chosen. */
export function snapToWords(text: string, from: number, to: number): Span | null {
  let start = clamp(Math.min(from, to), text.length);
  let end = clamp(Math.max(from, to), text.length);
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  if (start === end) return null;
  while (start > 0 && isWord(before(text, start)) && isWord(after(text, start))) start -= before(text, start).length;
  while (end < text.length && isWord(after(text, end)) && isWord(before(text, end))) end += after(text, end).length;
  return { start, end };
}

function clamp(value: number, length: number): number {
  return Math.min(Math.max(value, 0), length);
}

/** Every word (a run without space) of a text, for choosing words by keyboard. */
export function wordsOf(text: string): Span[] {
  return [...text.matchAll(/\S+/gu)].map(m => ({ start: m.index, end: m.index + m[0].length }));
}

/** From the first to the last of the chosen words, without punctuation that hangs on either end. */
export function spanOfWords(text: string, words: Span[], anchor: number, focus: number): Span | null {
  const first = words[Math.min(anchor, focus)];
  const last = words[Math.max(anchor, focus)];
  if (!first || !last) return null;
  let { start } = first;
  let { end } = last;
  while (start < end && /[\p{Ps}\p{Pi}"“(]/u.test(text[start]!)) start++;
  while (end > start && /[\p{Pe}\p{Pf}.,;:!?"]/u.test(text[end - 1]!)) end--;
  return start < end ? { start, end } : { start: first.start, end: last.end };
}
