import type { Recognition } from '../types';
import { modelName } from './model';
import type { EvidenceJudgment, EvidenceResponse } from './types';

const flagWords: Record<string, string> = {
  'unclear-image': 'The image is unclear',
  'unclear-prompt': 'The prompt is unclear',
  'wrong-reference': 'The reference is wrong',
  'truncated-response': 'A response is cut off',
  offensive: 'It is offensive',
};

const recognitionWords: Record<Recognition, string> = {
  yes: 'saw the readings',
  partly: 'saw them partly',
  no: 'asserted one reading',
  'not-applicable': 'nothing to see: one reading',
};

/** What a judgment says of the scenario and of the task itself: readings with the belief in each, one's own answer, reports. */
export function SaidOfTask({ judgment, responses }: { judgment: EvidenceJudgment; responses: EvidenceResponse[] }) {
  const { interpretations, flags, ownAnswer } = judgment;
  const recognised = responses.flatMap(r => {
    const recognition = judgment.responses[r.id]?.recognition;
    return recognition ? [`${modelName(r)} ${recognitionWords[recognition]}`] : [];
  });
  return (
    <>
      {ownAnswer && (
        <div class="ev-own">
          <p><b>Own answer, {ownAnswer.confidence} % sure:</b> {ownAnswer.answer}</p>
          {ownAnswer.steps.length > 0 && <ol>{ownAnswer.steps.map((step, i) => <li key={i}>{step}</li>)}</ol>}
        </div>
      )}
      {interpretations && (
        <ul class="ev-readings" aria-label="Readings">
          {interpretations.map(reading => (
            <li key={reading.text}>
              <span>{reading.text}</span>
              <meter min={0} max={100} value={reading.share} aria-label={`Belief: ${reading.share} of 100`} /><b>{reading.share}</b>
            </li>
          ))}
        </ul>
      )}
      {recognised.length > 0 && <p class="hint">{recognised.join(' · ')}</p>}
      {flags?.map(flag => <p key={flag.flag} class="ev-flag"><span class="badge warn">{flagWords[flag.flag] ?? flag.flag}</span> {flag.note}</p>)}
    </>
  );
}
