import { Icon } from '../viewer/icon';
import { anchorLabel } from '../viewer/anchors';
import { codeOf } from '../viewer/issue-style';
import { keyOfAnchor } from '../viewer/text-key';
import { modelName, preferenceWords, type NumberedIssue } from './model';
import { SaidOfTask } from './said';
import type { EvidenceState } from './state';
import type { EvidenceJudgment } from './types';

export function JudgmentList({ state }: { state: EvidenceState }) {
  const { judgments } = state.payload;
  return (
    <section class="ev-judgments" aria-label="Judgments">
      <div class="panel-head"><h2>Judgments</h2><span class="badge">{judgments.length}</span></div>
      {judgments.length === 0
        ? <div class="ev-empty"><Icon name="timer" /><p><b>Nobody has judged this task yet.</b><br />Judgments appear here as soon as they are submitted.</p></div>
        : <div class="ev-cards">{state.judgments.value.map(j => <JudgmentCard key={j.id} state={state} judgment={j} />)}</div>}
    </section>
  );
}

function JudgmentCard({ state, judgment }: { state: EvidenceState; judgment: EvidenceJudgment }) {
  const words = preferenceWords(judgment, state.payload.responses);
  const issues = state.visible.value.filter(i => i.judgment.id === judgment.id);
  return (
    <article class="ev-judgment" aria-label={`Judgment of ${judgment.person}`}>
      <header>
        <h3>{judgment.person}</h3>
        {judgment.spare && <span class="badge warn">spare</span>}
        <span class="spring" />
        <time dateTime={judgment.submittedAt}>{new Date(judgment.submittedAt).toLocaleDateString(undefined, { dateStyle: 'medium' })}</time>
      </header>
      {words && <p class="ev-preference">{words}</p>}
      <SaidOfTask judgment={judgment} responses={state.payload.responses} />
      {judgment.rationale && <p class="ev-rationale">{judgment.rationale}</p>}
      {issues.length === 0
        ? <p class="hint">{judgment.issues.length === 0 ? 'No issues marked.' : 'No issues of this class.'}</p>
        : <ol class="ev-issues">{issues.map(i => <IssueItem key={i.number} state={state} item={i} />)}</ol>}
    </article>
  );
}

function IssueItem({ state, item }: { state: EvidenceState; item: NumberedIssue }) {
  const { protocol, responses, task } = state.payload;
  const { issue, number, style } = item;
  const code = codeOf(protocol, issue.code);
  const severity = protocol.issues?.severities.find(s => s.value === issue.severity);
  const response = responses.find(r => r.id === issue.response);
  const choose = () => {
    state.choose(number);
    const anchor = issue.anchors.find(a => a.kind === 'span' || a.kind === 'prompt-span');
    if (anchor && (anchor.kind === 'span' || anchor.kind === 'prompt-span')) state.spans.reveal(keyOfAnchor(anchor, issue.response));
  };
  return (
    <li data-issue={number}>
      <button type="button" class="ev-issue" style={{ '--issue': style.colour }} aria-pressed={state.active.value === number} onClick={choose}>
        <span class="ev-issue-head">
          <span class="issue-mark"><span class="glyph" aria-hidden="true">{style.glyph}</span>{number}</span>
          <b>{code?.name ?? issue.code}</b>
          <span class="badge">{[severity?.name, response ? modelName(response) : ''].filter(Boolean).join(' · ')}</span>
        </span>
        {issue.note && <span class="ev-note">{issue.note}</span>}
        {issue.correction && <span class="ev-correction"><Icon name="arrowRight" />{issue.correction}</span>}
        <span class="ev-where">{issue.anchors.map(a => anchorLabel(a, task.media.length)).join(' · ')}</span>
      </button>
    </li>
  );
}
