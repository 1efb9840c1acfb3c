import { render } from 'preact';
import { openDatabase } from '../store/db';
import { Device } from '../store/device';
import { MemoryDevice } from '../store/memory-device';
import type { Claim } from '../types';
import { App } from './app';
import { loadLater } from './later';
import { Session, type Store } from './session';
import { Toasts } from './toasts';

/** `<parallax-workspace>`: the page gives the person, the project and, if it can, the first assignment. */
class ParallaxWorkspace extends HTMLElement {
  private started = false;

  connectedCallback(): void {
    if (this.started) return;
    this.started = true;
    void this.start();
  }

  private async start(): Promise<void> {
    const first = firstClaim(this.querySelector('script.first'));
    const person = this.getAttribute('person') ?? '';
    const { store, keeps } = await openStore(person);
    const toasts = new Toasts();
    const session = new Session({
      person,
      project: this.getAttribute('project') ?? '',
      claimUrl: this.getAttribute('claim-url') ?? '',
      store,
      toasts,
      firstTask: this.hasAttribute('first-task'),
    });
    const mount = document.createElement('div');
    mount.className = 'ws-mount';
    // The server's plain prompt stays on screen until the workspace can take its place, but not while the network is asked.
    await Promise.race([session.start(first), new Promise(resolve => setTimeout(resolve, 300))]);
    this.replaceChildren(mount);
    render(<App session={session} toasts={toasts} home={this.getAttribute('home') ?? '/'} keeps={keeps} />, mount);
    loadLater(session);
  }
}

function firstClaim(script: Element | null): Claim | null {
  try {
    return JSON.parse(script?.textContent ?? 'null') as Claim | null;
  } catch {
    return null;
  }
}

async function openStore(person: string): Promise<{ store: Store; keeps: boolean }> {
  try {
    return { store: new Device(await openDatabase(), person), keeps: true };
  } catch {
    return { store: new MemoryDevice(person), keeps: false };
  }
}

customElements.define('parallax-workspace', ParallaxWorkspace);
