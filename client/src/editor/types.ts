import type { Fields } from './schema';

/** What the page gives the editor. */
export interface Begin {
  from: string;
  fromName: string;
  fromVersion: number;
  fromIsUsed: boolean;
  hash: string;
  definition: Fields;
  next: Record<string, number>;
  builtIn: string[];
}

export interface Change {
  field: string;
  words: string;
  weight: 'wording' | 'meaning' | 'scale';
}

export interface Pooling {
  verdict: 'same' | 'pool' | 'look' | 'apart';
  words: string;
  proposed: number[];
}

export interface Difference {
  changes: Change[];
  guidelines: { isAdded: boolean; text: string; heading: string }[];
  pooling: Pooling;
}

/** What the server thinks of a definition that is being written. */
export interface Checked {
  errors: Record<string, string[]>;
  guidelinesHtml: string;
  difference: Difference | null;
  /** Known answers elsewhere that no longer fit once the project goes on with it. */
  lostKeys: { words: string; path: string }[];
  saves: 'new' | 'replaces' | 'same' | 'in-use' | null;
}

/** From the editor to its preview, and back. */
export interface PreviewMessage {
  parallax: 'preview' | 'preview-ready';
  protocol?: unknown;
  guidelinesHtml?: string;
}
