import type { Rect } from '../types';

// Rectangles in whole image pixels, always inside the image and at least one pixel wide and high.

export interface Size {
  width: number;
  height: number;
}

export type Handle = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w';

export const handles: readonly Handle[] = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'];

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

/** Moves without changing the size: at the edge it stops. */
export function moveRect(rect: Rect, dx: number, dy: number, image: Size): Rect {
  return {
    x: within(Math.round(rect.x + dx), 0, image.width - rect.width),
    y: within(Math.round(rect.y + dy), 0, image.height - rect.height),
    width: rect.width,
    height: rect.height,
  };
}

/** Drags one handle; dragging it past the opposite side turns the rectangle over. */
export function resizeRect(rect: Rect, handle: Handle, dx: number, dy: number, image: Size): Rect {
  const x1 = rect.x + (handle.includes('w') ? dx : 0);
  const x2 = rect.x + rect.width + (handle.includes('e') ? dx : 0);
  const y1 = rect.y + (handle.startsWith('n') ? dy : 0);
  const y2 = rect.y + rect.height + (handle.startsWith('s') ? dy : 0);
  return fromCorners(x1, y1, x2, y2, image);
}

/** Where a handle sits on a rectangle, as fractions of its width and height. */
export function handlePoint(handle: Handle): { x: number; y: number } {
  return {
    x: handle.includes('w') ? 0 : handle.includes('e') ? 1 : 0.5,
    y: handle.startsWith('n') ? 0 : handle.startsWith('s') ? 1 : 0.5,
  };
}

/** The pixels that a block of grid cells covers; cells are counted from the upper left. */
export function cellsToRect(fromColumn: number, fromRow: number, toColumn: number, toRow: number, grid: number, image: Size): Rect {
  const edge = (cell: number, length: number) => (cell * length) / grid;
  return fromCorners(
    edge(Math.min(fromColumn, toColumn), image.width), edge(Math.min(fromRow, toRow), image.height),
    edge(Math.max(fromColumn, toColumn) + 1, image.width), edge(Math.max(fromRow, toRow) + 1, image.height), image);
}
