import type { Media, Part } from '../types';
import { isText } from '../types';
import { partKey } from './text-key';
import { previewUrl } from './tiles';
import type { TextSpans } from './text-spans';

interface PartsProps {
  parts: Part[];
  response: string;
  step: number;
  media: Media[];
  spans: TextSpans;
  showMedia: (index: number) => void;
}

/** The parts of one step: text that can be marked, images, and tool steps shown plainly. */
export function Parts({ parts, response, step, media, spans, showMedia }: PartsProps) {
  return <>{parts.map((part, index) => {
    if (isText(part)) return <p key={index} class="reading" ref={spans.register(partKey(response, step, index))}>{part.text}</p>;
    if ('image' in part) return <PartImage key={index} media={media[part.image]} show={() => showMedia(part.image)} />;
    return <ToolPart key={index} tool={part.tool} input={part.input} output={part.output} />;
  })}</>;
}

function PartImage({ media, show }: { media: Media | undefined; show: () => void }) {
  if (!media) return null;
  return (
    <button type="button" class="part-image" onClick={show}>
      <img src={previewUrl(media)} alt={media.alt || 'Image of the response'} width={media.width} height={media.height} loading="lazy" />
      <span>Show in the viewer</span>
    </button>
  );
}

function ToolPart({ tool, input, output }: { tool: string; input?: string | null | undefined; output?: string | null | undefined }) {
  return (
    <dl class="tool">
      <div><dt>Tool</dt><dd><code>{tool}</code></dd></div>
      {input ? <div><dt>Input</dt><dd><pre>{input}</pre></dd></div> : null}
      {output ? <div><dt>Output</dt><dd><pre>{output}</pre></dd></div> : null}
    </dl>
  );
}
