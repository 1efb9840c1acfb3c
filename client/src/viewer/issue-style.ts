import type { Protocol } from '../types';

/** How one issue class looks: never by colour alone, so each has its own glyph, dash and underline too. */
export interface IssueStyle {
  slot: number;
  colour: string;
  glyph: string;
  dash: string;
}

// Okabe and Ito's palette, ordered so that the first four are the furthest apart. The order of underline styles in
// workspace.css (::highlight) follows the same slots.
const styles: readonly IssueStyle[] = [
  { slot: 0, colour: '#d55e00', glyph: '▲', dash: '' },
  { slot: 1, colour: '#56b4e9', glyph: '●', dash: '8 4' },
  { slot: 2, colour: '#cc79a7', glyph: '◆', dash: '2 3' },
  { slot: 3, colour: '#009e73', glyph: '■', dash: '10 3 2 3' },
  { slot: 4, colour: '#e69f00', glyph: '★', dash: '14 5' },
  { slot: 5, colour: '#0072b2', glyph: '✚', dash: '5 5' },
  { slot: 6, colour: '#f0e442', glyph: '⬟', dash: '1 4' },
];

/** An issue whose code is not chosen yet. */
export const unclassed: IssueStyle = { slot: 7, colour: '#9aa3ad', glyph: '○', dash: '' };

export const slotCount = 8;

export function classOf(protocol: Protocol, code: string | null) {
  return protocol.issues?.classes.find(c => c.codes.some(k => k.code === code)) ?? null;
}

export function codeOf(protocol: Protocol, code: string | null) {
  return classOf(protocol, code)?.codes.find(k => k.code === code) ?? null;
}

export function styleOfClass(protocol: Protocol, classId: string | null): IssueStyle {
  const index = protocol.issues?.classes.findIndex(c => c.id === classId) ?? -1;
  return index < 0 ? unclassed : styles[index % styles.length]!;
}

export function styleOfCode(protocol: Protocol, code: string | null): IssueStyle {
  return styleOfClass(protocol, classOf(protocol, code)?.id ?? null);
}
