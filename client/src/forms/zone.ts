/** Offers the device's own time zone where a person chooses theirs: a choice that is theirs to make, so it is only offered. */
export function offerZone(): void {
  for (const list of document.querySelectorAll<HTMLSelectElement>('select[data-zone]')) {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (list.value === zone || list.parentElement?.querySelector('.zone-offer') || ![...list.options].some(o => o.value === zone)) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button small zone-offer';
    button.textContent = `Use ${zone.replaceAll('_', ' ')}, as this device does`;
    button.addEventListener('click', () => {
      list.value = zone;
      list.dispatchEvent(new Event('change', { bubbles: true }));
      button.remove();
      list.focus();
    });
    list.after(button);
  }
}
