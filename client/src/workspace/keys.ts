import type { Rating, Verdict } from '../types';

// The keys, once: the bindings and the help are made from this table.

export type Command =
  | { do: 'pan' | 'box' | 'polygon' | 'fit' | 'beside' | 'link' | 'next-step' | 'previous-step' | 'issue' | 'words' | 'region' | 'compare' | 'rationale' | 'guidelines' | 'help' | 'settings' | 'undo' | 'redo' | 'submit' | 'leave' }
  | { do: 'verdict'; verdict: Verdict }
  | { do: 'rate'; rating: Rating };

export interface Key {
  /** In tinykeys' notation; several where keyboards differ. */
  keys: string[];
  shown: string;
  says: string;
  group: 'Image' | 'Steps' | 'Ratings' | 'Issues' | 'Everywhere';
  /** Works even while typing. */
  always: boolean;
  command: Command;
}

const key = (group: Key['group'], shown: string, says: string, command: Command, keys = [shown.toLowerCase()], always = false): Key =>
  ({ keys, shown, says, group, always, command });

export const keyTable: readonly Key[] = [
  key('Image', 'V', 'Pan', { do: 'pan' }),
  key('Image', 'B', 'Draw a box', { do: 'box' }),
  key('Image', 'P', 'Draw a polygon', { do: 'polygon' }),
  key('Image', 'F', 'Fit the image', { do: 'fit' }),
  key('Image', 'S', 'Two images side by side', { do: 'beside' }),
  key('Image', 'L', 'Link or unlink the two images', { do: 'link' }),
  key('Steps', 'J', 'Next step', { do: 'next-step' }),
  key('Steps', 'K', 'Previous step', { do: 'previous-step' }),
  key('Steps', 'Y', 'Right', { do: 'verdict', verdict: 'right' }),
  key('Steps', 'N', 'Wrong', { do: 'verdict', verdict: 'wrong' }),
  key('Steps', 'U', 'Unneeded', { do: 'verdict', verdict: 'unneeded' }),
  key('Steps', 'T', 'Cannot tell', { do: 'verdict', verdict: 'cannot-tell' }),
  key('Steps', 'C', 'Compare: the other response', { do: 'compare' }),
  ...([1, 2, 3, 4, 5] as const).map(rating => key('Ratings', String(rating), `Rate ${rating}`, { do: 'rate', rating })),
  key('Ratings', '0', 'Not applicable', { do: 'rate', rating: 'not-applicable' }),
  key('Ratings', '?', 'Can’t judge', { do: 'rate', rating: 'cannot-judge' }, ['?', 'Shift+?']),
  key('Issues', 'I', 'Issue from the selected words or the current step', { do: 'issue' }),
  key('Issues', 'W', 'Choose words by keyboard', { do: 'words' }),
  key('Issues', 'X', 'Region by grid or numbers', { do: 'region' }),
  key('Everywhere', 'R', 'Rationale', { do: 'rationale' }),
  key('Everywhere', 'G', 'Guidelines', { do: 'guidelines' }),
  key('Everywhere', 'H', 'This help', { do: 'help' }),
  key('Everywhere', ',', 'Settings: the keys', { do: 'settings' }),
  key('Everywhere', 'Ctrl+Z', 'Undo', { do: 'undo' }, ['Control+z', 'Meta+z']),
  key('Everywhere', 'Ctrl+Shift+Z', 'Redo', { do: 'redo' }, ['Control+Shift+z', 'Meta+Shift+z', 'Control+y']),
  key('Everywhere', 'Ctrl+Enter', 'Submit', { do: 'submit' }, ['Control+Enter', 'Meta+Enter'], true),
  key('Everywhere', 'Esc', 'Leave a field, a tool or an issue', { do: 'leave' }, ['Escape'], true),
];

/** Where a letter is text, or chooses an option, rather than a command. */
export interface KeyPlace {
  tag: string;
  type: string;
  editable: boolean;
  inDialog: boolean;
}

export function isTyping({ tag, type, editable }: KeyPlace): boolean {
  if (editable || tag === 'textarea' || tag === 'select') return true;
  return tag === 'input' && !['radio', 'checkbox', 'button', 'range'].includes(type);
}

/** Whether a key comes with Ctrl, Alt or the like: such a one is not met by chance, and stays when letters are off. */
export function isChord({ keys }: Pick<Key, 'keys'>): boolean {
  return keys.length > 0 && keys.every(name => /^(Control|Alt|Meta)\+/.test(name));
}

/** Names a command for good, so that a key that a person gave it finds it again. */
export function idOf(command: Command): string {
  return [command.do, 'verdict' in command ? command.verdict : 'rating' in command ? command.rating : null].filter(part => part !== null).join(':');
}

/**
 * Whether a key does its command here: a dialog keeps all keys to itself, a field keeps its own undo, and letters may
 * be switched off.
 */
export function applies(entry: Key, place: KeyPlace, letterKeys: boolean): boolean {
  if (place.inDialog) return false;
  return entry.always || (!isTyping(place) && (letterKeys || isChord(entry)));
}

export function placeOf(node: EventTarget | null): KeyPlace {
  const element = node instanceof HTMLElement ? node : null;
  return {
    tag: element?.tagName.toLowerCase() ?? '',
    type: element instanceof HTMLInputElement ? element.type : '',
    editable: element?.isContentEditable ?? false,
    inDialog: document.querySelector('dialog:modal') !== null,
  };
}

export function bindings(letterKeys: () => boolean, run: (command: Command) => void, table: readonly Key[] = keyTable): Record<string, (event: KeyboardEvent) => void> {
  const map: Record<string, (event: KeyboardEvent) => void> = {};
  for (const entry of table) {
    for (const name of entry.keys) {
      map[name] = event => {
        if (event.defaultPrevented || !applies(entry, placeOf(event.target), letterKeys())) return;
        event.preventDefault();
        run(entry.command);
      };
    }
  }
  return map;
}
