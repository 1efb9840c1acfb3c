import { Icon } from '../viewer/icon';
import { useWork } from './context';
import { KeyHint } from './key-hint';

/** Stands by the selected words and offers to mark them. */
export function SelectionBar() {
  const { draft, view, actions } = useWork();
  const selected = view.selection.value;
  if (!selected) return null;
  const active = draft.issue(view.activeIssue.value);
  const number = active ? draft.issues.value.indexOf(active) + 1 : 0;
  const owner = selected.text.split('/')[0]!;
  const fits = active && (owner === 'prompt' || owner === active.response.value || !active.bound);
  const mark = (fresh: boolean) => actions.markSpan(selected.text, selected.start, selected.end, selected.quote, fresh);
  const top = Math.max(8, selected.box.top - 46);
  const left = Math.min(Math.max(8, selected.box.left), window.innerWidth - 300);
  return (
    <div class="selection-bar" role="toolbar" aria-label="Selected words" style={{ top: `${top}px`, left: `${left}px` }}
      onPointerDown={event => event.preventDefault()}>
      {fits && <button type="button" class="button small primary" onClick={() => mark(false)}><Icon name="plus" />Add to issue {number}</button>}
      <button type="button" class={`button small${fits ? '' : ' primary'}`} onClick={() => mark(true)}><Icon name="flag" />New issue<KeyHint of="issue" /></button>
    </div>
  );
}
