import { computed } from '@preact/signals';
import { idOf, isChord, keyTable } from './keys';
import { withOwn } from './own-keys';
import { prefs } from './prefs';

/** The keys as they hold now. */
export const keysNow = computed(() => withOwn(keyTable, prefs.ownKeys.value));

/** The key of a command as it is shown; empty when it has none, or when single letters are off. */
export function keyOf(id: string): string {
  const entry = keysNow.value.find(k => idOf(k.command) === id);
  return entry && (entry.always || prefs.letterKeys.value || isChord(entry)) ? entry.shown : '';
}

export function KeyHint({ of }: { of: string }) {
  const shown = keyOf(of);
  return shown ? <kbd aria-hidden="true">{shown.replace('Enter', '⏎').replaceAll('+', ' ')}</kbd> : null;
}

/** A name with its key behind it, for a title. */
export function withKey(name: string, id: string): string {
  const shown = keyOf(id);
  return shown ? `${name} (${shown})` : name;
}
