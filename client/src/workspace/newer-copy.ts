import { isUntouched, type Content } from './content';

/** What this device has of a draft. */
export interface CopyHere {
  content: Content;
  /** The server's copy that it is based on; 0 for none. */
  version: number;
  unsent: boolean;
  savedAt: number;
}

export interface CopyElsewhere {
  content: Content;
  version: number;
  /** By this device's clock. */
  savedAt: number;
}

/**
 * Which of two copies is opened. The versions decide wherever they can; only when both have moved on from their common
 * base does the time, which is the device's and may be wrong.
 */
export function newerOf(here: CopyHere, elsewhere: CopyElsewhere | null): 'same' | 'here' | 'elsewhere' {
  if (!elsewhere || said(here.content) === said(elsewhere.content)) return 'same';
  if (isUntouched(here.content) && !here.unsent) return 'elsewhere';
  if (elsewhere.version === here.version) return 'same';
  if (!here.unsent) return 'elsewhere';
  return elsewhere.savedAt > here.savedAt ? 'elsewhere' : 'here';
}

const said = (content: Content) => JSON.stringify({ ...content, activeSeconds: 0 });
