import OpenSeadragon from 'openseadragon';
import type { Point, Region } from '../types';
import type { IssueStyle } from './issue-style';
import { PolygonPen } from './polygon-pen';
import { RegionElement } from './region-element';
import { dragHandle, fromCorners, middleAfter, moveRegion, withCorner, withoutCorner, type Handle, type Size } from './region-shape';

/** What is drawn, if anything. */
export type Drawing = 'box' | 'polygon' | null;

/** One region as it is to be shown. `name` is what a screen reader says, `tag` what stands beside the frame. */
export interface RegionView {
  id: string;
  region: Region;
  style: IssueStyle;
  tag: string;
  name: string;
  active: boolean;
  dimmed?: boolean;
}

export interface RegionEvents {
  drawn?(region: Region): void;
  changed?(id: string, region: Region): void;
  removed?(id: string): void;
  chosen?(id: string): void;
  /** A polygon was closed that has no area. */
  flat?(): void;
}

interface Drag {
  id: string | null;
  handle: Handle | null;
  from: Point;
  region: Region;
  moved: boolean;
}

const svg = 'http://www.w3.org/2000/svg';

/**
 * Regions drawn over the image, in an SVG that stays at screen scale: strokes and handles keep their width at every zoom.
 * It lies inside the viewer's own canvas, so that the wheel still zooms over a region.
 */
export class RegionLayer {
  private readonly root: SVGSVGElement;
  private readonly elements = new Map<string, RegionElement>();
  private image: Size = { width: 1, height: 1 };
  private drag: Drag | null = null;
  private ghost: RegionElement | null = null;
  private drawing: Drawing = null;
  private pen: PolygonPen | null = null;
  private readonly trace = document.createElementNS(svg, 'polyline');
  private ghostStyle: IssueStyle | null = null;

  constructor(private readonly viewer: OpenSeadragon.Viewer, private readonly events: RegionEvents) {
    this.root = document.createElementNS(svg, 'svg');
    this.root.classList.add('regions');
    this.trace.classList.add('trace');
    viewer.canvas.append(this.root);
    // Before anything that has the focus hears it: a click on another region has given that one the focus.
    viewer.canvas.addEventListener('keydown', event => this.penKey(event), true);
    for (const name of ['update-viewport', 'resize', 'animation'] as const) viewer.addHandler(name, () => this.refresh());
    this.root.addEventListener('pointerdown', event => this.down(event));
    this.root.addEventListener('pointermove', event => this.move(event));
    this.root.addEventListener('pointerup', event => this.up(event));
    this.root.addEventListener('pointercancel', () => this.cancel());
    this.root.addEventListener('dblclick', event => this.doubleClick(event));
    this.root.addEventListener('keydown', event => this.key(event));
    this.root.addEventListener('focusin', event => this.focused(event));
  }

  get editable(): boolean {
    return this.events.changed !== undefined;
  }

  setImage(image: Size): void {
    this.image = image;
    this.lift();
    this.refresh();
  }

  setDrawing(drawing: Drawing, style: IssueStyle): void {
    this.ghostStyle = style;
    this.trace.style.stroke = style.colour;
    if (drawing === this.drawing) return;
    this.drawing = drawing;
    this.root.classList.toggle('drawing', drawing !== null);
    this.cancel();
    this.lift();
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
    for (const element of this.elements.values()) element.place(this.toScreen);
    this.ghost?.place(this.toScreen);
    if (this.pen) this.trace.setAttribute('points', this.pen.outline.map(p => this.toScreen(p).join()).join(' '));
  }

  destroy(): void {
    this.root.remove();
  }

  private add(id: string): RegionElement {
    const element = new RegionElement(this.root, id);
    this.elements.set(id, element);
    return element;
  }

  private readonly toScreen = ([x, y]: Point): Point => {
    const at = this.viewer.viewport.imageToViewerElementCoordinates(new OpenSeadragon.Point(x, y));
    return [at.x, at.y];
  };

  private toImage(event: MouseEvent): Point {
    const box = this.root.getBoundingClientRect();
    const at = this.viewer.viewport.viewerElementToImageCoordinates(new OpenSeadragon.Point(event.clientX - box.left, event.clientY - box.top));
    return [at.x, at.y];
  }

  /** Screen pixels for one pixel of the image. */
  private get scale(): number {
    return this.toScreen([1, 0])[0] - this.toScreen([0, 0])[0];
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const hit = RegionElement.hit(event.target);
    if (!this.drawing && !hit) return;
    // The viewer listens on an ancestor and would pan.
    event.stopPropagation();
    const from = this.toImage(event);
    if (this.drawing === 'polygon' && (this.pen || !hit?.handle)) {
      this.mark(from);
      return;
    }
    if (this.drawing && !hit?.handle) {
      this.drag = { id: null, handle: null, from, region: fromCorners(...from, ...from, this.image), moved: false };
    } else if (hit) {
      this.events.chosen?.(hit.id);
      const region = this.elements.get(hit.id)?.view?.region;
      if (!region || !this.editable) return;
      this.drag = { id: hit.id, handle: hit.handle, from, region, moved: false };
    }
    this.root.setPointerCapture(event.pointerId);
  }

