import type { Assignment } from '../types';
import { collisions, editOf, placeOf } from './corrected';
import { ownSteps, type Content, type IssueContent } from './content';

/** One thing still to do before submitting, and where it is done. */
export interface Left {
  target: string;
  text: string;
}

export const textLimit = 4000;

// Targets name the places in the page; the same strings stand in the elements' `data-target`.
export const target = {
  step: (position: string, step: number) => `step:${position}:${step}`,
  dimension: (position: string, id: string) => `dimension:${position}:${id}`,
  issue: (key: string, field: 'code' | 'severity' | 'anchors' | 'note') => `issue:${key}:${field}`,
  issues: 'issues',
  own: (field: 'answer' | 'steps' | 'confidence') => `own:${field}`,
  recognition: (position: string) => `recognition:${position}`,
  readings: 'readings',
  preference: 'preference',
  rationale: 'rationale',
};

/** What the server would refuse if this were submitted now, in the order in which it is worked through. */
export function whatIsLeft(assignment: Assignment, content: Content): Left[] {
  if (assignment.awaitsAnswer) return ownLeft(assignment, content);
  return [
    ...readingsLeft(assignment, content),
    ...assignment.responses.flatMap(r => [...stepsLeft(assignment, content, r.position), ...dimensionsLeft(assignment, content, r.position), ...recognitionLeft(assignment, content, r.position)]),
    ...content.issues.flatMap((issue, index) => issueLeft(issue, index)),
    ...correctionsLeft(assignment, content),
    ...assignment.responses.flatMap(r => lowRatingsLeft(assignment, content, r.position)),
    ...preferenceLeft(assignment, content),
    ...rationaleLeft(assignment, content),
  ];
}

function ownLeft(assignment: Assignment, { own }: Content): Left[] {
  const asked = assignment.protocol.answerFirst!;
  return [
    ...(own.answer.trim() === '' ? [{ target: target.own('answer'), text: asked.asks }] : []),
    ...(asked.stepsRequired && ownSteps(own.steps).length === 0 ? [{ target: target.own('steps'), text: 'Your steps' }] : []),
    ...(own.confidence === null ? [{ target: target.own('confidence'), text: asked.confidenceAsks }] : []),
  ];
}

function readingsLeft(assignment: Assignment, { readings }: Content): Left[] {
  const asked = assignment.protocol.interpretations;
  if (!asked) return [];
  if (readings.length === 0) return [{ target: target.readings, text: asked.asks }];
  const said = readings.map(r => r.text.trim().toUpperCase());
  const sum = readings.reduce((total, r) => total + (r.share ?? 0), 0);
  return [
    ...(said.includes('') ? [{ target: target.readings, text: 'A reading has no words' }] : []),
    ...(new Set(said).size < said.length ? [{ target: target.readings, text: 'Two readings are the same' }] : []),
    ...(sum !== 100 || readings.some(r => !r.share) ? [{ target: target.readings, text: `Spread 100 points over the readings: these are ${sum}` }] : []),
  ];
}

function recognitionLeft(assignment: Assignment, content: Content, position: string): Left[] {
  const asks = assignment.protocol.interpretations?.recognitionAsks;
  if (!asks || content.readings.length === 0) return [];
  const said = content.responses[position]!.recognition;
  const fits = said !== null && (content.readings.length > 1) === (said !== 'not-applicable');
  return fits ? [] : [{ target: target.recognition(position), text: `${named(assignment, position)}: ${asks}` }];
}

function correctionsLeft(assignment: Assignment, { issues }: Content): Left[] {
  const asked = assignment.protocol.correction;
  if (!asked) return [];
  const say = (index: number, text: string) => ({ target: target.issue(issues[index]!.key, 'note'), text: `Issue ${index + 1}: ${text}` });
  return [
    ...(asked.required ? issues.flatMap((issue, i) => placeOf(issue.anchors) && issue.correction.trim() === '' ? [say(i, asked.asks)] : []) : []),
    ...collisions(issues.map(issue => ({ response: issue.response, edit: editOf(issue.correction, issue.anchors) })))
      .map(([first, second]) => say(second, `corrects the same words as issue ${first + 1}`)),
  ];
}

function named(assignment: Assignment, position: string): string {
  return assignment.responses.length > 1 ? `Response ${position}` : 'Response';
}

function stepsLeft(assignment: Assignment, content: Content, position: string): Left[] {
  if (!assignment.protocol.stepVerdicts) return [];
  return content.responses[position]!.steps.flatMap((verdict, step) =>
    verdict === null ? [{ target: target.step(position, step), text: `${named(assignment, position)}: step ${step + 1}` }] : []);
}

function dimensionsLeft(assignment: Assignment, content: Content, position: string): Left[] {
  return assignment.protocol.dimensions
    .filter(d => content.responses[position]!.dimensions[d.id] == null)
    .map(d => ({ target: target.dimension(position, d.id), text: `${named(assignment, position)}: ${d.name}` }));
}

function issueLeft(issue: IssueContent, index: number): Left[] {
  const left: Left[] = [];
  const say = (field: 'code' | 'severity' | 'anchors' | 'note', text: string) =>
    left.push({ target: target.issue(issue.key, field), text: `Issue ${index + 1}: ${text}` });
  if (issue.code === null) say('code', 'choose a code');
  if (issue.severity === null) say('severity', 'choose a severity');
  if (issue.anchors.length === 0) say('anchors', 'say where it shows');
  if (issue.note.length > textLimit || issue.correction.length > textLimit) say('note', `at most ${textLimit} characters`);
  return left;
}

function lowRatingsLeft(assignment: Assignment, content: Content, position: string): Left[] {
  const limit = assignment.protocol.rules?.lowRatingNeedsIssue;
  if (limit == null || !assignment.protocol.issues) return [];
  const low = Object.values(content.responses[position]!.dimensions).some(r => typeof r === 'number' && r <= limit);
  if (!low || content.issues.some(issue => issue.response === position)) return [];
  return [{ target: target.issues, text: `${named(assignment, position)}: a rating of ${limit} or less needs an issue` }];
}

function preferenceLeft(assignment: Assignment, content: Content): Left[] {
  return assignment.protocol.preference && content.preference === null
    ? [{ target: target.preference, text: assignment.protocol.preference.asks }]
    : [];
}

function rationaleLeft(assignment: Assignment, content: Content): Left[] {
  const length = content.rationale.trim().length;
  if (content.rationale.length > textLimit) return [{ target: target.rationale, text: `Rationale: at most ${textLimit} characters` }];
  const rule = assignment.protocol.rationale;
  if (!rule?.required) return [];
  const missing = rule.minimumLength - length;
  if (missing <= 0) return [];
  return [{ target: target.rationale, text: `Rationale: ${missing} more ${missing === 1 ? 'character' : 'characters'}` }];
}
