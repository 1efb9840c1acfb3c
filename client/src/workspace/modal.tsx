import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../viewer/icon';

/** A native modal dialog: the browser keeps the focus inside and Esc closes it. */
export function Modal({ title, close, children, wide = false }: { title: string; close: () => void; children: ComponentChildren; wide?: boolean }) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Modal in the frame in which it is drawn: a key pressed before that would reach the page behind it.
  useLayoutEffect(() => {
    const element = dialog.current!;
    const before = document.activeElement;
    element.showModal();
    return () => {
      element.close();
      if (before instanceof HTMLElement && document.activeElement === document.body) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} class={`modal${wide ? ' wide' : ''}`} aria-label={title} onCancel={event => { event.preventDefault(); close(); }}>
      <div class="panel-head">
        <h2>{title}</h2>
        <span class="spring" />
        <button type="button" class="icon-button" aria-label="Close" onClick={close}><Icon name="close" /></button>
      </div>
      {children}
    </dialog>
  );
}
