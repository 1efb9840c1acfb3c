import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { isText, type Assignment } from '../types';
import { spanOfWords, wordsOf } from '../viewer/snap';
import { partKey, promptKey } from '../viewer/text-key';
import { useWork } from './context';
import { Modal } from './modal';

interface MarkableText {
  key: string;
  name: string;
  text: string;
}

/** Marks words without a mouse: arrows go from word to word, Shift extends. */
export function WordsDialog({ close }: { close: () => void }) {
  const { draft, view, actions } = useWork();
  const texts = markable(draft.assignment);
  const position = view.position.value;
  const here = texts.find(t => t.key.startsWith(`${position}/${view.step[position]!.value}/`)) ?? texts[0]!;
  const key = useSignal(here.key);
  const anchor = useSignal(0);
  const focus = useSignal(0);
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { text } = texts.find(t => t.key === key.value)!;
  const words = wordsOf(text);
  const span = spanOfWords(text, words, anchor.value, focus.value);
  const go = (to: number, extend: boolean) => {
    focus.value = Math.min(Math.max(to, 0), words.length - 1);
    if (!extend) anchor.value = focus.value;
  };
  const mark = () => {
    if (!span) return;
    close();
    actions.markSpan(key.value, span.start, span.end, text.slice(span.start, span.end), false);
  };
  const press = (event: KeyboardEvent) => {
    const by: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -8, ArrowDown: 8, Home: -words.length, End: words.length };
    if (event.key === 'Enter') mark();
    else if (by[event.key] !== undefined) go(focus.value + by[event.key]!, event.shiftKey);
    else return;
    event.preventDefault();
  };
  return (
    <Modal title="Choose words" close={close} wide>
      <div class="field">
        <label for="words-text">Text</label>
        <select id="words-text" value={key.value} onChange={event => { key.value = event.currentTarget.value; anchor.value = focus.value = 0; }}>
          {texts.map(t => <option key={t.key} value={t.key}>{t.name}</option>)}
        </select>
      </div>
      <div class="words reading" ref={field} role="application" tabIndex={0} onKeyDown={press}
        aria-label="Words: arrow keys go from word to word, Shift extends, Enter marks">
        {words.map((word, i) => (
          <span key={i}>
            <span class={span && word.start < span.end && word.end > span.start ? 'word chosen' : 'word'} onClick={event => go(i, event.shiftKey)}>{text.slice(word.start, word.end)}</span>{' '}
          </span>
        ))}
      </div>
      <p class="hint" role="status" aria-live="polite">{span ? `Chosen: ${text.slice(span.start, span.end)}` : 'Nothing is chosen.'}</p>
      <div class="row end">
        <button type="button" class="button" onClick={close}>Go back</button>
        <button type="button" class="button primary" disabled={!span} onClick={mark}>Mark these words</button>
      </div>
    </Modal>
  );
}

function markable({ task, responses }: Assignment): MarkableText[] {
  const steps = responses.flatMap(r => r.steps.flatMap((step, i) => step.parts.flatMap((part, p) => isText(part) && part.text.trim()
    ? [{ key: partKey(r.position, i, p), name: `${responses.length > 1 ? `Response ${r.position}, step` : 'Step'} ${i + 1}`, text: part.text }]
    : [])));
  const turns = task.turns.flatMap((turn, i) => turn.text.trim()
    ? [{ key: promptKey(i), name: task.turns.length > 1 ? `Turn ${i + 1} (${turn.role})` : 'Prompt', text: turn.text }]
    : []);
  return [...turns, ...steps];
}
