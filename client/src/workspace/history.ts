import { effect, signal } from '@preact/signals';
import type { Content } from './content';
import { differenceOf, type Change } from './difference';
import type { Draft } from './draft';

interface Edit {
  change: Change;
  before: Content;
  after: Content;
}

const most = 200;
/** A region that is moved by keys: what follows within this time is the same move. */
const oneMove = 1_000;

/** What was done on one task, to be undone and done again. It ends with the task. */
export class History {
  /** What would be undone and done again, in words. */
  readonly undoable = signal<string | null>(null);
  readonly redoable = signal<string | null>(null);
  private readonly done: Edit[] = [];
  private undone: Edit[] = [];
  private now: Content;
  private last = 0;
  private sealed = true;
  private restoring = false;
  private readonly stopWatching: () => void;

  constructor(private readonly draft: Draft, private readonly clock: () => number = Date.now) {
    this.now = draft.snapshot();
    this.stopWatching = effect(() => this.follow(draft.snapshot()));
  }

  /** The field is left: what is typed into it from now on is another edit. */
  seal(): void {
    this.sealed = true;
  }

  undo(): Change | null {
    return this.move(this.done, this.undone, edit => edit.before);
  }

  redo(): Change | null {
    return this.move(this.undone, this.done, edit => edit.after);
  }

  stop(): void {
    this.stopWatching();
  }

  private move(from: Edit[], to: Edit[], state: (edit: Edit) => Content): Change | null {
    const edit = from.pop();
    if (!edit) return null;
    to.push(edit);
    this.restoring = true;
    this.draft.restore(state(edit));
    this.restoring = false;
    this.sealed = true;
    this.say();
    return edit.change;
  }

  private follow(content: Content): void {
    const before = this.now;
    this.now = content;
    if (this.restoring) return;
    const change = differenceOf(this.draft.assignment, before, content);
    if (!change) return;
    const last = this.done.at(-1);
    if (last && this.continues(last.change, change)) last.after = content;
    else this.done.push({ change, before, after: content });
    if (this.done.length > most) this.done.shift();
    this.undone.length = 0;
    this.sealed = false;
    this.last = this.clock();
    this.say();
  }

  private continues(last: Change, change: Change): boolean {
    if (this.sealed || change.flows === null || last.flows !== change.flows || last.path !== change.path) return false;
    return change.flows === 'text' || this.clock() - this.last < oneMove;
  }

  private say(): void {
    this.undoable.value = this.done.at(-1)?.change.says ?? null;
    this.redoable.value = this.undone.at(-1)?.change.says ?? null;
  }
}
