// What an answer to a form means. Only what the server accepted ends a draft.

export interface Seen {
  /** Null: no answer at all. */
  status: number | null;
  /** Where the server sends the browser next. */
  location: string | null;
  /** Whether the page that came back has this form again. */
  hasForm: boolean;
  /** Whether that page says that something is wrong. */
  hasFault: boolean;
}

export type Meaning = 'accepted' | 'accepted-here' | 'refused' | 'signed-out' | 'unreachable' | 'fault';

export function meaningOf(seen: Seen): Meaning {
  if (seen.status === null || (seen.status >= 502 && seen.status <= 504)) return 'unreachable';
  if (seen.location !== null) return isSignIn(seen.location) ? 'signed-out' : 'accepted';
  if (seen.status === 401) return 'signed-out';
  if (!seen.hasForm) return seen.status < 400 ? 'accepted-here' : 'fault';
  return seen.status >= 400 || seen.hasFault ? 'refused' : 'accepted-here';
}

function isSignIn(location: string): boolean {
  return new URL(location, 'http://here').pathname === '/sign-in';
}
