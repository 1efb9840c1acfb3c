import type { Assignment, Claim, JudgmentBody, Lease, OwnAnswer, WorkEvent } from './types';

/** What the server said when it refused, as ProblemDetails carries it. */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail: string;
  errors: Record<string, string[]>;
}

/** A refusal by the server. A lost connection is `Unreachable` instead, because only that one heals by waiting. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title);
  }
}

export class Unreachable extends Error {}

export const requestTimeout = 15_000;

let speaker: Record<string, string> = {};

/** From now on every request says for whom it is made: the server refuses it when somebody else is signed in by then. */
export function speakAs(person: string): void {
  speaker = { 'X-Parallax-Person': person };
}

/** The server's copy of a draft; `content` is whatever a workspace sent. */
export interface DraftCopy {
  version: number;
  savedAt: string;
  serverTime: string;
  content: unknown;
}

export interface Answer {
  status: number;
  body: unknown;
}

/** One request, its answer whatever the status. Throws `Unreachable` when there is none within the timeout. */
export async function request(method: string, url: string, body?: unknown, headers: Record<string, string> = {}, leaving = false): Promise<Answer> {
  const json = body === undefined ? null : JSON.stringify(body);
  let response: globalThis.Response;
  try {
    response = await fetch(url, {
      method,
      credentials: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.timeout(requestTimeout),
      // A browser sends no more than 64 KB for a page that is gone.
      keepalive: leaving && new Blob([json ?? '']).size < 60_000,
      headers: { ...speaker, accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: json,
    });
    const text = await response.text();
    return { status: response.status, body: parse(text) };
  } catch (error) {
    throw new Unreachable(error instanceof Error ? error.message : 'no answer');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function problemOf(answer: Answer): Problem {
  const body = (answer.body ?? {}) as Partial<Problem>;
  return {
    status: answer.status,
    code: body.code ?? '',
    title: body.title ?? `The server answered ${answer.status}.`,
    detail: body.detail ?? '',
    errors: body.errors ?? {},
  };
}

async function call<T>(method: string, url: string, body?: unknown, leaving = false): Promise<T> {
  const answer = await request(method, url, body, {}, leaving);
  // A gateway in front of a stopped server answers 502 to 504: to us that is the same as no answer.
  if (answer.status >= 502 && answer.status <= 504) throw new Unreachable(`status ${answer.status}`);
  if (answer.status >= 400) throw new Refusal(problemOf(answer));
  return answer.body as T;
}

const work = (assignment: string) => `/api/work/assignments/${assignment}`;

export const api = {
  claim: (url: string, besides: string[]) => call<Claim>('POST', url, { besides }),
  load: (assignment: string) => call<Assignment>('GET', work(assignment)),
  events: (assignment: string, fence: number, events: WorkEvent[]) => call<Lease>('POST', `${work(assignment)}/events`, { fence, events }),
  resume: (assignment: string) => call<Assignment>('POST', `${work(assignment)}/resume`, {}),
  pass: (assignment: string, fence: number, kind: string, reason: string, note: string) =>
    call<{ undoUntil: string }>('POST', `${work(assignment)}/pass`, { fence, kind, reason, note }),
  draft: (assignment: string) => call<DraftCopy | null>('GET', `${work(assignment)}/draft`),
  /** `leaving`: the page goes, and the browser sends it all the same, if it is small enough. */
  keepDraft: (assignment: string, version: number, content: unknown, leaving: boolean) =>
    call<{ version: number }>('PUT', `${work(assignment)}/draft`, { version, content }, leaving),
  undoPass: (assignment: string) => call<Assignment>('DELETE', `${work(assignment)}/pass`),
  answer: (assignment: string, own: OwnAnswer) => call<Assignment>('POST', `${work(assignment)}/answer`, own),
  submit: (assignment: string, key: string, body: JudgmentBody) =>
    request('POST', `${work(assignment)}/judgment`, body, { 'Idempotency-Key': key }),
};
