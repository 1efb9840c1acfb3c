import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useWork } from './context';
import type { Session } from './session';

type Parts = typeof import('./parts');

const parts = signal<Parts | null>(null);

async function load(): Promise<void> {
  parts.value ??= await import('./parts');
}

/** Fetches the rest of the workspace as soon as there is nothing better to do, so that it is there when it is wanted. */
export function loadLater(session: Session): void {
  setTimeout(() => {
    // What fails here is tried again when it is wanted.
    load().then(() => parts.value?.keepForReload(session)).catch(() => {});
  }, 1500);
}

export function LaterDialogs() {
  const { view } = useWork();
  return <Later wanted={view.dialog.value !== null} forget={() => { view.dialog.value = null; }} show={({ Dialogs }) => <Dialogs />} />;
}

export function LaterGuidelines() {
  const { view } = useWork();
  return <Later wanted={view.guidelines.value} forget={() => { view.guidelines.value = false; }} show={({ GuidelinesDrawer }) => <GuidelinesDrawer />} />;
}

function Later({ wanted, forget, show }: { wanted: boolean; forget: () => void; show: (parts: Parts) => preact.JSX.Element }) {
  const { toasts } = useWork();
  const loaded = parts.value;
  useEffect(() => {
    if (!wanted || loaded) return;
    load().catch(() => {
      forget();
      toasts.say('This could not be loaded. Try again when the server can be reached.');
    });
  }, [wanted, loaded]);
  return loaded && wanted ? show(loaded) : null;
}
