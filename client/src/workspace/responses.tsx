import { Icon } from '../viewer/icon';
import type { Response } from '../types';
import { useWork } from './context';
import { DimensionField } from './dimension-field';
import { CorrectedResponse } from './corrected-response';
import { RecognitionField } from './recognition-field';
import { KeyHint } from './key-hint';
import { StepItem } from './step-item';
import { rubricOpen } from './rubric';
import { Tabs } from './tabs';

/** The responses side by side, or as tabs where there is not the room. */
export function Responses({ wide }: { wide: boolean }) {
  const { draft, view } = useWork();
  const { responses } = draft.assignment;
  if (wide || responses.length === 1) {
    return <div class={`ws-responses of-${responses.length}`} tabIndex={0} role="region" aria-label="Responses">{responses.map(r => <ResponseCard key={r.position} response={r} />)}</div>;
  }
  const tabs = responses.map(r => ({
    id: r.position,
    label: <>Response {r.position}<TabCount position={r.position} /></>,
    panel: <ResponseCard response={r} />,
  }));
  return (
    <div class="ws-response-tabs">
      <Tabs name="response" label="Responses" chosen={view.position} tabs={tabs} extra={<span class="hint">Compare <KeyHint of="compare" /></span>} />
    </div>
  );
}

function ResponseCard({ response }: { response: Response }) {
  const { draft } = useWork();
  const { position, steps } = response;
  const { protocol, responses } = draft.assignment;
  const title = responses.length > 1 ? `Response ${position}` : 'Response';
  return (
    <article class="response" aria-label={title}>
      <header class="panel-head">
        {responses.length > 1 && <span class="letter" aria-hidden="true">{position}</span>}
        <h2>{title}</h2>
        <Progress position={position} />
      </header>
      <ol class="steps">
        {steps.map((step, index) => <StepItem key={index} position={position} index={index} step={step} />)}
      </ol>
      <div class="ratings">
        {protocol.correction && <CorrectedResponse position={position} />}
        {protocol.interpretations?.recognitionAsks && <RecognitionField position={position} asks={protocol.interpretations.recognitionAsks} />}
        {protocol.dimensions.length > 0 && (
          <>
            <div class="ratings-head">
              <h3>Ratings</h3>
              <button type="button" class="button small quiet" aria-pressed={rubricOpen.value} onClick={() => { rubricOpen.value = !rubricOpen.value; }}>
                <Icon name="levels" />All levels
              </button>
            </div>
            {protocol.dimensions.map((dimension, index) => (
              <DimensionField key={dimension.id} position={position} dimension={dimension} index={index} />
            ))}
          </>
        )}
      </div>
    </article>
  );
}

/** How many of a response's questions are answered. */
function useDone(position: string): { done: number; of: number } {
  const { draft } = useWork();
  const said = draft.responses[position]!;
  const all = [...(draft.assignment.protocol.stepVerdicts ? said.steps : []), ...Object.values(said.dimensions), ...(draft.assignment.protocol.interpretations?.recognitionAsks ? [said.recognition] : [])];
  return { done: all.filter(s => s.value !== null).length, of: all.length };
}

function Progress({ position }: { position: string }) {
  const { done, of } = useDone(position);
  if (of === 0) return null;
  return <span class={`progress${done === of ? ' done' : ''}`}>{done === of ? <Icon name="check" /> : null}{done} of {of}</span>;
}

function TabCount({ position }: { position: string }) {
  const { done, of } = useDone(position);
  return <span class="tab-count">{done}/{of}</span>;
}
