import OpenSeadragon from 'openseadragon';
import type { Rect } from '../types';
import type { IssueStyle } from './issue-style';
import { RegionElement } from './region-element';
import { fromCorners, moveRect, resizeRect, type Handle, type Size } from './region-shape';

/** One region as it is to be shown. `name` is what a screen reader says, `tag` what stands beside the frame. */
export interface RegionView {
  id: string;
  rect: Rect;
  style: IssueStyle;
  tag: string;
  name: string;
  active: boolean;
  dimmed?: boolean;
}

export interface RegionEvents {
  drawn?(rect: Rect): void;
  changed?(id: string, rect: Rect): void;
  removed?(id: string): void;
  chosen?(id: string): void;
}

interface Drag {
  id: string | null;
  handle: Handle | null;
  from: OpenSeadragon.Point;
  rect: Rect;
  moved: boolean;
}

const svg = 'http://www.w3.org/2000/svg';

/**
 * Regions drawn over the image, in an SVG that stays at screen scale: strokes and handles keep their width at every zoom.
 * It lies inside the viewer's own canvas, so that the wheel still zooms over a region. A region's shape is known only to
 * `RegionElement` and `region-shape`, where a polygon would be added.
 */
export class RegionLayer {
  private readonly root: SVGSVGElement;
  private readonly elements = new Map<string, RegionElement>();
  private image: Size = { width: 1, height: 1 };
  private drag: Drag | null = null;
  private ghost: RegionElement | null = null;
  private isDrawing = false;
  private ghostStyle: IssueStyle | null = null;

  constructor(private readonly viewer: OpenSeadragon.Viewer, private readonly events: RegionEvents) {
    this.root = document.createElementNS(svg, 'svg');
    this.root.classList.add('regions');
    viewer.canvas.append(this.root);
    for (const name of ['update-viewport', 'resize', 'animation'] as const) viewer.addHandler(name, () => this.refresh());
    this.root.addEventListener('pointerdown', event => this.down(event));
    this.root.addEventListener('pointermove', event => this.move(event));
    this.root.addEventListener('pointerup', event => this.up(event));
    this.root.addEventListener('pointercancel', () => this.cancel());
    this.root.addEventListener('keydown', event => this.key(event));
    this.root.addEventListener('focusin', event => this.focused(event));
  }

  get editable(): boolean {
    return this.events.changed !== undefined;
  }

  setImage(image: Size): void {
    this.image = image;
    this.refresh();
  }

  setDrawing(drawing: boolean, style: IssueStyle): void {
    this.isDrawing = drawing;
    this.ghostStyle = style;
    this.root.classList.toggle('drawing', drawing);
    if (!drawing) this.cancel();
  }

  show(regions: RegionView[]): void {
    const gone = new Set(this.elements.keys());
    for (const view of regions) {
      gone.delete(view.id);
      const element = this.elements.get(view.id) ?? this.add(view.id);
      element.show(view, this.editable);
    }
    for (const id of gone) {
      this.elements.get(id)!.remove();
      this.elements.delete(id);
    }
    this.refresh();
  }

  focus(id: string): void {
    this.elements.get(id)?.focus();
  }

  /** Places everything anew; called for every frame in which the view moves. */
  refresh(): void {
    if (this.viewer.world.getItemCount() === 0) {
      this.root.style.visibility = 'hidden';
      return;
    }
    this.root.style.visibility = '';
    for (const element of this.elements.values()) element.place(rect => this.toScreen(rect));
    this.ghost?.place(rect => this.toScreen(rect));
  }

  destroy(): void {
    this.root.remove();
  }

  private add(id: string): RegionElement {
    const element = new RegionElement(this.root, id);
    this.elements.set(id, element);
    return element;
  }

  private toScreen(rect: Rect): Rect {
    const { viewport } = this.viewer;
    const from = viewport.imageToViewerElementCoordinates(new OpenSeadragon.Point(rect.x, rect.y));
    const to = viewport.imageToViewerElementCoordinates(new OpenSeadragon.Point(rect.x + rect.width, rect.y + rect.height));
    return { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y };
  }

