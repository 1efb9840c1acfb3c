// Beside the workspace of a screening: shows the time that is left, and goes to the result when there is nothing more to do.

const grace = 120;

function words(seconds: number): string {
  if (seconds <= 0) return 'Time is up: what you submit within two minutes still counts';
  if (seconds < 60) return `${seconds} s left`;
  const minutes = Math.floor(seconds / 60);
  return `${minutes} min left`;
}

const place = document.querySelector<HTMLElement>('[data-screening]');
if (place) {
  const attempt = place.dataset.screening!;
  // The page's own clock may be wrong, and a device may sleep: only what the server said and what has passed since count.
  const endsAt = Date.now() + Number(place.dataset.seconds) * 1000;
  const result = `/screening/${attempt}`;
  let asking = false;
  const tick = async () => {
    const left = Math.round((endsAt - Date.now()) / 1000);
    place.textContent = words(left);
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
