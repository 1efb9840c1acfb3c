import { changed, keyOf, placeOf, type Drafts } from './draft';
import { read, write } from './fields';
import { hush, say } from './note';
import { send, type Sent } from './send';

const pause = 150;

/** One form under guard: what is typed is kept until the server accepted it, and it is sent once at a time. */
export class Guard {
  private readonly key: string;
  private timer = 0;
  private sending = false;
  /** What was typed before the server answered with this page: its fields then look as if they came from the server. */
  private earlier = new Set<string>();
  private ended = false;

  constructor(readonly form: HTMLFormElement, person: string, private readonly drafts: Drafts, private readonly tab: string, private readonly begin: () => void) {
    this.key = keyOf(person, location.pathname, nameOf(form) + (form.dataset.about ? `:${form.dataset.about}` : ''));
    form.addEventListener('input', () => this.soon());
    form.addEventListener('change', () => this.soon());
  }

  private get keeps(): boolean {
    return this.form.dataset.guard !== 'off';
  }

  /** Puts back what was typed here before. After an error it is only what the page did not send back, and nothing is said. */
  restore(quietly = false): void {
    const draft = this.keeps ? this.drafts.read(this.key, Date.now()) : null;
    if (quietly) this.earlier = new Set(draft?.fields.map(placeOf));
    if (!draft || !write(this.form, draft.fields) || quietly) return;
    for (let outer = this.form.closest('details'); outer; outer = outer.parentElement?.closest('details') ?? null) outer.open = true;
    const when = new Date(draft.savedAt).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
    say(this.form, 'info', `What you typed on ${when} was restored.`, { label: 'Discard it', act: () => this.discard() });
  }

  /** Another tab wrote, sent or discarded the draft of this form. */
  otherTab(key: string, value: string | null): void {
    if (key !== this.key || this.ended) return;
    if (value === null) say(this.form, 'warning', 'This form was sent or discarded in another tab. Look there before you send it again.');
    else say(this.form, 'warning', 'This form is being changed in another tab as well. What is typed last is kept.');
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = 0;
    if (!this.ended && this.keeps && this.form.isConnected) this.drafts.write(this.key, { fields: changed(read(this.form), read(this.form, true), this.earlier), savedAt: Date.now(), tab: this.tab });
  }

  /** Only if something waits: a tab that was only looked at must not overwrite what another one wrote. */
  flushIfDue(): void {
    if (this.timer !== 0) this.flush();
  }

  async submit(submitter: HTMLElement | null): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    this.flush();
    hush(this.form);
    const answer = send(this.form, submitter, page => findIn(page, this.form) !== null);
    this.busy(true);
    const sent = await answer;
    // On the way to the next page it stays busy: a second click would send a second time.
    if (!this.finish(submitter?.dataset.shows !== undefined && sent.meaning === 'accepted-here' ? { ...sent, meaning: 'refused' } : sent, submitter)) {
      this.sending = false;
      this.busy(false);
    }
  }

  /** A page that the browser kept and shows again can be used again. */
  again(): void {
    this.ended = this.sending = false;
    this.busy(false);
  }

  private finish(sent: Sent, submitter: HTMLElement | null): boolean {
    switch (sent.meaning) {
      case 'accepted':
        this.end();
        go(sent.location!);
        return true;
      case 'accepted-here':
        this.end();
        this.show(sent.page);
        return true;
      case 'refused':
        this.ended = true;
        this.show(sent.page);
        return true;
      case 'signed-out':
        say(this.form, 'warning', 'You are not signed in any more. What you typed is kept on this device.', { label: 'Sign in and go on', act: () => go(`/sign-in?returnUrl=${encodeURIComponent(location.pathname + location.search)}`) });
        return false;
      case 'fault':
        say(this.form, 'warning', `${saidBy(sent.page)}${this.keeps ? ' What you typed is kept on this device.' : ''}`, { label: 'Load the page again', act: () => location.reload() });
        return false;
      case 'unreachable':
        say(this.form, 'warning',
          sent.late ? 'The server did not answer in time. It may have received this: look before you send it again. What you typed is kept on this device.' : 'The server cannot be reached. Nothing is lost: what you typed is kept on this device.',
          { label: 'Try again', act: () => void this.submit(submitter) });
        return false;
    }
  }

  private show(page: Document | null): void {
    const next = page?.querySelector('main');
    const now = document.querySelector('main');
    if (!next || !now) return location.reload();
    document.title = page!.title;
    now.replaceWith(document.adoptNode(next));
    this.begin();
    const first = next.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]') ?? next;
    if (first.tabIndex < 0) first.tabIndex = -1;
    first.focus();
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.flush(), pause);
  }

  private discard(): void {
    this.form.reset();
    this.drafts.drop(this.key);
    hush(this.form);
  }

  private end(): void {
    clearTimeout(this.timer);
    this.timer = 0;
    this.ended = true;
    this.drafts.drop(this.key);
    this.form.dispatchEvent(new Event('accepted'));
  }

  private busy(on: boolean): void {
    this.form.toggleAttribute('aria-busy', on);
    if (on) this.form.setAttribute('aria-busy', 'true');
    for (const button of this.form.querySelectorAll<HTMLButtonElement>('button:not([type="button"])')) button.disabled = on;
  }
}

/** By the name that the server gave it, or by where it goes. */
export function nameOf(form: HTMLFormElement): string {
  return form.querySelector<HTMLInputElement>('input[name="_handler"]')?.value || form.getAttribute('action') || '';
}

function findIn(page: Document, form: HTMLFormElement): HTMLFormElement | null {
  const name = nameOf(form);
  return [...page.querySelectorAll<HTMLFormElement>('main form[method="post"]')].find(f => nameOf(f) === name) ?? null;
}

function saidBy(page: Document | null): string {
  const words = page?.querySelector('main h1 + p')?.textContent?.trim();
  return words || 'The server could not take this.';
}

/** The same address with another fragment would not be loaded by itself. */
function go(address: string): void {
  const next = new URL(address, location.href);
  const here = next.pathname === location.pathname && next.search === location.search && next.hash !== '';
  location.assign(next);
  if (here) location.reload();
}
