import { batch } from '@preact/signals';
import type { ImageViewer } from '../viewer/image-viewer';
import { anchorOfSpan } from '../viewer/text-key';
import type { Anchor, Rating, Region, Verdict } from '../types';
import type { Draft, IssueDraft } from './draft';
import type { History } from './history';
import { jumpTo, reveal, show } from './jump';
import { target } from './left';
import type { Session } from './session';
import type { Toasts } from './toasts';
import type { View } from './view';

/** What a person can do on the task on screen. Keys and buttons call the same few methods. */
export class Actions {
  image: ImageViewer | null = null;

  constructor(
    readonly draft: Draft, readonly view: View, private readonly session: Session, private readonly toasts: Toasts, private readonly history: History) {}

  undo(): void {
    const undone = this.history.undo();
    this.toasts.say(undone ? `Undone: ${undone.says}.` : 'Nothing to undo.');
    if (undone?.target) show(this.view, undone.target);
  }

  redo(): void {
    const redone = this.history.redo();
    this.toasts.say(redone ? `Done again: ${redone.says}.` : 'Nothing to do again.');
    if (redone?.target) show(this.view, redone.target);
  }

  moveStep(by: 1 | -1): void {
    const { view } = this;
    const order = this.stepsInOrder();
    const here = order.findIndex(o => o.position === view.position.value && o.step === view.step[o.position]!.value);
    const next = order[here + by];
    if (next) this.goToStep(next.position, next.step, true);
  }

  goToStep(position: string, step: number, scroll = false): void {
    batch(() => {
      this.view.position.value = position;
      this.view.step[position]!.value = step;
    });
    if (scroll) reveal(target.step(position, step));
  }

  setVerdict(position: string, step: number, verdict: Verdict): void {
    this.draft.responses[position]!.steps[step]!.value = verdict;
    this.goToStep(position, step);
  }

  /** The verdict key judges the current step and goes on to the next one that has none. */
  verdict(verdict: Verdict): void {
    if (!this.draft.assignment.protocol.stepVerdicts) return;
    const position = this.view.position.value;
    const step = this.view.step[position]!.value;
    this.setVerdict(position, step, verdict);
    const order = this.stepsInOrder();
    const here = order.findIndex(o => o.position === position && o.step === step);
    const next = order.slice(here + 1).find(o => this.draft.responses[o.position]!.steps[o.step]!.value === null);
    if (next) this.goToStep(next.position, next.step, true);
  }

  private stepsInOrder(): { position: string; step: number }[] {
    return this.draft.assignment.responses.flatMap(r => r.steps.map((_, step) => ({ position: r.position, step })));
  }

  compare(): void {
    const positions = this.draft.assignment.responses.map(r => r.position);
    const next = positions[(positions.indexOf(this.view.position.value) + 1) % positions.length]!;
    const steps = this.draft.responses[next]!.steps.length;
    this.goToStep(next, Math.min(this.view.step[this.view.position.value]!.value, steps - 1), true);
  }

  /** Rates the current dimension and goes on to the next; focus goes along if it was among the ratings. */
  rate(rating: Rating): void {
    const { position, index } = this.view.dimension.value;
    const { dimensions } = this.draft.assignment.protocol;
    const dimension = dimensions[index];
    if (!dimension) return;
    if (rating === 'not-applicable' && dimension.notApplicable === null) {
      this.toasts.say(`${dimension.name} always applies.`);
      return;
    }
    if (typeof rating === 'number' && rating > dimension.levels.length) return;
    this.draft.responses[position]!.dimensions[dimension.id]!.value = rating;
    const order = this.draft.assignment.responses.flatMap(r => dimensions.map((d, i) => ({ position: r.position, index: i, id: d.id })));
    const next = order[order.findIndex(o => o.position === position && o.index === index) + 1];
    if (!next) return;
    const follow = document.activeElement?.closest('[data-rating]') !== null && document.activeElement !== null;
    this.view.dimension.value = { position: next.position, index: next.index };
    if (follow) jumpTo(this.view, target.dimension(next.position, next.id));
    else reveal(target.dimension(next.position, next.id));
  }

  /** An issue from what is selected, otherwise on the current step. */
  startIssue(): void {
    if (!this.draft.assignment.protocol.issues || this.draft.assignment.awaitsAnswer) return;
    const selected = this.view.selection.value;
    if (selected) {
      this.markSpan(selected.text, selected.start, selected.end, selected.quote, true);
      return;
    }
    const position = this.view.position.value;
    this.newIssue(position, [{ kind: 'step', step: this.view.step[position]!.value }], true);
  }

