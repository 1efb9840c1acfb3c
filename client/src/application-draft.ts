// Keeps an application on the server while it is typed. Without this script the Save button does the same.

interface Draft { form: HTMLFormElement; id: string; revision: number; saved: string; behind: boolean; running: boolean; timer: number }

const pause = 800;

function answers(form: HTMLFormElement): Record<string, string[]> {
  const given: Record<string, string[]> = {};
  for (const [name, value] of new FormData(form)) {
    if (!name.startsWith('q-') || typeof value !== 'string' || value === '') continue;
    (given[name.slice(2)] ??= []).push(value);
  }
  return given;
}

function say(draft: Draft, words: string): void {
  const place = draft.form.querySelector<HTMLElement>('[data-saved]');
  if (place) place.textContent = words;
}

async function save(draft: Draft, leaving = false): Promise<void> {
  const body = JSON.stringify({ revision: draft.revision, answers: answers(draft.form) });
  const state = JSON.stringify(answers(draft.form));
  if (draft.behind || draft.running || state === draft.saved) return;
  draft.running = true;
  try {
    const answer = await fetch(`/api/applications/draft/${draft.id}`, { method: 'PUT', body, keepalive: leaving, headers: { 'content-type': 'application/json' } });
    await understand(draft, answer, state);
  } catch {
    say(draft, 'Not saved: the server cannot be reached. It is tried again as you type.');
  } finally {
    draft.running = false;
  }
  if (!draft.behind && JSON.stringify(answers(draft.form)) !== state) later(draft);
}

async function understand(draft: Draft, answer: Response, state: string): Promise<void> {
  const told = await answer.json() as { revision: number; detail?: string };
  if (answer.ok) {
    draft.revision = told.revision;
    draft.saved = state;
    const hidden = draft.form.elements.namedItem('Revision');
    if (hidden instanceof HTMLInputElement) hidden.value = String(told.revision);
    say(draft, 'Saved just now.');
  } else {
    // The Save button shows both, and nothing is written over before somebody has looked.
    draft.behind = answer.status === 409;
    if (draft.behind) draft.form.dataset.behind = '';
    say(draft, draft.behind ? 'Changed in another tab or on another device meanwhile. What you typed here is not lost: press Save to see both.' : told.detail ?? 'Not saved.');
  }
}

function later(draft: Draft): void {
  clearTimeout(draft.timer);
  draft.timer = window.setTimeout(() => void save(draft), pause);
}

/** A save that is under way first tells its revision, or the form would be behind its own page. */
function send(draft: Draft, event: SubmitEvent): void {
  clearTimeout(draft.timer);
  if (!draft.running) return;
  event.preventDefault();
  const again = setInterval(() => {
    if (draft.running) return;
    clearInterval(again);
    draft.form.requestSubmit(event.submitter);
  }, 50);
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-application]')) {
  const draft: Draft = { form, id: form.dataset.application!, revision: Number(form.dataset.revision), saved: JSON.stringify(answers(form)), behind: false, running: false, timer: 0 };
  form.addEventListener('input', () => later(draft));
  form.addEventListener('submit', event => send(draft, event));
  addEventListener('pagehide', () => void save(draft, true));
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') void save(draft, true); });
}
