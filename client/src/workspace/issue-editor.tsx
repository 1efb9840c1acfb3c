import type { Signal } from '@preact/signals';
import { useUnique } from '../viewer/unique';
import { Icon } from '../viewer/icon';
import { anchorLabel } from '../viewer/anchors';
import { classOf, codeOf, styleOfClass, styleOfCode } from '../viewer/issue-style';
import { Choice } from './choice';
import { useWork } from './context';
import type { IssueDraft } from './draft';
import { FieldErrors } from './field-errors';
import { withKey } from './key-hint';
import { target, textLimit } from './left';

interface IssueProps {
  issue: IssueDraft;
  index: number;
}

/** The active issue: what kind of fault, how bad, where, and what would have been right. */
export function IssueEditor({ issue, index }: IssueProps) {
  const { draft, view, actions } = useWork();
  const style = styleOfCode(draft.assignment.protocol, issue.code.value);
  const number = index + 1;
  return (
    <li class="issue active" style={{ '--issue': style.colour }} aria-label={`Issue ${number}`}>
      <div class="issue-head">
        <button type="button" class="issue-close" aria-expanded="true" onClick={() => actions.activate(null)}>
          <span class="issue-mark"><span class="glyph" aria-hidden="true">{style.glyph}</span>{number}</span>
          <span>Issue {number}</span>
        </button>
        <IssueResponse issue={issue} number={number} />
        <button type="button" class="icon-button" aria-label={`Delete issue ${number}`} title="Delete" onClick={() => actions.removeIssue(issue)}><Icon name="trash" /></button>
      </div>
      <CodeField issue={issue} number={number} />
      <FieldErrors path={`issues[${index}].code`} />
      <SeverityField issue={issue} number={number} />
      <FieldErrors path={`issues[${index}].severity`} />
      <Anchors issue={issue} number={number} />
      <FieldErrors path={`issues[${index}].anchors`} />
      <div data-target={target.issue(issue.key, 'note')}>
        <TextField label="Note" full={`Note on issue ${number}`} hint="What is wrong" value={issue.note} />
        <TextField label="Correction" full={`Correction for issue ${number}`} hint={draft.assignment.protocol.correction?.asks ?? 'What would have been right'} value={issue.correction} />
      </div>
      <FieldErrors path={`issues[${index}].note`} />
      <FieldErrors path={`issues[${index}].correction`} />
      {view.awaiting.value === 'words' && <p class="hint" role="status">Now select the words in a response or the prompt. Esc leaves.</p>}
    </li>
  );
}

function IssueResponse({ issue, number }: { issue: IssueDraft; number: number }) {
  const { responses } = useWork().draft.assignment;
  if (responses.length === 1) return null;
  if (issue.bound) return <span class="badge">Response {issue.response.value}</span>;
  return (
    <select class="small" aria-label={`Response of issue ${number}`} value={issue.response.value}
      onChange={event => { issue.response.value = event.currentTarget.value; }}>
      {responses.map(r => <option key={r.position} value={r.position}>Response {r.position}</option>)}
    </select>
  );
}

function CodeField({ issue, number }: { issue: IssueDraft; number: number }) {
  const { protocol } = useWork().draft.assignment;
  const id = useUnique('field');
  const chosen = codeOf(protocol, issue.code.value);
  const chosenClass = classOf(protocol, issue.code.value);
  return (
    <div class="field">
      <label for={id}>Code <span class="visually-hidden">of issue {number}</span></label>
      <select id={id} data-target={target.issue(issue.key, 'code')} value={issue.code.value ?? ''}
        onChange={event => { issue.code.value = event.currentTarget.value || null; }}>
        <option value="">Choose what kind of fault…</option>
        {protocol.issues!.classes.map(c => (
          <optgroup key={c.id} label={`${styleOfClass(protocol, c.id).glyph} ${c.name}`}>
            {c.codes.map(k => <option key={k.code} value={k.code}>{k.name}</option>)}
          </optgroup>
        ))}
      </select>
      {chosen && chosenClass && (
        <div class="definition">
          <p><b>{chosen.name}.</b> {chosen.definition}</p>
          <p><b>{chosenClass.name}.</b> {chosenClass.definition}</p>
          {chosenClass.tellFrom && <p><b>Tell it from</b> {chosenClass.tellFrom}</p>}
        </div>
      )}
    </div>
  );
}

function SeverityField({ issue, number }: { issue: IssueDraft; number: number }) {
  const { severities } = useWork().draft.assignment.protocol.issues!;
  const chosen = severities.find(s => s.value === issue.severity.value);
  return (
    <div class="field" data-target={target.issue(issue.key, 'severity')}>
      <span class="field-label" aria-hidden="true">Severity</span>
      <Choice label={`Severity of issue ${number}`} className="severities" chosen={issue.severity.value}
        options={severities.map(s => ({ value: s.value, name: `${s.name}: ${s.definition}`, shows: s.name }))}
        choose={value => { issue.severity.value = value; }} />
      {chosen && <p class="hint">{chosen.definition}</p>}
    </div>
  );
}

function Anchors({ issue, number }: { issue: IssueDraft; number: number }) {
  const { draft, view, actions } = useWork();
  const media = draft.assignment.task.media.length;
  return (
    <div class="field" role="group" aria-label={`Where issue ${number} shows`} data-target={target.issue(issue.key, 'anchors')}>
      <span class="field-label" aria-hidden="true">Where it shows</span>
      <ul class="anchors">
        {issue.anchors.value.map((anchor, at) => (
          <li key={`${at}-${anchor.kind}`}>
            <Icon name={anchor.kind === 'region' ? anchor.points ? 'polygon' : 'box' : anchor.kind === 'step' ? 'levels' : 'text'} />
            <span>{anchorLabel(anchor, media)}</span>
            <button type="button" class="icon-button" aria-label={`Remove ${anchorLabel(anchor, media)}`} onClick={() => actions.removeAnchor(issue, at)}><Icon name="close" /></button>
          </li>
        ))}
      </ul>
      <div class="row tight">
        <button type="button" class="button small" onClick={() => actions.addStep(issue)}><Icon name="plus" />Step</button>
        <button type="button" class="button small" aria-pressed={view.awaiting.value === 'words'} onClick={() => { view.awaiting.value = view.awaiting.value ? null : 'words'; }}><Icon name="plus" />Words</button>
        <button type="button" class="button small" aria-label="Choose words by keyboard" title={withKey('Choose words by keyboard', 'words')} onClick={() => { view.dialog.value = 'words'; }}><Icon name="keyboard" /></button>
        {media > 0 && <button type="button" class="button small" onClick={() => { view.tool.value = 'box'; }}><Icon name="plus" />Region</button>}
        {media > 0 && <button type="button" class="button small" aria-label="Region by grid or numbers" title={withKey('Region by grid or numbers', 'region')} onClick={() => { view.dialog.value = 'region'; }}><Icon name="grid" /></button>}
      </div>
    </div>
  );
}

function TextField({ label, full, hint, value }: { label: string; full: string; hint: string; value: Signal<string> }) {
  const id = useUnique('field');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea id={id} aria-label={full} rows={2} maxLength={textLimit} placeholder={hint} value={value.value}
        onInput={event => { value.value = event.currentTarget.value; }} />
    </div>
  );
}
