import { keepApplications } from './application-draft';
import { Drafts } from './forms/draft';
import './forms/files';
import { Guard } from './forms/guard';
import { offerZone } from './forms/zone';

// What ordinary pages with forms need beyond site.ts: nothing that is typed into one gets lost, and nothing is sent twice.

const drafts = new Drafts(storage());
const person = document.querySelector<HTMLFormElement>('form[data-sign-out]')?.dataset.person ?? '';
const tab = crypto.getRandomValues(new Uint32Array(2)).join('-');
const guards = new Map<HTMLFormElement, Guard>();

function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** Passwords go the browser's own way and are kept nowhere. */
function isOrdinary(form: HTMLFormElement): boolean {
  return !form.matches('[data-sign-out]') && !form.querySelector('input[type="password"]')
    && new URL(form.getAttribute('action') ?? '', location.href).origin === location.origin;
}

function begin(quietly: boolean): void {
  for (const form of guards.keys()) if (!form.isConnected) guards.delete(form);
  for (const form of document.querySelectorAll<HTMLFormElement>('form[method="post"]')) {
    if (!isOrdinary(form) || guards.has(form)) continue;
    const guard = new Guard(form, person, drafts, tab, () => begin(true));
    guards.set(form, guard);
    guard.restore(quietly);
  }
  keepApplications(person, drafts, tab, quietly);
  offerZone();
}

/** The sign-out leaves a word for the next page, because the workspace's own page has no part of this script. */
function forgetWhoLeft(): void {
  const left = document.cookie.split('; ').find(c => c.startsWith('parallax-left='))?.slice('parallax-left='.length);
  if (!left) return;
  drafts.forget(left);
  document.cookie = 'parallax-left=; path=/sign-in; max-age=0; samesite=strict';
}

document.addEventListener('submit', event => {
  const form = event.target as HTMLFormElement;
  if (event.defaultPrevented || form.matches('[data-sign-out]')) return;
  const guard = guards.get(form);
  if (guard) {
    event.preventDefault();
    void guard.submit(event.submitter);
  } else if (form.dataset.sent !== undefined) {
    event.preventDefault();
  } else if (form.method === 'post') {
    form.dataset.sent = '';
  }
});

addEventListener('storage', event => {
  if (event.key) for (const guard of guards.values()) guard.otherTab(event.key, event.newValue);
});
const flush = () => { for (const guard of guards.values()) guard.flushIfDue(); };
addEventListener('pagehide', flush);
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') flush(); });
addEventListener('pageshow', event => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) delete form.dataset.sent;
  for (const guard of guards.values()) guard.again();
});

forgetWhoLeft();
drafts.sweep(Date.now());
begin(false);
