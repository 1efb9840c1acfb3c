import type { Anchor, SpanAnchor, Step, StepAnchor } from '../types';
import { isText } from '../types';

// The same rules as the server's CorrectedResponse: an issue's correction takes the place of the words that its first span
// marks, or of the step that it marks when it marks no words.

export interface Edit {
  step: number;
  /** Null when the whole step is replaced. */
  part: number | null;
  start: number;
  end: number;
  text: string;
}

/** A piece of a corrected text; `changed` when it is a correction. */
export interface Piece {
  text: string;
  changed: boolean;
}

export function placeOf(anchors: Anchor[]): SpanAnchor | StepAnchor | null {
  return anchors.find(a => a.kind === 'span') ?? anchors.find(a => a.kind === 'step') ?? null;
}

export function editOf(correction: string, anchors: Anchor[]): Edit | null {
  const text = correction.trim();
  const place = placeOf(anchors);
  if (text === '' || !place) return null;
  return place.kind === 'span'
    ? { step: place.step, part: place.part, start: place.start, end: place.end, text }
    : { step: place.step, part: null, start: 0, end: 0, text };
}

/** The pairs, by index, that change the same words of one response. */
export function collisions(edits: { response: string; edit: Edit | null }[]): [number, number][] {
  return edits.flatMap(({ response, edit }, second) => edits.slice(0, second).flatMap((other, first): [number, number][] =>
    edit && other.edit && other.response === response && collide(edit, other.edit) ? [[first, second]] : []));
}

function collide(a: Edit, b: Edit): boolean {
  return a.step === b.step && (a.part === null || b.part === null || (a.part === b.part && a.start < b.end && b.start < a.end));
}

/** Each step as pieces of text; parts that are no text are left out. Of edits that collide the later one is left out. */
export function correctedSteps(steps: Step[], edits: Edit[]): Piece[][] {
  const kept = edits.filter((edit, i) => !edits.slice(0, i).some(other => collide(edit, other)));
  return steps.map((step, index) => {
    const here = kept.filter(e => e.step === index);
    const whole = here.find(e => e.part === null);
    if (whole) return [{ text: whole.text, changed: true }];
    return step.parts.flatMap((part, i) => isText(part) ? pieces(part.text, here.filter(e => e.part === i)) : []);
  });
}

function pieces(text: string, edits: Edit[]): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    found.push({ text: text.slice(at, edit.start), changed: false }, { text: edit.text, changed: true });
    at = edit.end;
  }
  return [...found, { text: text.slice(at), changed: false }].filter(p => p.text !== '');
}
