import { useSignal } from '@preact/signals';
import { useUnique } from '../viewer/unique';
import { Refusal } from '../api';
import { useWork } from './context';
import { Modal } from './modal';

const reasons = {
  skip: [
    ['not-my-subject', 'Not my subject'],
    ['too-long', 'Too long'],
    ['upsetting', 'Upsetting'],
    ['language', 'A language I do not read well'],
    ['technical', 'Something does not work'],
    ['other', 'Another reason'],
  ],
  'cannot-judge': [
    ['image-unclear', 'The image is unclear'],
    ['prompt-unclear', 'The prompt is unclear'],
    ['needs-expertise', 'It needs expertise that I do not have'],
    ['response-broken', 'A response is broken'],
    ['other', 'Another reason'],
  ],
} as const;

const words = {
  skip: { title: 'Skip this task', text: 'Somebody else will get it. Skipping says nothing about the task.', button: 'Skip' },
  'cannot-judge': { title: 'This cannot be judged', text: 'Say why nobody, or not you, can judge it.', button: 'Cannot judge' },
};

export function PassDialog({ kind, close }: { kind: 'skip' | 'cannot-judge'; close: () => void }) {
  const { session } = useWork();
  const reason = useSignal('');
  const note = useSignal('');
  const said = useSignal('');
  const busy = useSignal(false);
  const id = useUnique('field');
  const noteNeeded = kind === 'cannot-judge' && reason.value === 'other';
  const pass = async (event: Event) => {
    event.preventDefault();
    if (!reason.value) said.value = 'Choose a reason.';
    else if (noteNeeded && !note.value.trim()) said.value = 'Say in a few words what the reason is.';
    else {
      busy.value = true;
      try {
        await session.pass(kind, reason.value, note.value.trim());
        close();
      } catch (error) {
        said.value = error instanceof Refusal ? error.message : 'The server cannot be reached. Try again when it is back; what you wrote is kept.';
      } finally {
        busy.value = false;
      }
    }
  };
  return (
    <Modal title={words[kind].title} close={close}>
      <form onSubmit={pass}>
        <p>{words[kind].text}</p>
        <fieldset class="reasons">
          <legend>Reason</legend>
          {reasons[kind].map(([value, text]) => (
            <label key={value} class="check">
              <input type="radio" name={`${id}-reason`} checked={reason.value === value} onChange={() => { reason.value = value; }} />{text}
            </label>
          ))}
        </fieldset>
        <div class="field">
          <label for={`${id}-note`}>{noteNeeded ? 'Note' : 'Note (optional)'}</label>
          <textarea id={`${id}-note`} rows={3} maxLength={1000} value={note.value} onInput={event => { note.value = event.currentTarget.value; }} />
        </div>
        {said.value && <p class="field-error" role="alert">{said.value}</p>}
        <div class="row end">
          <button type="button" class="button" onClick={close}>Go back</button>
          <button type="submit" class="button primary" disabled={busy.value}>{words[kind].button}</button>
        </div>
      </form>
    </Modal>
  );
}
