import { Icon } from '../viewer/icon';
import type { Toasts } from './toasts';

export function ToastList({ toasts }: { toasts: Toasts }) {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.list.value.map(toast => (
        <div key={toast.id} class="toast"
          onPointerEnter={() => toasts.hold(toast.id)} onPointerLeave={() => toasts.keep(toast.id)}
          onFocusIn={() => toasts.hold(toast.id)} onFocusOut={() => toasts.keep(toast.id)}>
          <span>{toast.text}</span>
          {toast.action && (
            <button type="button" class="toast-action" onClick={() => { toasts.close(toast.id); toast.action!.run(); }}>{toast.action.label}</button>
          )}
          <button type="button" class="icon-button" aria-label="Close this notice" onClick={() => toasts.close(toast.id)}><Icon name="close" /></button>
        </div>
      ))}
    </div>
  );
}
