import type { Media, Tiles } from '../types';

export function tileUrl({ url }: Tiles, level: number, column: number, row: number): string {
  return url.replace('{level}', String(level)).replace('{column}', String(column)).replace('{row}', String(row));
}

/** What a small picture of an image is made from: of a large one its first tile, which shows it whole. */
export function previewUrl({ url, tiles }: Media): string {
  return tiles ? tileUrl(tiles, 0, 0, 0) : url;
}
