/** A quiet line at the head of a form, with at most one thing to do about it. One a form: the last says what is so. */
export function say(form: HTMLFormElement, kind: 'info' | 'warning', text: string, action?: { label: string; act: () => void }): void {
  hush(form);
  const note = document.createElement('div');
  note.className = `notice ${kind} form-note`;
  note.setAttribute('role', kind === 'warning' ? 'alert' : 'status');
  const words = document.createElement('p');
  words.className = 'notice-text';
  words.textContent = text;
  note.append(words);
  if (action) note.append(button(action.label, action.act));
  form.prepend(note);
}

export function hush(form: HTMLFormElement): void {
  for (const old of form.querySelectorAll(':scope > .form-note')) old.remove();
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button small';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}