  private toImage(event: PointerEvent): OpenSeadragon.Point {
    const box = this.root.getBoundingClientRect();
    return this.viewer.viewport.viewerElementToImageCoordinates(new OpenSeadragon.Point(event.clientX - box.left, event.clientY - box.top));
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const hit = RegionElement.hit(event.target);
    if (!this.isDrawing && !hit) return;
    // The viewer listens on an ancestor and would pan.
    event.stopPropagation();
    const from = this.toImage(event);
    if (this.isDrawing && !hit?.handle) {
      this.drag = { id: null, handle: null, from, rect: fromCorners(from.x, from.y, from.x, from.y, this.image), moved: false };
    } else if (hit) {
      this.events.chosen?.(hit.id);
      const rect = this.elements.get(hit.id)?.view?.rect;
      if (!rect || !this.editable) return;
      this.drag = { id: hit.id, handle: hit.handle, from, rect, moved: false };
    }
    this.root.setPointerCapture(event.pointerId);
  }

  private move(event: PointerEvent): void {
    const { drag } = this;
    if (!drag) return;
    event.stopPropagation();
    const at = this.toImage(event);
    drag.moved = true;
    const rect = this.dragged(drag, at);
    const element = drag.id === null ? this.ghostElement(rect) : this.elements.get(drag.id);
    element?.preview(rect);
    element?.place(r => this.toScreen(r));
  }

  private up(event: PointerEvent): void {
    const { drag } = this;
    if (!drag) return;
    event.stopPropagation();
    const rect = this.dragged(drag, this.toImage(event));
    const screen = this.toScreen(rect);
    this.cancel();
    if (!drag.moved) return;
    if (drag.id !== null) this.events.changed?.(drag.id, rect);
    // A click without a real drag is no box.
    else if (screen.width >= 4 && screen.height >= 4) this.events.drawn?.(rect);
  }

  private dragged(drag: Drag, at: OpenSeadragon.Point): Rect {
    const dx = at.x - drag.from.x;
    const dy = at.y - drag.from.y;
    if (drag.id === null) return fromCorners(drag.from.x, drag.from.y, at.x, at.y, this.image);
    return drag.handle ? resizeRect(drag.rect, drag.handle, dx, dy, this.image) : moveRect(drag.rect, dx, dy, this.image);
  }

  private ghostElement(rect: Rect): RegionElement {
    if (!this.ghost) {
      this.ghost = new RegionElement(this.root, '');
      this.ghost.show({ id: '', rect, style: this.ghostStyle!, tag: '', name: '', active: true }, false);
    }
    return this.ghost;
  }

  private cancel(): void {
    this.drag = null;
    this.ghost?.remove();
    this.ghost = null;
  }

  private focused(event: FocusEvent): void {
    const hit = RegionElement.hit(event.target);
    if (hit && !this.drag) this.events.chosen?.(hit.id);
  }

  /** Arrows move, with Shift they resize, with Ctrl by single pixels; on a handle they drag that handle. */
  private key(event: KeyboardEvent): void {
    const hit = RegionElement.hit(event.target);
    const rect = hit && this.elements.get(hit.id)?.view?.rect;
    if (!hit || !rect) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.events.chosen?.(hit.id);
    }
    if (!this.editable) return;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      this.events.removed?.(hit.id);
      return;
    }
    const direction = arrows[event.key];
    if (!direction) return;
    event.preventDefault();
    event.stopPropagation();
    const by = event.ctrlKey || event.metaKey ? 1 : Math.max(1, Math.round(this.image.width / 150));
    const [dx, dy] = [direction[0] * by, direction[1] * by];
    const handle = hit.handle ?? (event.shiftKey ? 'se' : null);
    this.events.changed?.(hit.id, handle ? resizeRect(rect, handle, dx, dy, this.image) : moveRect(rect, dx, dy, this.image));
  }
}

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
