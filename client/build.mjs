// Bundles the custom elements, the styles and the fonts into the application's web root.
import { build } from 'esbuild';
import { cp, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { trimOpenSeadragon } from './trim-openseadragon.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(here, '../src/Parallax/wwwroot');

// Latin and extended Latin only: other scripts fall back to the reader's own fonts.
const fonts = ['inter', 'source-serif-4'].flatMap(family =>
  ['latin', 'latin-ext'].map(subset => ({
    from: `node_modules/@fontsource-variable/${family}/files/${family}-${subset}-wght-normal.woff2`,
    to: `fonts/${family}-${subset}.woff2`,
  })));

await mkdir(path.join(out, 'fonts'), { recursive: true });
const built = ['workspace.js', 'evidence.js', 'site.js', 'forms.js', 'screening.js', 'review.js', 'clock.js', 'feedback.js', 'editor.js', 'preview.js', 'service-worker.js', 'app.css', 'modules.css', 'editor.css'];
for (const file of [...built, 'chunks']) await rm(path.join(out, file), { force: true, recursive: true });

const shared = { bundle: true, minify: true, sourcemap: false, absWorkingDir: here, logLevel: 'warning' };

const scripts = {
  ...shared,
  outdir: out,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  loader: { '.svg': 'text' },
  plugins: [trimOpenSeadragon],
};
await build({ ...scripts, entryPoints: { evidence: 'src/evidence/element.tsx', site: 'src/site.ts', forms: 'src/forms.ts', screening: 'src/screening.ts', review: 'src/review.ts', clock: 'src/clock.ts', feedback: 'src/feedback.ts', editor: 'src/editor/element.tsx', 'service-worker': 'src/service-worker.ts' } });
// The workspace leaves out what it does not begin with, and the editor's preview shares its pieces; their names carry a hash of what is in them.
const { metafile } = await build({ ...scripts, entryPoints: { workspace: 'src/workspace/element.tsx', preview: 'src/editor/preview.tsx' }, splitting: true, chunkNames: 'chunks/[name]-[hash]', metafile: true });
await build({ ...shared, entryPoints: { app: 'styles/app.css', modules: 'styles/modules.css', editor: 'styles/editor.css' }, outdir: out, external: ['/fonts/*'] });
for (const font of fonts) await cp(path.join(here, font.from), path.join(out, font.to));

const kb = n => `${(n / 1024).toFixed(1)} KB`;
const sizes = {};
for (const file of [...built, ...Object.keys(metafile.outputs).map(nameOf).filter(file => file.startsWith('chunks/'))]) {
  const bytes = await readFile(path.join(out, file));
  sizes[file] = brotliCompressSync(bytes).length;
  console.log(`${file.padEnd(30)} ${kb(bytes.length).padStart(9)}  brotli ${kb(sizes[file])}`);
}
const first = [...reached('workspace.js'), 'app.css', 'site.js'];
console.log(`the workspace begins with ${kb(first.reduce((sum, file) => sum + sizes[file], 0))} brotli of at most 120 KB`);
for (const font of fonts) console.log(`${font.to.padEnd(34)} ${((await stat(path.join(out, font.to))).size / 1024).toFixed(1)} KB`);

function nameOf(output) {
  return path.relative(out, path.resolve(here, output));
}

/** A script with all that it loads before it runs. */
function reached(file, files = new Set()) {
  files.add(file);
  const [, { imports }] = Object.entries(metafile.outputs).find(([output]) => nameOf(output) === file);
  for (const { path: next, kind } of imports) if (kind === 'import-statement' && !files.has(nameOf(next))) reached(nameOf(next), files);
  return files;
}
