import { Modal } from './modal';
import { keyTable, type Key } from './keys';
import { prefs } from './prefs';

const groups: Key['group'][] = ['Steps', 'Ratings', 'Issues', 'Image', 'Everywhere'];

/** The key map, made from the same table as the bindings. */
export function HelpDialog({ close }: { close: () => void }) {
  return (
    <Modal title="Keys" close={close} wide>
      <label class="check">
        <input type="checkbox" checked={prefs.letterKeys.value} onChange={event => { prefs.letterKeys.value = event.currentTarget.checked; }} />
        Single-letter keys are on
      </label>
      <div class="key-groups">
        {groups.map(group => (
          <section key={group}>
            <h3>{group}</h3>
            <dl class="keys">
              {keyTable.filter(k => k.group === group).map(k => <div key={k.shown}><dt><kbd>{k.shown}</kbd></dt><dd>{k.says}</dd></div>)}
            </dl>
          </section>
        ))}
      </div>
      <p class="hint">
        On the image, arrows move and + and − zoom. On a region, arrows move it, Shift and arrows resize it, Ctrl goes by single pixels,
        Delete removes it. Ratings go to the dimension with the bar beside it, verdicts to the current step.
      </p>
    </Modal>
  );
}
