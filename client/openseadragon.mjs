// OpenSeadragon is one file that cannot be shaken. Each of its classes is a section of its own, which adds one name to the
// library; those that are never reached from here are left out of the bundles.
import { readFile } from 'node:fs/promises';

const unused = [
  'Navigator', 'DziTileSource', 'IIIFTileSource', 'OsmTileSource', 'TmsTileSource', 'LegacyTileSource', 'TileSourceCollection',
  'Button', 'ButtonGroup', 'ReferenceStrip', 'DisplayRect', 'HTMLDrawer', 'WebGLDrawer',
];
const heading = /(?=^\/\*\n \* OpenSeadragon - )/m;

export const slimViewer = {
  name: 'slim-viewer',
  setup(build) {
    build.onLoad({ filter: /\/openseadragon\.js$/ }, async ({ path }) => {
      const sections = (await readFile(path, 'utf8')).split(heading);
      const kept = sections.filter(s => !unused.some(name => s.startsWith(`/*\n * OpenSeadragon - ${name}\n`)));
      if (sections.length - kept.length !== unused.length) throw new Error('OpenSeadragon is built differently than expected: look at its sections anew.');
      return { contents: kept.join(''), loader: 'js' };
    });
  },
};
