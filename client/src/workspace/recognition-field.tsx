import type { Recognition } from '../types';
import { Choice, type Option } from './choice';
import { useWork } from './context';
import { FieldErrors } from './field-errors';
import { target } from './left';

const several: Option<Recognition>[] = [
  { value: 'yes', name: 'Yes', shows: 'yes' },
  { value: 'partly', name: 'Partly', shows: 'partly' },
  { value: 'no', name: 'No', shows: 'no' },
];
const onlyOne: Option<Recognition>[] = [{ value: 'not-applicable', name: 'There is only one reading', shows: 'there is only one' }];

/** Whether a response saw that the scenario has several readings. What can be said follows from how many there are. */
export function RecognitionField({ position, asks }: { position: string; asks: string }) {
  const { draft } = useWork();
  const { recognition } = draft.responses[position]!;
  const readings = draft.readings.value.length;
  return (
    <div class="recognition" data-target={target.recognition(position)} tabIndex={-1}>
      <h3>{asks}</h3>
      {readings === 0
        ? <p class="hint">List the readings first.</p>
        : <Choice label={`${asks} Response ${position}`} className="severities" options={readings > 1 ? several : onlyOne} chosen={recognition.value}
            choose={value => { recognition.value = value; }} />}
      <FieldErrors path={`responses.${position}.recognition`} />
    </div>
  );
}
