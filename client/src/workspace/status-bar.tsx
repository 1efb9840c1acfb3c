import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Icon, type IconName } from '../viewer/icon';
import { useWork, type Work } from './context';
import { jumpTo } from './jump';
import { KeyHint, withKey } from './key-hint';
import { prefs } from './prefs';
import { reportable } from './reports';

/** The foot of the workspace: what is kept and sent, time, what is left to do, and the ways out. */
export function StatusBar() {
  const { view, open, actions, draft } = useWork();
  const dialog = (name: 'skip' | 'cannot-judge' | 'help' | 'settings' | 'flags') => () => { view.dialog.value = name; };
  const pause = () => {
    open.lease.pause();
    view.dialog.value = 'pause';
  };
  return (
    <div class="ws-status" role="region" aria-label="Status">
      <SaveState />
      <Time />
      <span class="spring" />
      <UndoRedo />
      <TextSize />
      <StatusButton icon="book" name="Guidelines" keyOf="guidelines" shows="mostly" pressed={view.guidelines.value} run={() => { view.guidelines.value = !view.guidelines.value; }} />
      <StatusButton icon="keyboard" name="Help" keyOf="help" run={dialog('help')} />
      <FlagButton run={dialog('flags')} />
      <StatusButton icon="sliders" name="Settings" keyOf="settings" run={dialog('settings')} />
      <StatusButton icon="pause" name="Pause" run={pause} />
      <span class="divider" />
      <StatusButton icon="skip" name="Skip" run={dialog('skip')} shows="always" />
      <StatusButton icon="ban" name="Cannot judge" run={dialog('cannot-judge')} shows="always" />
      <LeftToDo />
      <button type="button" class="button primary submit" onClick={() => void actions.submit()}>{draft.assignment.awaitsAnswer ? 'Answer' : 'Submit'}<KeyHint of="submit" /></button>
    </div>
  );
}

function FlagButton({ run }: { run: () => void }) {
  const { draft } = useWork();
  if (reportable(draft.assignment).length === 0) return null;
  const count = draft.flags.value.length;
  return <StatusButton icon="flag" name={count === 0 ? 'Report the task' : `Report the task: ${count} said`} pressed={count > 0} run={run} />;
}

interface StatusButtonProps {
  icon: IconName;
  name: string;
  keyOf?: string;
  pressed?: boolean;
  run: () => void;
  /** How long its name stays as the window gets narrow. */
  shows?: 'always' | 'mostly' | 'wide';
}

function StatusButton({ icon, name, keyOf, pressed, run, shows = 'wide' }: StatusButtonProps) {
  return (
    <button type="button" class={`status-button shows-${shows}`} aria-label={name} aria-pressed={pressed} title={keyOf ? withKey(name, keyOf) : name} onClick={run}>
      <Icon name={icon} /><span class="status-label">{name}</span>
    </button>
  );
}

/** What has nothing to undo stays in reach of the Tab key: a button that vanished under the finger would lose the focus. */
function UndoRedo() {
  const { open, actions } = useWork();
  const { undoable, redoable } = open.history;
  return (
    <span class="undo-redo" role="group" aria-label="Undo and redo">
      <button type="button" class="icon-button" aria-label={undoable.value ? `Undo ${undoable.value}` : 'Undo'} aria-disabled={undoable.value === null}
        title={withKey('Undo', 'undo')} onClick={() => actions.undo()}><Icon name="undo" /></button>
      <button type="button" class="icon-button" aria-label={redoable.value ? `Redo ${redoable.value}` : 'Redo'} aria-disabled={redoable.value === null}
        title={withKey('Redo', 'redo')} onClick={() => actions.redo()}><Icon name="redo" /></button>
    </span>
  );
}

function SaveState() {
  const { icon, text, kind } = saveWords(useWork());
  return <span class={`save-state ${kind}`} role="status"><Icon name={icon} /><span>{text}</span></span>;
}

function saveWords({ session, open }: Work): { icon: IconName; text: string; kind: string } {
  const waiting = session.waiting.value;
  const kept = open.saver.state.value;
  const outbox = waiting === 0 ? '' : waiting === 1 ? '1 judgment waits to be sent' : `${waiting} judgments wait to be sent`;
  if (kept === 'failed') return { icon: 'warning', text: 'Not saved on this device', kind: 'bad' };
  if (!session.online.value) return { icon: 'offline', text: outbox ? `Offline · ${outbox}` : 'Offline · saved on this device', kind: 'warn' };
  if (!session.reachable.value) return { icon: 'offline', text: outbox ? `Server unreachable · ${outbox}` : 'Server unreachable · saved on this device', kind: 'warn' };
  if (waiting > 0) return { icon: 'cloud', text: 'Sending…', kind: '' };
  return kept === 'saving' ? { icon: 'disk', text: 'Saving…', kind: '' } : { icon: 'check', text: 'Saved on this device', kind: 'good' };
}

function Time() {
  const { open, draft } = useWork();
  const now = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => { now.value = Date.now(); }, 10_000);
    return () => clearInterval(timer);
  }, []);
  const minutes = Math.max(0, Math.round((open.lease.endsAt.value - now.value) / 60_000));
  const active = Math.floor(draft.activeSeconds.value / 60);
  return (
    <span class="time" title="Active time on this task, and how long it is held for you while you are away">
      <Icon name="timer" />{active} min active<span class="time-left"> · held {minutes} min</span>
    </span>
  );
}

function TextSize() {
  const size = prefs.textSize;
  return (
    <span class="text-size" role="group" aria-label="Text size">
      <button type="button" class="icon-button" aria-label="Smaller text" disabled={size.value <= 14} onClick={() => { size.value--; }}><Icon name="minus" /></button>
      <Icon name="typeSize" />
      <button type="button" class="icon-button" aria-label="Larger text" disabled={size.value >= 20} onClick={() => { size.value++; }}><Icon name="plus" /></button>
    </span>
  );
}

function LeftToDo() {
  const { draft, view } = useWork();
  const left = draft.left.value;
  const open = view.leftOpen.value && left.length > 0;
  if (left.length === 0) return <span class="ready" role="status"><Icon name="check" />{draft.assignment.awaitsAnswer ? 'Ready to answer' : 'Ready to submit'}</span>;
  return (
    <span class="left">
      <button type="button" class="button small" aria-expanded={open} aria-controls="left-list" onClick={() => { view.leftOpen.value = !open; }}>
        {left.length} left to do<Icon name="chevron" />
      </button>
      <ul id="left-list" class="left-list" hidden={!open} aria-label="Left to do">
        {left.map(item => (
          <li key={item.target + item.text}>
            <button type="button" onClick={() => { view.leftOpen.value = false; jumpTo(view, item.target); }}>{item.text}</button>
          </li>
        ))}
      </ul>
    </span>
  );
}
