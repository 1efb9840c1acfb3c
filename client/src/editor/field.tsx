import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { EditorContext } from './context';
import { GuidelinesField } from './guidelines-field';
import { List } from './list';
import { PoolsField } from './pools-field';
import { blank, idOf, isFields, kindOf, mayBeNull, present, type Json, type Path, type Schema } from './schema';
import { wordsOf } from './words';

export interface FieldProps {
  path: Path;
  schema: Schema;
  /** Whether the place may be left out altogether. */
  optional?: boolean;
}

/** The field for whatever stands at a place of the schema. */
export function Field(props: FieldProps) {
  if (props.path[0] === 'guidelines') return <GuidelinesField {...props} />;
  if (props.path[0] === 'poolsWith') return <PoolsField />;
  switch (kindOf(props.schema)) {
    case 'optional': return <Optional {...props} />;
    case 'object': return <Group {...props} />;
    case 'list': return <List {...props} />;
    case 'places': return <Places {...props} />;
    case 'choices': return <Choices {...props} />;
    case 'values': return <Values {...props} />;
    case 'choice': return <Choice {...props} />;
    case 'boolean': return <Check {...props} />;
    case 'integer': return <Integer {...props} />;
    case 'text': return <Text {...props} />;
    case 'unknown': return <p class="hint">{wordsOf(props.path, props.schema).label}: edit it in the JSON view.</p>;
  }
}

export function useEditor() {
  const state = useContext(EditorContext);
  if (!state) throw new Error('used outside the editor');
  return state;
}

/** What is wrong at a place, and the attributes by which its field says so. */
export function useFault({ path, schema }: FieldProps) {
  const errors = useEditor().errorsAt(path);
  const id = idOf(path);
  const { hint } = wordsOf(path, schema);
  const described = [hint && `${id}-hint`, errors.length > 0 && `${id}-error`].filter(Boolean).join(' ');
  return {
    id,
    note: <>
      {errors.length > 0 && <p class="field-error" id={`${id}-error`}>{errors.join(' ')}</p>}
    </>,
    hint: hint ? <p class="hint" id={`${id}-hint`}>{hint}</p> : null,
    said: { 'aria-invalid': errors.length > 0 ? true : undefined, 'aria-describedby': described || undefined },
  };
}

function Labelled({ props, children }: { props: FieldProps; children: ComponentChildren }) {
  const { id, note, hint } = useFault(props);
  return <div class="field"><label for={id}>{wordsOf(props.path, props.schema).label}</label>{hint}{children}{note}</div>;
}

function Text(props: FieldProps) {
  const state = useEditor();
  const { path, schema } = props;
  const { id, said } = useFault(props);
  const value = state.at(path);
  const { rows } = wordsOf(path, schema);
  const change = (text: string) => {
    const nothing = text === '' && (mayBeNull(schema) ? null : props.optional && schema.minLength ? undefined : '');
    rename(state, path, text);
    state.set(path, nothing === false ? text : nothing);
  };
  const shared = {
    id, ...said, value: typeof value === 'string' ? value : '', maxLength: schema.maxLength,
    onInput: (event: Event) => change((event.currentTarget as HTMLInputElement).value), onBlur: () => state.leave(path),
  };
  const long = (schema.maxLength ?? 0) > 200 || rows;
  return <Labelled props={props}>{long ? <textarea dir="auto" rows={rows ?? 1} {...shared} /> : <input dir="auto" {...shared} />}</Labelled>;
}

/** The short name of something new follows its name, until somebody writes another. */
function rename(state: ReturnType<typeof useEditor>, path: Path, name: string): void {
  if (path[path.length - 1] !== 'name' || path.length < 2) return;
  const around = path.slice(0, -1);
  const item = state.at(around);
  const short = isFields(item) ? (['id', 'code'] as const).find(key => key in item) : undefined;
  if (!short || !isFields(item)) return;
  const pattern = short === 'code' || path[0] === 'issues' ? 'A-Z' : 'a-z';
  const derive = (words: string) => state.shortName(words, pattern);
  if (item[short] === derive(String(item['name'] ?? ''))) state.set([...around, short], derive(name));
}

function Integer(props: FieldProps) {
  const state = useEditor();
  const { path, schema, optional } = props;
  const { id, said } = useFault(props);
  const value = state.at(path);
  const change = (text: string) => state.set(path, text === '' ? (optional ? undefined : '') : Number.isInteger(Number(text)) ? Number(text) : text);
  return (
    <Labelled props={props}>
      <input type="number" class="short" id={id} {...said} min={schema.minimum} max={schema.maximum} step={1} value={value === undefined ? '' : String(value)}
        onInput={event => change(event.currentTarget.value)} onBlur={() => state.leave(path)} />
    </Labelled>
  );
}

