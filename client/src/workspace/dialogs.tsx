import { useWork } from './context';
import { FlagsDialog } from './flags-dialog';
import { HelpDialog } from './help-dialog';
import { Modal } from './modal';
import { PassDialog } from './pass-dialog';
import { RegionDialog } from './region-dialog';
import { SettingsDialog } from './settings-dialog';
import { Tour } from './tour';
import { WordsDialog } from './words-dialog';

export function Dialogs() {
  const { view, draft } = useWork();
  const close = () => { view.dialog.value = null; };
  const marks = draft.assignment.protocol.issues != null && !draft.assignment.awaitsAnswer;
  switch (view.dialog.value) {
    case 'help': return <HelpDialog close={close} />;
    case 'skip': return <PassDialog key="skip" kind="skip" close={close} />;
    case 'cannot-judge': return <PassDialog key="cannot-judge" kind="cannot-judge" close={close} />;
    case 'region': return marks && draft.assignment.task.media.length > 0 ? <RegionDialog close={close} /> : null;
    case 'words': return marks ? <WordsDialog close={close} /> : null;
    case 'flags': return <FlagsDialog close={close} />;
    case 'settings': return <SettingsDialog close={close} />;
    case 'tour': return <Tour close={close} />;
    case 'pause': return <PauseDialog close={close} />;
    case null: return null;
  }
}

function PauseDialog({ close }: { close: () => void }) {
  const { open } = useWork();
  const resume = () => {
    open.lease.resume();
    close();
  };
  return (
    <Modal title="Paused" close={resume}>
      <p>Time is not counted now. What you wrote is kept. If you stay away long, your hold on this task ends; you can then still go on.</p>
      <div class="row end"><button type="button" class="button primary" onClick={resume}>Resume</button></div>
    </Modal>
  );
}
