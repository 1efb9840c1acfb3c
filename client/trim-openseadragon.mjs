// OpenSeadragon is one file that has every tile source and drawer in it. What the viewer never asks for is left out of
// the bundles; the version is pinned, and a name that is no longer found stops the build.
import { readFile } from 'node:fs/promises';

const leftOut = ['IIIFTileSource', 'IIPTileSource', 'IrisTileSource', 'OsmTileSource', 'TmsTileSource', 'LegacyTileSource', 'ReferenceStrip', 'WebGLDrawer', 'HTMLDrawer'];
const ends = /^\}\(\s*OpenSeadragon\s*\)\);$/m;

export function trim(source) {
  for (const name of leftOut) {
    const from = source.indexOf(` * OpenSeadragon - ${name}\n`);
    const start = source.indexOf('\n(function', from);
    const end = ends.exec(source.slice(start));
    if (from < 0 || !end || end.index > 90_000) throw new Error(`OpenSeadragon has no part ${name} any more: look at trim-openseadragon.mjs`);
    source = source.slice(0, start) + source.slice(start + end.index + end[0].length);
  }
  return source;
}

export const trimOpenSeadragon = {
  name: 'trim-openseadragon',
  setup(build) {
    build.onLoad({ filter: /openseadragon\.js$/ }, async ({ path }) => ({ contents: trim(await readFile(path, 'utf8')), loader: 'js' }));
  },
};
