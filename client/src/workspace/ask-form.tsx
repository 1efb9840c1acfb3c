import { useRef, useState } from 'preact/hooks';
import { problemOf, request } from '../api';
import { uuid } from '../ids';
import { useWork } from './context';

const aTask = 'task';
const theWhole = '';

/** Asks the leads about this task, or about a section of the guidelines. The question goes to them alone. */
export function AskForm() {
  const { draft } = useWork();
  const { assignment, guidelinesHtml } = draft.assignment;
  const form = useRef<HTMLFormElement>(null);
  const id = useRef(uuid());
  const [about, setAbout] = useState(aTask);
  const [said, setSaid] = useState<{ text: string; failed: boolean } | null>(null);
  const [sending, setSending] = useState(false);

  async function ask(event: Event): Promise<void> {
    event.preventDefault();
    const text = String(new FormData(form.current!).get('question') ?? '');
    setSending(true);
    try {
      const answer = await request('POST', `/api/quality/assignments/${assignment}/questions`, {
        text, id: id.current, about: about === aTask ? 'task' : 'guideline', section: about === aTask || about === theWhole ? null : about,
      });
      if (answer.status !== 201) {
        setSaid({ text: Object.values(problemOf(answer).errors)[0]?.[0] ?? problemOf(answer).detail, failed: true });
        return;
      }
      id.current = uuid();
      form.current!.reset();
      setSaid({ text: 'Asked. The leads answer in writing; the answer stands under Cases. Go on as you think right.', failed: false });
    } catch {
      setSaid({ text: 'The server cannot be reached. Your question is still here: send it again.', failed: true });
    } finally {
      setSending(false);
    }
  }

  return (
    <details class="ask">
      <summary>Ask about this task or the guidelines</summary>
      <form ref={form} onSubmit={event => void ask(event)}>
        <label class="field-label" for="ask-about">About</label>
        <select id="ask-about" value={about} onChange={event => setAbout(event.currentTarget.value)}>
          <option value={aTask}>This task</option>
          <option value={theWhole}>The guidelines as a whole</option>
          {headings(guidelinesHtml).map(heading => <option key={heading} value={heading}>{heading}</option>)}
        </select>
        <label class="field-label" for="ask-text">Your question</label>
        <textarea id="ask-text" name="question" rows={4} maxLength={4000} required dir="auto" />
        <button type="submit" class="button" disabled={sending}>Ask</button>
        {said && <p class={said.failed ? 'field-error' : 'hint'} role="status">{said.text}</p>}
      </form>
    </details>
  );
}

/** The headings of the guidelines, each once. */
function headings(html: string): string[] {
  const all = new DOMParser().parseFromString(html, 'text/html').querySelectorAll('h1, h2, h3, h4, h5, h6');
  return [...new Set([...all].map(h => h.textContent?.trim() ?? '').filter(Boolean))];
}
