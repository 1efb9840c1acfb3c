import { useSignal } from '@preact/signals';
import type { Dimension, Rating } from '../types';
import { Choice, type Option } from './choice';
import { useWork } from './context';
import { FieldErrors } from './field-errors';
import { target } from './left';
import { rubricOpen } from './rubric';

interface DimensionProps {
  position: string;
  dimension: Dimension;
  index: number;
}

/** One dimension of one response. What a level means stands under the scale before and after it is chosen. */
export function DimensionField({ position, dimension, index }: DimensionProps) {
  const { draft, view } = useWork();
  const pointed = useSignal<Rating | null>(null);
  const rating = draft.responses[position]!.dimensions[dimension.id]!;
  const current = view.dimension.value.position === position && view.dimension.value.index === index;
  const of = draft.assignment.responses.length > 1 ? `, response ${position}` : '';
  const here = () => { if (!current) view.dimension.value = { position, index }; };
  return (
    <div class={`dimension${current ? ' current' : ''}`} data-target={target.dimension(position, dimension.id)} data-rating onFocusIn={here} onPointerDown={here}>
      <div class="dimension-head"><h4>{dimension.name}</h4><p>{dimension.asks}</p></div>
      <Choice label={`${dimension.name}${of}`} className="scale" options={optionsFor(dimension)} chosen={rating.value}
        choose={value => { rating.value = value; }} hover={value => { pointed.value = value; }} />
      {rubricOpen.value
        ? <Rubric dimension={dimension} chosen={rating.value} />
        : <Levels dimension={dimension} shown={pointed.value ?? rating.value} />}
      <FieldErrors path={`responses.${position}.dimensions.${dimension.id}`} />
    </div>
  );
}

function optionsFor(dimension: Dimension): Option<Rating>[] {
  return [
    ...dimension.levels.map((text, i) => ({ value: (i + 1) as Rating, name: `${i + 1}: ${text}`, shows: i + 1, className: 'number' })),
    ...(dimension.notApplicable === null ? [] : [{ value: 'not-applicable' as const, name: `Not applicable: ${dimension.notApplicable}`, shows: 'n/a', className: 'other first' }]),
    { value: 'cannot-judge' as const, name: 'Can’t judge', shows: 'can’t judge', className: dimension.notApplicable === null ? 'other first' : 'other' },
  ];
}

/** All texts lie in one cell and one of them shows: pointing at a level never changes the height, so nothing moves under the pointer. */
function Levels({ dimension, shown }: { dimension: Dimension; shown: Rating | null }) {
  const line = (rating: Rating | null, short: string | number, text: string | null | undefined) =>
    <p key={short} class={shown === rating ? 'shown' : ''}><b>{short}</b> {text}</p>;
  return (
    <div class="level">
      {dimension.levels.map((text, i) => line((i + 1) as Rating, i + 1, text))}
      {dimension.notApplicable !== null && line('not-applicable', 'n/a', dimension.notApplicable)}
      {line('cannot-judge', 'can’t judge', 'You cannot tell from what you have.')}
      <p class={shown === null ? 'shown ends' : 'ends'}>1 is the lowest, {dimension.levels.length} the highest. Point at one to read it.</p>
    </div>
  );
}

function Rubric({ dimension, chosen }: { dimension: Dimension; chosen: Rating | null }) {
  return (
    <ul class="rubric">
      {dimension.levels.map((text, i) => <li key={i} class={chosen === i + 1 ? 'chosen' : ''}><b>{i + 1}</b> {text}</li>)}
      {dimension.notApplicable !== null && <li class={chosen === 'not-applicable' ? 'chosen' : ''}><b>n/a</b> {dimension.notApplicable}</li>}
    </ul>
  );
}
