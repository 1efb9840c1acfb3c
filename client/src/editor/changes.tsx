import { useEditor } from './field';

/** How what is written differs from the version that it was begun from. */
export function Changes() {
  const state = useEditor();
  const difference = state.checked.value?.difference;
  const lost = state.checked.value?.lostKeys ?? [];
  const from = `${state.begin.fromName} ${state.begin.fromVersion}`;
  if (!difference) return <p class="muted">The differences from {from} are told once nothing is left to fix.</p>;
  return (
    <>
      <h2>What differs from {from}</h2>
      {difference.changes.length === 0 && <p class="muted">Nothing yet.</p>}
      <ul class="change-list">
        {difference.changes.map(change => <li key={change.words}>{change.words}{change.weight === 'scale' && <> <span class="badge warn">changes the scale</span></>}</li>)}
      </ul>
      <p class={`notice ${difference.pooling.verdict === 'pool' || difference.pooling.verdict === 'same' ? 'info' : 'warning'}`}>{difference.pooling.words}</p>
      {lost.length > 0 && (
        <div class="notice warning">
          <p>These keys do not fit it, and need a new version once the project goes on with it:</p>
          <ul>{lost.map(key => <li key={key.words}><a href={key.path} target="_blank">{key.words}</a></li>)}</ul>
        </div>
      )}
      {difference.guidelines.length > 0 && <h3>Guidelines</h3>}
      <ul class="plain-list text-difference">
        {difference.guidelines.map((line, i) => <li key={i}>{line.isAdded ? <ins><span class="visually-hidden">New: </span>{line.text}</ins> : <del><span class="visually-hidden">Gone: </span>{line.text}</del>}</li>)}
      </ul>
    </>
  );
}
