import { effect, useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Region } from '../types';
import { Icon } from '../viewer/icon';
import { ImageViewer } from '../viewer/image-viewer';
import { styleOfCode } from '../viewer/issue-style';
import { linkViews } from '../viewer/link-views';
import type { RegionView } from '../viewer/region-layer';
import { previewUrl } from '../viewer/tiles';
import { useWork, type Work } from './context';
import { prefs } from './prefs';
import { KeyHint, withKey } from './key-hint';

/** The image on its stage, or two beside one another, with the tools over them. The viewers serve every task. */
export function ImagePanel() {
  const work = useWork();
  const { view, draft, actions } = work;
  const first = useSignal<ImageViewer | null>(null);
  const second = useSignal<ImageViewer | null>(null);
  const two = view.other.value !== null;
  // The second viewer is made when it is first wanted, and then kept.
  const wanted = useRef(false);
  wanted.current ||= two;

  useEffect(() => {
    const stops = [
      effect(() => { actions.image = view.pane.value === 0 ? first.value : second.value; }),
      effect(() => {
        const [left, right] = [first.value, second.value];
        if (!left || !right || view.other.value === null || !prefs.linked.value) return;
        return view.pane.peek() === 0 ? linkViews(left, right) : linkViews(right, left);
      }),
    ];
    return () => stops.forEach(stop => stop());
  }, [work]);

  const { media } = draft.assignment.task;
  return (
    <section class="ws-stage" aria-label="Image">
      <Toolbar />
      <div class="stages">
        <div class={`panes${two ? ' two' : ''}`}>
          <Pane pane={0} viewer={first} />
          {wanted.current && <Pane pane={1} viewer={second} />}
        </div>
        {view.tool.value === 'polygon' && <p class="stage-hint" role="status">Click the points. Enter or double click closes, Backspace takes one back, Esc leaves.</p>}
      </div>
      {media.length === 0 && <p class="stage-note">This task has no image.</p>}
      {media.length > 1 && <Thumbnails />}
    </section>
  );
}

function Pane({ pane, viewer }: { pane: 0 | 1; viewer: Signal<ImageViewer | null> }) {
  const work = useWork();
  const { view, draft } = work;
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef<Work>(work);
  latest.current = work;
  const failed = useSignal(false);

  useEffect(() => {
    const created = new ImageViewer(host.current!, regionEvents(() => latest.current), bad => { failed.value = bad; });
    viewer.value = created;
    return () => {
      viewer.value = null;
      created.destroy();
    };
  }, []);

  useEffect(() => {
    const stops = [
      effect(() => {
        const media = draft.assignment.task.media[view.inPane(pane) ?? -1];
        if (media) viewer.value?.open(media);
      }),
      effect(() => viewer.value?.regions.show(regionViews(work, view.inPane(pane)))),
      effect(() => viewer.value?.regions.setDrawing(view.tool.value === 'pan' ? null : view.tool.value,
        styleOfCode(draft.assignment.protocol, draft.issue(view.activeIssue.value)?.code.value ?? null))),
    ];
    return () => stops.forEach(stop => stop());
  }, [work]);

  const image = view.inPane(pane);
  const two = view.other.value !== null;
  const look = () => view.look(pane);
  return (
    <div class={`pane${two && view.pane.value === pane ? ' looked-at' : ''}`} hidden={image === null} onPointerDownCapture={look} onFocusInCapture={look}>
      <div class="stage" ref={host} />
      {two && <span class="stage-name">{(image ?? 0) + 1}</span>}
      {failed.value && (
        <div class="stage-note" role="alert">
          The image could not be loaded. <button type="button" class="button small" onClick={() => viewer.value?.retry()}>Try again</button>
        </div>
      )}
    </div>
  );
}

