import { useFault, useEditor, Members, type FieldProps } from './field';
import { blank, idOf, isFields, type Json } from './schema';
import { focusAt } from './state';
import { wordsOf } from './words';

/** Things that are added, moved and removed. Each is folded to its name. */
export function List(props: FieldProps) {
  const state = useEditor();
  const { path, schema } = props;
  const { id, note, hint } = useFault(props);
  const { label, one = 'entry' } = wordsOf(path, schema);
  const value = state.at(path);
  const items = Array.isArray(value) ? value : [];
  const inner = schema.items ?? {};
  const add = () => {
    state.set(path, [...items, blank(inner)]);
    const first = Object.keys(inner.properties ?? {}).find(key => key === 'name') ?? Object.keys(inner.properties ?? {})[0] ?? '';
    requestAnimationFrame(() => focusAt([...path, items.length, first]));
  };
  const move = (from: number, by: 1 | -1) => {
    state.set(path, moved(items, from, from + by));
    requestAnimationFrame(() => document.getElementById(`${idOf([...path, from + by])}-${by < 0 ? 'up' : 'down'}`)?.focus());
  };
  const remove = (at: number) => {
    state.remove(path, items.filter((_, i) => i !== at), `${named(items[at], one, at)} was removed.`);
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.editor-undo')?.focus());
  };
  return (
    <fieldset class="list" id={id} tabIndex={-1}>
      {path.length > 1 && <legend>{label}</legend>}
      {hint}{note}
      {items.map((item, i) => (
        <details key={i} class="list-item" id={idOf([...path, i])}>
          <summary><span class="list-name">{named(item, one, i)}</span>{shortOf(item) && <code>{shortOf(item)}</code>}</summary>
          <Members path={[...path, i]} schema={inner} />
          <div class="row tight">
            <button type="button" class="button small" id={`${idOf([...path, i])}-up`} disabled={i === 0} onClick={() => move(i, -1)}>Move up</button>
            <button type="button" class="button small" id={`${idOf([...path, i])}-down`} disabled={i === items.length - 1} onClick={() => move(i, 1)}>Move down</button>
            <button type="button" class="button small danger" disabled={items.length <= (schema.minItems ?? 0)} onClick={() => remove(i)} aria-label={`Remove ${named(item, one, i)}`}>Remove</button>
          </div>
        </details>
      ))}
      <button type="button" class="button small" disabled={items.length >= (schema.maxItems ?? Infinity)} onClick={add}>Add a {one}</button>
    </fieldset>
  );
}

function named(item: Json | undefined, one: string, at: number): string {
  const name = isFields(item) ? item['name'] : undefined;
  return typeof name === 'string' && name.trim() !== '' ? name : `New ${one} ${at + 1}`;
}

function shortOf(item: Json): string {
  if (!isFields(item)) return '';
  const short = item['code'] ?? item['id'] ?? item['value'];
  return short === undefined ? '' : String(short);
}

function moved(items: Json[], from: number, to: number): Json[] {
  const next = [...items];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
