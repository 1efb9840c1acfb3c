// Beside the workspace of a screening: shows the time that is left, and goes to the result when there is nothing more to do.

const grace = 120;

function words(seconds: number): string {
  if (seconds <= 0) return 'Time is up: what you submit within two minutes still counts';
  if (seconds < 60) return `${seconds} s left`;
  const minutes = Math.floor(seconds / 60);
  return `${minutes} min left`;
}

/** A page that was kept for a server that is down does not know: then what the server said last in this tab counts. */
function ending(attempt: string, seconds: string | undefined): number | null {
  const key = `screening-ends/${attempt}`;
  if (seconds) sessionStorage.setItem(key, String(Date.now() + Number(seconds) * 1000));
  const known = sessionStorage.getItem(key);
  return known === null ? null : Number(known);
}

const place = document.querySelector<HTMLElement>('[data-screening]');
if (place) {
  const attempt = place.dataset.screening!;
  // The page's own clock may be wrong, and a device may sleep: only what the server said and what has passed since count.
  const endsAt = ending(attempt, place.dataset.seconds);
  const result = `/screening/${attempt}`;
  let asking = false;
  const tick = async () => {
    const left = endsAt === null ? Infinity : Math.round((endsAt - Date.now()) / 1000);
    place.textContent = endsAt === null ? '' : words(left);
    const nothingLeft = document.querySelector('parallax-workspace .ws-empty .card');
    if (asking || (!nothingLeft && left >= -grace)) return;
    // The server says when it is over. Without a network the page stays, with all that was written.
    asking = true;
    const answer = await fetch(`/api/screenings/attempts/${attempt}`).catch(() => null);
    const state = answer?.ok ? (await answer.json()).state : null;
    asking = false;
    if (state === 'scoring' || state === 'decided' || (state === 'over' && left < -grace)) location.assign(result);
  };
  setInterval(() => void tick(), 1000);
}
