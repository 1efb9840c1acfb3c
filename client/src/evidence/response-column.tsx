import type { Verdict } from '../types';
import { Icon, type IconName } from '../viewer/icon';
import { Parts } from '../viewer/rich-text';
import { revealIssue } from './app';
import { DimensionStrip } from './dimension-strip';
import { modelName, tallyStep } from './model';
import type { EvidenceState } from './state';
import type { EvidenceResponse } from './types';

/** One response by its model's name: marked words, what everybody said on each step, and the ratings. */
export function ResponseColumn({ state, response }: { state: EvidenceState; response: EvidenceResponse }) {
  const { protocol, task } = state.payload;
  const judged = state.judgments.value.length > 0;
  return (
    <article class="ev-response" aria-label={modelName(response)}>
      <header>
        <span class="letter" aria-hidden="true">{response.position}</span>
        <h2>{response.model} <small>{response.version}</small></h2>
        <PreferredBy state={state} response={response} />
      </header>
      <ol class="steps">
        {response.steps.map((step, index) => (
          <li key={index} class="step">
            <span class="step-number" aria-hidden="true">{index + 1}</span>
            <div class="step-body">
              <Parts parts={step.parts} response={response.id} step={index} media={task.media} spans={state.spans} showMedia={media => { state.media.value = media; }} />
              <div class="step-tools">
                {judged && protocol.stepVerdicts && <StepTally state={state} response={response.id} step={index} />}
                <StepIssues state={state} response={response.id} step={index} />
              </div>
            </div>
          </li>
        ))}
      </ol>
      {judged && (
        <div class="strips">
          {protocol.dimensions.map(d => <DimensionStrip key={d.id} state={state} response={response.id} dimension={d} />)}
        </div>
      )}
    </article>
  );
}

function PreferredBy({ state, response }: { state: EvidenceState; response: EvidenceResponse }) {
  const said = state.counted.value.filter(j => j.preference);
  if (said.length === 0) return null;
  const count = said.filter(j => j.preference!.better === response.id).length;
  return <span class={`badge${count > 0 ? ' good' : ''}`}>preferred by {count} of {said.length}</span>;
}

const marks: { verdict: Verdict; icon: IconName; words: string }[] = [
  { verdict: 'right', icon: 'check', words: 'right' },
  { verdict: 'wrong', icon: 'close', words: 'wrong' },
  { verdict: 'unneeded', icon: 'minus', words: 'unneeded' },
  { verdict: 'cannot-tell', icon: 'question', words: 'cannot tell' },
];

function StepTally({ state, response, step }: { state: EvidenceState; response: string; step: number }) {
  const tally = tallyStep(state.counted.value, response, step);
  return (
    <span class="tally">
      {marks.filter(m => tally[m.verdict] > 0).map(({ verdict, icon, words }) => (
        <span key={verdict} class={verdict} title={words}><Icon name={icon} />{tally[verdict]}<span class="visually-hidden"> {words}</span></span>
      ))}
      {tally.firstWrong > 0 && <span class="badge first-wrong">first wrong for {tally.firstWrong}</span>}
    </span>
  );
}

function StepIssues({ state, response, step }: { state: EvidenceState; response: string; step: number }) {
  const here = state.visible.value.filter(({ issue }) => issue.response === response
    && issue.anchors.some(a => (a.kind === 'span' || a.kind === 'step') && a.step === step));
  if (here.length === 0) return null;
  return (
    <span class="chips">
      {here.map(({ number, style }) => (
        <button key={number} type="button" class="chip" style={{ '--issue': style.colour }} aria-label={`Show issue ${number}`} aria-pressed={state.active.value === number}
          onClick={() => { state.choose(number); revealIssue(number); }}>
          <span class="glyph">{style.glyph}</span>{number}
        </button>
      ))}
    </span>
  );
}
