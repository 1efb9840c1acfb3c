import OpenSeadragon from 'openseadragon';
import type { Media } from '../types';
import { RegionLayer, type RegionEvents } from './region-layer';
import { tileUrl } from './tiles';

/** Where a viewer looks: the middle in shares of the image, and how much larger than fitted. */
export interface Look {
  x: number;
  y: number;
  zoom: number;
}

/** One OpenSeadragon viewer, kept for as long as the page: the next image is opened in it. */
export class ImageViewer {
  readonly regions: RegionLayer;
  private readonly viewer: OpenSeadragon.Viewer;
  /** Called for each frame in which the view moves, and before it is moved by hand. */
  onMove: (() => void) | null = null;
  onTouch: (() => void) | null = null;
  private shown: Media | null = null;
  /** Shown as a whole, as at first: then it stays so when the pane changes its size. */
  private fitted = true;

  constructor(host: HTMLElement, events: RegionEvents, private readonly failed: (failed: boolean) => void) {
    keepStylesOut();
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.viewer = OpenSeadragon({
      element: host,
      drawer: 'canvas',
      showNavigationControl: false,
      keyboardNavEnabled: false,
      visibilityRatio: 0.5,
      minZoomImageRatio: 0.6,
      maxZoomPixelRatio: 8,
      animationTime: still ? 0 : 0.35,
      springStiffness: 9,
      imageSmoothingEnabled: true,
      tileRetryMax: 2,
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true, scrollToZoom: true },
    } as OpenSeadragon.Options);
    const { canvas } = this.viewer;
    canvas.setAttribute('role', 'application');
    canvas.tabIndex = 0;
    canvas.addEventListener('keydown', event => this.key(event));
    for (const name of ['pointerdown', 'wheel', 'keydown']) host.addEventListener(name, () => this.onTouch?.(), { capture: true, passive: true });
    this.regions = new RegionLayer(this.viewer, events);
    this.viewer.addHandler('open', () => { this.failed(false); this.regions.refresh(); });
    this.viewer.addHandler('open-failed', () => this.failed(true));
    this.viewer.addHandler('tile-load-failed', event => { if (event.maxReached) this.failed(true); });
    for (const name of ['canvas-drag', 'canvas-scroll', 'canvas-pinch', 'canvas-double-click'] as const) this.viewer.addHandler(name, () => { this.fitted = false; });
    this.viewer.addHandler('after-resize', () => { if (this.fitted) this.viewer.viewport.goHome(true); });
    for (const name of ['animation', 'open', 'after-resize'] as const) this.viewer.addHandler(name, () => this.onMove?.());
  }

  open(media: Media): void {
    const { canvas } = this.viewer;
    canvas.setAttribute('aria-label', `Image: ${media.alt || 'no description'}. Arrow keys move, plus and minus zoom, F fits.`);
    this.regions.setImage({ width: media.width, height: media.height });
    if (this.shown?.url === media.url) return;
    this.shown = media;
    this.retry();
  }

  retry(): void {
    if (!this.shown) return;
    this.failed(false);
    this.fitted = true;
    this.viewer.open(sourceOf(this.shown) as never);
  }

  get look(): Look | null {
    const { viewport, world } = this.viewer;
    if (world.getItemCount() === 0) return null;
    const { x, y } = viewport.getCenter(true);
    return { x, y: y / this.height, zoom: viewport.getZoom(true) / viewport.getHomeZoom() };
  }

  lookAt({ x, y, zoom }: Look): void {
    const { viewport } = this.viewer;
    const now = this.look;
    // Looking there already moves nothing, and so tells nobody.
    if (!now || Math.hypot(now.x - x, now.y - y, now.zoom - zoom) < 1e-6) return;
    this.fitted = Math.hypot(x - 0.5, y - 0.5, zoom - 1) < 0.01;
    viewport.zoomTo(zoom * viewport.getHomeZoom(), undefined, true);
    viewport.panTo(new OpenSeadragon.Point(x, y * this.height), true);
  }

  zoom(factor: number): void {
    this.onTouch?.();
    this.fitted = false;
    this.viewer.viewport.zoomBy(factor);
    this.viewer.viewport.applyConstraints();
  }

  fit(): void {
    this.onTouch?.();
    this.fitted = true;
    this.viewer.viewport.goHome();
  }

  focus(): void {
    this.viewer.canvas.focus();
  }

  destroy(): void {
    this.regions.destroy();
    this.viewer.destroy();
  }

  /** Of the image in the viewport's own measure, in which its width is 1. */
  private get height(): number {
    return this.shown!.height / this.shown!.width;
  }

  private pan(dx: number, dy: number): void {
    this.fitted = false;
    const { viewport } = this.viewer;
    viewport.panBy(viewport.deltaPointsFromPixels(new OpenSeadragon.Point(dx, dy)));
    viewport.applyConstraints();
  }

  private key(event: KeyboardEvent): void {
    // A focused region answers its own arrow keys.
    if (event.target !== this.viewer.canvas || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = 60;
    const actions: Record<string, () => void> = {
      ArrowLeft: () => this.pan(-step, 0),
      ArrowRight: () => this.pan(step, 0),
      ArrowUp: () => this.pan(0, -step),
      ArrowDown: () => this.pan(0, step),
      '+': () => this.zoom(1.3),
      '=': () => this.zoom(1.3),
      '-': () => this.zoom(1 / 1.3),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }
}

function sourceOf({ url, width, height, tiles }: Media) {
  if (!tiles) return { type: 'image', url, buildPyramid: false };
  return {
    width, height, tileSize: tiles.size, tileOverlap: 0, minLevel: 0, maxLevel: tiles.levels - 1,
    getTileUrl: (level: number, column: number, row: number) => tileUrl(tiles, level, column, row),
  };
}

/**
 * OpenSeadragon injects a style element unless one with this mark is there. The content security policy would block it
 * and complain; its only rule hides a focus outline, which is not wanted anyway. The mark here has the right name in a
 * namespace of its own, so that it styles nothing and the policy has nothing to say.
 */
function keepStylesOut(): void {
  const mark = 'data-openseadragon-mobile-css';
  if (document.querySelector(`style[${mark}]`)) return;
  const decoy = document.createElementNS('urn:parallax', 'style');
  decoy.setAttribute(mark, 'true');
  document.head.append(decoy);
}
