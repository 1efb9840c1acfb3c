import type { Preference } from '../types';
import { Choice, type Option } from './choice';
import { useWork } from './context';
import { FieldErrors } from './field-errors';
import { target, textLimit } from './left';

const options: Option<Preference>[] = [
  { value: 'A-much-better', name: 'A much better', shows: <><b>A</b><small>much better</small></> },
  { value: 'A-better', name: 'A better', shows: <><b>A</b><small>better</small></> },
  { value: 'same', name: 'Same', shows: <><b>=</b><small>same</small></> },
  { value: 'B-better', name: 'B better', shows: <><b>B</b><small>better</small></> },
  { value: 'B-much-better', name: 'B much better', shows: <><b>B</b><small>much better</small></> },
  { value: 'both-bad', name: 'Both are bad', shows: 'Both are bad', className: 'both-bad' },
];

/** The overall verdict: which response is better, and why. */
export function VerdictPanel() {
  const { preference, rationale } = useWork().draft.assignment.protocol;
  return (
    <section class="ws-verdict" aria-label="Verdict">
      {preference && <PreferenceField asks={preference.asks} />}
      {rationale && <RationaleField asks={rationale.asks} minimum={rationale.required ? rationale.minimumLength : 0} />}
    </section>
  );
}

function PreferenceField({ asks }: { asks: string }) {
  const { draft } = useWork();
  return (
    <div data-target={target.preference}>
      <h2>{asks}</h2>
      <Choice label={asks} className="preference" options={options} chosen={draft.preference.value}
        choose={value => { draft.preference.value = value; }} />
      <FieldErrors path="preference" />
    </div>
  );
}

function RationaleField({ asks, minimum }: { asks: string; minimum: number }) {
  const { draft } = useWork();
  return (
    <div class="rationale">
      <h2 id="rationale-label">Rationale</h2>
      <p class="hint" id="rationale-hint">{asks}</p>
      <textarea data-target={target.rationale} aria-labelledby="rationale-label" aria-describedby="rationale-hint rationale-count" rows={4}
        maxLength={textLimit} value={draft.rationale.value} onInput={event => { draft.rationale.value = event.currentTarget.value; }} />
      <Count minimum={minimum} />
      <FieldErrors path="rationale" />
    </div>
  );
}

function Count({ minimum }: { minimum: number }) {
  const { draft } = useWork();
  const length = draft.rationale.value.trim().length;
  return (
    <p class={`count-line${length >= minimum ? ' done' : ''}`} id="rationale-count">
      {length < minimum ? `${length} of at least ${minimum} characters` : `${length} characters`}
    </p>
  );
}
