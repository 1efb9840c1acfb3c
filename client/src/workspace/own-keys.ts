import { idOf, isChord, type Key } from './keys';

// The keys that a person gave to commands, by the command's id; an empty one means that it has none.
export type OwnKeys = Record<string, string>;

/** A key as it is pressed. */
export interface Pressed {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

const isLetter = (key: string) => key.toLowerCase() !== key.toUpperCase();

/** In the notation of the table, or null while only Ctrl and its like are down. A sign is the sign, with Shift or without. */
export function nameOf({ key, ctrlKey, altKey, shiftKey, metaKey }: Pressed): string | null {
  if (['Control', 'Alt', 'AltGraph', 'Shift', 'Meta', 'Dead', 'Process', 'Unidentified', 'CapsLock'].includes(key)) return null;
  const chord = ctrlKey || metaKey || altKey;
  const sign = key.length === 1 && !isLetter(key);
  return [
    ctrlKey || metaKey ? 'Control' : '', altKey ? 'Alt' : '', shiftKey && (!sign || chord) ? 'Shift' : '',
    key === ' ' ? 'Space' : key.length === 1 ? key.toLowerCase() : key,
  ].filter(Boolean).join('+');
}

export function shownName(name: string): string {
  return name.split('+').map(part => part === 'Control' ? 'Ctrl' : part.length === 1 ? part.toUpperCase() : part).join('+');
}

/** All that the keyboard may send for it: another keyboard needs Shift for a sign, and a Mac has Cmd for Ctrl. */
function bindingsOf(name: string): string[] {
  if (name.startsWith('Control+')) return [name, name.replace('Control', 'Meta')];
  return name.length === 1 && !isLetter(name) && !/\d/.test(name) ? [name, `Shift+${name}`] : [name];
}

/** The table as it holds for this person. */
export function withOwn(table: readonly Key[], own: OwnKeys): Key[] {
  return table.map(entry => {
    const name = own[idOf(entry.command)];
    if (name === undefined || isFixed(entry)) return entry;
    return name === '' ? { ...entry, keys: [], shown: '' } : { ...entry, keys: bindingsOf(name), shown: shownName(name) };
  });
}

/** Esc leads out of everything and stays what it is. */
export const isFixed = (entry: Key): boolean => entry.command.do === 'leave';

// What a browser takes for itself before a page is asked, or what every reader expects it to do.
const ofTheBrowser = new Set('abcdefghijklnoprstuvwx0123456789'.split('').map(key => `Control+${key}`)
  .concat('abcijknopqrtvw'.split('').map(key => `Control+Shift+${key}`), ['Alt+d', 'Alt+e', 'Alt+f']));

/** Why a command cannot have this key, or null. Two commands never share one. */
export function whyNot(name: string, entry: Key, table: readonly Key[]): string | null {
  const shown = shownName(name);
  const last = name.split('+').at(-1)!;
  const own = idOf(entry.command);
  const chord = isChord({ keys: [name] });
  if (name === '+' || name === '-' || name.endsWith('+')) return `${name.endsWith('+') ? '+' : '−'} zooms the image.`;
  if (last.length > 1 && !(last === 'Enter' && chord)) return `${shown} has a meaning of its own everywhere and cannot be given away.`;
  if (ofTheBrowser.has(name)) return `${shown} belongs to the browser.`;
  if (entry.always && !chord) return `“${entry.says}” also works while you type, so its key needs Ctrl or Alt.`;
  const taken = table.find(other => idOf(other.command) !== own && other.keys.some(key => bindingsOf(name).includes(key)));
  return taken ? `${shown} is the key of “${taken.says}”. Give that one another key first.` : null;
}
