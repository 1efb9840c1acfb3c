import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Rect } from '../types';
import { cellsToRect, clampRect } from '../viewer/region-shape';
import { useWork } from './context';
import { Modal } from './modal';

const grid = 6;
const fields = [['x', 'Left edge'], ['y', 'Top edge'], ['width', 'Region width'], ['height', 'Region height']] as const;

/** A region without a mouse: chosen on a grid by arrow keys, or given in pixels. Either shows on the picture at once. */
export function RegionDialog({ close }: { close: () => void }) {
  const { draft, view, actions } = useWork();
  const media = draft.assignment.task.media[view.media.value]!;
  const rect = useSignal<Rect>(cellsToRect(2, 2, 3, 3, grid, media));
  const set = (part: keyof Rect, value: number) => { rect.value = clampRect({ ...rect.value, [part]: Number.isFinite(value) ? value : 0 }, media); };
  const add = (event: Event) => {
    event.preventDefault();
    close();
    actions.addRegion(rect.value, true);
  };
  const active = draft.issue(view.activeIssue.value);
  return (
    <Modal title="Region" close={close} wide>
      <form onSubmit={add} class="region-form">
        <GridPicker media={media} rect={rect.value} choose={chosen => { rect.value = chosen; }} />
        <div>
          <p class="hint">On the grid, arrows choose a cell and Shift extends. Or give pixels; the image is {media.width} by {media.height}.</p>
          <div class="numbers">
            {fields.map(([part, label]) => (
              <label key={part}>{label}
                <input type="number" inputMode="numeric" min={part === 'x' || part === 'y' ? 0 : 1} max={part === 'x' || part === 'width' ? media.width : media.height}
                  value={rect.value[part]} onChange={event => set(part, event.currentTarget.valueAsNumber)} />
              </label>
            ))}
          </div>
          <div class="row end">
            <button type="button" class="button" onClick={close}>Go back</button>
            <button type="submit" class="button primary">{active ? `Add to issue ${draft.issues.value.indexOf(active) + 1}` : 'Start an issue'}</button>
          </div>
        </div>
      </form>
    </Modal>
  );
}

function GridPicker({ media, rect, choose }: { media: { url: string; alt: string; width: number; height: number }; rect: Rect; choose: (rect: Rect) => void }) {
  const from = useSignal({ column: 2, row: 2 });
  const at = useSignal({ column: 3, row: 3 });
  const box = useRef<HTMLDivElement>(null);
  const go = (column: number, row: number, extend: boolean, focus: boolean) => {
    const cell = { column: Math.min(Math.max(column, 0), grid - 1), row: Math.min(Math.max(row, 0), grid - 1) };
    at.value = cell;
    if (!extend) from.value = cell;
    choose(cellsToRect(from.value.column, from.value.row, cell.column, cell.row, grid, media));
    if (focus) box.current?.querySelector<HTMLElement>(`[data-cell="${cell.column},${cell.row}"]`)?.focus();
  };
  const key = (event: KeyboardEvent) => {
    const move: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const by = move[event.key];
    if (!by) return;
    event.preventDefault();
    go(at.value.column + by[0], at.value.row + by[1], event.shiftKey, true);
  };
  const chosen = (column: number, row: number) =>
    between(column, from.value.column, at.value.column) && between(row, from.value.row, at.value.row);
  const percent = (value: number, of: number) => `${(value / of) * 100}%`;
  return (
    <div class="grid-picker" ref={box}>
      <img src={media.url} alt="" />
      <div class="grid-rect" aria-hidden="true" style={{
        left: percent(rect.x, media.width), top: percent(rect.y, media.height),
        width: percent(rect.width, media.width), height: percent(rect.height, media.height),
      }} />
      <div class="grid-cells" role="grid" aria-label="Cells of the image" aria-multiselectable="true" onKeyDown={key}>
        {range.map(row => (
          <div role="row" key={row}>
            {range.map(column => (
              <div key={column} role="gridcell" data-cell={`${column},${row}`} aria-label={`Column ${column + 1}, row ${row + 1}`}
                aria-selected={chosen(column, row)} tabIndex={at.value.column === column && at.value.row === row ? 0 : -1}
                onClick={event => go(column, row, event.shiftKey, true)} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

const range = Array.from({ length: grid }, (_, i) => i);
const between = (value: number, a: number, b: number) => value >= Math.min(a, b) && value <= Math.max(a, b);
