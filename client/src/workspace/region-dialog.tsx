import { useSignal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Media, Point, Rect, Region } from '../types';
import { cellsToRect, clampRect, outlineOf, polygonOf, readPoints } from '../viewer/region-shape';
import { previewUrl } from '../viewer/tiles';
import { Choice, type Option } from './choice';
import { useWork } from './context';
import { Modal } from './modal';

const grid = 6;
const fields = [['x', 'Left edge'], ['y', 'Top edge'], ['width', 'Region width'], ['height', 'Region height']] as const;
const kinds: Option<'box' | 'polygon'>[] = [{ value: 'box', name: 'Box', shows: 'Box' }, { value: 'polygon', name: 'Polygon', shows: 'Polygon' }];

/** A region without a mouse: chosen on a grid by arrow keys, or given in pixels. Either shows on the picture at once. */
export function RegionDialog({ close }: { close: () => void }) {
  const { draft, view, actions } = useWork();
  const media = draft.assignment.task.media[view.media.value]!;
  const kind = useSignal<'box' | 'polygon'>(view.tool.value === 'polygon' ? 'polygon' : 'box');
  const rect = useSignal<Rect>(cellsToRect(2, 2, 3, 3, grid, media));
  const points = useSignal('');
  const box = kind.value === 'box';
  const region = box ? rect.value : polygonOf(readPoints(points.value) ?? [], media);
  const add = (event: Event) => {
    event.preventDefault();
    if (!region) return;
    close();
    actions.addRegion(region, true);
  };
  const choose = (cells: Rect, cell: Point) => {
    if (box) rect.value = cells;
    else points.value = `${points.value.trim()}\n${cell.join(', ')}`.trim();
  };
  const active = draft.issue(view.activeIssue.value);
  return (
    <Modal title="Region" close={close} wide>
      <form onSubmit={add} class="region-form">
        <GridPicker media={media} region={region} box={box} choose={choose} />
        <div>
          <Choice label="Shape" className="severities shapes" options={kinds} chosen={kind.value} choose={value => { kind.value = value; }} />
          {box ? <BoxFields media={media} rect={rect} /> : <PolygonField media={media} points={points} region={region} />}
          <div class="row end">
            <button type="button" class="button" onClick={close}>Go back</button>
            <button type="submit" class="button primary" disabled={!region}>{active ? `Add to issue ${draft.issues.value.indexOf(active) + 1}` : 'Start an issue'}</button>
          </div>
        </div>
      </form>
    </Modal>
  );
}

function BoxFields({ media, rect }: { media: Media; rect: Signal<Rect> }) {
  const set = (part: keyof Rect, value: number) => { rect.value = clampRect({ ...rect.value, [part]: Number.isFinite(value) ? value : 0 }, media); };
  return (
    <>
      <p class="hint">On the grid, arrows choose a cell and Shift extends. Or give pixels; the image is {media.width} by {media.height}.</p>
      <div class="numbers">
        {fields.map(([part, label]) => (
          <label key={part}>{label}
            <input type="number" inputMode="numeric" min={part === 'x' || part === 'y' ? 0 : 1} max={part === 'x' || part === 'width' ? media.width : media.height}
              value={rect.value[part]} onChange={event => set(part, event.currentTarget.valueAsNumber)} />
          </label>
        ))}
      </div>
    </>
  );
}

function PolygonField({ media, points, region }: { media: Media; points: Signal<string>; region: Region | null }) {
  return (
    <>
      <p class="hint">One point a line: from the left, from the top, in pixels; the image is {media.width} by {media.height}. On the grid, Enter adds the middle of a cell.</p>
      <div class="numbers one">
        <label>Points
          <textarea rows={7} spellcheck={false} placeholder={'120, 80\n260, 90\n200, 210'} value={points.value} onInput={event => { points.value = event.currentTarget.value; }} />
        </label>
      </div>
      <p class="hint" role="status">{region ? `${region.points!.length} points, ${region.width} by ${region.height} pixels.` : 'Three to 100 points that enclose an area are needed.'}</p>
    </>
  );
}

function GridPicker({ media, region, box, choose }: { media: Media; region: Region | null; box: boolean; choose: (cells: Rect, cell: Point) => void }) {
  const from = useSignal({ column: 2, row: 2 });
  const at = useSignal({ column: 3, row: 3 });
  const element = useRef<HTMLDivElement>(null);
  const middle = (cells: Rect): Point => [Math.round(cells.x + cells.width / 2), Math.round(cells.y + cells.height / 2)];
  const pick = () => {
    const { column, row } = at.value;
    choose(cellsToRect(from.value.column, from.value.row, column, row, grid, media), middle(cellsToRect(column, row, column, row, grid, media)));
  };
  const go = (column: number, row: number, extend: boolean) => {
    const cell = { column: Math.min(Math.max(column, 0), grid - 1), row: Math.min(Math.max(row, 0), grid - 1) };
    at.value = cell;
    if (!extend || !box) from.value = cell;
    element.current?.querySelector<HTMLElement>(`[data-cell="${cell.column},${cell.row}"]`)?.focus();
  };
  const key = (event: KeyboardEvent) => {
    const move: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const by = move[event.key];
    if (by) {
      go(at.value.column + by[0], at.value.row + by[1], event.shiftKey);
      if (box) pick();
    } else if (!box && (event.key === 'Enter' || event.key === ' ')) pick();
    else return;
    event.preventDefault();
  };
  const chosen = (column: number, row: number) =>
    between(column, box ? from.value.column : at.value.column, at.value.column) && between(row, box ? from.value.row : at.value.row, at.value.row);
  return (
    <div class="grid-picker" ref={element}>
      <img src={previewUrl(media)} alt="" width={media.width} height={media.height} />
      <svg class="grid-region" viewBox={`0 0 ${media.width} ${media.height}`} preserveAspectRatio="none" aria-hidden="true">
        {region && <><polygon class="under" points={outlineOf(region).join(' ')} /><polygon points={outlineOf(region).join(' ')} /></>}
      </svg>
      <div class="grid-cells" role="grid" aria-label="Cells of the image" aria-multiselectable="true" onKeyDown={key}>
        {range.map(row => (
          <div role="row" key={row}>
            {range.map(column => (
              <div key={column} role="gridcell" data-cell={`${column},${row}`} aria-label={`Column ${column + 1}, row ${row + 1}`}
                aria-selected={chosen(column, row)} tabIndex={at.value.column === column && at.value.row === row ? 0 : -1}
                onClick={event => { go(column, row, event.shiftKey); pick(); }} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

const range = Array.from({ length: grid }, (_, i) => i);
const between = (value: number, a: number, b: number) => value >= Math.min(a, b) && value <= Math.max(a, b);
