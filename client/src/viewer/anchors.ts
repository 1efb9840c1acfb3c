import type { Anchor } from '../types';

/** What an anchor is called in a list. */
export function anchorLabel(anchor: Anchor, mediaCount: number): string {
  switch (anchor.kind) {
    case 'step': return `Step ${anchor.step + 1}`;
    case 'span': return `Step ${anchor.step + 1}: “${shorten(anchor.quote)}”`;
    case 'prompt-span': return `Prompt: “${shorten(anchor.quote)}”`;
    case 'region': {
      const image = mediaCount > 1 ? `image ${anchor.media + 1}, ` : '';
      const kind = anchor.points ? `Polygon of ${anchor.points.length} points,` : 'Region';
      return `${kind} ${image}${anchor.width} × ${anchor.height} at ${anchor.x}, ${anchor.y}`;
    }
  }
}

export function shorten(text: string, length = 60): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}