function Check(props: FieldProps) {
  const state = useEditor();
  const { id, note, hint, said } = useFault(props);
  return (
    <div class="field">
      <label class="check"><input type="checkbox" id={id} {...said} checked={state.at(props.path) === true} onChange={event => state.set(props.path, event.currentTarget.checked)} />{wordsOf(props.path, props.schema).label}</label>
      {hint}{note}
    </div>
  );
}

function Choice(props: FieldProps) {
  const state = useEditor();
  const { path, schema } = props;
  const { id, note, hint, said } = useFault(props);
  const { label, options } = wordsOf(path, schema);
  return (
    <fieldset class="field" id={id} tabIndex={-1} {...said}>
      <legend>{label}</legend>{hint}
      <div class="row">
        {(schema.enum ?? []).map(value => (
          <label key={String(value)} class="check"><input type="radio" name={id} checked={state.at(path) === value} onChange={() => state.set(path, value)} />{options?.[String(value)] ?? String(value)}</label>
        ))}
      </div>
      {note}
    </fieldset>
  );
}

/** Any of several named values. */
function Choices(props: FieldProps) {
  const state = useEditor();
  const { path, schema } = props;
  const { id, note, hint } = useFault(props);
  const { label, options } = wordsOf(path, schema);
  const value = state.at(path) ?? schema.default;
  const chosen = Array.isArray(value) ? value : [];
  const all = schema.items?.enum ?? [];
  const toggle = (item: Json, on: boolean) => state.set(path, all.filter(i => (i === item ? on : chosen.includes(i))));
  return (
    <fieldset class="field" id={id} tabIndex={-1}>
      <legend>{label}</legend>{hint}
      {all.map(item => (
        <label key={String(item)} class="check"><input type="checkbox" checked={chosen.includes(item)} onChange={event => toggle(item, event.currentTarget.checked)} />{options?.[String(item)] ?? String(item).replaceAll('-', ' ')}</label>
      ))}
      {note}
    </fieldset>
  );
}

/** Texts or numbers, one a line. */
function Values(props: FieldProps) {
  const state = useEditor();
  const { path, schema } = props;
  const { id, said } = useFault(props);
  const value = state.at(path);
  const numbers = kindOf(schema.items ?? {}) === 'integer';
  const read = (text: string) => text.split('\n').map(l => l.trim()).filter(Boolean).map(l => (numbers && /^\d+$/.test(l) ? Number(l) : l));
  return (
    <Labelled props={props}>
      <textarea id={id} {...said} rows={3} onChange={event => state.set(path, read(event.currentTarget.value))} onBlur={() => state.leave(path)} value={Array.isArray(value) ? value.join('\n') : ''} />
    </Labelled>
  );
}

function Places(props: FieldProps) {
  const { path, schema } = props;
  const { id, note, hint } = useFault(props);
  return (
    <fieldset class="places" id={id} tabIndex={-1}>
      <legend>{wordsOf(path, schema).label}</legend>{hint}{note}
      {Array.from({ length: schema.minItems ?? 0 }, (_, i) => <Field key={i} path={[...path, i]} schema={schema.items ?? {}} />)}
    </fieldset>
  );
}

function Optional(props: FieldProps) {
  const state = useEditor();
  const { path, schema } = props;
  const { id, note } = useFault(props);
  const { label } = wordsOf(path, schema);
  const inner = present(schema);
  const value = state.at(path);
  const there = value !== null && value !== undefined;
  const toggle = (on: boolean) => {
    if (on) state.set(path, kept.get(path.join('/')) ?? blank(inner));
    else {
      kept.set(path.join('/'), value ?? null);
      state.set(path, null);
    }
  };
  return (
    <div class="optional">
      <label class="check"><input type="checkbox" id={id} checked={there} onChange={event => toggle(event.currentTarget.checked)} />{label}</label>
      {note}
      {there && <div class="within">{kindOf(inner) === 'object' ? <Members path={path} schema={inner} /> : <Field path={path} schema={inner} />}</div>}
    </div>
  );
}

/** What was switched off comes back as it was when it is switched on again. */
const kept = new Map<string, Json>();

function Group(props: FieldProps) {
  const { id, note, hint } = useFault(props);
  return <fieldset id={id} tabIndex={-1} class="group"><legend>{wordsOf(props.path, props.schema).label}</legend>{hint}{note}<Members {...props} /></fieldset>;
}

export function Members({ path, schema }: FieldProps) {
  const required = new Set(schema.required);
  // A name before the short one that follows it.
  const all = Object.entries(schema.properties ?? {}).sort(([a], [b]) => Number(b === 'name') - Number(a === 'name'));
  return <>{all.map(([key, inner]) => <Field key={key} path={[...path, key]} schema={inner} optional={!required.has(key)} />)}</>;
}
