import type { Point, Rect, Region } from '../types';

// Regions in whole image pixels, always inside the image: rectangles, at least one pixel wide and high, and polygons,
// whose rectangle is their bounding box.

export interface Size {
  width: number;
  height: number;
}

type Side = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w';

/** The middle of the edge of a polygon that begins at the corner with this number; dragged, it becomes a corner. */
export type Middle = `+${number}`;

/** What a region is reshaped by: a corner or an edge of a rectangle, or a corner of a polygon, counted from 0, or the middle of its edge. */
export type Handle = Side | Middle | `${number}`;

const sides: readonly Side[] = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'];

/** What a judgment takes. */
export const mostPoints = 100;

const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), Math.max(low, high));

/** The rectangle between two points, in either order. */
export function fromCorners(x1: number, y1: number, x2: number, y2: number, image: Size): Rect {
  const left = within(Math.round(Math.min(x1, x2)), 0, image.width - 1);
  const top = within(Math.round(Math.min(y1, y2)), 0, image.height - 1);
  const right = within(Math.round(Math.max(x1, x2)), left + 1, image.width);
  const bottom = within(Math.round(Math.max(y1, y2)), top + 1, image.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export function clampRect(rect: Rect, image: Size): Rect {
  return fromCorners(rect.x, rect.y, rect.x + rect.width, rect.y + rect.height, image);
}

/** The polygon with these corners, brought into the image, or null when they enclose no area. */
export function polygonOf(corners: readonly Point[], image: Size): Region | null {
  const points = corners.map(([x, y]): Point => [within(Math.round(x), 0, image.width), within(Math.round(y), 0, image.height)])
    .filter((p, i, all) => i === 0 || !same(p, all[i - 1]!));
  while (points.length > 1 && same(points[0]!, points.at(-1)!)) points.pop();
  if (points.length < 3 || points.length > mostPoints || twiceTheArea(points) === 0) return null;
  const xs = points.map(p => p[0]);
  const ys = points.map(p => p[1]);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y, points };
}

const same = (a: Point, b: Point) => a[0] === b[0] && a[1] === b[1];

function twiceTheArea(points: readonly Point[]): number {
  return points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
}

/** The corners of a region, whichever kind it is. */
export function outlineOf({ x, y, width, height, points }: Region): Point[] {
  return points ?? [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];
}

/** Moves without changing the shape: at the edge it stops. */
export function moveRegion(region: Region, dx: number, dy: number, image: Size): Region {
  const x = within(Math.round(region.x + dx), 0, image.width - region.width);
  const y = within(Math.round(region.y + dy), 0, image.height - region.height);
  return {
    x, y, width: region.width, height: region.height,
    ...(region.points && { points: region.points.map(([px, py]): Point => [px + x - region.x, py + y - region.y]) }),
  };
}

/** Drags one handle: dragged past the opposite side a rectangle turns over; a polygon that would lose its area stays as it is. */
export function dragHandle(region: Region, handle: Handle, dx: number, dy: number, image: Size): Region {
  if (isMiddle(handle)) return withCorner(region, handle, dx, dy, image) ?? region;
  const { points } = region;
  if (points) return polygonOf(points.map((p, i): Point => i === Number(handle) ? [p[0] + dx, p[1] + dy] : p), image) ?? region;
  const x1 = region.x + (handle.includes('w') ? dx : 0);
  const x2 = region.x + region.width + (handle.includes('e') ? dx : 0);
  const y1 = region.y + (handle.startsWith('n') ? dy : 0);
  const y2 = region.y + region.height + (handle.startsWith('s') ? dy : 0);
  return fromCorners(x1, y1, x2, y2, image);
}

/** Takes a corner out of a polygon; null when the rest would be none. */
export function withoutCorner(region: Region, handle: Handle, image: Size): Region | null {
  return polygonOf((region.points ?? []).filter((_, i) => i !== Number(handle)), image);
}

/** Puts a corner into the middle of an edge of a polygon, or that far from it; null where it can have no more. */
export function withCorner(region: Region, handle: Middle, dx: number, dy: number, image: Size): Region | null {
  const before = Number(handle.slice(1));
  const [x, y] = handlePoint(region, handle);
  return polygonOf((region.points ?? []).flatMap((p, i): Point[] => i === before ? [p, [x + dx, y + dy]] : [p]), image);
}

export const middleAfter = (corner: Handle): Middle => `+${Number(corner)}`;

export const isMiddle = (handle: Handle): handle is Middle => handle.startsWith('+');

/** The middles of a polygon's edges, while there may be more corners. */
export function middlesOf({ points }: Region): readonly Middle[] {
  return points && points.length < mostPoints ? points.map((_, i): Middle => `+${i}`) : [];
}

export function handlesOf(region: Region): readonly Handle[] {
  return region.points?.map((_, i): Handle => `${i}`) ?? sides;
}

/** Where a handle sits, in pixels of the image. */
export function handlePoint(region: Region, handle: Handle): Point {
  const { points } = region;
  if (points && isMiddle(handle)) return middle(points, Number(handle.slice(1)));
  const corner = points?.[Number(handle)];
  if (corner) return corner;
  return [
    region.x + region.width * (handle.includes('w') ? 0 : handle.includes('e') ? 1 : 0.5),
    region.y + region.height * (handle.startsWith('n') ? 0 : handle.startsWith('s') ? 1 : 0.5),
  ];
}

function middle(points: readonly Point[], before: number): Point {
  const [[x1, y1], [x2, y2]] = [points[before]!, points[(before + 1) % points.length]!];
  return [(x1 + x2) / 2, (y1 + y2) / 2];
}

/** The pixels that a block of grid cells covers; cells are counted from the upper left. */
export function cellsToRect(fromColumn: number, fromRow: number, toColumn: number, toRow: number, grid: number, image: Size): Rect {
  const edge = (cell: number, length: number) => (cell * length) / grid;
  return fromCorners(
    edge(Math.min(fromColumn, toColumn), image.width), edge(Math.min(fromRow, toRow), image.height),
    edge(Math.max(fromColumn, toColumn) + 1, image.width), edge(Math.max(fromRow, toRow) + 1, image.height), image);
}

/** Points written as pairs of numbers, one pair a line or with whatever else between them; null when a number has no partner. */
export function readPoints(text: string): Point[] | null {
  const numbers = text.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? [];
  if (numbers.length % 2 === 1) return null;
  return Array.from({ length: numbers.length / 2 }, (_, i): Point => [numbers[2 * i]!, numbers[2 * i + 1]!]);
}
