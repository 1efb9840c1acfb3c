import { changed, keyOf, type Draft, type Drafts } from './forms/draft';
import { read, write } from './forms/fields';
import { say as note } from './forms/note';

// Keeps an application on the server while it is typed; what the server does not have yet is kept on this device as well.
// Without this script the Save button does the same.

const pause = 800;
const keepPause = 150;
const retry = 5000;

/** What this device keeps says over which revision it was typed: another device may have gone on meanwhile. */
interface KeptDraft extends Draft { revision: number }

type Told = { revision: number; detail?: string };

class ApplicationDraft {
  private readonly key: string;
  private readonly id: string;
  private revision: number;
  private saved: string;
  private behind = false;
  private running = false;
  private ended = false;
  private timer = 0;
  private keepTimer = 0;

  constructor(private readonly form: HTMLFormElement, person: string, private readonly drafts: Drafts, private readonly tab: string) {
    this.id = form.dataset.application!;
    this.key = keyOf(person, '/apply', this.id);
    this.revision = Number(form.dataset.revision);
    this.saved = this.state();
    form.addEventListener('input', () => this.typed());
    form.addEventListener('submit', event => this.send(event));
    form.addEventListener('accepted', () => this.end());
  }

  get isHere(): boolean {
    return this.form.isConnected;
  }

  /** What was typed here and did not reach the server. Over another revision it is not saved before both were looked at. */
  restore(): void {
    const kept = this.take();
    if (!kept || !write(this.form, kept.fields)) return;
    this.revision = kept.revision;
    this.field('Revision', String(kept.revision));
    note(this.form, 'info', 'What you typed here and what had not reached the server yet was restored.');
    this.keep();
    this.later();
  }

  /** Also what was typed before the sign-in: the draft had no account then, and this is the same one. */
  private take(): KeptDraft | null {
    const keys = [this.key, keyOf('', '/apply', this.id)];
    const kept = keys.map(key => this.drafts.read(key, Date.now()) as KeptDraft | null).find(draft => draft !== null) ?? null;
    for (const key of keys) this.drafts.drop(key);
    return kept;
  }

  leave(): void {
    if (this.ended || !this.isHere) return;
    this.keep();
    void this.save(true);
  }

  again(): void {
    if (!this.ended && this.isHere) void this.save();
  }

  private typed(): void {
    clearTimeout(this.keepTimer);
    this.keepTimer = window.setTimeout(() => this.keep(), keepPause);
    this.later();
  }

  private keep(): void {
    clearTimeout(this.keepTimer);
    if (this.ended || this.state() === this.saved) return;
    const kept: KeptDraft = { fields: changed(read(this.form), read(this.form, true)), savedAt: Date.now(), tab: this.tab, revision: this.revision };
    this.drafts.write(this.key, kept);
  }

  private async save(leaving = false): Promise<void> {
    const state = this.state();
    if (this.behind || this.running || this.ended || state === this.saved) return;
    this.running = true;
    try {
      const body = `{"revision":${this.revision},"answers":${state}}`;
      const answer = await fetch(`/api/applications/draft/${this.id}`, { method: 'PUT', body, keepalive: leaving, headers: { 'content-type': 'application/json' } });
      this.understand(answer.status, await answer.json() as Told, state);
    } catch {
      this.say('Not saved yet: the server cannot be reached. What you type is kept on this device, and it is tried again.');
      this.later(retry);
    } finally {
      this.running = false;
    }
    if (this.state() !== state) this.later();
  }

  private understand(status: number, told: Told, state: string): void {
    if (status === 200) this.savedAs(told.revision, state);
    else if (status === 409) this.fallBehind();
    else if (status === 404) this.lose();
    else this.say(told.detail ?? 'Not saved.');
  }

  private savedAs(revision: number, state: string): void {
    this.revision = revision;
    this.saved = state;
    this.field('Revision', String(revision));
    if (this.state() === state) this.drafts.drop(this.key);
    else this.keep();
    this.say('Saved just now.');
  }

  /** The Save button shows both, and nothing is written over before somebody has looked. */
  private fallBehind(): void {
    this.behind = true;
    this.form.dataset.behind = '';
    this.say('Changed in another tab or on another device meanwhile. What you typed here is not lost: press Save to see both.');
  }

  /** It went on in an account, by the link of our mail: signed in, this browser goes on with it too. */
  private lose(): void {
    this.behind = true;
    this.say('Not saved.');
    note(this.form, 'warning', 'This draft is not open in this browser any more: you went on with it in your account. What you typed here is kept on this device.',
      { label: 'Sign in and go on', act: () => location.assign(this.form.dataset.signIn ?? '/sign-in') });
  }

  /** A save that is under way first tells its revision, or the form would be behind its own page. */
  private send(event: SubmitEvent): void {
    clearTimeout(this.timer);
    this.keep();
    if (!this.running) return;
    event.preventDefault();
    const again = setInterval(() => {
      if (this.running) return;
      clearInterval(again);
      this.form.requestSubmit(event.submitter);
    }, 50);
  }

  private end(): void {
    this.ended = true;
    clearTimeout(this.timer);
    clearTimeout(this.keepTimer);
    this.drafts.drop(this.key);
  }

  private later(after = pause): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.save(), after);
  }

  /** The answers, as the server is told them. */
  private state(): string {
    const given: Record<string, string[]> = {};
    for (const [name, value] of new FormData(this.form)) {
      if (!name.startsWith('q-') || typeof value !== 'string' || value === '') continue;
      (given[name.slice(2)] ??= []).push(value);
    }
    return JSON.stringify(given);
  }

  private field(name: string, value: string): void {
    const hidden = this.form.elements.namedItem(name);
    if (hidden instanceof HTMLInputElement) hidden.value = value;
  }

  private say(words: string): void {
    const place = this.form.querySelector<HTMLElement>('[data-saved]');
    if (place) place.textContent = words;
  }
}

const open = new Set<ApplicationDraft>();
const known = new WeakSet<HTMLFormElement>();

/** Takes up the forms that came with the page, or with the answer to one of them; then what was typed stands there already. */
export function keepApplications(person: string, drafts: Drafts, tab: string, answered: boolean): void {
  for (const draft of open) if (!draft.isHere) open.delete(draft);
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-application]')) {
    if (known.has(form)) continue;
    known.add(form);
    const draft = new ApplicationDraft(form, person, drafts, tab);
    open.add(draft);
    if (!answered) draft.restore();
  }
}

const leave = () => { for (const draft of open) draft.leave(); };
addEventListener('pagehide', leave);
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') leave(); });
addEventListener('online', () => { for (const draft of open) draft.again(); });
