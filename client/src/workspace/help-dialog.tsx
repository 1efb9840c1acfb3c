import { useWork } from './context';
import { keysNow } from './key-hint';
import { idOf, isChord, type Key } from './keys';
import { Modal } from './modal';
import { prefs } from './prefs';

export const groups: Key['group'][] = ['Steps', 'Ratings', 'Issues', 'Image', 'Everywhere'];

/** The key map, made from the same table as the bindings. */
export function HelpDialog({ close }: { close: () => void }) {
  const { view } = useWork();
  const off = (entry: Key) => entry.shown === '' || (!prefs.letterKeys.value && !entry.always && !isChord(entry));
  return (
    <Modal title="Keys" close={close} wide>
      <div class="row">
        <label class="check">
          <input type="checkbox" checked={prefs.letterKeys.value} onChange={event => { prefs.letterKeys.value = event.currentTarget.checked; }} />
          Single-letter keys are on
        </label>
        <span class="spring" />
        <button type="button" class="button small" onClick={() => { view.dialog.value = 'settings'; }}>Change keys</button>
        <button type="button" class="button small" onClick={() => { view.dialog.value = 'tour'; }}>Show the tour</button>
      </div>
      <div class="key-groups">
        {groups.map(group => (
          <section key={group}>
            <h3>{group}</h3>
            <dl class="keys">
              {keysNow.value.filter(k => k.group === group).map(k => (
                <div key={idOf(k.command)}><dt>{off(k) ? <span class="muted">off</span> : <kbd>{k.shown}</kbd>}</dt><dd>{k.says}</dd></div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p class="hint">
        On the image, arrows move and + and − zoom. On a region, arrows move it, Shift and arrows resize it, Ctrl goes by single pixels,
        Delete removes it. On a corner of a polygon, Enter puts a corner between it and the next, and Delete takes it out. Ratings go to the dimension with the bar beside it, verdicts to the current step. In a text field, Ctrl+Z is the field’s own.
      </p>
    </Modal>
  );
}
