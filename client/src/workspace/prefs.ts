import { effect, signal, type Signal } from '@preact/signals';
import type { OwnKeys } from './own-keys';

/** A signal that this device remembers. What cannot be read back counts as never set. */
function remembered<T extends string | number | boolean | object>(name: string, initial: T, valid: (value: T) => boolean = () => true): Signal<T> {
  const key = `parallax.${name}`;
  const kept = signal<T>(read(key, initial, valid));
  effect(() => {
    const { value } = kept;
    try {
      if (JSON.stringify(value) === JSON.stringify(initial)) localStorage.removeItem(key);
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
    return value !== null && typeof value === typeof initial && valid(value) ? value : initial;
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
  ownKeys: remembered<OwnKeys>('keys', {}, own => !Array.isArray(own) && Object.values(own).every(name => typeof name === 'string')),
  /** Widths in percent of the workspace. */
  stageWide: remembered('stageWide', 34, share(15, 60)),
  sideWide: remembered('sideWide', 23, share(15, 45)),
  stageNarrow: remembered('stageNarrow', 40, share(20, 65)),
  /** Height in percent of the lower pane when narrow. */
  lower: remembered('lower', 38, share(20, 70)),
  /** The last change of guidelines that the person was told of. */
  told: remembered<string>('told', ''),
};

const tour = (person: string) => `parallax.tour-left.${person}`;

/**
 * Whether a person has left the tour here. The server only says whether a task is their first, so that another device
 * does not begin it anew either once they have submitted one.
 */
export function tourIsLeft(person: string): boolean {
  try {
    return localStorage.getItem(tour(person)) !== null;
  } catch {
    return false;
  }
}

export function leaveTour(person: string): void {
  try {
    localStorage.setItem(tour(person), 'true');
  } catch {
    // Then it may come again, until something has been submitted.
  }
}
