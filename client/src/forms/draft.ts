// What is kept of a form: its fields by name, as plain data, so that it can be tested without a page.

/** One field. `at` tells fields of one name apart; `checked` only where something can be checked. */
export interface Kept {
  name: string;
  at: number;
  value: string;
  checked?: boolean;
}

export interface Draft {
  fields: Kept[];
  savedAt: number;
  /** The tab that wrote it last. */
  tab: string;
}

const neverKept = new Set(['hidden', 'password', 'file', 'submit', 'button', 'image', 'reset']);

export function isKept(type: string, name: string): boolean {
  return name !== '' && !neverKept.has(type);
}

const same = (a: Kept, b: Kept) => a.name === b.name && a.at === b.at && a.value === b.value && a.checked === b.checked;

/** A field's place in its form. */
export const placeOf = (field: Kept): string => `${field.name}#${field.at}`;

/** What differs from the form as the server sent it, or was typed before it answered. Nothing does: nothing is worth keeping. */
export function changed(now: Kept[], sent: Kept[], earlier: ReadonlySet<string> = new Set()): Kept[] {
  return now.filter((field, i) => earlier.has(placeOf(field)) || !sent[i] || !same(field, sent[i]));
}

const prefix = 'parallax-form:';
const longest = 30 * 24 * 60 * 60 * 1000;

/** By person, so that two people on one device do not see each other's words; by page and form. */
export function keyOf(person: string, path: string, form: string): string {
  return `${prefix}${person}:${path}:${form}`;
}

type Drawer = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** The drafts on this device. A browser that refuses storage keeps none, and forms work all the same. */
export class Drafts {
  constructor(private readonly drawer: Drawer | null) {}

  read(key: string, now: number): Draft | null {
    try {
      const draft = JSON.parse(this.drawer?.getItem(key) ?? 'null') as Draft | null;
      return draft && Array.isArray(draft.fields) && now - draft.savedAt < longest ? draft : null;
    } catch {
      return null;
    }
  }

  write(key: string, draft: Draft): boolean {
    try {
      if (draft.fields.length === 0) this.drawer?.removeItem(key);
      else this.drawer?.setItem(key, JSON.stringify(draft));
      return this.drawer !== null;
    } catch {
      return false;
    }
  }

  drop(key: string): void {
    try {
      this.drawer?.removeItem(key);
    } catch { /* Then there is nothing to drop. */ }
  }

  /** All of one person: they signed out here. */
  forget(person: string): void {
    this.removeWhere(key => key.startsWith(`${prefix}${person}:`));
  }

  /** Those that nobody came back for. */
  sweep(now: number): void {
    this.removeWhere(key => key.startsWith(prefix) && this.read(key, now) === null);
  }

  private removeWhere(wanted: (key: string) => boolean): void {
    try {
      const keys = Array.from({ length: this.drawer?.length ?? 0 }, (_, i) => this.drawer?.key(i) ?? '');
      for (const key of keys.filter(wanted)) this.drawer?.removeItem(key);
    } catch { /* A browser that refuses storage keeps none. */ }
  }
}
