import { Icon, type IconName } from '../viewer/icon';
import type { Phase, Session } from './session';

interface Words {
  icon: IconName;
  title: string;
  text: string;
}

const mayNotClaim = 'enrollment.may-not-claim';

/** What is shown when there is no task on screen, and what can be done about it. */
export function EmptyState({ session, phase, home }: { session: Session; phase: Exclude<Phase, { kind: 'task' }>; home: string }) {
  if (phase.kind === 'loading') {
    return <section class="ws-empty" aria-busy="true"><div class="spinner" /><p role="status">Fetching your next task…</p></section>;
  }
  const { icon, title, text } = wordsFor(phase, session.waiting.value);
  return (
    <section class="ws-empty">
      <div class="card">
        <span class="ws-empty-icon"><Icon name={icon} /></span>
        <h1>{title}</h1>
        <p>{text}</p>
        <div class="row">
          {phase.kind === 'elsewhere'
            ? <button type="button" class="button primary" onClick={() => void session.open(phase.assignment, true)}>Work on it here</button>
            : phase.kind === 'other-person'
            ? <button type="button" class="button primary" onClick={() => location.reload()}>Open the workspace anew</button>
            : <button type="button" class="button primary" onClick={() => void session.next()}>{phase.kind === 'unreachable' ? 'Try again' : 'Look again'}</button>}
          {phase.kind === 'refused' && phase.problem.code === mayNotClaim && <WhyNot project={session.options.project} />}
          <a class="button" href={home}>Back to the start</a>
        </div>
      </div>
    </section>
  );
}

/** Where the reason stands in full, and somebody can be asked. */
function WhyNot({ project }: { project: string }) {
  return (
    <>
      <a class="button" href={`/projects/${project}/standing`}>Your standing</a>
      <a class="button" href={`/projects/${project}/mine#ask`}>Ask or appeal</a>
    </>
  );
}

function wordsFor(phase: Exclude<Phase, { kind: 'task' | 'loading' }>, waiting: number): Words {
  switch (phase.kind) {
    case 'empty':
      return phase.reason === 'nothing-left'
        ? { icon: 'check', title: 'Nothing is left for you here', text: 'You have judged every task of this project that is open to you. New tasks may be added; look again later.' }
        : {
          icon: 'timer',
          title: 'You hold enough tasks',
          text: waiting > 0
            ? 'What you submitted is still waiting to be sent. As soon as the server has it, the next task appears here by itself.'
            : 'You already hold as many tasks of this project as one person may at once, perhaps in another tab or on another device.',
        };
    case 'refused':
      return refusedWords(phase.problem.code, phase.problem.detail || phase.problem.title);
    case 'unreachable':
      return { icon: 'offline', title: 'The server cannot be reached', text: 'What you wrote is kept on this device. This page tries again every few seconds.' };
    case 'other-person':
      return { icon: 'warning', title: 'Somebody else is signed in here now', text: 'What was written here is not shown and not sent in their name. It is kept on this device until its own person signs in here again.' };
    case 'elsewhere':
      return { icon: 'warning', title: 'This task is open in another tab', text: 'Go on there, or take it over here. What was written in the other tab is kept.' };
  }
}

function refusedWords(code: string, detail: string): Words {
  if (code === 'project.paused') return { icon: 'pause', title: 'This project is paused', text: detail };
  if (code === 'project.closed') return { icon: 'check', title: 'The work on this project has ended', text: detail };
  if (code === 'enrollment.paused-by-you') return { icon: 'pause', title: 'You have paused your work', text: detail };
  if (code === mayNotClaim) return { icon: 'ban', title: 'You cannot take tasks of this project now', text: detail };
  return { icon: 'warning', title: 'No task could be fetched', text: detail };
}
