import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';

interface SplitterProps {
  label: string;
  size: Signal<number>;
  min: number;
  max: number;
  along: 'x' | 'y';
  /** Which side of the container the size is measured from. */
  from: 'start' | 'end';
  within: RefObject<HTMLDivElement | null>;
}

/** A bar between two panes, dragged or moved by arrow keys; the size is in percent of the container. */
export function Splitter({ label, size, min, max, along, from, within }: SplitterProps) {
  const set = (value: number) => { size.value = Math.round(Math.min(Math.max(value, min), max) * 10) / 10; };
  const drag = (event: PointerEvent) => {
    const bar = event.currentTarget as HTMLElement;
    if (!bar.hasPointerCapture(event.pointerId)) return;
    const box = within.current!.getBoundingClientRect();
    const part = along === 'x' ? (event.clientX - box.left) / box.width : (event.clientY - box.top) / box.height;
    set((from === 'start' ? part : 1 - part) * 100);
  };
  const key = (event: KeyboardEvent) => {
    const [less, more] = along === 'x' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const by = event.key === more ? 2 : event.key === less ? -2 : 0;
    if (by === 0) return;
    event.preventDefault();
    set(size.value + (from === 'start' ? by : -by));
  };
  return (
    <div class={`splitter ${along}`} role="separator" tabIndex={0} aria-label={label}
      aria-orientation={along === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(size.value)} aria-valuemin={min} aria-valuemax={max}
      onPointerDown={event => { event.preventDefault(); (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId); }}
      onPointerMove={drag} onKeyDown={key} />
  );
}
