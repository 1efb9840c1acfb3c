import { useEffect, useRef } from 'preact/hooks';
import { useEditor } from './field';
import type { PreviewMessage } from './types';

/** The width for which the workspace has room for all its columns. */
const roomy = 1240;

/** The real workspace in a frame, drawn smaller where there is less room. It is sent each change and answers nothing but that it is there. */
export function PreviewFrame() {
  const state = useEditor();
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const send = () => {
    const message: PreviewMessage = { parallax: 'preview', protocol: state.value.peek(), guidelinesHtml: state.checked.peek()?.guidelinesHtml ?? '' };
    frame.current?.contentWindow?.postMessage(message, location.origin);
  };
  useEffect(() => {
    const hear = (event: MessageEvent) => {
      const isOurs = event.origin === location.origin && event.source === frame.current?.contentWindow;
      if (isOurs && (event.data as PreviewMessage | null)?.parallax === 'preview-ready') send();
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, []);
  const now = state.value.value;
  const html = state.checked.value?.guidelinesHtml;
  useEffect(() => {
    const timer = setTimeout(send, 250);
    return () => clearTimeout(timer);
  }, [now, html]);
  useEffect(() => {
    const fit = new ResizeObserver(() => {
      if (!box.current || !frame.current) return;
      const { clientWidth, clientHeight } = box.current;
      const scale = Math.min(1, clientWidth / roomy);
      Object.assign(frame.current.style, { width: `${clientWidth / scale}px`, height: `${clientHeight / scale}px`, transform: `scale(${scale})` });
    });
    fit.observe(box.current!);
    return () => fit.disconnect();
  }, []);
  return (
    <div class="preview-box" ref={box}>
      <iframe ref={frame} title="Preview of the workspace" src={`/projects/${state.project}/protocol/preview`} />
    </div>
  );
}
