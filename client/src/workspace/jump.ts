import { batch } from '@preact/signals';
import type { View } from './view';

// Elements name themselves by `data-target`; what is left to do and the keys go there.

const find = (name: string) => document.querySelector<HTMLElement>(`[data-target="${CSS.escape(name)}"]`);

/** Lets the page redraw first: the place may only appear by the change that was just made. */
const afterRedraw = (run: () => void) => requestAnimationFrame(() => requestAnimationFrame(run));

export function reveal(name: string): void {
  afterRedraw(() => find(name)?.scrollIntoView({ block: 'nearest' }));
}

let latest = 0;

/** Opens whatever hides the place and scrolls to it; the focus stays where it is. */
export function show(view: View, name: string): void {
  open(view, name);
  reveal(name);
}

function open(view: View, name: string): void {
  const [kind, first, second] = name.split(':');
  batch(() => {
    if (kind === 'step') {
      view.position.value = first!;
      view.step[first!]!.value = Number(second);
    }
    if (kind === 'dimension') view.position.value = first!;
    if (kind === 'issue') view.activeIssue.value = first!;
    if (kind === 'issue' || kind === 'issues') view.lowerTab.value = 'issues';
    if (kind === 'recognition') view.position.value = first!;
    if (kind === 'readings' || kind === 'reading') view.lowerTab.value = 'readings';
    if (kind === 'preference' || kind === 'rationale') view.lowerTab.value = 'verdict';
  });
}

/** Opens whatever hides the place, scrolls to it and gives it the focus. */
export function jumpTo(view: View, name: string): void {
  const jump = ++latest;
  open(view, name);
  // What is there already gets the focus at once: the next keystroke may be text, and must not be taken for a command.
  focusable(find(name))?.focus({ preventScroll: true });
  afterRedraw(() => {
    // Whoever types fast is further on already, and must not be taken back.
    if (jump !== latest) return;
    const place = find(name);
    place?.scrollIntoView({ block: 'nearest' });
    if (!place?.contains(document.activeElement)) focusable(place)?.focus({ preventScroll: true });
  });
}

const controls = 'input:checked, textarea, select, input, button, [tabindex="0"]';

function focusable(place: HTMLElement | null): HTMLElement | null {
  if (!place || place.matches('textarea, select, input, button')) return place;
  return place.querySelector<HTMLElement>('input:checked') ?? place.querySelector<HTMLElement>(controls);
}
