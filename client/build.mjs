// Bundles the custom elements, the styles and the fonts into the application's web root.
import { build } from 'esbuild';
import { cp, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(here, '../src/Parallax/wwwroot');

// Latin and extended Latin only: other scripts fall back to the reader's own fonts.
const fonts = ['inter', 'source-serif-4'].flatMap(family =>
  ['latin', 'latin-ext'].map(subset => ({
    from: `node_modules/@fontsource-variable/${family}/files/${family}-${subset}-wght-normal.woff2`,
    to: `fonts/${family}-${subset}.woff2`,
  })));

await mkdir(path.join(out, 'fonts'), { recursive: true });
const built = ['workspace.js', 'evidence.js', 'site.js', 'forms.js', 'screening.js', 'clock.js', 'feedback.js', 'app.css', 'modules.css'];
for (const file of built) await rm(path.join(out, file), { force: true });

const shared = { bundle: true, minify: true, sourcemap: false, absWorkingDir: here, logLevel: 'warning' };

await build({
  ...shared,
  entryPoints: { workspace: 'src/workspace/element.tsx', evidence: 'src/evidence/element.tsx', site: 'src/site.ts', forms: 'src/forms.ts', screening: 'src/screening.ts', clock: 'src/clock.ts', feedback: 'src/feedback.ts' },
  outdir: out,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  loader: { '.svg': 'text' },
});
await build({ ...shared, entryPoints: { app: 'styles/app.css', modules: 'styles/modules.css' }, outdir: out, external: ['/fonts/*'] });
for (const font of fonts) await cp(path.join(here, font.from), path.join(out, font.to));

for (const file of built) {
  const bytes = await readFile(path.join(out, file));
  const kb = n => `${(n / 1024).toFixed(1)} KB`;
  console.log(`${file.padEnd(14)} ${kb(bytes.length).padStart(9)}  brotli ${kb(brotliCompressSync(bytes).length)}`);
}
for (const font of fonts) console.log(`${font.to.padEnd(34)} ${((await stat(path.join(out, font.to))).size / 1024).toFixed(1)} KB`);
