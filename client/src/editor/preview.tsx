import { render } from 'preact';
import { MemoryDevice } from '../store/memory-device';
import type { Assignment, OwnAnswer, Protocol } from '../types';
import { Actions } from '../workspace/actions';
import { ownSteps } from '../workspace/content';
import { WorkContext, type Work } from '../workspace/context';
import { Draft } from '../workspace/draft';
import { History } from '../workspace/history';
import { LeaseKeeper } from '../workspace/lease';
import { ServerCopy } from '../workspace/server-copy';
import { Saver } from '../workspace/saver';
import { Session } from '../workspace/session';
import { TaskView } from '../workspace/task-view';
import { ToastList } from '../workspace/toast-list';
import { Toasts } from '../workspace/toasts';
import { View } from '../workspace/view';
import { whole } from './protocol';
import { sample as builtIn } from './sample';
import type { PreviewMessage } from './types';

type Sample = Pick<Assignment, 'task' | 'responses'>;

/** Claims nothing and sends nothing: what it would do it only says. */
class PreviewSession extends Session {
  /** Called when the person has answered, where that comes before the responses. */
  revealed: () => void = () => {};

  override async answer(): Promise<void> {
    this.revealed();
  }

  override async submit(): Promise<void> {
    this.options.toasts.say('This is a preview: nothing is submitted.');
  }

  override async pass(): Promise<void> {
    this.options.toasts.say('This is a preview: nothing is passed on.');
  }
}

class PreviewLease extends LeaseKeeper {
  override start(): void {}
  override stop(): void {}
  override pause(): void { this.paused.value = true; }
  override resume(): void { this.paused.value = false; }
  override async renew(): Promise<void> {}
}

/** The workspace's own element in a page of its own: it shows a sample by whatever definition the page around it sends. */
class WorkspacePreview extends HTMLElement {
  private readonly toasts = new Toasts();
  private readonly session = new PreviewSession({ person: '', project: this.getAttribute('project') ?? '', claimUrl: '', store: new MemoryDevice(''), toasts: this.toasts, firstTask: false });
  private own: Sample | null = null;
  private work: Work | null = null;
  private answer: OwnAnswer | undefined;
  private mount: HTMLElement | null = null;

  connectedCallback(): void {
    if (parent === window) return;
    this.session.revealed = () => this.reveal();
    this.own = JSON.parse(this.querySelector('script.sample')?.textContent ?? 'null') as Sample | null;
    addEventListener('message', event => this.hear(event));
    parent.postMessage({ parallax: 'preview-ready' } satisfies PreviewMessage, location.origin);
  }

  private hear(event: MessageEvent): void {
    const message = event.data as PreviewMessage | null;
    if (event.origin !== location.origin || event.source !== parent || message?.parallax !== 'preview') return;
    this.show(whole(message.protocol), message.guidelinesHtml ?? '');
  }

  private reveal(): void {
    if (!this.work) return;
    const { own, assignment } = this.work.draft;
    const said = own.snapshot();
    this.answer = { answer: said.answer, steps: ownSteps(said.steps), confidence: said.confidence ?? 50 };
    this.show(assignment.protocol, assignment.guidelinesHtml);
  }

  private show(protocol: Protocol, guidelinesHtml: string): void {
    const before = this.work;
    const draft = new Draft(this.assignment(protocol, guidelinesHtml), before?.draft.snapshot() ?? null, {});
    before?.open.saver.stop();
    before?.open.history.stop();
    const view = new View(draft);
    if (before) stayAt(before.view, view);
    const saver = new Saver(draft, async () => {});
    const lease = new PreviewLease(draft.assignment, draft.activeSeconds, () => {});
    const copy = new ServerCopy(draft, undefined, () => {}, () => {});
    const history = new History(draft);
    const open = { draft, saver, copy, history, lease, lock: { release: () => Promise.resolve() } };
    this.work = { session: this.session, toasts: this.toasts, open, draft, view, actions: new Actions(draft, view, this.session, this.toasts, history) };
    if (!this.mount) {
      this.mount = document.createElement('div');
      this.mount.className = 'ws-mount';
      this.replaceChildren(this.mount);
    }
    render(<><WorkContext.Provider value={this.work}><TaskView /></WorkContext.Provider><ToastList toasts={this.toasts} /></>, this.mount);
  }

  private assignment(protocol: Protocol, guidelinesHtml: string): Assignment {
    const { task, responses } = this.own && this.own.responses.length >= protocol.responses ? this.own : builtIn;
    if (!protocol.answerFirst) this.answer = undefined;
    const awaitsAnswer = Boolean(protocol.answerFirst) && !this.answer;
    const now = new Date().toISOString();
    const reference = (protocol as { showReference?: boolean }).showReference && !awaitsAnswer ? task.reference : null;
    return {
      assignment: 'preview', project: { id: this.session.options.project, name: 'Preview' }, person: '', state: 'leased', fence: 0,
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(), serverTime: now, protocol, guidelinesHtml,
      task: { ...task, reference }, promptHash: '', responses: awaitsAnswer ? [] : responses.slice(0, protocol.responses),
      ...(awaitsAnswer ? { awaitsAnswer } : {}), ...(this.answer ? { ownAnswer: this.answer } : {}),
    };
  }
}

/** Where the person was, as far as there is such a place still. */
function stayAt(before: View, now: View): void {
  for (const [position, step] of Object.entries(before.step)) if (now.step[position]) now.step[position].value = step.value;
  if (now.step[before.position.value]) now.position.value = before.position.value;
  now.lowerTab.value = before.lowerTab.value;
  now.guidelines.value = before.guidelines.value;
  now.media.value = before.media.value;
}

customElements.define('parallax-workspace', WorkspacePreview);
