import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { groups } from './help-dialog';
import { keysNow } from './key-hint';
import { idOf, keyTable, type Key } from './keys';
import { Modal } from './modal';
import { isFixed, nameOf, shownName, whyNot } from './own-keys';
import { prefs } from './prefs';

/** Another key for any command, or none; kept on this device. */
export function SettingsDialog({ close }: { close: () => void }) {
  /** The command that waits for its key. */
  const waiting = useSignal<string | null>(null);
  const said = useSignal('');
  const own = prefs.ownKeys;
  const set = (entry: Key, name: string | undefined) => {
    const { [idOf(entry.command)]: _, ...others } = own.value;
    own.value = name === undefined ? others : { ...others, [idOf(entry.command)]: name };
    waiting.value = null;
  };
  const take = (entry: Key, name: string) => {
    const why = whyNot(name, entry, keysNow.value);
    said.value = why ?? `${shownName(name)} is now the key of “${entry.says}”.`;
    if (!why) set(entry, name);
  };
  const reset = (entry: Key) => {
    const taken = keysNow.value.find(k => idOf(k.command) !== idOf(entry.command) && k.keys.some(key => original(entry).includes(key)));
    if (taken) {
      said.value = `Its own key is now that of “${taken.says}”. Reset that one first.`;
      return;
    }
    set(entry, undefined);
    said.value = `“${entry.says}” has its own key again.`;
  };
  const resetAll = () => {
    own.value = {};
    waiting.value = null;
    said.value = 'All keys are as they were.';
  };
  return (
    <Modal title="Settings" close={waiting.value === null ? close : () => { waiting.value = null; }} wide>
      <label class="check">
        <input type="checkbox" checked={prefs.letterKeys.value} onChange={event => { prefs.letterKeys.value = event.currentTarget.checked; }} />
        Single-letter keys are on
      </label>
      <p class="hint">Choose a command, then press its new key. Esc leaves it as it is, Backspace takes its key away. The keys are kept on this device.</p>
      <p class="key-said" role="status" aria-live="polite">{said.value}</p>
      <div class="key-groups settings">
        {groups.map(group => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            {keysNow.value.filter(k => k.group === group).map(entry => (
              <KeyRow key={idOf(entry.command)} entry={entry} own={own.value[idOf(entry.command)] !== undefined} waits={waiting.value === idOf(entry.command)}
                begin={() => { waiting.value = idOf(entry.command); said.value = `Press the new key of “${entry.says}”.`; }}
                stop={() => { waiting.value = null; said.value = ''; }}
                take={name => take(entry, name)} clear={() => { set(entry, ''); said.value = `“${entry.says}” has no key now.`; }} reset={() => reset(entry)} />
            ))}
          </section>
        ))}
      </div>
      <div class="row end">
        <button type="button" class="button" disabled={Object.keys(own.value).length === 0} onClick={resetAll}>Reset all keys</button>
        <button type="button" class="button primary" onClick={close}>Done</button>
      </div>
    </Modal>
  );
}

interface RowProps {
  entry: Key;
  own: boolean;
  waits: boolean;
  begin: () => void;
  stop: () => void;
  take: (name: string) => void;
  clear: () => void;
  reset: () => void;
}

/** The keys that the table gives it. */
function original(entry: Key): string[] {
  return keyTable.find(k => idOf(k.command) === idOf(entry.command))!.keys;
}

function KeyRow({ entry, own, waits, begin, stop, take, clear, reset }: RowProps) {
  // Before the next key can come: an effect after the frame would miss a fast one.
  useLayoutEffect(() => {
    if (!waits) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Tab') return stop();
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') return stop();
      if (event.key === 'Backspace' && !entry.always) return clear();
      const name = nameOf(event);
      if (name) take(name);
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  });
  if (isFixed(entry)) return <div class="key-row"><span>{entry.says}</span><kbd>{entry.shown}</kbd></div>;
  return (
    <div class="key-row">
      <span>{entry.says}</span>
      {own && <button type="button" class="button small quiet" aria-label={`Reset the key of ${entry.says}`} onClick={reset}>Reset</button>}
      <button type="button" class="key-button" aria-pressed={waits} aria-label={`${entry.says}: ${entry.shown || 'no key'}. Change`} onClick={waits ? stop : begin}>
        {waits ? 'Press a key' : entry.shown ? <kbd>{entry.shown}</kbd> : 'none'}
      </button>
    </div>
  );
}
