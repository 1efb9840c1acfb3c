import { isKept, type Kept } from './draft';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function controls(form: HTMLFormElement): Control[] {
  return [...form.elements].filter((e): e is Control =>
    (e instanceof HTMLInputElement || e instanceof HTMLTextAreaElement || e instanceof HTMLSelectElement) && isKept(e.type, e.name));
}

const checkable = (control: Control): control is HTMLInputElement => control.type === 'checkbox' || control.type === 'radio';

/** The values of all fields, or with `sent` those that came from the server. */
export function read(form: HTMLFormElement, sent = false): Kept[] {
  const seen = new Map<string, number>();
  return controls(form).map(control => {
    const at = seen.get(control.name) ?? 0;
    seen.set(control.name, at + 1);
    if (checkable(control)) return { name: control.name, at, value: control.value, checked: sent ? control.defaultChecked : control.checked };
    return { name: control.name, at, value: sent ? defaultOf(control) : control.value };
  });
}

function defaultOf(control: Control): string {
  if (!(control instanceof HTMLSelectElement)) return control.defaultValue;
  return ([...control.options].find(o => o.defaultSelected) ?? control.options[0])?.value ?? '';
}

/** Puts values back; true when anything changed by it. */
export function write(form: HTMLFormElement, fields: Kept[]): boolean {
  const all = controls(form);
  let any = false;
  for (const field of fields) {
    const control = all.filter(c => c.name === field.name)[field.at];
    if (!control || !put(control, field)) continue;
    any = true;
    const folded = control.closest('details');
    if (folded) folded.open = true;
    control.dispatchEvent(new Event('input', { bubbles: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
  }
  return any;
}

function put(control: Control, field: Kept): boolean {
  if (checkable(control)) {
    if (control.value !== field.value || control.checked === field.checked) return false;
    control.checked = field.checked === true;
    return true;
  }
  if (control.value === field.value) return false;
  control.value = field.value;
  // A choice that is no longer offered leaves a list empty: then the server's stands.
  if (control instanceof HTMLSelectElement && control.selectedIndex < 0) {
    control.value = defaultOf(control);
    return false;
  }
  return true;
}
