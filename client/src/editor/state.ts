import { computed, effect, signal } from '@preact/signals';
import { Refusal, Unreachable, problemOf, request } from '../api';
import { Drafts, keyOf } from '../forms/draft';
import { at, idOf, isFields, pathOf, pointerOf, put, shortName, type Fields, type Json, type Path, type Schema } from './schema';
import type { Begin, Checked } from './types';

const saveAfter = 150;
const checkAfter = 450;

/** A definition that is being written: kept on this device, checked by the server while it is typed, saved as a version. */
export class EditorState {
  readonly value;
  readonly note = signal('');
  /** The text of the JSON view while it is typed in; null when the form is shown. */
  readonly json = signal<string | null>(null);
  readonly jsonFault = signal('');
  readonly schema = signal<Schema | null>(null);
  readonly checked = signal<Checked | null>(null);
  readonly checking = signal(false);
  readonly reachable = signal(true);
  readonly signedOut = signal(false);
  readonly saving = signal(false);
  /** Why the last attempt to save was refused, where no field is at fault. */
  readonly refused = signal('');
  /** Whether errors show everywhere, or only at fields that were left. */
  readonly attempted = signal(false);
  readonly left = signal<ReadonlySet<string>>(new Set());
  readonly removed = signal<{ text: string; before: Fields } | null>(null);
  readonly restored = signal<number | null>(null);
  readonly keeps = signal(true);
  readonly errors = computed(() => this.checked.value?.errors ?? {});
  readonly faults = computed(() => Object.values(this.errors.value).flat().length);
  private readonly drafts: Drafts;
  private readonly key: string;
  private saveTimer: ReturnType<typeof setTimeout> | undefined;
  private checkTimer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;
  private ended = false;

  constructor(readonly begin: Begin, readonly project: string, person: string) {
    this.drafts = new Drafts(storage());
    this.key = keyOf(person, location.pathname, `protocol:${begin.from}:${begin.hash}`);
    this.value = signal<Fields>(begun(begin));
    this.restore();
    const original = begun(begin);
    let first = true;
    effect(() => {
      void [this.value.value, this.note.value, this.json.value];
      if (first) first = false;
      else this.soon(original);
    });
    effect(() => {
      void this.value.value;
      this.checkSoon();
    });
    addEventListener('pagehide', () => this.keep(original));
  }

  get api(): string {
    return `/api/projects/${this.project}`;
  }

  async start(): Promise<void> {
    try {
      const answer = await request('GET', '/schemas/protocol-1.json');
      if (answer.status === 200) this.schema.value = answer.body as Schema;
      this.reachable.value = answer.status === 200;
    } catch {
      this.reachable.value = false;
    }
  }

  at(path: Path): Json | undefined {
    return at(this.value.value, path);
  }

  set(path: Path, next: Json | undefined): void {
    this.removed.value = null;
    this.value.value = put(this.value.value, path, next) as Fields;
  }

  shortName(words: string, pattern: string): string {
    return shortName(words, pattern);
  }

  /** Takes something away, in a way that can be taken back. */
  remove(path: Path, next: Json | undefined, text: string): void {
    const before = this.value.value;
    this.set(path, next);
    this.removed.value = { text, before };
  }

  undo(): void {
    const { removed } = this;
    if (removed.value) this.value.value = removed.value.before;
    removed.value = null;
  }

  leave(path: Path): void {
    this.left.value = new Set([...this.left.value, pointerOf(path)]);
  }

  errorsAt(path: Path): string[] {
    const pointer = pointerOf(path);
    return this.attempted.value || this.left.value.has(pointer) ? this.errors.value[pointer] ?? [] : [];
  }

  /** Writes the JSON view's text into the form; false while it is none. */
  takeJson(text: string): boolean {
    this.json.value = text;
    try {
      const read = JSON.parse(text) as Json;
      if (!isFields(read)) throw new SyntaxError('A definition is an object: it begins with {.');
      this.jsonFault.value = '';
      this.value.value = read;
      return true;
    } catch (error) {
      this.jsonFault.value = error instanceof Error ? error.message : 'This is not JSON.';
      return false;
    }
  }

  /** To the first thing that is wrong, or to the nearest field around it. */
  toFirstFault(): void {
    this.attempted.value = true;
    const [pointer] = Object.keys(this.errors.value);
    if (pointer === undefined) return;
    requestAnimationFrame(() => focusAt(pathOf(pointer)));
  }

