import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Draft } from '../src/workspace/draft';
import { History } from '../src/workspace/history';
import { assignmentWith, complete, issue } from './fixtures';

function setUp() {
  const draft = new Draft(assignmentWith(), null, {});
  let now = 0;
  const history = new History(draft, () => now);
  return { draft, history, wait: (ms: number) => { now += ms; } };
}

test('everything that can be said is undone and done again, step by step', () => {
  const { draft, history } = setUp();
  const states = [draft.snapshot()];
  const said: string[] = [];
  const does = [
    () => { draft.responses.A!.steps[1]!.value = 'wrong'; },
    () => { draft.responses.B!.dimensions.spatial!.value = 2; },
    () => { draft.addIssue('A', [{ kind: 'step', step: 0 }]); },
    () => { draft.issues.value[0]!.code.value = 'WR-LOGIC'; },
    () => { draft.addAnchor(draft.issues.value[0]!, { kind: 'region', media: 0, x: 1, y: 2, width: 30, height: 40 }, null); },
    () => { draft.preference.value = 'B-better'; },
    () => { draft.rationale.value = 'B names it.'; },
    () => { draft.removeIssue(draft.issues.value[0]!.key); },
  ];
  for (const act of does) {
    act();
    states.push(draft.snapshot());
    history.seal();
  }
  for (let i = does.length - 1; i >= 0; i--) {
    said.push(history.undo()!.says);
    assert.deepEqual(draft.snapshot(), states[i]);
  }
  assert.deepEqual(said, ['the deletion of issue 1', 'the rationale', 'the preference', 'the places of issue 1', 'the code of issue 1', 'issue 1',
    'the rating of Spatial understanding, response B', 'the verdict on step 2, response A']);
  assert.equal(history.undo(), null);
  for (let i = 1; i <= does.length; i++) {
    assert.ok(history.redo());
    assert.deepEqual(draft.snapshot(), states[i]);
  }
  assert.equal(history.redo(), null);
});

test('text is one edit until its field is left, and a region that is moved on and on is one move', () => {
  const { draft, history, wait } = setUp();
  for (const text of ['T', 'Th', 'The']) draft.rationale.value = text;
  history.seal();
  for (const text of ['The ', 'The l']) draft.rationale.value = text;
  history.undo();
  assert.equal(draft.rationale.value, 'The');
  history.undo();
  assert.equal(draft.rationale.value, '');

  draft.addIssue('A', [{ kind: 'region', media: 0, x: 0, y: 0, width: 10, height: 10 }]);
  const place = (x: number) => { draft.issues.value[0]!.anchors.value = [{ kind: 'region', media: 0, x, y: 0, width: 10, height: 10 }]; };
  place(1);
  wait(100);
  place(2);
  wait(5_000);
  place(9);
  const x = () => (draft.issues.value[0]!.anchors.value[0] as { x: number }).x;
  history.undo();
  assert.equal(x(), 2);
  history.undo();
  assert.equal(x(), 0);
});

test('what is done anew ends what could be done again, time is not taken back, and an issue stays the same object', () => {
  const { draft, history } = setUp();
  const first = draft.addIssue('A', [{ kind: 'step', step: 0 }]);
  draft.preference.value = 'same';
  draft.activeSeconds.value = 30;
  history.undo();
  assert.equal(draft.activeSeconds.value, 30);
  assert.equal(draft.issues.value[0], first);
  draft.preference.value = 'both-bad';
  assert.equal(history.redoable.value, null);
  assert.equal(history.undoable.value, 'the preference');
});

test('a snapshot of everything is restored whole', () => {
  const { draft } = setUp();
  const content = { ...complete(assignmentWith()), issues: [issue()], activeSeconds: 0 };
  draft.restore(content);
  assert.deepEqual(draft.snapshot(), content);
});

test('the history is bounded', () => {
  const { draft, history } = setUp();
  for (let i = 0; i < 300; i++) draft.responses.A!.dimensions.spatial!.value = i % 2 === 0 ? 1 : 2;
  let undone = 0;
  while (history.undo()) undone++;
  assert.equal(undone, 200);
});
