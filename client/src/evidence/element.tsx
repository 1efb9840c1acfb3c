import { render } from 'preact';
import { EvidenceApp } from './app';
import { EvidenceState } from './state';
import type { EvidencePayload } from './types';

/** `<parallax-evidence>`: one task with everybody's judgments, given by the page as JSON. */
class ParallaxEvidence extends HTMLElement {
  connectedCallback(): void {
    const script = this.querySelector('script');
    if (!script) return;
    const state = new EvidenceState(JSON.parse(script.textContent ?? '') as EvidencePayload);
    this.replaceChildren();
    render(<EvidenceApp state={state} />, this);
  }
}

customElements.define('parallax-evidence', ParallaxEvidence);
