import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Point, Region } from '../src/types';
import { PolygonPen } from '../src/viewer/polygon-pen';
import { cellsToRect, clampRect, dragHandle, fromCorners, handlePoint, handlesOf, middleAfter, middlesOf, moveRegion, outlineOf, polygonOf, readPoints, withCorner, withoutCorner } from '../src/viewer/region-shape';
import { previewUrl, tileUrl } from '../src/viewer/tiles';

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
  assert.deepEqual(moveRegion(rect, 1000, -1000, image), { x: 550, y: 0, width: 50, height: 40 });
  assert.deepEqual(moveRegion(rect, 2.4, 2.6, image), { x: 102, y: 103, width: 50, height: 40 });
});

test('each handle moves only its own sides', () => {
  assert.deepEqual(dragHandle(rect, 'nw', 10, 10, image), { x: 110, y: 110, width: 40, height: 30 });
  assert.deepEqual(dragHandle(rect, 'e', 10, 10, image), { x: 100, y: 100, width: 60, height: 40 });
  assert.deepEqual(dragHandle(rect, 's', 10, 10, image), { x: 100, y: 100, width: 50, height: 50 });
});

test('a handle dragged past the other side turns the rectangle over', () => {
  assert.deepEqual(dragHandle(rect, 'w', 80, 0, image), { x: 150, y: 100, width: 30, height: 40 });
});

test('numbers typed in are brought into the image', () => {
  assert.deepEqual(clampRect({ x: 590, y: -3, width: 100, height: 0 }, image), { x: 590, y: 0, width: 10, height: 1 });
});

test('grid cells cover the image without gaps, in either direction', () => {
  assert.deepEqual(cellsToRect(0, 0, 5, 5, 6, image), { x: 0, y: 0, width: 600, height: 400 });
  assert.deepEqual(cellsToRect(3, 3, 2, 2, 6, image), { x: 200, y: 133, width: 200, height: 134 });
});

const triangle: Region = polygonOf([[100, 50], [200, 150], [40, 150]], image)!;

test('a polygon has the bounding box of its points, in whole pixels inside the image', () => {
  assert.deepEqual(triangle, { x: 40, y: 50, width: 160, height: 100, points: [[100, 50], [200, 150], [40, 150]] });
  assert.deepEqual(polygonOf([[-5, 10.4], [900, 10.6], [300, 500]], image), { x: 0, y: 10, width: 600, height: 390, points: [[0, 10], [600, 11], [300, 400]] });
});

test('points on one line, too few and too many are no polygon; a point twice in a row counts once', () => {
  assert.equal(polygonOf([[0, 0], [10, 10], [20, 20]], image), null);
  assert.equal(polygonOf([[0, 0], [10, 10]], image), null);
  assert.equal(polygonOf([[0, 0], [10, 0], [10, 0], [0, 0]], image), null);
  assert.equal(polygonOf(Array.from({ length: 101 }, (_, i): Point => [i, i * i % 97]), image), null);
  assert.deepEqual(polygonOf([[0, 0], [10, 0], [10, 0], [10, 10], [0, 0]], image)!.points, [[0, 0], [10, 0], [10, 10]]);
});

test('a polygon moves as a whole and stops at the edge', () => {
  assert.deepEqual(moveRegion(triangle, -100, 1000, image), { x: 0, y: 300, width: 160, height: 100, points: [[60, 300], [160, 400], [0, 400]] });
});

test('a dragged corner changes the box; one that would leave no area stays', () => {
  assert.deepEqual(dragHandle(triangle, '1', 50, -20, image), { x: 40, y: 50, width: 210, height: 100, points: [[100, 50], [250, 130], [40, 150]] });
  assert.equal(dragHandle(triangle, '0', 0, 100, image), triangle);
});

test('a corner can be taken out while three remain', () => {
  const four = polygonOf([[0, 0], [10, 0], [10, 10], [0, 10]], image)!;
  assert.deepEqual(withoutCorner(four, '1', image)!.points, [[0, 0], [10, 10], [0, 10]]);
  assert.equal(withoutCorner(triangle, '1', image), null);
  assert.equal(withoutCorner(rect, 'nw', image), null);
});

test('a corner is put into an edge, where it is dragged to, and taken out again', () => {
  const [last, four] = [middleAfter('2'), withCorner(triangle, '+0', 0, 0, image)!];
  assert.deepEqual(four.points, [[100, 50], [150, 100], [200, 150], [40, 150]]);
  assert.deepEqual(dragHandle(triangle, '+0', 30, -40, image).points, [[100, 50], [180, 60], [200, 150], [40, 150]]);
  assert.deepEqual(dragHandle(triangle, last, -60, 0, image), { x: 10, y: 50, width: 190, height: 100, points: [[100, 50], [200, 150], [40, 150], [10, 100]] });
  assert.deepEqual(withoutCorner(four, '1', image), triangle);
});

test('every edge has a middle until a polygon has as many corners as it can', () => {
  assert.deepEqual(middlesOf(triangle), ['+0', '+1', '+2']);
  assert.deepEqual(handlePoint(triangle, '+1'), [120, 150]);
  assert.deepEqual(middlesOf(rect), []);
  const full = polygonOf(Array.from({ length: 100 }, (_, i): Point => [i < 50 ? i : 99 - i, i < 50 ? 0 : 9]), image)!;
  assert.deepEqual(middlesOf(full), []);
  assert.equal(withCorner(full, '+3', 0, 4, image), null);
  assert.equal(dragHandle(full, '+3', 0, 4, image), full);
});

test('handles are the corners of a polygon, and corners and edges of a rectangle', () => {
  assert.deepEqual(handlesOf(triangle), ['0', '1', '2']);
  assert.deepEqual(handlePoint(triangle, '1'), [200, 150]);
  assert.equal(handlesOf(rect).length, 8);
  assert.deepEqual(handlePoint(rect, 'se'), [150, 140]);
  assert.deepEqual(outlineOf(rect), [[100, 100], [150, 100], [150, 140], [100, 140]]);
});

test('points typed in are pairs of numbers', () => {
  assert.deepEqual(readPoints('12, 8\n 26,9\n20;21'), [[12, 8], [26, 9], [20, 21]]);
  assert.deepEqual(readPoints(''), []);
  assert.equal(readPoints('1, 2\n3'), null);
});

test('the pen sets points, takes them back, and closes on the first one', () => {
  const pen = new PolygonPen(image);
  for (const at of [[100, 50], [200, 150], [40, 150]] as Point[]) assert.equal(pen.set(at, 1), false);
  pen.set([41, 151], 1);
  assert.equal(pen.points.length, 3, 'the second press of a double click is no point');
  pen.set([999, -4], 1);
  assert.deepEqual(pen.points.at(-1), [600, 0]);
  pen.takeBack();
  assert.equal(pen.set([103, 53], 1), true);
  assert.deepEqual(pen.closed(), triangle);
});

test('a large image is previewed by its first tile', () => {
  const media = { url: '/m/h', hash: 'h', width: 9000, height: 6000, alt: '', tiles: { url: '/m/h/tiles/{level}/{column}_{row}', size: 512, levels: 6 } };
  assert.equal(previewUrl(media), '/m/h/tiles/0/0_0');
  assert.equal(tileUrl(media.tiles, 5, 17, 3), '/m/h/tiles/5/17_3');
  assert.equal(previewUrl({ ...media, tiles: undefined }), '/m/h');
});
