import type { Rect } from '../types';
import type { RegionView } from './region-layer';
import { handlePoint, handles, type Handle } from './region-shape';

const svg = 'http://www.w3.org/2000/svg';
const handleNames: Record<Handle, string> = {
  nw: 'upper left corner', n: 'upper edge', ne: 'upper right corner', e: 'right edge',
  se: 'lower right corner', s: 'lower edge', sw: 'lower left corner', w: 'left edge',
};
/** The visible knob is small; what can be pointed at is 24 pixels wide. */
const knob = 9;
const target = 24;

/** The drawing of one region: a halo, the dashed frame, a tag with glyph and number, and handles while it is chosen. */
export class RegionElement {
  view: RegionView | null = null;
  private readonly group = make('g', 'region');
  private readonly halo = make('rect', 'halo');
  private readonly line = make('rect', 'line');
  private readonly body = make('rect', 'body');
  private readonly tag = make('g', 'tag');
  private readonly tagBox = make('rect');
  private readonly tagText = make('text');
  private grips: { handle: Handle; hit: SVGElement; knob: SVGElement }[] = [];
  private rect: Rect | null = null;
  private tagWidth = 0;

  /** Which region and which of its handles an event's target belongs to. */
  static hit(node: EventTarget | null): { id: string; handle: Handle | null } | null {
    if (!(node instanceof SVGElement)) return null;
    const id = node.dataset.region;
    return id ? { id, handle: (node.dataset.handle as Handle | undefined) ?? null } : null;
  }

  constructor(private readonly root: SVGSVGElement, id: string) {
    this.tag.append(this.tagBox, this.tagText);
    this.group.append(this.halo, this.line, this.body, this.tag);
    if (id) {
      this.body.dataset.region = id;
      this.body.setAttribute('role', 'button');
      this.body.setAttribute('tabindex', '0');
    }
    root.append(this.group);
  }

  show(view: RegionView, editable: boolean): void {
    const wasActive = this.view?.active;
    this.view = view;
    this.rect = view.rect;
    const { colour, dash } = view.style;
    this.group.classList.toggle('active', view.active);
    this.group.classList.toggle('dimmed', view.dimmed === true);
    this.line.style.stroke = colour;
    this.line.style.strokeDasharray = dash;
    this.body.style.fill = colour;
    this.tagBox.style.fill = colour;
    if (view.name) this.body.setAttribute('aria-label', view.name);
    this.body.setAttribute('aria-pressed', String(view.active));
    if (this.tagText.textContent !== view.tag) {
      this.tagText.textContent = view.tag;
      this.tagWidth = 0;
    }
    this.tag.style.display = view.tag ? '' : 'none';
    this.setHandles(view.active && editable);
    // The chosen region lies on top; moving it in the tree while it has focus would take the focus away.
    if (view.active && !wasActive && !this.group.contains(document.activeElement)) this.root.append(this.group);
  }

  /** A rectangle that is still being dragged. */
  preview(rect: Rect): void {
    this.rect = rect;
  }

  place(toScreen: (rect: Rect) => Rect): void {
    if (!this.rect) return;
    const at = toScreen(this.rect);
    for (const box of [this.halo, this.line, this.body]) setBox(box, at);
    this.placeTag(at);
    for (const grip of this.grips) {
      const point = handlePoint(grip.handle);
      const x = at.x + point.x * at.width;
      const y = at.y + point.y * at.height;
      setBox(grip.hit, { x: x - target / 2, y: y - target / 2, width: target, height: target });
      setBox(grip.knob, { x: x - knob / 2, y: y - knob / 2, width: knob, height: knob });
    }
  }

  focus(): void {
    (this.body as unknown as HTMLElement).focus();
  }

  remove(): void {
    this.group.remove();
  }

  private placeTag(at: Rect): void {
    if (!this.view?.tag) return;
    this.tagWidth ||= (this.tagText as unknown as SVGTextElement).getComputedTextLength() + 12;
    const height = 20;
    // Above the frame if there is room, otherwise inside it.
    const y = at.y >= height ? at.y - height : at.y;
    setBox(this.tagBox, { x: at.x - 1, y, width: this.tagWidth, height });
    this.tagText.setAttribute('x', String(at.x + 5));
    this.tagText.setAttribute('y', String(y + 14.5));
  }

  private setHandles(wanted: boolean): void {
    if (wanted === this.grips.length > 0) {
      for (const grip of this.grips) this.nameHandle(grip.hit, grip.handle);
      return;
    }
    for (const grip of this.grips) {
      grip.hit.remove();
      grip.knob.remove();
    }
    this.grips = !wanted ? [] : handles.map(handle => {
      const hit = make('rect', `grip ${handle}`);
      const dot = make('rect', 'knob');
      hit.dataset.region = this.view!.id;
      hit.dataset.handle = handle;
      hit.setAttribute('role', 'button');
      // Corners are enough by keyboard; the edges would only add stops.
      hit.setAttribute('tabindex', handle.length === 2 ? '0' : '-1');
      this.nameHandle(hit, handle);
      this.group.append(dot, hit);
      return { handle, hit, knob: dot };
    });
  }

  private nameHandle(hit: SVGElement, handle: Handle): void {
    hit.setAttribute('aria-label', `Resize by the ${handleNames[handle]}: ${this.view!.name}`);
  }
}

function make(name: string, className = ''): SVGElement {
  const element = document.createElementNS(svg, name);
  if (className) element.setAttribute('class', className);
  return element as SVGElement;
}

function setBox(element: SVGElement, box: Rect): void {
  element.setAttribute('x', String(box.x));
  element.setAttribute('y', String(box.y));
  element.setAttribute('width', String(Math.max(box.width, 0)));
  element.setAttribute('height', String(Math.max(box.height, 0)));
}