  private move(event: PointerEvent): void {
    if (this.pen) {
      this.pen.hover(this.toImage(event));
      this.refresh();
    }
    const { drag } = this;
    if (!drag) return;
    event.stopPropagation();
    const at = this.toImage(event);
    drag.moved = true;
    const region = this.dragged(drag, at);
    const element = drag.id === null ? this.ghostElement(region) : this.elements.get(drag.id);
    element?.preview(region);
    element?.place(this.toScreen);
  }

  private up(event: PointerEvent): void {
    const { drag } = this;
    if (!drag) return;
    event.stopPropagation();
    const region = this.dragged(drag, this.toImage(event));
    this.cancel();
    if (!drag.moved) return;
    if (drag.id !== null) this.events.changed?.(drag.id, region);
    // A click without a real drag is no box.
    else if (Math.min(region.width, region.height) * this.scale >= 4) this.events.drawn?.(region);
  }

  private dragged(drag: Drag, at: Point): Region {
    const [dx, dy] = [at[0] - drag.from[0], at[1] - drag.from[1]];
    if (drag.id === null) return fromCorners(...drag.from, ...at, this.image);
    return drag.handle ? dragHandle(drag.region, drag.handle, dx, dy, this.image) : moveRegion(drag.region, dx, dy, this.image);
  }

  /** A click of the polygon tool. */
  private mark(at: Point): void {
    this.viewer.canvas.focus();
    if (!this.pen) {
      this.pen = new PolygonPen(this.image);
      this.root.append(this.trace);
    }
    if (this.pen.set(at, this.scale)) this.close();
    this.refresh();
  }

  private doubleClick(event: MouseEvent): void {
    if (!this.pen) return;
    event.stopPropagation();
    this.close();
  }

  /** Hands the polygon over, unless it is none yet: then it stays open. */
  private close(): void {
    const region = this.pen!.closed();
    if (!region) return this.events.flat?.();
    this.lift();
    this.events.drawn?.(region);
  }

  private penKey(event: KeyboardEvent): void {
    if (!this.pen || (event.key !== 'Enter' && event.key !== 'Backspace')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') this.close();
    else this.pen.takeBack();
    this.refresh();
  }

  private lift(): void {
    this.pen = null;
    this.trace.remove();
  }

  private ghostElement(region: Region): RegionElement {
    if (!this.ghost) {
      this.ghost = new RegionElement(this.root, '');
      this.ghost.show({ id: '', region, style: this.ghostStyle!, tag: '', name: '', active: true }, false);
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
    if (hit && !this.drag && !this.pen) this.events.chosen?.(hit.id);
  }

  /** Puts a corner between this one and the next; the arrows move the new one then. */
  private insert(id: string, region: Region, corner: Handle): void {
    const more = withCorner(region, middleAfter(corner), 0, 0, this.image);
    if (!more) return;
    this.events.changed?.(id, more);
    this.elements.get(id)?.focusHandle(`${Number(corner) + 1}`);
  }

  /** Arrows move, with Shift they resize, with Ctrl by single pixels; on a handle they drag that handle. */
  private key(event: KeyboardEvent): void {
    const hit = RegionElement.hit(event.target);
    const region = hit && this.elements.get(hit.id)?.view?.region;
    if (!hit || !region) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.events.chosen?.(hit.id);
    }
    if (!this.editable) return;
    if (hit.handle && region.points && (event.key === 'Enter' || event.key === 'Insert')) {
      event.preventDefault();
      this.insert(hit.id, region, hit.handle);
      return;
    }
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      const rest = hit.handle && withoutCorner(region, hit.handle, this.image);
      if (rest) this.events.changed?.(hit.id, rest);
      else this.events.removed?.(hit.id);
      return;
    }
    const direction = arrows[event.key];
    if (!direction) return;
    event.preventDefault();
    event.stopPropagation();
    const by = event.ctrlKey || event.metaKey ? 1 : Math.max(1, Math.round(this.image.width / 150));
    const [dx, dy] = [direction[0] * by, direction[1] * by];
    const handle = hit.handle ?? (event.shiftKey && !region.points ? 'se' : null);
    this.events.changed?.(hit.id, handle ? dragHandle(region, handle, dx, dy, this.image) : moveRegion(region, dx, dy, this.image));
  }
}

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
