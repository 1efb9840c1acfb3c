import { Icon } from '../viewer/icon';
import type { OutboxRecord } from '../store/db';
import { prefs } from './prefs';
import type { Session, Unfinished } from './session';

/** What a person must know at once, above everything: signed out, hold lost, refused, unfinished. */
export function Notices({ session, keeps }: { session: Session; keeps: boolean }) {
  return (
    <div class="ws-notices" role="region" aria-label="Notices">
      {!keeps && <Notice kind="warning">This browser does not let pages keep anything. Do not close this page before what you submit is received.</Notice>}
      <SignedOut session={session} />
      <LeaseOver session={session} />
      <Changed session={session} />
      <TwoCopies session={session} />
      <CameBack session={session} />
      <ServerWords session={session} />
      {session.refused.value.map(record => <Refused key={record.key} session={session} record={record} />)}
      {session.unfinished.value.map(item => <UnfinishedWork key={item.record.assignment} session={session} item={item} />)}
    </div>
  );
}

function Notice({ kind, children }: { kind: 'info' | 'warning'; children: preact.ComponentChildren }) {
  return <div class={`notice ${kind}`}><Icon name={kind === 'warning' ? 'warning' : 'book'} /><div class="notice-text">{children}</div></div>;
}

function SignedOut({ session }: { session: Session }) {
  if (!session.signedOut.value || session.phase.value.kind === 'other-person') return null;
  return (
    <Notice kind="warning">
      You are signed out. Go on working: everything is kept on this device and is sent once you sign in again.
      <a class="button small primary" href="/sign-in?returnUrl=%2Fsigned-in" target="_blank">Sign in, in a new tab</a>
    </Notice>
  );
}

/** The draft was written on from another device: which copy stands here, and the way to the other. */
function TwoCopies({ session }: { session: Session }) {
  const copy = session.current.value?.copy;
  const choice = copy?.choice.value;
  if (!copy || !choice) return null;
  const at = new Date(choice.at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Notice kind="info">
      {choice.shown === 'elsewhere'
        ? `What you wrote on this task on another device or in another browser (${at}) is shown here.`
        : `What you wrote on this device is shown. There is another copy, from another device or browser (${at}).`}
      {choice.other && (
        <button type="button" class="button small" onClick={() => copy.swap()}>
          {choice.shown === 'elsewhere' ? 'Show what this device has' : 'Show the other copy'}
        </button>
      )}
      <button type="button" class="button small quiet" onClick={() => { copy.choice.value = null; }}>Keep this one</button>
    </Notice>
  );
}

function LeaseOver({ session }: { session: Session }) {
  const lease = session.current.value?.lease;
  if (!lease) return null;
  if (lease.state.value === 'held') return <Draining until={lease.drainUntil.value} />;
  if (lease.state.value === 'closed') return <Notice kind="warning">{lease.why.value}</Notice>;
  if (lease.state.value === 'taken') {
    return (
      <Notice kind="info">
        Your hold on this task ended, and its place was given to somebody else. You can still finish and submit it: it is kept and paid.
      </Notice>
    );
  }
  return (
    <Notice kind="warning">
      Your hold on this task ended. What you wrote is kept, and you can go on and submit.
      <button type="button" class="button small" onClick={() => void lease.renew()}>Hold it again</button>
    </Notice>
  );
}

/** Told once on this device: who closed it, or went to read, knows. */
function Changed({ session }: { session: Session }) {
  const changed = session.current.value?.lease.changed.value;
  if (!changed || prefs.told.value === changed.id) return null;
  const told = () => { prefs.told.value = changed.id; };
  return (
    <Notice kind="info">
      The guidelines changed: {changed.reason} This task stays as it is; the next ones come with version {changed.version}.
      <a class="button small" href={changed.url} target="_blank" onClick={told}>What changed</a>
      <button type="button" class="button small quiet" onClick={told}>Got it</button>
    </Notice>
  );
}

function Draining({ until }: { until: string | undefined }) {
  if (!until) return null;
  const time = new Date(until).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return <Notice kind="info">The work here ends. You may finish this task until {time}; what you submit later is kept and paid as well.</Notice>;
}

/** A judgment of one's own that came back; what was said of its parts stands at them, and what is of no part here. */
function CameBack({ session }: { session: Session }) {
  const returned = session.current.value?.draft.assignment.returned;
  if (!returned) return null;
  const until = new Date(returned.until).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  const whole = returned.feedback.filter(f => f.part === 'judgment' || f.part === 'flags');
  return (
    <Notice kind="info">
      This came back with feedback. Look at it again and submit it by {until}; after that, what you submitted first stands. Your time on it is paid.
      {whole.length > 0 && <ul>{whole.map(f => <li key={f.part}>{f.text}</li>)}</ul>}
    </Notice>
  );
}

/** Everything the server found in the attempt that is being corrected. The same words stand at the fields. */
function ServerWords({ session }: { session: Session }) {
  const errors = Object.values(session.current.value?.draft.errors.value ?? {}).flat();
  if (errors.length === 0) return null;
  return (
    <Notice kind="warning">
      The server did not take this judgment. Correct it and submit again:
      <ul>{[...new Set(errors)].map(text => <li key={text}>{text}</li>)}</ul>
    </Notice>
  );
}

function Refused({ session, record }: { session: Session; record: OutboxRecord }) {
  const problem = record.problem;
  const already = problem?.code === 'judgment.exists';
  return (
    <Notice kind="warning">
      {already
        ? 'A judgment of yours on this task had already been received; this later one was not taken: '
        : 'A judgment that you submitted was not taken: '}
      {problem?.detail || problem?.title}
      {!already && <button type="button" class="button small primary" onClick={() => void session.correct(record)}>Correct and send again</button>}
      <button type="button" class="button small quiet" onClick={() => void session.discard(record)}>Discard it</button>
    </Notice>
  );
}

function UnfinishedWork({ session, item }: { session: Session; item: Unfinished }) {
  const since = new Date(item.record.savedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Notice kind="info">
      {item.submitted
        ? `You wrote on a task here (${since}) that has since been submitted from elsewhere.`
        : `You began a task here (${since}) and did not submit it. What you wrote is kept.`}
      {!item.submitted && <button type="button" class="button small" onClick={() => void session.openUnfinished(item)}>Go on with it</button>}
      <button type="button" class="button small quiet" onClick={() => void session.discardUnfinished(item)}>Discard it</button>
    </Notice>
  );
}
