import { useSignal, type Signal } from '@preact/signals';
import { EditorContext } from './context';
import { Changes } from './changes';
import { Field, useEditor } from './field';
import { PreviewFrame } from './preview-frame';
import { pretty, type EditorState } from './state';
import { hidden, sections, type Section } from './words';

type Side = 'preview' | 'changes';

export function EditorApp({ state, projectName }: { state: EditorState; projectName: string }) {
  const full = useSignal(false);
  const side = useSignal<Side>('preview');
  return (
    <EditorContext.Provider value={state}>
      <div class={`editor${full.value ? ' full' : ''}`}>
        <Head projectName={projectName} />
        <div class="editor-form" hidden={full.value}><Notes />{state.json.value === null ? <Form /> : <JsonView />}</div>
        <div class="editor-side">
          <div class="editor-side-head">
            <Tab side={side} name="preview">Preview</Tab>
            <Tab side={side} name="changes">Changes ({state.checked.value?.difference?.changes.length ?? 0})</Tab>
            <span class="spring" />
            <span class="hint">Nothing is kept or sent here.</span>
            <button type="button" class="button small" aria-pressed={full.value} onClick={() => { full.value = !full.value; side.value = 'preview'; }}>{full.value ? 'Back to the form' : 'Preview in full'}</button>
          </div>
          <div class="editor-panel" hidden={side.value !== 'preview'}><PreviewFrame /></div>
          <div class="editor-panel scrolls" hidden={side.value !== 'changes'} tabIndex={0} role="region" aria-label="Changes"><Changes /></div>
        </div>
      </div>
    </EditorContext.Provider>
  );
}

function Tab({ side, name, children }: { side: Signal<Side>; name: Side; children: preact.ComponentChildren }) {
  return <button type="button" class="button small quiet" aria-pressed={side.value === name} onClick={() => { side.value = name; }}>{children}</button>;
}

function Head({ projectName }: { projectName: string }) {
  const state = useEditor();
  const isJson = state.json.value !== null;
  const toForm = () => {
    if (state.json.value === null || state.takeJson(state.json.value)) state.json.value = null;
  };
  return (
    <header class="editor-head">
      <div>
        <p class="crumbs"><a href={`/projects/${state.project}`}>{projectName}</a> / <a href={`/projects/${state.project}/protocol`}>Protocol</a> / <a href={`/projects/${state.project}/protocol/versions`}>Versions</a></p>
        <h1>{String(state.at(['title']) || 'Untitled')} <span class="muted">{String(state.at(['name']))} {String(state.at(['version']))}</span></h1>
      </div>
      <span class="spring" />
      <Status />
      <span class="editor-views" role="group" aria-label="View">
        <button type="button" class="button small" aria-pressed={!isJson} onClick={toForm}>Form</button>
        <button type="button" class="button small" aria-pressed={isJson} onClick={() => { if (!isJson) state.json.value = pretty(state.value.value); }}>JSON</button>
      </span>
      <button type="button" class="button primary" disabled={state.saving.value} onClick={() => save(state)}>{saveWords(state)}</button>
    </header>
  );
}

function save(state: EditorState): void {
  if (state.faults.value > 0) state.toFirstFault();
  else void state.save();
}

function saveWords(state: EditorState): string {
  const version = String(state.at(['version']));
  return state.checked.value?.saves === 'replaces' ? `Replace version ${version}` : `Save version ${version}`;
}

function Status() {
  const state = useEditor();
  const faults = state.faults.value;
  if (!state.reachable.value) return <span class="editor-status warn" role="status">Server unreachable · {state.keeps.value ? 'kept on this device' : 'not kept'}</span>;
  if (faults > 0) return <button type="button" class="button small" onClick={() => state.toFirstFault()}>{faults === 1 ? '1 thing to fix' : `${faults} things to fix`}</button>;
  if (!state.keeps.value) return <span class="editor-status warn" role="status">This browser keeps nothing</span>;
  return <span class="editor-status" role="status">Kept on this device</span>;
}

