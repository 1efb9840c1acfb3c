import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correctedSteps, editOf } from '../src/workspace/corrected';
import { emptyContent, fromBody, toBody } from '../src/workspace/content';
import { reportable } from '../src/workspace/reports';
import { whatIsLeft } from '../src/workspace/left';
import { assignmentWith, complete, issue } from './fixtures';

const ambiguous = assignmentWith({ interpretations: { asks: 'Which readings?', most: 3, recognitionAsks: 'Did it see them?' } });
const reading = (text: string, share: number | null) => ({ key: text, text, share });
const texts = (content: Parameters<typeof whatIsLeft>[1], a = ambiguous) => whatIsLeft(a, content).map(l => l.text);

test('readings need words, differ, and share a hundred points', () => {
  const content = complete(ambiguous);
  assert.deepEqual(texts(content), ['Which readings?']);
  for (const said of Object.values(content.responses)) said.recognition = 'partly';
  assert.deepEqual(texts({ ...content, readings: [reading('left', 60), reading('right', 40)] }), []);
  assert.deepEqual(texts({ ...content, readings: [reading('left', 60), reading('right', 30)] }), ['Spread 100 points over the readings: these are 90']);
  assert.deepEqual(texts({ ...content, readings: [reading('left', 60), reading(' LEFT', 40)] }), ['Two readings are the same']);
  assert.deepEqual(texts({ ...content, readings: [reading('left', 60), reading('', 40)] }), ['A reading has no words']);
});

test('with one reading there was nothing to see, with several there was', () => {
  const content = complete(ambiguous);
  for (const said of Object.values(content.responses)) said.recognition = 'not-applicable';
  assert.deepEqual(texts({ ...content, readings: [reading('left', 100)] }), []);
  assert.deepEqual(texts({ ...content, readings: [reading('left', 50), reading('right', 50)] }).length, 2);
});

test('before one has answered only the answer is left to do', () => {
  const first = { ...assignmentWith({ answerFirst: { asks: 'Your answer?', stepsRequired: true, confidenceAsks: 'How sure?' } }), responses: [], awaitsAnswer: true };
  assert.deepEqual(texts(emptyContent(first), first), ['Your answer?', 'Your steps', 'How sure?']);
  assert.deepEqual(texts({ ...emptyContent(first), own: { answer: 'left', steps: 'a\n\nb', confidence: 0 } }, first), []);
});

const span = (start: number, end: number, quote: string) => ({ kind: 'span' as const, step: 0, part: 0, start, end, quote });

test('corrections take the place of the words that they mark', () => {
  const steps = [{ parts: [{ text: 'The cup is on the left.' }] }, { parts: [{ text: 'So: left.' }] }];
  const edits = [editOf(' right ', [span(18, 22, 'left')])!, editOf('mug', [{ kind: 'step', step: 0 }, span(4, 7, 'cup')])!, editOf('So: right.', [{ kind: 'step', step: 1 }])!];
  assert.deepEqual(correctedSteps(steps, edits).map(pieces => pieces.map(p => p.text).join('')), ['The mug is on the right.', 'So: right.']);
  assert.equal(editOf('x', [{ kind: 'region', media: 0, x: 0, y: 0, width: 1, height: 1 }]), null);
});

test('a correction that is asked for is left to do, and two on the same words collide', () => {
  const critique = assignmentWith({ correction: { required: true, asks: 'What instead?' } });
  const content = { ...complete(critique), issues: [issue({ anchors: [span(0, 5, 'On th')] }), issue({ key: 'i2', correction: 'x', anchors: [span(3, 8, 'the l')] })] };
  assert.deepEqual(texts(content, critique), ['Issue 1: What instead?']);
  content.issues[0]!.correction = 'y';
  assert.deepEqual(texts(content, critique), ['Issue 2: corrects the same words as issue 1']);
});

test('what came back is gone on with as it was said', () => {
  const content = complete(ambiguous);
  content.readings = [reading('left', 100)];
  content.flags = [{ flag: 'unclear-image', note: 'dark' }];
  for (const said of Object.values(content.responses)) said.recognition = 'not-applicable';
  const body = toBody(ambiguous, { ...content, issues: [issue({ note: 'why' })] });
  assert.deepEqual({ ...toBody(ambiguous, fromBody(ambiguous, body)), client: body.client }, body);
});

test('what can be reported is what the protocol takes, and a reference only where it is seen', () => {
  const said = (change: Parameters<typeof assignmentWith>[0]) => reportable(assignmentWith(change)).map(([flag]) => flag);
  assert.deepEqual(said({}), ['unclear-image', 'unclear-prompt', 'truncated-response', 'offensive']);
  assert.deepEqual(said({ reports: ['offensive', 'wrong-reference'] }), ['offensive']);
  assert.deepEqual(said({ reports: [] }), []);
});
