import OpenSeadragon from 'openseadragon';
import type { Media } from '../types';
import { RegionLayer, type RegionEvents } from './region-layer';

/** One OpenSeadragon viewer, kept for as long as the page: the next image is opened in it. */
export class ImageViewer {
  readonly regions: RegionLayer;
  private readonly viewer: OpenSeadragon.Viewer;
  private shown = '';

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
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true, scrollToZoom: true },
    } as OpenSeadragon.Options);
    const { canvas } = this.viewer;
    canvas.setAttribute('role', 'application');
    canvas.tabIndex = 0;
    canvas.addEventListener('keydown', event => this.key(event));
    this.regions = new RegionLayer(this.viewer, events);
    this.viewer.addHandler('open', () => { this.failed(false); this.regions.refresh(); });
    this.viewer.addHandler('open-failed', () => this.failed(true));
  }

  open(media: Media): void {
    const { canvas } = this.viewer;
    canvas.setAttribute('aria-label', `Image: ${media.alt || 'no description'}. Arrow keys move, plus and minus zoom, F fits.`);
    this.regions.setImage({ width: media.width, height: media.height });
    if (this.shown === media.url) return;
    this.shown = media.url;
    this.viewer.open({ type: 'image', url: media.url, buildPyramid: false } as never);
  }

  retry(): void {
    const url = this.shown;
    this.shown = '';
    if (url) this.viewer.open({ type: 'image', url, buildPyramid: false } as never);
    this.shown = url;
  }

  zoom(factor: number): void {
    this.viewer.viewport.zoomBy(factor);
    this.viewer.viewport.applyConstraints();
  }

  fit(): void {
    this.viewer.viewport.goHome();
  }

  focus(): void {
    this.viewer.canvas.focus();
  }

  destroy(): void {
    this.regions.destroy();
    this.viewer.destroy();
  }

  private pan(dx: number, dy: number): void {
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
