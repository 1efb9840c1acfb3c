// Beside the workspace: says that practice comes first, and shows what was expected as soon as a practice task is received.

interface Guideline {
  title: string;
  url: string;
}

interface Part {
  about: string;
  said: string;
  expected: string;
  isRight: boolean;
  credit: number;
  explanation: string;
  guideline: Guideline | null;
}

interface Feedback {
  right: number;
  of: number;
  explanation: string;
  guideline: Guideline | null;
  parts: Part[];
  left: number;
}

type Content = Node | string | null;

function make<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Record<string, string>, ...content: Content[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content.filter(c => c !== null));
  return element;
}

async function read<T>(url: string): Promise<T | null> {
  const answer = await fetch(url, { headers: { accept: 'application/json' } }).catch(() => null);
  return answer?.ok ? await answer.json() as T : null;
}

function link(guideline: Guideline | null): Content {
  if (!guideline) return null;
  return make('p', {}, make('a', { href: guideline.url, target: '_blank' }, `${guideline.title || 'This section'} in the guidelines`));
}

function part(one: Part): HTMLElement {
  const mark = one.isRight ? ['good', 'as expected'] : one.credit > 0 ? ['warn', 'nearly'] : ['warn', 'different'];
  return make('li', { class: 'card' },
    make('h3', {}, `${one.about} `, make('span', { class: `badge ${mark[0]}` }, mark[1]!)),
    make('p', {}, one.isRight ? `You said ${one.said}.` : `You said ${one.said}. Expected was ${one.expected}.`),
    one.explanation ? make('p', { class: 'pre' }, one.explanation) : null,
    one.isRight ? null : link(one.guideline));
}

function summary(feedback: Feedback): string {
  if (feedback.right === feedback.of) return 'Everything is as expected.';
  return `${feedback.right} of ${feedback.of} are as expected. Practice is for finding out; nothing here is counted against you.`;
}

function next(left: number): string {
  return left === 0 ? 'Go on to the work' : left === 1 ? 'Go on: 1 practice task is left' : `Go on: ${left} practice tasks are left`;
}

function show(feedback: Feedback): void {
  const before = document.activeElement;
  const go = make('button', { type: 'button', class: 'button primary' }, next(feedback.left));
  const title = make('h2', { id: 'feedback-title', tabindex: '-1' }, 'Feedback on your practice task');
  const dialog = make('dialog', { class: 'modal wide practice-feedback', 'aria-labelledby': 'feedback-title' },
    title,
    make('p', {}, summary(feedback)),
    feedback.explanation ? make('p', { class: 'pre' }, feedback.explanation) : null,
    feedback.explanation ? link(feedback.guideline) : null,
    make('ul', { class: 'plain-list' }, ...feedback.parts.map(part)),
    make('p', { class: 'hint' }, 'It is kept under Feedback, where you can read it again.'),
    make('div', { class: 'row end' }, go));
  go.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    dialog.remove();
    const prompt = document.querySelector<HTMLElement>('.ws-prompt');
    if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
    else prompt?.focus();
    void notice();
  });
  document.body.append(dialog);
  dialog.showModal();
  // Read from its beginning, not from its button.
  title.focus();
}

/** Where somebody writes, a dialog would take the words: they open it themselves. */
function isWriting(): boolean {
  const active = document.activeElement;
  return active instanceof HTMLTextAreaElement || (active instanceof HTMLInputElement && active.type === 'text');
}

function offer(feedback: Feedback): void {
  if (!place) return;
  const open = make('button', { type: 'button', class: 'button small' }, 'Read it');
  open.addEventListener('click', () => show(feedback));
  place.replaceChildren('The feedback on your practice task has come. ', open);
  place.hidden = false;
}

const place = document.querySelector<HTMLElement>('[data-practice]');

async function notice(): Promise<void> {
  if (!place) return;
  const due = await read<{ notice: string | null }>(`/api/quality/projects/${place.dataset.practice}/practice`);
  place.hidden = !due?.notice;
  place.textContent = due?.notice ?? '';
}

addEventListener('parallax-received', event => {
  const { assignment, feedback } = (event as CustomEvent<{ assignment: string; feedback?: boolean }>).detail;
  if (!feedback) return;
  void read<Feedback>(`/api/quality/assignments/${assignment}/feedback`).then(told => {
    if (!told) return;
    if (isWriting() || document.querySelector('dialog[open]')) offer(told);
    else show(told);
  });
});
void notice();

export {};
