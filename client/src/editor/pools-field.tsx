import { useEditor, useFault } from './field';

/** With which earlier versions judgments may be pooled: what the differences suggest, and what the lead decides. */
export function PoolsField() {
  const state = useEditor();
  const path = ['poolsWith'];
  const { id, note } = useFault({ path, schema: {} });
  const value = state.at(path);
  const chosen = Array.isArray(value) ? value.filter((v): v is number => typeof v === 'number') : [];
  const version = Number(state.at(['version']));
  const pooling = state.checked.value?.difference?.pooling;
  const from = state.begin.fromName === state.at(['name']) ? state.begin.fromVersion : 0;
  const earlier = [...new Set([...chosen, ...(pooling?.proposed ?? []), ...(from > 0 ? [from] : [])])].filter(v => v < version).sort((a, b) => a - b);
  const differs = pooling && JSON.stringify(pooling.proposed.filter(v => v < version)) !== JSON.stringify([...chosen].sort((a, b) => a - b));
  const toggle = (one: number, on: boolean) => state.set(path, on ? [...chosen, one].sort((a, b) => a - b) : chosen.filter(v => v !== one));
  return (
    <fieldset class="field" id={id} tabIndex={-1}>
      <legend>Judgments may be pooled with those of</legend>
      <p class="hint">Pooled judgments count as one set in every result. That is right only where an answer means the same in both versions.</p>
      {earlier.length === 0 && <p class="muted">There is no earlier version of this name.</p>}
      <div class="row">
        {earlier.map(one => (
          <label key={one} class="check"><input type="checkbox" checked={chosen.includes(one)} onChange={event => toggle(one, event.currentTarget.checked)} />Version {one}</label>
        ))}
      </div>
      {pooling && earlier.length > 0 && (
        <div class={`notice ${pooling.verdict === 'pool' || pooling.verdict === 'same' ? 'info' : 'warning'}`}>
          <p class="notice-text">{pooling.words}</p>
          {differs && pooling.verdict !== 'look' && (
            <button type="button" class="button small" onClick={() => state.set(path, pooling.proposed.filter(v => v < version))}>{pooling.proposed.length > 0 ? 'Pool as proposed' : 'Do not pool'}</button>
          )}
        </div>
      )}
      {note}
    </fieldset>
  );
}
