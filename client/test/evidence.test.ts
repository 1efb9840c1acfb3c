import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberIssues, preferenceWords, tallyStep } from '../src/evidence/model';
import type { EvidenceJudgment, EvidencePayload } from '../src/evidence/types';
import { protocol } from './fixtures';

const responses = [
  { id: 'a', position: '1', model: 'Halcyon', version: '2.1', steps: [] },
  { id: 'b', position: '2', model: 'Quill', version: '0.9', steps: [] },
];
const issue = (code: string) => ({ response: 'a', code, severity: 1, note: '', correction: '', anchors: [] });
const judgment = (id: string, change: Partial<EvidenceJudgment> = {}): EvidenceJudgment => ({
  id, person: id, submittedAt: '', spare: false, responses: { a: { dimensions: {}, steps: ['right', 'wrong'], firstWrong: 1 } }, issues: [], rationale: '', ...change,
});

test('issues are numbered through all judgments, and known by class', () => {
  const payload: EvidencePayload = {
    task: { category: '', turns: [], reference: null, media: [] }, protocol, responses,
    judgments: [judgment('x', { issues: [issue('WR-LOGIC')] }), judgment('y', { issues: [issue('IA-OBJECT'), issue('unknown')] })],
  };
  assert.deepEqual(numberIssues(payload).map(i => [i.number, i.judgment.id, i.classId]), [[1, 'x', 'WR'], [2, 'y', 'IA'], [3, 'y', null]]);
});

test('a tally counts verdicts and where the reasoning breaks', () => {
  const judgments = [judgment('x'), judgment('y', { responses: { a: { dimensions: {}, steps: ['wrong', 'wrong'], firstWrong: 0 } } }), judgment('z', { responses: {} })];
  assert.deepEqual(tallyStep(judgments, 'a', 1), { right: 0, wrong: 2, unneeded: 0, 'cannot-tell': 0, firstWrong: 1 });
});

test('a preference names the model', () => {
  const words = (preference: EvidenceJudgment['preference']) => preferenceWords(judgment('x', { preference }), responses);
  assert.equal(words({ better: 'b', strength: 'much-better' }), 'Quill 0.9 much better');
  assert.equal(words({ better: null, strength: 'both-bad' }), 'Both are bad');
  assert.equal(words(null), null);
});
