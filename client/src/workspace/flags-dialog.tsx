import type { Flag, ItemFlag } from '../types';
import { useWork } from './context';
import { textLimit } from './left';
import { Modal } from './modal';
import { reportable } from './reports';

/** What is wrong with the task itself. It goes with the judgment, and says nothing against whoever reports it. */
export function FlagsDialog({ close }: { close: () => void }) {
  const { draft } = useWork();
  const said = draft.flags.value;
  const shown = reportable(draft.assignment);
  const change = (flag: Flag, next: ItemFlag | null) => { draft.flags.value = [...said.filter(f => f.flag !== flag), ...(next ? [next] : [])]; };
  return (
    <Modal title="Something is wrong with this task" close={close}>
      <p>This is sent with your judgment, and is never counted against you. If the task cannot be judged at all, use “Cannot judge” instead.</p>
      <div class="reasons">
        {shown.map(([flag, text]) => {
          const found = said.find(f => f.flag === flag);
          return (
            <div key={flag}>
              <label class="check">
                <input type="checkbox" checked={found !== undefined} onChange={event => change(flag, event.currentTarget.checked ? { flag, note: '' } : null)} />{text}
              </label>
              {found && (
                <textarea aria-label={`Note: ${text}`} rows={2} maxLength={textLimit} placeholder="What is wrong (optional)" value={found.note}
                  onInput={event => change(flag, { ...found, note: event.currentTarget.value })} />
              )}
            </div>
          );
        })}
      </div>
      <div class="row end"><button type="button" class="button primary" onClick={close}>Done</button></div>
    </Modal>
  );
}
