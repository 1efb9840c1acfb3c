import { slotCount } from './issue-style';
import { snapToWords, type Span } from './snap';

// Spans are painted by the CSS Custom Highlight API, so the text itself stays one text node and offsets stay simple.

export interface PaintedSpan extends Span {
  text: string;
  slot: number;
  active: boolean;
  owner: string;
}

export interface ChosenSpan extends Span {
  text: string;
  quote: string;
}

const supported = typeof Highlight !== 'undefined' && typeof CSS !== 'undefined' && 'highlights' in CSS;

/** The elements that hold markable texts, each with exactly one text node. */
export class TextSpans {
  private readonly elements = new Map<string, HTMLElement>();
  private painted: PaintedSpan[] = [];

  private readonly refs = new Map<string, (element: HTMLElement | null) => void>();

  /** A ref for the element of one text: the same function each time, so that a redraw does not register anew. */
  register(key: string): (element: HTMLElement | null) => void {
    let ref = this.refs.get(key);
    if (!ref) {
      ref = element => {
        if (element) this.elements.set(key, element);
        else this.elements.delete(key);
        this.paint(this.painted);
      };
      this.refs.set(key, ref);
    }
    return ref;
  }

  paint(spans: PaintedSpan[]): void {
    this.painted = spans;
    if (!supported) return;
    const active = new Highlight();
    active.priority = 2;
    for (let slot = 0; slot < slotCount; slot++) {
      const highlight = new Highlight();
      for (const span of spans.filter(s => s.slot === slot)) {
        const range = this.range(span);
        if (range) highlight.add(range);
      }
      CSS.highlights.set(`issue-${slot}`, highlight);
    }
    for (const span of spans.filter(s => s.active)) {
      const range = this.range(span);
      if (range) active.add(range);
    }
    CSS.highlights.set('issue-active', active);
  }

  /** What is selected now, snapped to words and clamped to the text in which the selection began. */
  selected(): (ChosenSpan & { box: DOMRect }) | null {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    for (const [key, element] of this.elements) {
      const node = element.firstChild;
      if (!node || !element.contains(selection.anchorNode) || !range.intersectsNode(node)) continue;
      const text = node.textContent ?? '';
      const start = node === range.startContainer ? range.startOffset : 0;
      const end = node === range.endContainer ? range.endOffset : text.length;
      const span = snapToWords(text, start, end);
      if (!span) return null;
      return { ...span, text: key, quote: text.slice(span.start, span.end), box: this.range({ ...span, text: key })!.getBoundingClientRect() };
    }
    return null;
  }

  /** The painted spans under a point of the screen. */
  at(x: number, y: number): PaintedSpan[] {
    const caret = document.caretPositionFromPoint?.(x, y) ?? legacyCaret(x, y);
    if (!caret) return [];
    for (const [key, element] of this.elements) {
      if (element.firstChild !== caret.offsetNode) continue;
      return this.painted.filter(s => s.text === key && s.start <= caret.offset && caret.offset < s.end);
    }
    return [];
  }

  reveal(key: string): void {
    this.elements.get(key)?.scrollIntoView({ block: 'nearest' });
  }

  text(key: string): string {
    return this.elements.get(key)?.firstChild?.textContent ?? '';
  }

  clear(): void {
    if (supported) CSS.highlights.clear();
  }

  private range(span: Span & { text: string }): Range | null {
    const node = this.elements.get(span.text)?.firstChild;
    const length = node?.textContent?.length ?? 0;
    if (!node || span.end > length) return null;
    const range = new Range();
    range.setStart(node, span.start);
    range.setEnd(node, span.end);
    return range;
  }
}

function legacyCaret(x: number, y: number): { offsetNode: Node; offset: number } | null {
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { offsetNode: range.startContainer, offset: range.startOffset } : null;
}
