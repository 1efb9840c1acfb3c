import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useWork } from './context';
import { keyOf } from './key-hint';
import { leaveTour } from './prefs';
import type { View } from './view';

interface Stop {
  /** What it points at; a stop whose part is not on the page is left out. */
  at: string;
  title: string;
  text: string;
  tab?: 'issues' | 'verdict';
}

const press = (id: string, does: string) => keyOf(id) ? ` ${keyOf(id)} ${does}.` : '';

const stops = (): Stop[] => [
  { at: '.ws-stage', title: 'Look first', text: `The scene stays in view. Drag to move it, turn the wheel to zoom; with the keyboard, arrows move and + and − zoom.${press('fit', 'shows all of it')}` },
  { at: '.stage-tools', title: 'Mark what is wrong', text: `Draw a box where the image contradicts a response, or place it by grid or numbers without a mouse.${press('box', 'begins a box')} In a text, select the words.` },
  { at: '.steps', title: 'Judge each step', text: `Is it right, wrong, unneeded, or can you not tell?${press('next-step', 'goes to the next step')} The first wrong step is where the reasoning breaks.` },
  { at: '.ratings', title: 'Rate the whole response', text: 'What each level means stands under the scale. “n/a” and “can’t judge” are answers too: better than a guess.' },
  { at: '.ws-issues', title: 'Name each fault', text: `An issue says what kind of fault it is, how bad, where it shows, and what would have been right.${press('issue', 'starts one')}`, tab: 'issues' },
  { at: '.ws-verdict', title: 'Give your verdict', text: `Say which response is better, and in a few words what decided it.${press('rationale', 'goes to the words')}`, tab: 'verdict' },
  { at: '.submit', title: 'Submit', text: 'Beside it stands what is still to do. Everything you write is kept as you write it, even without a network; nothing is sent before you submit.' },
  { at: '.ws-status [aria-label="Help"]', title: 'All keys', text: `Everything works without a mouse. The keys stand in the help${keyOf('help') ? ` (${keyOf('help')})` : ''}, where this tour is as well; in the settings you change them or switch them off.` },
];

/** A short walk over the parts of the workspace. It points at the real ones, and is over for good once it is left. */
export function Tour({ close }: { close: () => void }) {
  const { session, view } = useWork();
  const dialog = useRef<HTMLDialogElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const all = useSignal<Stop[]>([]);
  const index = useSignal(0);
  const box = useSignal<DOMRect | null>(null);
  const leave = () => {
    leaveTour(session.options.person);
    close();
  };
  useEffect(() => {
    const before = document.activeElement;
    all.value = stops().filter(stop => stop.tab || document.querySelector(stop.at));
    dialog.current!.showModal();
    next.current!.focus();
    const tab = view.lowerTab.peek();
    return () => {
      // As it was before: the work begins at the first step.
      view.lowerTab.value = tab;
      document.querySelector('.step')?.scrollIntoView({ block: 'nearest' });
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const stop = all.value[index.value];
  useEffect(() => {
    if (!stop) return;
    const look = () => { box.value = place(stop, view); };
    look();
    // A tab that had to be opened first is there in the next frame.
    requestAnimationFrame(look);
    window.addEventListener('resize', look);
    return () => window.removeEventListener('resize', look);
  }, [stop]);
  const last = index.value === all.value.length - 1;
  const go = (by: 1 | -1) => {
    if (by === 1 && last) leave();
    else index.value = Math.max(0, index.value + by);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight' && !last) go(1);
    else if (event.key === 'ArrowLeft') go(-1);
  };
  return (
    <dialog ref={dialog} class="tour" aria-labelledby="tour-title" onKeyDown={key} onCancel={event => { event.preventDefault(); leave(); }}>
      {box.value && <div class="tour-light" aria-hidden="true" style={around(box.value)} />}
      <div class="tour-card" style={beside(box.value)}>
        <div aria-live="polite">
          <p class="tour-count">{index.value + 1} of {all.value.length}</p>
          <h2 id="tour-title">{stop?.title ?? 'Tour'}</h2>
          <p>{stop?.text}</p>
        </div>
        <div class="row">
          <button type="button" class="button small quiet" onClick={leave}>Leave the tour</button>
          <span class="spring" />
          <button type="button" class="button small" disabled={index.value === 0} onClick={() => go(-1)}>Back</button>
          <button type="button" class="button small primary" ref={next} onClick={() => go(1)}>{last ? 'Begin' : 'Next'}</button>
        </div>
      </div>
    </dialog>
  );
}

function place(stop: Stop, view: View): DOMRect | null {
  if (stop.tab) view.lowerTab.value = stop.tab;
  const element = [...document.querySelectorAll(stop.at)].find(found => found.checkVisibility());
  element?.scrollIntoView({ block: 'nearest' });
  return element?.getBoundingClientRect() ?? null;
}

const gap = 6;
const card = { width: 330, height: 210 };

function around({ left, top, width, height }: DOMRect) {
  return { left: `${left - gap}px`, top: `${top - gap}px`, width: `${width + 2 * gap}px`, height: `${height + 2 * gap}px` };
}

/** On the side with the most room, and never over the edge. */
function beside(box: DOMRect | null) {
  if (!box) return { left: `${(innerWidth - card.width) / 2}px`, top: `${innerHeight / 3}px` };
  const room = [
    { free: innerWidth - box.right - card.width, left: box.right + 2 * gap, top: box.top },
    { free: box.left - card.width, left: box.left - card.width - 2 * gap, top: box.top },
    { free: innerHeight - box.bottom - card.height, left: box.left, top: box.bottom + 2 * gap },
    { free: box.top - card.height, left: box.left, top: box.top - card.height - 2 * gap },
  ];
  const best = room.reduce((a, b) => b.free > a.free ? b : a);
  const within = (value: number, size: number, of: number) => `${Math.max(8, Math.min(value, of - size - 8))}px`;
  return { left: within(best.left, card.width, innerWidth), top: within(best.top, card.height, innerHeight) };
}
