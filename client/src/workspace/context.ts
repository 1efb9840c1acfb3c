import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Actions } from './actions';
import type { Draft } from './draft';
import type { OpenTask, Session } from './session';
import type { Toasts } from './toasts';
import type { View } from './view';

export interface Work {
  session: Session;
  toasts: Toasts;
  open: OpenTask;
  draft: Draft;
  view: View;
  actions: Actions;
}

export const WorkContext = createContext<Work | null>(null);

export function useWork(): Work {
  const work = useContext(WorkContext);
  if (!work) throw new Error('used outside a task');
  return work;
}
