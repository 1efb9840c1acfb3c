import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useEditor, useFault, type FieldProps } from './field';
import { wordsOf } from './words';

const largest = 40 * 1024 * 1024;

/** Markdown with its pictures, and how contributors will see it. */
export function GuidelinesField(props: FieldProps) {
  const state = useEditor();
  const { path, schema } = props;
  const { id, note, said } = useFault(props);
  const text = useRef<HTMLTextAreaElement>(null);
  const value = state.at(path);
  const html = state.checked.value?.guidelinesHtml ?? '';
  const insert = (words: string) => {
    const field = text.current;
    const now = typeof value === 'string' ? value : '';
    const place = field && document.activeElement === field ? field.selectionStart : field?.selectionStart ?? now.length;
    const before = now.slice(0, place);
    const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
    state.set(path, `${before}${gap}${words}\n${now.slice(place)}`);
  };
  return (
    <div class="field">
      <label for={id}>{wordsOf(path, schema).label}</label>
      <textarea ref={text} dir="auto" class="markdown" rows={14} id={id} {...said} maxLength={schema.maxLength} value={typeof value === 'string' ? value : ''}
        onInput={event => state.set(path, event.currentTarget.value)} onBlur={() => state.leave(path)} />
      {note}
      <Picture insert={insert} />
      <details class="rendered" open>
        <summary>As contributors read it</summary>
        <div class="prose guidelines-text" tabIndex={0} role="region" aria-label="Guidelines as contributors read them" dangerouslySetInnerHTML={{ __html: html || '<p>Nothing yet.</p>' }} />
      </details>
    </div>
  );
}

/** Takes a picture with the words for those who cannot see it, and puts it where the cursor was. */
function Picture({ insert }: { insert: (words: string) => void }) {
  const state = useEditor();
  const alt = useSignal('');
  const fault = useSignal('');
  const busy = useSignal(false);
  const send = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    fault.value = alt.value.trim() === '' ? 'Say first what the picture shows.' : file.size > largest ? 'The file has more than 40 MB: send a smaller one.' : '';
    if (fault.value) return;
    busy.value = true;
    try {
      const response = await fetch(`${state.api}/pictures?name=${encodeURIComponent(file.name)}`, {
        method: 'POST', body: file, credentials: 'same-origin', headers: { accept: 'application/json', 'content-type': 'application/octet-stream' }, signal: AbortSignal.timeout(120_000),
      });
      const answer = await response.json() as { reference?: string; detail?: string };
      if (!answer.reference) fault.value = answer.detail ?? 'The picture was not taken.';
      else {
        insert(`![${alt.value.trim().replaceAll(/[[\]]/g, '')}](${answer.reference})`);
        alt.value = '';
      }
    } catch {
      fault.value = 'The server cannot be reached: choose the picture again.';
    } finally {
      busy.value = false;
    }
  };
  return (
    <fieldset class="picture">
      <legend>Add a picture</legend>
      <div class="field">
        <label for="picture-alt">What it shows, for those who cannot see it</label>
        <input id="picture-alt" dir="auto" maxLength={300} value={alt.value} onInput={event => { alt.value = event.currentTarget.value; }}
          aria-invalid={fault.value ? true : undefined} aria-describedby={fault.value ? 'picture-error' : undefined} />
      </div>
      <div class="field">
        <label for="picture-file">File: PNG, JPEG, WebP or GIF</label>
        <input id="picture-file" type="file" accept="image/png,image/jpeg,image/webp,image/gif" disabled={busy.value} onChange={event => void send(event.currentTarget)} />
      </div>
      {busy.value && <p class="hint" role="status">Sending…</p>}
      {fault.value && <p class="field-error" id="picture-error" role="alert">{fault.value}</p>}
    </fieldset>
  );
}
