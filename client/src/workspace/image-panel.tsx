import { effect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../viewer/icon';
import { ImageViewer } from '../viewer/image-viewer';
import { styleOfCode } from '../viewer/issue-style';
import type { RegionView } from '../viewer/region-layer';
import { useWork, type Work } from './context';
import { KeyHint, withKey } from './key-hint';

/** The image on its stage, with the tools over it. One viewer serves every task. */
export function ImagePanel() {
  const work = useWork();
  const { view, draft, actions } = work;
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef<Work>(work);
  latest.current = work;
  const [viewer, setViewer] = useState<ImageViewer | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const created = new ImageViewer(host.current!, regionEvents(() => latest.current), setFailed);
    setViewer(created);
    return () => created.destroy();
  }, []);

  useEffect(() => {
    if (!viewer) return;
    actions.image = viewer;
    const stops = [
      effect(() => {
        const media = draft.assignment.task.media[view.media.value];
        if (media) viewer.open(media);
      }),
      effect(() => viewer.regions.show(regionViews(work))),
      effect(() => viewer.regions.setDrawing(view.tool.value === 'box',
        styleOfCode(draft.assignment.protocol, draft.issue(view.activeIssue.value)?.code.value ?? null))),
    ];
    return () => stops.forEach(stop => stop());
  }, [viewer, work]);

  const { media } = draft.assignment.task;
  return (
    <section class="ws-stage" aria-label="Image">
      <Toolbar viewer={viewer} />
      <div class="stage" ref={host} />
      {failed && (
        <div class="stage-note" role="alert">
          The image could not be loaded. <button type="button" class="button small" onClick={() => viewer?.retry()}>Try again</button>
        </div>
      )}
      {media.length === 0 && <p class="stage-note">This task has no image.</p>}
      {media.length > 1 && <Thumbnails />}
    </section>
  );
}

function Toolbar({ viewer }: { viewer: ImageViewer | null }) {
  const { view, draft } = useWork();
  const tool = view.tool.value;
  const marks = draft.assignment.protocol.issues != null;
  return (
    <div class="stage-tools" role="toolbar" aria-label="Image tools">
      <button type="button" class="tool-button" aria-pressed={tool === 'pan'} onClick={() => { view.tool.value = 'pan'; }}>
        <Icon name="hand" /><span class="tool-label">Pan</span><KeyHint of="pan" />
      </button>
      {marks && (
        <>
          <button type="button" class="tool-button" aria-pressed={tool === 'box'} onClick={() => { view.tool.value = tool === 'box' ? 'pan' : 'box'; }}>
            <Icon name="box" /><span class="tool-label">Box</span><KeyHint of="box" />
          </button>
          <button type="button" class="tool-button" aria-label="Region by grid or numbers" title={withKey('Region by grid or numbers', 'region')} onClick={() => { view.dialog.value = 'region'; }}>
            <Icon name="grid" />
          </button>
        </>
      )}
      <span class="spring" />
      <button type="button" class="tool-button" aria-label="Zoom in" title="Zoom in (+)" onClick={() => viewer?.zoom(1.4)}><Icon name="plus" /></button>
      <button type="button" class="tool-button" aria-label="Zoom out" title="Zoom out (−)" onClick={() => viewer?.zoom(1 / 1.4)}><Icon name="minus" /></button>
      <button type="button" class="tool-button" onClick={() => viewer?.fit()}><Icon name="fit" /><span class="tool-label">Fit</span><KeyHint of="fit" /></button>
    </div>
  );
}

function Thumbnails() {
  const { view, draft } = useWork();
  return (
    <ul class="thumbs" aria-label="Images of this task">
      {draft.assignment.task.media.map((media, index) => (
        <li key={media.url}>
          <button type="button" aria-pressed={view.media.value === index} aria-label={`Image ${index + 1}: ${media.alt || 'no description'}`}
            onClick={() => { view.media.value = index; }}>
            <img src={media.url} alt="" /><span>{index + 1}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

// A region is named after its issue and its place among the anchors of that issue.
const regionId = (issue: string, anchor: number) => `${issue}|${anchor}`;

function regionViews({ draft, view }: Work): RegionView[] {
  const media = view.media.value;
  return draft.issues.value.flatMap((issue, index) => {
    const style = styleOfCode(draft.assignment.protocol, issue.code.value);
    return issue.anchors.value.flatMap((anchor, at) => anchor.kind !== 'region' || anchor.media !== media ? [] : [{
      id: regionId(issue.key, at),
      rect: { x: anchor.x, y: anchor.y, width: anchor.width, height: anchor.height },
      style,
      tag: `${style.glyph} ${index + 1}`,
      name: `Region of issue ${index + 1}: ${anchor.width} by ${anchor.height} pixels at ${anchor.x}, ${anchor.y}`,
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
    drawn: (rect: Parameters<Work['actions']['addRegion']>[0]) => work().actions.addRegion(rect),
    changed: (id: string, rect: Parameters<Work['actions']['addRegion']>[0]) => {
      const found = find(id);
      if (found) work().actions.changeRegion(found.issue, found.at, rect);
    },
    removed: (id: string) => {
      const found = find(id);
      if (found) work().actions.removeAnchor(found.issue, found.at);
    },
    chosen: (id: string) => {
      const found = find(id);
      if (found && work().view.activeIssue.value !== found.issue.key) work().actions.activate(found.issue.key);
    },
  };
}
