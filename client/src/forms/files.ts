// A file is sent as soon as it is chosen: whoever chose one and pressed another button would believe that it went along.

/** One that is larger than its field says is refused before it is sent: a server that stops reading is seen as a broken line. */
function taken(field: HTMLInputElement): boolean {
  field.closest('.field')?.querySelector('.field-error')?.remove();
  const tooLarge = [...field.files ?? []].some(file => file.size > Number(field.dataset.mostBytes));
  if (!tooLarge) return true;
  field.value = '';
  const fault = document.createElement('p');
  fault.className = 'field-error';
  fault.setAttribute('role', 'alert');
  fault.textContent = field.dataset.tooLarge ?? 'This file is too large.';
  field.closest('.field')?.append(fault);
  return false;
}

document.addEventListener('change', event => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || !field.matches('input[type="file"][data-most-bytes]') || !field.files?.length || !taken(field)) return;
  const attach = field.form?.querySelector<HTMLButtonElement>('button[formenctype]');
  if (attach) field.form!.requestSubmit(attach);
});