function Toolbar() {
  const { view, draft, actions } = useWork();
  const issues = draft.assignment.protocol.issues != null && !draft.assignment.awaitsAnswer;
  return (
    <div class="stage-tools" role="toolbar" aria-label="Image tools">
      <Tool name="pan" icon="hand" label="Pan" />
      {issues && (
        <>
          <Tool name="box" icon="box" label="Box" />
          <Tool name="polygon" icon="polygon" label="Polygon" />
          <button type="button" class="tool-button" aria-label="Region by grid or numbers" title={withKey('Region by grid or numbers', 'region')} onClick={() => { view.dialog.value = 'region'; }}>
            <Icon name="grid" />
          </button>
        </>
      )}
      <span class="spring" />
      {draft.assignment.task.media.length > 1 && (
        <>
          <button type="button" class="tool-button" aria-label="Two images side by side" title={withKey('Two images side by side', 'beside')} aria-pressed={view.other.value !== null} onClick={() => view.toggleBeside()}><Icon name="columns" /></button>
          {view.other.value !== null && <button type="button" class="tool-button" aria-label="Move both together" title={withKey('Move both together', 'link')} aria-pressed={prefs.linked.value} onClick={() => { prefs.linked.value = !prefs.linked.value; }}><Icon name="link" /></button>}
        </>
      )}
      <button type="button" class="tool-button" aria-label="Zoom in" title="Zoom in (+)" onClick={() => actions.image?.zoom(1.4)}><Icon name="plus" /></button>
      <button type="button" class="tool-button" aria-label="Zoom out" title="Zoom out (−)" onClick={() => actions.image?.zoom(1 / 1.4)}><Icon name="minus" /></button>
      <button type="button" class="tool-button" title={withKey('Fit', 'fit')} onClick={() => actions.image?.fit()}><Icon name="fit" /><span class="tool-label">Fit</span><KeyHint of="fit" /></button>
    </div>
  );
}

function Tool({ name, icon, label }: { name: 'pan' | 'box' | 'polygon'; icon: 'hand' | 'box' | 'polygon'; label: string }) {
  const { tool } = useWork().view;
  const pressed = tool.value === name;
  return (
    <button type="button" class="tool-button" title={withKey(label, name)} aria-pressed={pressed} onClick={() => { tool.value = pressed ? 'pan' : name; }}>
      <Icon name={icon} /><span class="tool-label">{label}</span><KeyHint of={name} />
    </button>
  );
}

function Thumbnails() {
  const { view, draft } = useWork();
  return (
    <ul class="thumbs" aria-label={view.other.value === null ? 'Images of this task' : 'Images of this task: one that is chosen comes into the pane looked at last'}>
      {draft.assignment.task.media.map((media, index) => (
        <li key={media.url}>
          <button type="button" class={view.other.value === index ? 'beside' : ''} aria-pressed={view.shows(index)} aria-label={`Image ${index + 1}: ${media.alt || 'no description'}`}
            onClick={() => view.show(index)}>
            <img src={previewUrl(media)} alt="" /><span>{index + 1}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

// A region is named after its issue and its place among the anchors of that issue.
const regionId = (issue: string, anchor: number) => `${issue}|${anchor}`;

function regionViews({ draft, view }: Work, media: number | null): RegionView[] {
  return draft.issues.value.flatMap((issue, index) => {
    const style = styleOfCode(draft.assignment.protocol, issue.code.value);
    return issue.anchors.value.flatMap((anchor, at) => anchor.kind !== 'region' || anchor.media !== media ? [] : [{
      id: regionId(issue.key, at),
      region: anchor,
      style,
      tag: `${style.glyph} ${index + 1}`,
      name: `${anchor.points ? `Polygon of ${anchor.points.length} points` : 'Region'} of issue ${index + 1}: ${anchor.width} by ${anchor.height} pixels at ${anchor.x}, ${anchor.y}`,
      active: view.activeIssue.value === issue.key,
    }]);
  });
}

function regionEvents(work: () => Work) {
  const find = (id: string) => {
    const [key, at] = id.split('|');
    const issue = work().draft.issue(key!);
    return issue ? { issue, at: Number(at) } : null;
  };
  return {
    drawn: (region: Region) => work().actions.addRegion(region),
    changed: (id: string, region: Region) => {
      const found = find(id);
      if (found) work().actions.changeRegion(found.issue, found.at, region);
    },
    removed: (id: string) => {
      const found = find(id);
      if (found) work().actions.removeAnchor(found.issue, found.at);
    },
    chosen: (id: string) => {
      const found = find(id);
      if (found && work().view.activeIssue.value !== found.issue.key) work().actions.activate(found.issue.key);
    },
    flat: () => work().toasts.say('A polygon needs at least three points that enclose an area.'),
  };
}
