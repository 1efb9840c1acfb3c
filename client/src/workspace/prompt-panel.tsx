import { promptKey } from '../viewer/text-key';
import { useWork } from './context';

/** The prompt: one turn, or a dialogue with who said what. Its words can be marked like those of a response. */
export function PromptPanel() {
  const { draft, view } = useWork();
  const { turns, reference, category } = draft.assignment.task;
  return (
    <section class="ws-prompt" aria-label="Prompt" tabIndex={0}>
      <div class="panel-head"><h2>{turns.length > 1 ? 'Dialogue' : 'Prompt'}</h2><span class="badge">{category.replaceAll('-', ' ')}</span></div>
      {turns.map((turn, index) => (
        <div key={index} class="turn">
          {turns.length > 1 && <span class="turn-role">{turn.role}</span>}
          <p class="reading" ref={view.spans.register(promptKey(index))}>{turn.text}</p>
        </div>
      ))}
      {reference !== null && (
        <details class="reference"><summary>Reference answer</summary><p class="reading">{reference}</p></details>
      )}
    </section>
  );
}
