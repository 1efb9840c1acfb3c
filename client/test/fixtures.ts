import type { Assignment, Protocol } from '../src/types';
import { emptyContent, type Content, type IssueContent } from '../src/workspace/content';

export const protocol: Protocol = {
  name: 'pairwise',
  version: 1,
  title: 'Compare two responses',
  responses: 2,
  preference: { asks: 'Which response is better?' },
  dimensions: [
    { id: 'spatial', name: 'Spatial understanding', asks: 'Right?', levels: ['a', 'b', 'c', 'd', 'e'], notApplicable: 'No spatial content.' },
    { id: 'contextual', name: 'Contextual interpretation', asks: 'Read?', levels: ['a', 'b', 'c', 'd', 'e'], notApplicable: null },
  ],
  stepVerdicts: true,
  issues: {
    classes: [
      { id: 'WR', name: 'Weak reasoning', definition: 'x', tellFrom: 'y', codes: [{ code: 'WR-LOGIC', name: 'Broken logic', definition: 'z' }] },
      { id: 'IA', name: 'Incorrect assumption', definition: 'x', tellFrom: 'y', codes: [{ code: 'IA-OBJECT', name: 'Not there', definition: 'z' }] },
    ],
    severities: [{ value: 1, name: 'minor', definition: 'usable' }, { value: 2, name: 'major', definition: 'misleads' }],
  },
  rationale: { required: true, minimumLength: 20, asks: 'Why?' },
  rules: { lowRatingNeedsIssue: 2 },
};

export function assignmentWith(change: Partial<Protocol> = {}): Assignment {
  return {
    assignment: 'a1',
    project: { id: 'p1', name: 'Scenes' },
    person: 'me',
    state: 'leased',
    fence: 3,
    expiresAt: '2026-01-01T00:30:00Z',
    serverTime: '2026-01-01T00:00:00Z',
    protocol: { ...protocol, ...change },
    guidelinesHtml: '',
    task: {
      category: 'spatial-reasoning',
      turns: [{ role: 'user', text: 'Where is the spoon?', media: [0] }],
      reference: null,
      media: [{ url: '/m', hash: 'mh', width: 600, height: 400, alt: 'A cup' }],
    },
    promptHash: 'ph',
    responses: [
      { position: 'A', hash: 'ha', steps: [{ parts: [{ text: 'On the left.' }] }, { parts: [{ text: 'So: left.' }] }] },
      { position: 'B', hash: 'hb', steps: [{ parts: [{ text: 'On the right.' }] }] },
    ],
  };
}

export function issue(change: Partial<IssueContent> = {}): IssueContent {
  return { key: 'i1', response: 'A', code: 'WR-LOGIC', severity: 1, note: ' why ', correction: '', anchors: [{ kind: 'step', step: 0 }], ...change };
}

/** Content with nothing left to do. */
export function complete(assignment: Assignment): Content {
  const content = emptyContent(assignment);
  for (const said of Object.values(content.responses)) {
    said.steps = said.steps.map(() => 'right' as const);
    for (const id of Object.keys(said.dimensions)) said.dimensions[id] = 4;
  }
  return { ...content, preference: 'A-better', rationale: 'A names the right side, B does not.', activeSeconds: 12.6 };
}
