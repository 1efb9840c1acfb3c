import { effect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../viewer/icon';
import { ImageViewer } from '../viewer/image-viewer';
import type { RegionView } from '../viewer/region-layer';
import { previewUrl } from '../viewer/tiles';
import { revealIssue } from './app';
import type { EvidenceState } from './state';

/** The image with everybody's regions, to be looked at and chosen from. */
export function Stage({ state }: { state: EvidenceState }) {
  const host = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<ImageViewer | null>(null);
  const [failed, setFailed] = useState(false);
  const { media } = state.payload.task;
  useEffect(() => {
    if (media.length === 0) return;
    const created = new ImageViewer(host.current!, {
      chosen: id => {
        const number = Number(id.split('|')[0]);
        if (state.active.value === number) return;
        state.choose(number);
        revealIssue(number);
      },
    }, setFailed);
    setViewer(created);
    const stops = [
      effect(() => created.open(media[state.media.value]!)),
      effect(() => created.regions.show(regionViews(state))),
    ];
    return () => {
      stops.forEach(stop => stop());
      created.destroy();
    };
  }, [state]);
  if (media.length === 0) return null;
  return (
    <section class="ev-stage" aria-label="Image with regions">
      <div class="stage-tools" role="toolbar" aria-label="Image tools">
        <span class="stage-caption">{regionCount(state)}</span>
        <span class="spring" />
        <button type="button" class="tool-button" aria-label="Zoom in" onClick={() => viewer?.zoom(1.4)}><Icon name="plus" /></button>
        <button type="button" class="tool-button" aria-label="Zoom out" onClick={() => viewer?.zoom(1 / 1.4)}><Icon name="minus" /></button>
        <button type="button" class="tool-button" onClick={() => viewer?.fit()}><Icon name="fit" />Fit</button>
      </div>
      <div class="stage" ref={host} />
      {failed && <p class="stage-note" role="alert">The image could not be loaded.</p>}
      {media.length > 1 && (
        <ul class="thumbs" aria-label="Images of this task">
          {media.map((m, index) => (
            <li key={m.url}>
              <button type="button" aria-pressed={state.media.value === index} aria-label={`Image ${index + 1}: ${m.alt || 'no description'}`} onClick={() => { state.media.value = index; }}>
                <img src={previewUrl(m)} alt="" /><span>{index + 1}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function regionCount(state: EvidenceState): string {
  const count = regionViews(state).length;
  return count === 1 ? '1 region' : `${count} regions`;
}

function regionViews(state: EvidenceState): RegionView[] {
  const active = state.active.value;
  return state.visible.value.flatMap(({ issue, number, style, judgment }) => issue.anchors.flatMap((anchor, at) =>
    anchor.kind !== 'region' || anchor.media !== state.media.value ? [] : [{
      id: `${number}|${at}`,
      region: anchor,
      style,
      tag: `${style.glyph} ${number}`,
      name: `Region of issue ${number} by ${judgment.person}`,
      active: active === number,
      dimmed: active !== null && active !== number && state.visible.value.some(v => v.number === active),
    }]));
}
