import { Icon } from '../viewer/icon';
import { anchorLabel } from '../viewer/anchors';
import { codeOf, styleOfCode } from '../viewer/issue-style';
import { useWork } from './context';
import type { IssueDraft } from './draft';
import { FieldErrors } from './field-errors';
import { IssueEditor } from './issue-editor';
import { KeyHint, keyOf } from './key-hint';
import { target } from './left';

/** All issues, the active one open to be edited. */
export function IssuesPanel() {
  const { draft, view } = useWork();
  const issues = draft.issues.value;
  return (
    <section class="ws-issues" aria-label="Issues" data-target={target.issues}>
      <div class="panel-head">
        <h2>Issues</h2>
        <span class="count">{issues.length}</span>
        <span class="spring" />
        <NewIssue />
      </div>
      <FieldErrors path="issues" />
      {issues.length === 0 && (
        <p class="hint">Select words in a response or the prompt, draw a box on the image, or start an issue on the current step{keyOf('issue') && <> with <KeyHint of="issue" /></>}.</p>
      )}
      <ol class="issue-list">
        {issues.map((issue, index) => view.activeIssue.value === issue.key
          ? <IssueEditor key={issue.key} issue={issue} index={index} />
          : <IssueRow key={issue.key} issue={issue} index={index} />)}
      </ol>
    </section>
  );
}

export function NewIssue() {
  const { draft, actions } = useWork();
  if (!draft.assignment.protocol.issues) return null;
  return <button type="button" class="button small new-issue" onClick={() => actions.startIssue()}><Icon name="flag" />New issue<KeyHint of="issue" /></button>;
}

function IssueRow({ issue, index }: { issue: IssueDraft; index: number }) {
  const { draft, actions } = useWork();
  const { protocol, task, responses } = draft.assignment;
  const style = styleOfCode(protocol, issue.code.value);
  const code = codeOf(protocol, issue.code.value);
  const severity = protocol.issues!.severities.find(s => s.value === issue.severity.value);
  const anchors = issue.anchors.value;
  return (
    <li class="issue" style={{ '--issue': style.colour }}>
      <button type="button" class="issue-row" aria-expanded="false" onClick={() => actions.activate(issue.key)}>
        <span class="issue-mark"><span class="glyph" aria-hidden="true">{style.glyph}</span>{index + 1}</span>
        <span class="issue-name">{code?.name ?? 'No code yet'}</span>
        <span class="badge">{[responses.length > 1 ? issue.response.value : '', severity?.name ?? ''].filter(Boolean).join(' · ') || 'open'}</span>
        <span class="issue-where">
          {anchors.length === 0 ? 'No place yet' : anchorLabel(anchors[0]!, task.media.length)}{anchors.length > 1 ? ` and ${anchors.length - 1} more` : ''}
        </span>
      </button>
    </li>
  );
}
