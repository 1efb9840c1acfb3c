import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { tinykeys } from 'tinykeys';
import { useWork } from './context';
import { ImagePanel } from './image-panel';
import { IssuesPanel, NewIssue } from './issues-panel';
import { jumpTo } from './jump';
import { keysNow } from './key-hint';
import { bindings, type Command } from './keys';
import { LaterDialogs, LaterGuidelines } from './later';
import { target } from './left';
import { OwnAnswerForm, OwnAnswerGiven } from './own-answer';
import { prefs, tourIsLeft } from './prefs';
import { PromptPanel } from './prompt-panel';
import { ReadingsPanel } from './readings-panel';
import { Responses } from './responses';
import { useSelection } from './selection';
import { SelectionBar } from './selection-bar';
import { Splitter } from './splitter';
import { StatusBar } from './status-bar';
import { Tabs } from './tabs';
import { VerdictPanel } from './verdict-panel';
import type { Work } from './context';

const wideQuery = matchMedia('(min-width: 1180px)');
/** Whether there is room for three columns. */
export const wide = signal(wideQuery.matches);
wideQuery.addEventListener('change', () => { wide.value = wideQuery.matches; });

export function TaskView() {
  const work = useWork();
  const { draft } = work;
  const columns = useRef<HTMLDivElement>(null);
  const keys = keysNow.value;
  useEffect(() => tinykeys(window, bindings(() => prefs.letterKeys.value, command => run(work, command), keys)), [work, keys]);
  useTour(work);
  useSelection(work);
  useFocusOnNext(work);
  const id = draft.assignment.assignment;
  const awaits = draft.assignment.awaitsAnswer === true;
  return (
    <div class="ws" onFocusOut={() => work.open.history.seal()} style={{ '--reading-size': `${prefs.textSize.value}px` }}>
      <h1 class="visually-hidden">{draft.assignment.project.name}: {draft.assignment.protocol.title}</h1>
      <div class={`ws-columns${awaits ? ' awaits' : ''}`} ref={columns} style={columnSizes()}>
        <ImagePanel />
        <Splitter label="Width of the image" size={wide.value ? prefs.stageWide : prefs.stageNarrow} min={20} max={60} along="x" from="start" within={columns} />
        <div class="ws-middle" key={id}>
          <PromptPanel />
          <OwnAnswerGiven />
          {awaits ? <OwnAnswerForm /> : <Responses wide={wide.value} />}
        </div>
        {!awaits && (wide.value
          ? <Splitter label="Width of the issues" size={prefs.sideWide} min={16} max={40} along="x" from="end" within={columns} />
          : <Splitter label="Height of the issues" size={prefs.lower} min={20} max={70} along="y" from="end" within={columns} />)}
        {!awaits && <Side key={`side-${id}`} />}
        <LaterGuidelines />
      </div>
      <StatusBar />
      <SelectionBar />
      <LaterDialogs />
    </div>
  );
}

/** Before a person's first task, and only until they have left it once. */
function useTour({ session, view }: Work): void {
  useEffect(() => {
    const { firstTask, person } = session.options;
    if (firstTask && !tourIsLeft(person)) view.dialog.value = 'tour';
  }, []);
}

/** After a submission the focus would be nowhere: the next task begins at its prompt. */
function useFocusOnNext(work: Work): void {
  const shown = useRef<Work | null>(null);
  useEffect(() => {
    // In a frame, the focus is the page's around it.
    if (shown.current && shown.current !== work && self === top) document.querySelector<HTMLElement>('.ws-prompt')?.focus();
    shown.current = work;
  }, [work]);
}

function columnSizes() {
  return {
    '--stage-share': `${wide.value ? prefs.stageWide.value : prefs.stageNarrow.value}%`,
    '--side': `${prefs.sideWide.value}%`,
    '--lower': `${prefs.lower.value}%`,
  };
}

function Side() {
  const { view, draft } = useWork();
  const { protocol } = draft.assignment;
  const asksVerdict = Boolean(protocol.preference || protocol.rationale);
  if (wide.value) {
    return <div class="ws-side">{protocol.interpretations && <ReadingsPanel />}{protocol.issues && <IssuesPanel />}{asksVerdict && <VerdictPanel />}</div>;
  }
  const tabs = [
    ...(protocol.interpretations ? [{ id: 'readings' as const, label: `Readings (${draft.readings.value.length})`, panel: <ReadingsPanel /> }] : []),
    ...(protocol.issues ? [{ id: 'issues' as const, label: `Issues (${draft.issues.value.length})`, panel: <IssuesPanel /> }] : []),
    ...(asksVerdict ? [{ id: 'verdict' as const, label: 'Verdict', panel: <VerdictPanel /> }] : []),
  ];
  return <div class="ws-side"><Tabs name="side" label="Issues and verdict" chosen={view.lowerTab} tabs={tabs} extra={<NewIssue />} /></div>;
}

function run({ actions, view }: Work, command: Command): void {
  switch (command.do) {
    case 'pan': view.tool.value = 'pan'; break;
    case 'box':
    case 'polygon': view.tool.value = view.tool.value === command.do ? 'pan' : command.do; break;
    case 'beside': view.toggleBeside(); break;
    case 'link': prefs.linked.value = !prefs.linked.value; break;
    case 'fit': actions.image?.fit(); break;
    case 'next-step': actions.moveStep(1); break;
    case 'previous-step': actions.moveStep(-1); break;
    case 'verdict': actions.verdict(command.verdict); break;
    case 'rate': actions.rate(command.rating); break;
    case 'compare': actions.compare(); break;
    case 'issue': actions.startIssue(); break;
    case 'words': view.dialog.value = 'words'; break;
    case 'region': view.dialog.value = 'region'; break;
    case 'rationale': jumpTo(view, target.rationale); break;
    case 'guidelines': view.guidelines.value = !view.guidelines.value; break;
    case 'help': view.dialog.value = 'help'; break;
    case 'settings': view.dialog.value = 'settings'; break;
    case 'undo': actions.undo(); break;
    case 'redo': actions.redo(); break;
    case 'submit': void actions.submit(); break;
    case 'leave': actions.escape(); break;
  }
}
