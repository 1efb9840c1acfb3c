import type { Point, Region } from '../types';
import { mostPoints, polygonOf, type Size } from './region-shape';

/** How near in screen pixels a click counts as on a point that is there. */
const near = 9;

/** A polygon on its way: points are set one by one; what has been set so far, and the line to the pointer, can be drawn. */
export class PolygonPen {
  points: Point[] = [];
  private pointer: Point | null = null;

  constructor(private readonly image: Size) {}

  /** Sets a point. True when it closes the polygon instead, because it lies on the first one. `scale` is screen pixels for one of the image. */
  set(at: Point, scale: number): boolean {
    const point = this.inside(at);
    if (this.points.length > 2 && isNear(point, this.points[0]!, scale)) return true;
    const last = this.points.at(-1);
    // The second press of a double click.
    if (this.points.length < mostPoints && !(last && isNear(point, last, scale / 3))) this.points.push(point);
    return false;
  }

  hover(at: Point): void {
    this.pointer = this.inside(at);
  }

  takeBack(): void {
    this.points.pop();
  }

  /** What stands so far, open towards the pointer. */
  get outline(): Point[] {
    return this.pointer && this.points.length > 0 ? [...this.points, this.pointer] : this.points;
  }

  closed(): Region | null {
    return polygonOf(this.points, this.image);
  }

  private inside([x, y]: Point): Point {
    const within = (value: number, high: number) => Math.min(Math.max(Math.round(value), 0), high);
    return [within(x, this.image.width), within(y, this.image.height)];
  }
}

function isNear([ax, ay]: Point, [bx, by]: Point, scale: number): boolean {
  return Math.hypot(ax - bx, ay - by) * scale <= near;
}
