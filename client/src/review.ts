import { signal } from '@preact/signals';
import { api } from './api';
import { LeaseKeeper } from './workspace/lease';

// Beside the form of a review: keeps the hold on it, so that its time counts, and lets it be sent with the keyboard.

const place = document.querySelector<HTMLElement>('[data-review]');
if (place) {
  const state = (text: string) => { place.textContent = text; };
  const begin = async () => {
    try {
      const held = await api.resume(place.dataset.review!);
      const lease = new LeaseKeeper(held, signal(0), error => state(error ? 'The server cannot be reached. What you write is kept on this device.' : ''));
      lease.start();
      addEventListener('pagehide', () => lease.stop());
    } catch {
      state('The hold on this review could not be renewed. What you write is kept on this device.');
    }
  };
  void begin();
}

document.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  const form = document.querySelector<HTMLFormElement>('form.review-form');
  if (!form) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector<HTMLButtonElement>('button[value="save"]'));
});