  async save(): Promise<void> {
    if (this.saving.value) return;
    this.saving.value = true;
    this.refused.value = '';
    this.keepNow();
    try {
      const answer = await request('POST', `${this.api}/protocols`, { definition: this.value.value, note: this.note.value });
      if (answer.status >= 502 && answer.status <= 504) throw new Unreachable('gateway');
      if (answer.status >= 400) throw new Refusal(problemOf(answer));
      this.ended = true;
      this.drafts.drop(this.key);
      location.assign(`/projects/${this.project}/protocol/versions?To=${(answer.body as { id: string }).id}`);
    } catch (error) {
      this.saving.value = false;
      this.fail(error);
    }
  }

  discard(): void {
    this.drafts.drop(this.key);
    this.restored.value = null;
    this.removed.value = null;
    this.json.value = this.json.value === null ? null : pretty(begun(this.begin));
    this.jsonFault.value = '';
    this.note.value = '';
    this.value.value = begun(this.begin);
  }

  private fail(error: unknown): void {
    if (!(error instanceof Refusal)) {
      this.reachable.value = false;
      this.refused.value = 'The server cannot be reached. Nothing is lost: what you wrote is kept on this device.';
      return;
    }
    const { problem } = error;
    this.signedOut.value = problem.status === 401;
    if (Object.keys(problem.errors).length > 0 && problem.code === 'protocol.invalid') {
      this.checked.value = { ...(this.checked.value ?? { guidelinesHtml: '', difference: null, lostKeys: [], saves: null }), errors: problem.errors };
      this.toFirstFault();
    } else this.refused.value = Object.values(problem.errors).flat()[0] ?? (problem.detail || problem.title);
  }

  private restore(): void {
    const draft = this.drafts.read(this.key, Date.now());
    const kept = (name: string) => draft?.fields.find(f => f.name === name)?.value;
    const definition = kept('definition');
    if (!draft || definition === undefined) return;
    try {
      this.value.value = JSON.parse(definition) as Fields;
    } catch {
      return;
    }
    this.note.value = kept('note') ?? '';
    const json = kept('json');
    if (json !== undefined) this.takeJson(json);
    this.restored.value = draft.savedAt;
  }

  private soon(original: Fields): void {
    clearTimeout(this.saveTimer);
    this.saveTimer = setTimeout(() => this.keep(original), saveAfter);
  }

  private keepNow(): void {
    this.keep(begun(this.begin));
  }

  private keep(original: Fields): void {
    clearTimeout(this.saveTimer);
    if (this.ended) return;
    const definition = JSON.stringify(this.value.value);
    const unchanged = definition === JSON.stringify(original) && this.note.value === '' && this.jsonFault.value === '';
    const fields = unchanged ? [] : [
      { name: 'definition', at: 0, value: definition },
      { name: 'note', at: 0, value: this.note.value },
      ...(this.jsonFault.value && this.json.value !== null ? [{ name: 'json', at: 0, value: this.json.value }] : []),
    ];
    this.keeps.value = this.drafts.write(this.key, { fields, savedAt: Date.now(), tab: '' });
  }

  private checkSoon(): void {
    clearTimeout(this.checkTimer);
    this.checking.value = true;
    this.checkTimer = setTimeout(() => void this.check(), this.checked.peek() ? checkAfter : 0);
  }

  private async check(): Promise<void> {
    const asked = ++this.asked;
    try {
      const answer = await request('POST', `${this.api}/protocols/check`, { definition: this.value.peek(), from: this.begin.from });
      if (asked !== this.asked) return;
      this.signedOut.value = answer.status === 401;
      this.reachable.value = answer.status < 500;
      if (answer.status === 200) this.checked.value = answer.body as Checked;
    } catch {
      if (asked === this.asked) this.reachable.value = false;
    } finally {
      if (asked === this.asked) this.checking.value = false;
    }
  }
}

/** A version that is used never changes, so that what is begun from it has the next number. */
function begun(begin: Begin): Fields {
  const name = String(begin.definition['name']);
  const isSame = name === begin.fromName && begin.definition['version'] === begin.fromVersion;
  const version = isSame && !begin.fromIsUsed ? begin.fromVersion : begin.next[name] ?? 1;
  return { ...begin.definition, version, poolsWith: version === begin.definition['version'] ? begin.definition['poolsWith'] ?? [] : [] };
}

export const pretty = (value: Json): string => JSON.stringify(value, null, 2);

/** The field at a place, or the nearest one around it that there is. */
export function focusAt(path: Path): void {
  for (let to = path.length; to > 0; to--) {
    const field = document.getElementById(idOf(path.slice(0, to)));
    if (!field) continue;
    for (let outer = field.closest('details'); outer; outer = outer.parentElement?.closest('details') ?? null) outer.open = true;
    field.focus();
    field.scrollIntoView({ block: 'center' });
    return;
  }
}

function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
