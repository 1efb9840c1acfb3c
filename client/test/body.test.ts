import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstWrong, isUntouched, emptyContent, toBody } from '../src/workspace/content';
import { Draft } from '../src/workspace/draft';
import { assignmentWith, complete, issue } from './fixtures';

const assignment = assignmentWith();

test('the body is bound to the prompt, every image and every response by hash', () => {
  const body = toBody(assignment, complete(assignment));
  assert.deepEqual(body.bound, { prompt: 'ph', media: ['mh'], responses: { A: 'ha', B: 'hb' } });
  assert.equal(body.fence, 3);
  assert.deepEqual(body.protocol, { name: 'pairwise', version: 1 });
  assert.equal(body.client.activeSeconds, 13);
});

test('issues lose their local key and the space around their texts', () => {
  const body = toBody(assignment, { ...complete(assignment), issues: [issue()] });
  assert.deepEqual(body.issues, [{ response: 'A', code: 'WR-LOGIC', severity: 1, note: 'why', correction: '', anchors: [{ kind: 'step', step: 0 }] }]);
});

test('a protocol without a preference or verdicts sends none', () => {
  const quiet = assignmentWith({ preference: null, stepVerdicts: false });
  const body = toBody(quiet, complete(quiet));
  assert.equal('preference' in body, false);
  assert.deepEqual(body.responses.A!.steps, []);
});

test('the first wrong step is the lowest one', () => {
  assert.equal(firstWrong(['right', 'wrong', null, 'wrong']), 1);
  assert.equal(firstWrong(['right', 'unneeded', 'cannot-tell']), null);
});

test('a draft gives back exactly what it was made from', () => {
  const content = { ...complete(assignment), issues: [issue()] };
  assert.deepEqual(new Draft(assignment, content, {}).snapshot(), content);
});

test('kept content that does not fit the assignment is left empty where it does not', () => {
  const content = complete(assignment);
  content.responses = { A: { dimensions: { spatial: 1, gone: 5 }, steps: ['wrong'], recognition: null } };
  const { responses } = new Draft(assignment, content, {}).snapshot();
  assert.deepEqual(responses, {
    A: { dimensions: { spatial: 1, contextual: null }, steps: ['wrong', null], recognition: null },
    B: { dimensions: { spatial: null, contextual: null }, steps: [null], recognition: null },
  });
});

test('deleting an issue can be undone, at its old place', () => {
  const draft = new Draft(assignment, { ...complete(assignment), issues: [issue(), issue({ key: 'i2' }), issue({ key: 'i3' })] }, {});
  const undo = draft.removeIssue('i2');
  assert.deepEqual(draft.issues.value.map(i => i.key), ['i1', 'i3']);
  undo();
  undo();
  assert.deepEqual(draft.issues.value.map(i => i.key), ['i1', 'i2', 'i3']);
});

test('the same place is an anchor only once', () => {
  const draft = new Draft(assignment, null, {});
  const added = draft.addIssue('A', [{ kind: 'step', step: 0 }]);
  draft.addAnchor(added, { kind: 'step', step: 0 }, 'A');
  draft.addAnchor(added, { kind: 'step', step: 1 }, 'A');
  assert.equal(added.anchors.value.length, 2);
});

test('typing in the rationale leaves the list of what is left as it is once it is long enough', () => {
  const draft = new Draft(assignment, complete(assignment), {});
  const before = draft.left.value;
  draft.rationale.value += ' More words.';
  assert.equal(draft.left.value, before);
});

test('content is untouched until something is said', () => {
  assert.equal(isUntouched(emptyContent(assignment)), true);
  const content = emptyContent(assignment);
  content.responses.B!.steps[0] = 'right';
  assert.equal(isUntouched(content), false);
});
