import { render } from 'preact';
import { EditorApp } from './app';
import { EditorState } from './state';
import type { Begin } from './types';

/** `<parallax-protocol-editor>`: the page gives the definition to begin from; everything else is asked of the server. */
class ParallaxProtocolEditor extends HTMLElement {
  private started = false;

  connectedCallback(): void {
    if (this.started) return;
    this.started = true;
    const begin = JSON.parse(this.querySelector('script')?.textContent ?? '') as Begin;
    const state = new EditorState(begin, this.getAttribute('project') ?? '', this.getAttribute('person') ?? '');
    this.replaceChildren();
    render(<EditorApp state={state} projectName={this.getAttribute('project-name') ?? ''} />, this);
    void state.start();
  }
}

customElements.define('parallax-protocol-editor', ParallaxProtocolEditor);