  /** Adds a span to the active issue; starts a new issue if there is none, or if it is about the other response. */
  markSpan(text: string, start: number, end: number, quote: string, fresh: boolean): void {
    const { anchor, response } = anchorOfSpan(text, start, end, quote);
    const issue = fresh ? null : this.issueFor(response);
    if (issue) this.attach(issue, anchor, response);
    else this.newIssue(response ?? this.view.position.value, [anchor], true);
    this.view.selection.value = null;
    document.getSelection()?.removeAllRanges();
  }

  addRegion(region: Region, focus = false): void {
    const anchor: Anchor = { kind: 'region', media: this.view.media.value, ...region };
    const issue = this.issueFor(null);
    if (issue) this.attach(issue, anchor, null);
    else this.newIssue(this.view.position.value, [anchor], focus);
  }

  addStep(issue: IssueDraft): void {
    const position = this.view.position.value;
    const response = issue.bound ? issue.response.value : position;
    this.attach(issue, { kind: 'step', step: this.view.step[response]!.value }, response);
  }

  changeRegion(issue: IssueDraft, index: number, region: Region): void {
    issue.anchors.value = issue.anchors.value.map((a, i) => i === index && a.kind === 'region' ? { ...a, ...region } : a);
  }

  removeAnchor(issue: IssueDraft, index: number): void {
    const before = issue.anchors.value;
    issue.anchors.value = before.filter((_, i) => i !== index);
    this.toasts.say('Anchor removed.', { label: 'Undo', run: () => { issue.anchors.value = before; } });
  }

  removeIssue(issue: IssueDraft): void {
    const number = this.draft.issues.value.indexOf(issue) + 1;
    const undo = this.draft.removeIssue(issue.key);
    if (this.view.activeIssue.value === issue.key) this.view.activeIssue.value = null;
    this.toasts.say(`Issue ${number} deleted.`, { label: 'Undo', run: () => { undo(); this.activate(issue.key); } });
  }

  activate(key: string | null): void {
    batch(() => {
      this.view.activeIssue.value = key;
      this.view.awaiting.value = null;
      if (key) this.view.lowerTab.value = 'issues';
    });
    const images = this.draft.issue(key)?.anchors.value.flatMap(a => a.kind === 'region' ? [a.media] : []) ?? [];
    if (images.length > 0 && !images.some(i => this.view.shows(i))) this.view.show(images[0]!);
  }

  async submit(): Promise<void> {
    const { left } = this.draft;
    if (left.value.length > 0) {
      const [first] = left.value;
      this.toasts.say(left.value.length === 1 ? `Still to do: ${first!.text}.` : `${left.value.length} things are still to do. First: ${first!.text}.`);
      jumpTo(this.view, left.value[0]!.target);
      return;
    }
    if (this.draft.assignment.awaitsAnswer) await this.session.answer();
    else await this.session.submit();
  }

  /** Leaves the innermost thing: the field typed in, a selection, a tool, the active issue, an open panel. */
  escape(): void {
    const { view } = this;
    const focused = document.activeElement;
    if (view.leftOpen.value) view.leftOpen.value = false;
    else if (view.selection.value) {
      view.selection.value = null;
      document.getSelection()?.removeAllRanges();
    } else if (view.awaiting.value) view.awaiting.value = null;
    else if (focused instanceof HTMLElement && focused.matches('textarea, input, select')) focused.blur();
    else if (view.tool.value !== 'pan') view.tool.value = 'pan';
    else if (view.activeIssue.value) view.activeIssue.value = null;
    else view.guidelines.value = false;
  }

  private issueFor(response: string | null): IssueDraft | null {
    const issue = this.draft.issue(this.view.activeIssue.value);
    if (!issue || response === null || issue.response.value === response) return issue;
    return issue.bound ? null : issue;
  }

  private attach(issue: IssueDraft, anchor: Anchor, response: string | null): void {
    this.draft.addAnchor(issue, anchor, response);
    this.view.awaiting.value = null;
    this.activate(issue.key);
    reveal(target.issue(issue.key, 'anchors'));
  }

  private newIssue(response: string, anchors: Anchor[], focus: boolean): void {
    const issue = this.draft.addIssue(response, anchors);
    this.activate(issue.key);
    const code = target.issue(issue.key, 'code');
    if (focus) jumpTo(this.view, code);
    else reveal(code);
  }
}
