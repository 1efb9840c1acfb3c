import type { Dimension, Rating } from '../types';
import { ratingsOf, type PersonRating } from './model';
import type { EvidenceState } from './state';

/** One dimension as a strip: a dot for each person at the level they gave; the others are counted beside it. */
export function DimensionStrip({ state, response, dimension }: { state: EvidenceState; response: string; dimension: Dimension }) {
  const ratings = ratingsOf(state.judgments.value, response, dimension.id);
  const at = (rating: Rating) => ratings.filter(r => r.rating === rating);
  return (
    <div class="strip">
      <span class="strip-name">{dimension.name}</span>
      <ol class="strip-track" aria-label={`${dimension.name}: ratings 1 to ${dimension.levels.length}`}>
        {dimension.levels.map((text, i) => (
          <li key={i} title={`${i + 1}: ${text}`}>
            <span class="dots">{at((i + 1) as Rating).map(r => <Dot key={r.judgment.id} rating={r} />)}</span>
            <span class="strip-level" aria-hidden="true">{i + 1}</span>
            <span class="visually-hidden">{i + 1}: {at((i + 1) as Rating).map(r => r.judgment.person).join(', ') || 'nobody'}</span>
          </li>
        ))}
      </ol>
      <span class="strip-rest">{rest(at('not-applicable').length, 'n/a')} {rest(at('cannot-judge').length, 'can’t judge')}</span>
    </div>
  );
}

function Dot({ rating }: { rating: PersonRating }) {
  return <i class={rating.judgment.spare ? 'dot spare' : 'dot'} title={rating.judgment.spare ? `${rating.judgment.person} (spare)` : rating.judgment.person} aria-hidden="true" />;
}

const rest = (count: number, words: string) => count === 0 ? '' : `${count} ${words}`;
