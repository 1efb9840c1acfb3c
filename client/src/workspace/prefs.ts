import { effect, signal, type Signal } from '@preact/signals';

/** A signal that this device remembers. What cannot be read back counts as never set. */
function remembered<T extends string | number | boolean>(name: string, initial: T, valid: (value: T) => boolean = () => true): Signal<T> {
  const key = `parallax.${name}`;
  const kept = signal<T>(read(key, initial, valid));
  effect(() => {
    const { value } = kept;
    try {
      if (value === initial) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Storage may be full or forbidden; the choice then lasts as long as the page.
    }
  });
  return kept;
}

function read<T>(key: string, initial: T, valid: (value: T) => boolean): T {
  try {
    const value = JSON.parse(localStorage.getItem(key) ?? 'null') as T;
    return typeof value === typeof initial && valid(value) ? value : initial;
  } catch {
    return initial;
  }
}

const share = (low: number, high: number) => (value: number) => value >= low && value <= high;

export const textSizes = [14, 15, 16, 17, 18, 19, 20];

export const prefs = {
  textSize: remembered('textSize', 16, share(14, 20)),
  letterKeys: remembered<boolean>('letterKeys', true),
  /** Two images side by side, where a task has several, and whether they move together. */
  beside: remembered<boolean>('beside', false),
  linked: remembered<boolean>('linked', true),
  /** Widths in percent of the workspace. */
  stageWide: remembered('stageWide', 34, share(15, 60)),
  sideWide: remembered('sideWide', 23, share(15, 45)),
  stageNarrow: remembered('stageNarrow', 40, share(20, 65)),
  /** Height in percent of the lower pane when narrow. */
  lower: remembered('lower', 38, share(20, 70)),
  /** The last change of guidelines that the person was told of. */
  told: remembered<string>('told', ''),
};
