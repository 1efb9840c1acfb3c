import type { Task } from '../types';
import { Icon } from './icon';
import { promptKey } from './text-key';
import type { TextSpans } from './text-spans';

interface TurnsProps {
  task: Task;
  spans: TextSpans;
  /** Whether an image is in view, and what turns to it. */
  shows: (image: number) => boolean;
  show: (image: number) => void;
}

/** What was said, by whom, and with which images: the prompt, or a dialogue of several turns. */
export function Turns({ task, spans, shows, show }: TurnsProps) {
  const { turns, media } = task;
  return <>{turns.map((turn, index) => (
    <div key={index} class={turns.length > 1 ? `turn ${turn.role}` : 'turn'}>
      {turns.length > 1 && <span class="turn-role">{turn.role}</span>}
      <p class="reading" ref={spans.register(promptKey(index))}>{turn.text}</p>
      {media.length > 1 && turn.media && turn.media.length > 0 && (
        <ul class="turn-images" aria-label="Images of this turn">
          {turn.media.map(image => (
            <li key={image}>
              <button type="button" class="button small" aria-pressed={shows(image)} title={media[image]?.alt} onClick={() => show(image)}><Icon name="image" />Image {image + 1}</button>
            </li>
          ))}
        </ul>
      )}
    </div>
  ))}</>;
}
