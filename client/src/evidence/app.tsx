import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { keyOfAnchor } from '../viewer/text-key';
import type { PaintedSpan } from '../viewer/text-spans';
import { Turns } from '../viewer/turns';
import { Filters } from './filters';
import { JudgmentList } from './judgment-list';
import { ResponseColumn } from './response-column';
import { Stage } from './stage';
import type { EvidenceState } from './state';

export function EvidenceApp({ state }: { state: EvidenceState }) {
  const { task, responses, judgments } = state.payload;
  useEffect(() => effect(() => state.spans.paint(paintedSpans(state))), [state]);
  return (
    <div class="evidence" onClick={event => chooseAt(state, event)}>
      <div class="ev-top">
        <Stage state={state} />
        <div class="ev-reading">
          <section class="ev-prompt" aria-label="Prompt">
            <div class="panel-head"><h2>{task.turns.length > 1 ? 'Dialogue' : 'Prompt'}</h2><span class="badge">{task.category.replaceAll('-', ' ')}</span></div>
            <Turns task={task} spans={state.spans} shows={i => state.media.value === i} show={i => { state.media.value = i; }} />
            {task.reference !== null && <details class="reference"><summary>Reference answer</summary><p class="reading">{task.reference}</p></details>}
          </section>
          {judgments.length > 0 && <Filters state={state} />}
          <div class="ev-responses">{responses.map(r => <ResponseColumn key={r.id} state={state} response={r} />)}</div>
        </div>
      </div>
      <JudgmentList state={state} />
    </div>
  );
}

function paintedSpans(state: EvidenceState): PaintedSpan[] {
  return state.visible.value.flatMap(({ issue, number, style }) => issue.anchors.flatMap(anchor =>
    anchor.kind !== 'span' && anchor.kind !== 'prompt-span' ? [] : [{
      text: keyOfAnchor(anchor, issue.response),
      start: anchor.start,
      end: anchor.end,
      slot: style.slot,
      owner: String(number),
      active: state.active.value === number,
    }]));
}

/** A click on marked words chooses their issue; further clicks go through those that overlap. */
function chooseAt(state: EvidenceState, event: MouseEvent): void {
  if (!(event.target instanceof Element) || !event.target.closest('.reading') || !document.getSelection()?.isCollapsed) return;
  const owners = state.spans.at(event.clientX, event.clientY).map(s => Number(s.owner));
  if (owners.length === 0) return;
  const next = owners[(owners.indexOf(state.active.value ?? -1) + 1) % owners.length]!;
  if (next !== state.active.value) state.choose(next);
  revealIssue(next);
}

export function revealIssue(number: number): void {
  document.querySelector(`[data-issue="${number}"]`)?.scrollIntoView({ block: 'nearest' });
}
