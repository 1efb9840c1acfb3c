import { signal } from '@preact/signals';

export interface Toast {
  id: number;
  text: string;
  action: { label: string; run: () => void } | null;
}

/** Short notices at the foot of the page. One with an action stays longer, and for as long as it is pointed at or focused. */
export class Toasts {
  readonly list = signal<Toast[]>([]);
  private next = 1;
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();

  say(text: string, action: Toast['action'] = null, milliseconds = action ? 12_000 : 5_000): void {
    const toast = { id: this.next++, text, action };
    this.list.value = [...this.list.value.slice(-2), toast];
    this.keep(toast.id, milliseconds);
  }

  close(id: number): void {
    this.hold(id);
    this.list.value = this.list.value.filter(toast => toast.id !== id);
  }

  hold(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
  }

  keep(id: number, milliseconds = 4_000): void {
    this.hold(id);
    this.timers.set(id, setTimeout(() => this.close(id), milliseconds));
  }
}