/** What must be known before one goes on. */
function Notes() {
  const state = useEditor();
  const restored = state.restored.value;
  const saves = state.checked.value?.saves;
  return (
    <div class="editor-notes">
      {state.signedOut.value && <div class="notice warning"><p class="notice-text">You are signed out. What you wrote is kept on this device.</p><a class="button small" href={`/sign-in?returnUrl=${encodeURIComponent(location.pathname + location.search)}`}>Sign in</a></div>}
      {restored !== null && <div class="notice info"><p class="notice-text">What you wrote on {new Date(restored).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })} was restored.</p><button type="button" class="button small" onClick={() => state.discard()}>Discard it</button></div>}
      {state.refused.value && <div class="notice warning" role="alert"><p class="notice-text">{state.refused.value}</p></div>}
      {saves === 'in-use' && <div class="notice warning"><p class="notice-text">A project uses version {String(state.at(['version']))}, and a version in use never changes. Give this one the next number.</p><button type="button" class="button small" onClick={() => state.set(['version'], state.begin.next[String(state.at(['name']))] ?? 1)}>Make it version {state.begin.next[String(state.at(['name']))] ?? 1}</button></div>}
      {state.removed.value && <div class="notice info" role="status"><p class="notice-text">{state.removed.value.text}</p><button type="button" class="button small editor-undo" onClick={() => state.undo()}>Undo</button></div>}
    </div>
  );
}

function Form() {
  const state = useEditor();
  const schema = state.schema.value;
  if (!schema) return state.reachable.value ? <p class="muted">Loading…</p> : <p>The server cannot be reached. <button type="button" class="button small" onClick={() => void state.start()}>Try again</button></p>;
  const properties = schema.properties ?? {};
  const named = new Set(sections.flatMap(s => s.fields));
  const rest = Object.keys(properties).filter(key => !named.has(key) && !hidden.has(key));
  const shown = sections.map(s => (s.id === 'more' ? { ...s, fields: rest } : s)).filter(s => s.fields.some(f => properties[f]));
  const required = new Set(schema.required);
  return (
    <>
      <nav class="editor-jump" aria-label="Sections of the form">{shown.map(s => <a key={s.id} href={`#section-${s.id}`}>{s.title}</a>)}</nav>
      {shown.map(section => (
        <section key={section.id} class="card editor-section">
          <h2 id={`section-${section.id}`}>{section.title}</h2>
          {section.about && <p class="muted">{section.about}</p>}
          {section.fields.filter(f => properties[f]).map(f => <Field key={f} path={[f]} schema={properties[f]!} optional={!required.has(f)} />)}
          {section.id === 'version' && <AboutVersion section={section} />}
        </section>
      ))}
    </>
  );
}

function AboutVersion({ section }: { section: Section }) {
  const state = useEditor();
  const { builtIn, project } = { builtIn: state.begin.builtIn, project: state.project };
  return (
    <>
      <div class="field">
        <label for={`${section.id}-note`}>What is new in it</label>
        <p class="hint" id={`${section.id}-note-hint`}>A sentence for the list of versions.</p>
        <textarea id={`${section.id}-note`} aria-describedby={`${section.id}-note-hint`} rows={2} maxLength={500} value={state.note.value} onInput={event => { state.note.value = event.currentTarget.value; }} />
      </div>
      <p class="hint">Or begin from a built-in protocol: {builtIn.map((name, i) => <span key={name}>{i > 0 && ', '}<a href={`/projects/${project}/protocol/edit?start=${name}`}>{name}</a></span>)}.</p>
    </>
  );
}

function JsonView() {
  const state = useEditor();
  const errors = Object.entries(state.errors.value);
  const fault = state.jsonFault.value;
  return (
    <section class="card editor-json" aria-labelledby="json-title">
      <h2 id="json-title">The definition as JSON</h2>
      <p class="hint" id="json-hint">By <a href="/schemas/protocol-1.json">its schema</a>. The form and the preview follow what is typed here.</p>
      <textarea aria-labelledby="json-title" aria-describedby={fault ? 'json-hint json-fault' : 'json-hint'} aria-invalid={fault ? true : undefined} spellcheck={false} value={state.json.value ?? ''} onInput={event => state.takeJson(event.currentTarget.value)} />
      {fault && <p class="field-error" id="json-fault">This is not JSON yet: {fault}</p>}
      {errors.length > 0 && <ul class="field-error">{errors.map(([pointer, words]) => <li key={pointer}><code>{pointer || '/'}</code> {words.join(' ')}</li>)}</ul>}
    </section>
  );
}
