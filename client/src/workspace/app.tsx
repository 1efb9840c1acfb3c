import { useMemo } from 'preact/hooks';
import { Actions } from './actions';
import { WorkContext } from './context';
import { EmptyState } from './empty-state';
import { Notices } from './notices';
import type { OpenTask, Session } from './session';
import { TaskView } from './task-view';
import { ToastList } from './toast-list';
import type { Toasts } from './toasts';
import { View } from './view';

interface AppProps {
  session: Session;
  toasts: Toasts;
  home: string;
  /** Whether this browser keeps anything at all. */
  keeps: boolean;
}

export function App({ session, toasts, home, keeps }: AppProps) {
  const phase = session.phase.value;
  return (
    <>
      <Notices session={session} keeps={keeps} />
      {phase.kind === 'task'
        ? <OneTask session={session} toasts={toasts} open={phase.open} />
        : <EmptyState session={session} phase={phase} home={home} />}
      <ToastList toasts={toasts} />
    </>
  );
}

/** Not keyed by the task: the image viewer inside is kept from one task to the next. */
function OneTask({ session, toasts, open }: { session: Session; toasts: Toasts; open: OpenTask }) {
  const work = useMemo(() => {
    const { draft } = open;
    const view = new View(draft);
    return { session, toasts, open, draft, view, actions: new Actions(draft, view, session, toasts, open.history) };
  }, [open]);
  return <WorkContext.Provider value={work}><TaskView /></WorkContext.Provider>;
}
