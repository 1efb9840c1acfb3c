import type { Step, Verdict } from '../types';
import { Icon, type IconName } from '../viewer/icon';
import { Parts } from '../viewer/rich-text';
import { styleOfCode } from '../viewer/issue-style';
import { Choice, type Option } from './choice';
import { useWork } from './context';
import { FieldErrors } from './field-errors';
import { target } from './left';

const verdicts: { value: Verdict; name: string; icon: IconName }[] = [
  { value: 'right', name: 'Right', icon: 'check' },
  { value: 'wrong', name: 'Wrong', icon: 'close' },
  { value: 'unneeded', name: 'Unneeded', icon: 'minus' },
  { value: 'cannot-tell', name: 'Cannot tell', icon: 'question' },
];

const options: Option<Verdict>[] = verdicts.map(({ value, name, icon }) => ({
  value, name, className: value, shows: <><Icon name={icon} /><span class="word">{name}</span></>,
}));

interface StepProps {
  position: string;
  index: number;
  step: Step;
}

/** One numbered step: its parts, its verdict, and the issues that point at it. */
export function StepItem({ position, index, step }: StepProps) {
  const { draft, view, actions } = useWork();
  const current = view.position.value === position && view.step[position]!.value === index;
  const here = () => { if (!current) actions.goToStep(position, index); };
  return (
    <li class={`step${current ? ' current' : ''}`} aria-current={current ? 'step' : undefined} data-target={target.step(position, index)}
      onFocusIn={here} onPointerDown={here}>
      <span class="step-number" aria-hidden="true">{index + 1}</span>
      <div class="step-body">
        <Parts parts={step.parts} response={position} step={index} media={draft.assignment.task.media} spans={view.spans}
          showMedia={media => view.show(media)} />
        <div class="step-tools">
          {draft.assignment.protocol.stepVerdicts && <StepVerdict position={position} index={index} />}
          <IssueChips position={position} index={index} />
        </div>
        <FieldErrors path={`responses.${position}.steps[${index}]`} />
      </div>
    </li>
  );
}

function StepVerdict({ position, index }: { position: string; index: number }) {
  const { draft, actions } = useWork();
  const said = draft.responses[position]!;
  const of = draft.assignment.responses.length > 1 ? ` of response ${position}` : '';
  return (
    <>
      <Choice label={`Step ${index + 1}${of}`} className="verdicts" options={options} chosen={said.steps[index]!.value}
        choose={verdict => actions.setVerdict(position, index, verdict)} />
      {said.firstWrong.value === index && <span class="badge first-wrong">first wrong</span>}
    </>
  );
}

function IssueChips({ position, index }: { position: string; index: number }) {
  const { draft, view, actions } = useWork();
  const chips = draft.issues.value.flatMap((issue, number) => {
    const here = issue.response.value === position
      && issue.anchors.value.some(a => (a.kind === 'span' || a.kind === 'step') && a.step === index);
    return here ? [{ issue, number: number + 1, style: styleOfCode(draft.assignment.protocol, issue.code.value) }] : [];
  });
  if (chips.length === 0) return null;
  return (
    <span class="chips">
      {chips.map(({ issue, number, style }) => (
        <button key={issue.key} type="button" class="chip" style={{ '--issue': style.colour }} aria-label={`Show issue ${number}`}
          aria-pressed={view.activeIssue.value === issue.key} onClick={() => actions.activate(issue.key)}>
          <span class="glyph">{style.glyph}</span>{number}
        </button>
      ))}
    </span>
  );
}
