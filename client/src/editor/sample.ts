import type { Assignment } from '../types';

// What the preview shows where a project has no tasks yet.

const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640" viewBox="0 0 960 640">
<rect width="960" height="640" fill="#e9e2d6"/><rect y="430" width="960" height="210" fill="#c9a77c"/>
<rect x="80" y="110" width="250" height="200" rx="6" fill="#a9cde8" stroke="#fff" stroke-width="14"/><path d="M205 110v200M80 210h250" stroke="#fff" stroke-width="8"/>
<path d="M150 430h660l40 50H110z" fill="#8a5a33"/><rect x="170" y="480" width="26" height="150" fill="#6f4627"/><rect x="770" y="480" width="26" height="150" fill="#6f4627"/>
<path d="M300 340h110v70a30 30 0 0 1-30 30h-50a30 30 0 0 1-30-30z" fill="#d8503f"/><path d="M410 355h22a24 24 0 0 1 0 48h-22" fill="none" stroke="#d8503f" stroke-width="14"/>
<ellipse cx="560" cy="436" rx="90" ry="14" fill="#f4f4f2"/><circle cx="545" cy="408" r="26" fill="#e8a13a"/><circle cx="590" cy="412" r="22" fill="#7ba944"/>
<path d="M690 438l14-150h56l14 150z" fill="#3f6f8f"/><circle cx="732" cy="262" r="34" fill="#4f8f4f"/><circle cx="705" cy="240" r="24" fill="#5fa35f"/><circle cx="760" cy="238" r="22" fill="#5fa35f"/>
</svg>`;

const response = (position: string, ...texts: string[]) => ({ position, hash: '', steps: texts.map(text => ({ parts: [{ text }] })) });

export const sample: Pick<Assignment, 'task' | 'responses'> = {
  task: {
    category: 'spatial-reasoning',
    turns: [{ role: 'user', text: 'Which is closer to the edge of the table: the red mug or the vase? Explain how you can tell.', media: [0] }],
    reference: 'The mug stands nearer to the left edge than the vase does to the right one.',
    media: [{ url: `data:image/svg+xml,${encodeURIComponent(scene)}`, hash: '', width: 960, height: 640, alt: 'A table with a red mug, a plate of fruit and a blue vase, beside a window' }],
  },
  responses: [
    response('A', 'The red mug stands to the left of the plate and the vase to the right of it.', 'The table reaches about as far beyond the mug as beyond the vase.', 'Because of the window the light comes from the left, so the mug is closer.'),
    response('B', 'Three things stand on the table: a mug, a plate of fruit and a vase with a plant.', 'The distance from the vase to the right edge is smaller than that from the mug to the left edge.', 'So the vase is closer to the edge of the table.'),
  ],
};
