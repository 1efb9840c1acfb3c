import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../viewer/icon';
import { AskForm } from './ask-form';
import { useWork } from './context';

/** The project's guidelines beside the work, which stays usable. The server has sanitised the HTML. */
export function GuidelinesDrawer() {
  const { draft, view } = useWork();
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  return (
    <aside class="drawer" aria-label="Guidelines">
      <div class="panel-head">
        <h2>Guidelines</h2>
        <span class="spring" />
        <button type="button" ref={close} class="icon-button" aria-label="Close the guidelines" onClick={() => { view.guidelines.value = false; }}><Icon name="close" /></button>
      </div>
      <div class="drawer-text" tabIndex={0} role="region" aria-label="Text of the guidelines" dangerouslySetInnerHTML={{ __html: draft.assignment.guidelinesHtml }} />
      <AskForm />
    </aside>
  );
}
