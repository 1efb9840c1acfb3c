import { Turns } from '../viewer/turns';
import { useWork } from './context';

/** The prompt: one turn, or a dialogue with who said what. Its words can be marked like those of a response. */
export function PromptPanel() {
  const { draft, view } = useWork();
  const { task } = draft.assignment;
  const { turns, reference, category } = task;
  return (
    <section class="ws-prompt" aria-label="Prompt" tabIndex={0}>
      <div class="panel-head"><h2>{turns.length > 1 ? 'Dialogue' : 'Prompt'}</h2><span class="badge">{category.replaceAll('-', ' ')}</span></div>
      <Turns task={task} spans={view.spans} shows={i => view.shows(i)} show={i => view.show(i)} />
      {reference !== null && (
        <details class="reference"><summary>Reference answer</summary><p class="reading">{reference}</p></details>
      )}
    </section>
  );
}
