import { useWork } from './context';
import { target, textLimit } from './left';

/** One's own answer, before any response is revealed. */
export function OwnAnswerForm() {
  const { draft, actions } = useWork();
  const { own } = draft;
  const asked = draft.assignment.protocol.answerFirst!;
  const confidence = own.confidence.value;
  return (
    <section class="own-form" aria-label="Your own answer">
      <h2>{asked.asks}</h2>
      <p class="hint">You answer before you see what a model answered. Your answer cannot be changed after that, and is never held against you.</p>
      <textarea aria-label={asked.asks} data-target={target.own('answer')} rows={3} maxLength={textLimit} value={own.answer.value}
        onInput={event => { own.answer.value = event.currentTarget.value; }} />
      <div class="field">
        <label for="own-steps">Your steps{asked.stepsRequired ? '' : ' (optional)'}</label>
        <textarea id="own-steps" data-target={target.own('steps')} rows={5} maxLength={textLimit} placeholder="One thought a line" value={own.steps.value}
          onInput={event => { own.steps.value = event.currentTarget.value; }} />
      </div>
      <div class="field confidence">
        <label for="own-confidence">{asked.confidenceAsks}</label>
        <input id="own-confidence" type="range" min={0} max={100} step={5} data-target={target.own('confidence')} value={confidence ?? 50}
          aria-valuetext={confidence === null ? 'not said yet' : `${confidence} percent`} onInput={event => { own.confidence.value = event.currentTarget.valueAsNumber; }}
          onClick={event => { own.confidence.value = event.currentTarget.valueAsNumber; }} />
        <output for="own-confidence">{confidence === null ? 'not said yet' : `${confidence} %`}</output>
      </div>
      <div class="row end"><button type="button" class="button primary" onClick={() => void actions.submit()}>Answer and show the {draft.assignment.protocol.responses > 1 ? 'responses' : 'response'}</button></div>
    </section>
  );
}

/** What one answered, to look back at. */
export function OwnAnswerGiven() {
  const own = useWork().draft.assignment.ownAnswer;
  if (!own) return null;
  return (
    <details class="own-given">
      <summary>Your own answer · {own.confidence} % sure</summary>
      <p class="reading">{own.answer}</p>
      {own.steps.length > 0 && <ol>{own.steps.map((step, i) => <li key={i} class="reading">{step}</li>)}</ol>}
    </details>
  );
}
