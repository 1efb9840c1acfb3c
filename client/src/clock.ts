// Beside the workspace: whether this moment is counted, and what the week comes to so far. The server says it; nothing is added up here.

const every = 30_000;
const soon = 3_000;

interface Clock {
  now: string | null;
  text: string;
  why: string;
}

const place = document.querySelector<HTMLAnchorElement>('[data-pay-clock]');
if (place) {
  const ask = async () => {
    if (document.visibilityState === 'hidden') return;
    const answer = await fetch(`/api/pay/clock/${place.dataset.payClock}`).catch(() => null);
    if (!answer?.ok) return;
    const clock = await answer.json() as Clock;
    place.hidden = clock.text === '';
    place.textContent = clock.text;
    place.title = `${clock.why} What was not counted can be claimed.`;
    place.dataset.now = clock.now ?? '';
  };
  // What was just done has to reach the server first.
  setTimeout(() => void ask(), soon);
  setInterval(() => void ask(), every);
  document.addEventListener('visibilitychange', () => setTimeout(() => void ask(), soon));
}

export {};
