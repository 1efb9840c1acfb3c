import type { PromptSpanAnchor, SpanAnchor } from '../types';

// A text of the task is named by a key: `prompt/<turn>` or `<response>/<step>/<part>`.

export const promptKey = (turn: number) => `prompt/${turn}`;
export const partKey = (response: string, step: number, part: number) => `${response}/${step}/${part}`;

export function keyOfAnchor(anchor: SpanAnchor | PromptSpanAnchor, response: string): string {
  return anchor.kind === 'span' ? partKey(response, anchor.step, anchor.part) : promptKey(anchor.turn);
}

/** The anchor for a span of the text with this key, and the response that it belongs to (none for the prompt). */
export function anchorOfSpan(key: string, start: number, end: number, quote: string): { anchor: SpanAnchor | PromptSpanAnchor; response: string | null } {
  const [owner, first, second] = key.split('/');
  return owner === 'prompt'
    ? { anchor: { kind: 'prompt-span', turn: Number(first), start, end, quote }, response: null }
    : { anchor: { kind: 'span', step: Number(first), part: Number(second), start, end, quote }, response: owner! };
}
