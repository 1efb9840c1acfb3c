import { useWork } from './context';
import { correctedSteps, editOf } from './corrected';

/** The response as it reads with all corrections in their places. */
export function CorrectedResponse({ position }: { position: string }) {
  const { draft } = useWork();
  const response = draft.assignment.responses.find(r => r.position === position)!;
  const edits = draft.issues.value.flatMap(issue => {
    const edit = issue.response.value === position ? editOf(issue.correction.value, issue.anchors.value) : null;
    return edit ? [edit] : [];
  });
  return (
    <section class="corrected" aria-label="Corrected response">
      <h3>Corrected response</h3>
      {edits.length === 0
        ? <p class="hint">Mark words or a step, and write what should stand there: the corrected response is put together here.</p>
        : (
          <ol>
            {correctedSteps(response.steps, edits).map((step, i) => (
              <li key={i} class="reading">{step.map((piece, k) => piece.changed ? <ins key={k}>{piece.text}</ins> : piece.text)}</li>
            ))}
          </ol>
        )}
    </section>
  );
}
