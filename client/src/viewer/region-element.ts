import type { Point, Region } from '../types';
import type { RegionView } from './region-layer';
import { handlePoint, handlesOf, isMiddle, middlesOf, outlineOf, type Handle } from './region-shape';

const svg = 'http://www.w3.org/2000/svg';
const handleNames: Record<string, string> = {
  nw: 'upper left corner', n: 'upper edge', ne: 'upper right corner', e: 'right edge',
  se: 'lower right corner', s: 'lower edge', sw: 'lower left corner', w: 'left edge',
};
/** The visible knob is small; what can be pointed at is 24 pixels wide. */
const knob = 9;
const target = 24;
/** The middle of an edge is smaller, and only there where the edge is long enough on the screen to tell it from the corners. */
const middleKnob = 7;
const middleTarget = 16;
const leastEdge = 56;

interface Grip {
  handle: Handle;
  hit: SVGElement;
  knob: SVGElement;
}

/** The drawing of one region: a halo, the dashed outline, a tag with glyph and number, and handles while it is chosen. */
export class RegionElement {
  view: RegionView | null = null;
  private readonly group = make('g', 'region');
  private readonly halo = make('polygon', 'halo');
  private readonly line = make('polygon', 'line');
  private readonly body = make('polygon', 'body');
  private readonly tag = make('g', 'tag');
  private readonly tagBox = make('rect');
  private readonly tagText = make('text');
  private grips: Grip[] = [];
  private region: Region | null = null;
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
    this.region = view.region;
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

  /** A region that is still being dragged. */
  preview(region: Region): void {
    this.region = region;
    this.setHandles(this.grips.length > 0);
  }

  place(toScreen: (point: Point) => Point): void {
    if (!this.region) return;
    const outline = outlineOf(this.region).map(toScreen);
    const points = outline.map(p => p.join()).join(' ');
    for (const shape of [this.halo, this.line, this.body]) shape.setAttribute('points', points);
    this.placeTag(outline);
    for (const grip of this.grips) this.placeGrip(grip, outline, toScreen(handlePoint(this.region, grip.handle)));
  }

  focus(): void {
    (this.body as unknown as HTMLElement).focus();
  }

  focusHandle(handle: Handle): void {
    (this.grips.find(g => g.handle === handle)?.hit as unknown as HTMLElement | undefined)?.focus();
  }

  remove(): void {
    this.group.remove();
  }

  private placeGrip({ handle, hit, knob: dot }: Grip, outline: Point[], [x, y]: Point): void {
    const middle = isMiddle(handle);
    const [size, reach] = middle ? [middleKnob, middleTarget] : [knob, target];
    setBox(hit, x - reach / 2, y - reach / 2, reach, reach);
    setBox(dot, x - size / 2, y - size / 2, size, size);
    if (!middle) return;
    const before = Number(handle.slice(1));
    const [[x1, y1], [x2, y2]] = [outline[before]!, outline[(before + 1) % outline.length]!];
    const shown = Math.hypot(x2 - x1, y2 - y1) >= leastEdge ? '' : 'none';
    hit.style.display = dot.style.display = shown;
  }

  private placeTag(outline: Point[]): void {
    if (!this.view?.tag) return;
    this.tagWidth ||= (this.tagText as unknown as SVGTextElement).getComputedTextLength() + 12;
    const height = 20;
    // At the upper left corner, or at a polygon's highest: above it if there is room, otherwise inside.
    const [x, top] = outline.reduce((a, b) => b[1] < a[1] ? b : a);
    const y = top >= height ? top - height : top;
    setBox(this.tagBox, x - 1, y, this.tagWidth, height);
    this.tagText.setAttribute('x', String(x + 5));
    this.tagText.setAttribute('y', String(y + 14.5));
  }

  private setHandles(wanted: boolean): void {
    // Corners lie over the middles.
    const handles = wanted ? [...middlesOf(this.region!), ...handlesOf(this.region!)] : [];
    if (handles.join() === this.grips.map(g => g.handle).join()) {
      for (const grip of this.grips) this.nameHandle(grip.hit, grip.handle);
      return;
    }
    for (const grip of this.grips) {
      grip.hit.remove();
      grip.knob.remove();
    }
    this.grips = handles.map(handle => {
      const middle = isMiddle(handle);
      const hit = make('rect', middle ? 'grip middle' : `grip on-${handle}`);
      const dot = make('rect', middle ? 'knob middle' : 'knob');
      hit.dataset.region = this.view!.id;
      hit.dataset.handle = handle;
      hit.setAttribute('role', 'button');
      // Corners are enough by keyboard; the edges would only add stops.
      hit.setAttribute('tabindex', middle || 'nesw'.includes(handle) ? '-1' : '0');
      this.nameHandle(hit, handle);
      this.group.append(dot, hit);
      return { handle, hit, knob: dot };
    });
  }

  private nameHandle(hit: SVGElement, handle: Handle): void {
    hit.setAttribute('aria-label', `${handleName(handle)}: ${this.view!.name}`);
  }
}

function handleName(handle: Handle): string {
  if (isMiddle(handle)) return `Insert a corner after corner ${Number(handle.slice(1)) + 1}`;
  const side = handleNames[handle];
  return side ? `Resize by the ${side}` : `Move corner ${Number(handle) + 1}`;
}

function make(name: string, className = ''): SVGElement {
  const element = document.createElementNS(svg, name);
  if (className) element.setAttribute('class', className);
  return element as SVGElement;
}

function setBox(element: SVGElement, x: number, y: number, width: number, height: number): void {
  for (const [name, value] of Object.entries({ x, y, width, height })) element.setAttribute(name, String(value));
}
