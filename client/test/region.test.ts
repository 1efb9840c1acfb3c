import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellsToRect, clampRect, fromCorners, moveRect, resizeRect } from '../src/viewer/region-shape';

const image = { width: 600, height: 400 };
const rect = { x: 100, y: 100, width: 50, height: 40 };

test('corners in any order give one rectangle in whole pixels', () => {
  assert.deepEqual(fromCorners(20.6, 30.4, 10.2, 5.1, image), { x: 10, y: 5, width: 11, height: 25 });
});

test('what lies outside the image is cut off', () => {
  assert.deepEqual(fromCorners(-50, -50, 9999, 9999, image), { x: 0, y: 0, width: 600, height: 400 });
});

test('a rectangle has at least one pixel, even in the last corner', () => {
  assert.deepEqual(fromCorners(600, 400, 600, 400, image), { x: 599, y: 399, width: 1, height: 1 });
});

test('moving keeps the size and stops at the edges', () => {
  assert.deepEqual(moveRect(rect, 1000, -1000, image), { x: 550, y: 0, width: 50, height: 40 });
  assert.deepEqual(moveRect(rect, 2.4, 2.6, image), { x: 102, y: 103, width: 50, height: 40 });
});

test('each handle moves only its own sides', () => {
  assert.deepEqual(resizeRect(rect, 'nw', 10, 10, image), { x: 110, y: 110, width: 40, height: 30 });
  assert.deepEqual(resizeRect(rect, 'e', 10, 10, image), { x: 100, y: 100, width: 60, height: 40 });
  assert.deepEqual(resizeRect(rect, 's', 10, 10, image), { x: 100, y: 100, width: 50, height: 50 });
});

test('a handle dragged past the other side turns the rectangle over', () => {
  assert.deepEqual(resizeRect(rect, 'w', 80, 0, image), { x: 150, y: 100, width: 30, height: 40 });
});

test('numbers typed in are brought into the image', () => {
  assert.deepEqual(clampRect({ x: 590, y: -3, width: 100, height: 0 }, image), { x: 590, y: 0, width: 10, height: 1 });
});

test('grid cells cover the image without gaps, in either direction', () => {
  assert.deepEqual(cellsToRect(0, 0, 5, 5, 6, image), { x: 0, y: 0, width: 600, height: 400 });
  assert.deepEqual(cellsToRect(3, 3, 2, 2, 6, image), { x: 200, y: 133, width: 200, height: 134 });
});
