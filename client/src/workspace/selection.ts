import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { styleOfCode } from '../viewer/issue-style';
import { keyOfAnchor } from '../viewer/text-key';
import type { PaintedSpan } from '../viewer/text-spans';
import type { Work } from './context';

/** Ties the texts to the issues: paints their spans, follows the selection, and finds the issue under a click. */
export function useSelection(work: Work): void {
  useEffect(() => {
    const { view } = work;
    const off = new AbortController();
    const { signal } = off;
    const stop = effect(() => view.spans.paint(paintedSpans(work)));
    document.addEventListener('selectionchange', () => {
      if (document.getSelection()?.isCollapsed) view.selection.value = null;
    }, { signal });
    document.addEventListener('pointerup', event => settle(work, event), { signal });
    document.addEventListener('keyup', event => { if (event.shiftKey || event.key === 'Shift') settle(work, null); }, { signal });
    document.addEventListener('scroll', () => { if (view.selection.value) view.selection.value = view.spans.selected(); }, { signal, capture: true });
    return () => {
      stop();
      off.abort();
      view.spans.clear();
    };
  }, [work]);
}

export function paintedSpans({ draft, view }: Pick<Work, 'draft' | 'view'>): PaintedSpan[] {
  return draft.issues.value.flatMap(issue => {
    const { slot } = styleOfCode(draft.assignment.protocol, issue.code.value);
    return issue.anchors.value.flatMap(anchor => anchor.kind !== 'span' && anchor.kind !== 'prompt-span' ? [] : [{
      text: keyOfAnchor(anchor, issue.response.value),
      start: anchor.start,
      end: anchor.end,
      slot,
      owner: issue.key,
      active: view.activeIssue.value === issue.key,
    }]);
  });
}

/** The selection is complete: it is offered for marking, or goes to the issue that waits for words. */
function settle({ view, actions, draft }: Work, event: PointerEvent | null): void {
  if (!draft.assignment.protocol.issues || draft.assignment.awaitsAnswer) return;
  if (event?.target instanceof Element && event.target.closest('.selection-bar')) return;
  // The browser updates the selection only after the event.
  setTimeout(() => {
    const chosen = view.spans.selected();
    if (chosen && view.awaiting.value === 'words') actions.markSpan(chosen.text, chosen.start, chosen.end, chosen.quote, false);
    else if (chosen) view.selection.value = chosen;
    else if (event && event.target instanceof Element && event.target.closest('.reading')) {
      const [hit] = view.spans.at(event.clientX, event.clientY);
      if (hit) actions.activate(hit.owner);
    }
  });
}
