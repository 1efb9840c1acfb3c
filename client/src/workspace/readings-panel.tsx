import { Icon } from '../viewer/icon';
import { useWork } from './context';
import type { ReadingDraft } from './draft';
import { FieldErrors } from './field-errors';
import { jumpTo } from './jump';
import { target } from './left';

const points = 100;

/** The readings that the scenario allows, with a hundred points of belief spread over them. */
export function ReadingsPanel() {
  const { draft, view } = useWork();
  const asked = draft.assignment.protocol.interpretations!;
  const readings = draft.readings.value;
  const sum = readings.reduce((total, reading) => total + (reading.share.value ?? 0), 0);
  const add = () => {
    const reading = draft.addReading();
    // The first reading is the whole belief until there is a second one.
    if (readings.length === 0) reading.share.value = points;
    jumpTo(view, `reading:${reading.key}`);
  };
  return (
    <section class="ws-readings" aria-label="Readings" data-target={target.readings} tabIndex={-1}>
      <h2>{asked.asks}</h2>
      {readings.length === 0 && <p class="hint">List each reading that a careful person could defend. Most scenes have one.</p>}
      <ol class="readings">
        {readings.map((reading, index) => <Reading key={reading.key} reading={reading} number={index + 1} />)}
      </ol>
      <div class="row tight">
        {readings.length < asked.most && <button type="button" class="button small" onClick={add}><Icon name="plus" />Reading</button>}
        {readings.length > 1 && <button type="button" class="button small quiet" onClick={() => spreadEvenly(readings)}>Spread evenly</button>}
        {readings.length > 0 && <span class={`count-line${sum === points ? ' done' : ''}`} role="status">{sum} of {points} points</span>}
      </div>
      <FieldErrors path="interpretations" />
    </section>
  );
}

function Reading({ reading, number }: { reading: ReadingDraft; number: number }) {
  const { draft } = useWork();
  const share = reading.share.value;
  return (
    <li class="reading-row" data-target={`reading:${reading.key}`}>
      <textarea aria-label={`Reading ${number}`} rows={2} maxLength={500} placeholder="In a sentence of its own" value={reading.text.value}
        onInput={event => { reading.text.value = event.currentTarget.value; }} />
      <span class="share">
        <input type="range" min={1} max={points} aria-label={`Belief in reading ${number}`} value={share ?? 1} onInput={event => { reading.share.value = event.currentTarget.valueAsNumber; }} />
        <input type="number" min={1} max={points} aria-label={`Points for reading ${number}`} value={share ?? ''}
          onInput={event => { reading.share.value = Number.isNaN(event.currentTarget.valueAsNumber) ? null : Math.round(event.currentTarget.valueAsNumber); }} />
        <button type="button" class="icon-button" aria-label={`Remove reading ${number}`} onClick={() => draft.removeReading(reading.key)}><Icon name="trash" /></button>
      </span>
    </li>
  );
}

/** Whole points that add up: the first readings get what is left over. */
function spreadEvenly(readings: ReadingDraft[]): void {
  const each = Math.floor(points / readings.length);
  readings.forEach((reading, i) => { reading.share.value = each + (i < points - each * readings.length ? 1 : 0); });
}
