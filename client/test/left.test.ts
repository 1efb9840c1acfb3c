import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyContent } from '../src/workspace/content';
import { whatIsLeft } from '../src/workspace/left';
import { assignmentWith, complete, issue } from './fixtures';

const assignment = assignmentWith();
const targets = (content: Parameters<typeof whatIsLeft>[1], a = assignment) => whatIsLeft(a, content).map(l => l.target);

test('an untouched task lacks every step, dimension, the preference and the rationale, in reading order', () => {
  assert.deepEqual(targets(emptyContent(assignment)), [
    'step:A:0', 'step:A:1', 'dimension:A:spatial', 'dimension:A:contextual',
    'step:B:0', 'dimension:B:spatial', 'dimension:B:contextual',
    'preference', 'rationale',
  ]);
});

test('complete content lacks nothing', () => assert.deepEqual(targets(complete(assignment)), []));

test('a low rating asks for an issue on that very response', () => {
  const content = complete(assignment);
  content.responses.B!.dimensions.spatial = 2;
  assert.deepEqual(targets(content), ['issues']);
  assert.deepEqual(targets({ ...content, issues: [issue({ response: 'A' })] }), ['issues']);
  assert.deepEqual(targets({ ...content, issues: [issue({ response: 'B' })] }), []);
});

test('a rating just above the limit asks for none, nor do answers that are no ratings', () => {
  const content = complete(assignment);
  content.responses.A!.dimensions = { spatial: 3, contextual: 'cannot-judge' };
  assert.deepEqual(targets(content), []);
});

test('an issue needs a code, a severity and a place', () => {
  const content = { ...complete(assignment), issues: [issue({ code: null, severity: null, anchors: [] })] };
  assert.deepEqual(targets(content), ['issue:i1:code', 'issue:i1:severity', 'issue:i1:anchors']);
});

test('the rationale counts characters without the space around them', () => {
  const content = { ...complete(assignment), rationale: `   ${'x'.repeat(19)}   ` };
  assert.deepEqual(whatIsLeft(assignment, content).map(l => l.text), ['Rationale: 1 more character']);
  assert.deepEqual(targets({ ...content, rationale: 'x'.repeat(20) }), []);
  assert.deepEqual(targets({ ...content, rationale: 'x'.repeat(4001) }), ['rationale']);
});

test('what the protocol does not ask is not left to do', () => {
  const quiet = assignmentWith({ preference: null, stepVerdicts: false, rationale: { required: false, minimumLength: 20, asks: '' } });
  assert.deepEqual(targets(emptyContent(quiet), quiet).filter(t => !t.startsWith('dimension:')), []);
});
