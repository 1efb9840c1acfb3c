import { forgetShelves } from './store/shelf-name';
import { clearForSignOut, peopleOnDevice } from './store/sign-out';

// What every page needs: the theme, and clearing this device when somebody signs out.

/** The server reads this cookie and writes the theme into the page, so that the first paint has it. */
const themeCookie = 'parallax-theme';
const aYear = 60 * 60 * 24 * 365;

function chooseTheme(theme: string): void {
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${aYear}; samesite=lax`;
  document.documentElement.dataset.theme = theme;
}

/** A form marked `data-sign-out` first clears what this device keeps; work not yet sent stops it with a warning. */
async function signOut(form: HTMLFormElement): Promise<void> {
  const named = form.dataset.person;
  const people = named ? [named] : await peopleOnDevice();
  const results = await Promise.all(people.map(clearForSignOut));
  const waiting = results.reduce((sum, r) => sum + r.waiting, 0);
  const question = `${waiting === 1 ? 'One judgment is' : `${waiting} judgments are`} not sent yet. They stay on this device until you sign in here again. Sign out all the same?`;
  if (waiting === 0 || confirm(question)) form.submit();
}

/** A click on what is shown only once copies it, where the browser allows. */
function copy(code: HTMLElement): void {
  void navigator.clipboard?.writeText(code.textContent ?? '').then(() => { code.dataset.copied = ''; }, () => { /* It can still be selected by hand. */ });
}

document.addEventListener('change', event => {
  if (event.target instanceof HTMLSelectElement && event.target.matches('[data-theme-switch]')) chooseTheme(event.target.value);
});
document.addEventListener('click', event => {
  const code = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null;
  if (code) copy(code);
});
document.addEventListener('submit', event => {
  const form = event.target as HTMLFormElement;
  if (!form.matches('form[data-sign-out]')) return;
  event.preventDefault();
  signOut(form).catch(() => form.submit());
});

// Whoever is signed in here now gets nothing that was put aside for another.
const here = document.querySelector<HTMLFormElement>('form[data-sign-out]')?.dataset.person;
if (here) void forgetShelves(person => person !== here);

// A page that was kept while another one changed the theme shows the new one.
addEventListener('pageshow', () => {
  const kept = document.cookie.split('; ').find(c => c.startsWith(`${themeCookie}=`))?.slice(themeCookie.length + 1);
  if (kept === undefined) return;
  document.documentElement.dataset.theme = kept;
  for (const select of document.querySelectorAll<HTMLSelectElement>('select[data-theme-switch]')) select.value = kept;
});
