import { meaningOf, type Meaning } from './answer';

const patience = 20_000;
/** A file takes its time on a slow line. */
const patienceForFiles = 120_000;

/** Asked for by this header, the server names where it would redirect to instead of doing it. */
const asking = { 'X-Parallax-Form': '1' };
const answering = 'X-Parallax-Location';

export interface Sent {
  meaning: Meaning;
  location: string | null;
  page: Document | null;
  /** Whether it was the time that ran out: then it may have arrived. */
  late: boolean;
}

export async function send(form: HTMLFormElement, submitter: HTMLElement | null, isForm: (page: Document) => boolean): Promise<Sent> {
  const withFiles = (submitter?.getAttribute('formenctype') ?? form.enctype) === 'multipart/form-data';
  const body = withFiles ? new FormData(form, submitter) : fieldsOf(form, submitter);
  try {
    const response = await fetch(addressOf(form, submitter), {
      method: 'POST', body, headers: asking, credentials: 'same-origin', redirect: 'manual', signal: AbortSignal.timeout(withFiles ? patienceForFiles : patience),
    });
    const text = await response.text();
    const page = text === '' ? null : new DOMParser().parseFromString(text, 'text/html');
    const location = response.headers.get(answering);
    const main = page?.querySelector('main');
    const seen = { status: response.status, location, hasForm: page !== null && isForm(page), hasFault: !!main?.querySelector('[aria-invalid="true"], .field-error, [role="alert"]') };
    return { meaning: response.type === 'opaqueredirect' ? 'signed-out' : meaningOf(seen), location, page, late: false };
  } catch (error) {
    return { meaning: 'unreachable', location: null, page: null, late: error instanceof DOMException && error.name === 'TimeoutError' };
  }
}

function fieldsOf(form: HTMLFormElement, submitter: HTMLElement | null): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) if (typeof value === 'string') fields.append(name, value);
  return fields;
}

function addressOf(form: HTMLFormElement, submitter: HTMLElement | null): string {
  const own = submitter?.getAttribute('formaction') ?? form.getAttribute('action');
  return own === null || own === '' ? location.href : new URL(own, location.href).href;
}
