import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

interface Tab<T extends string> {
  id: T;
  label: ComponentChildren;
  panel: ComponentChildren;
}

/** Tabs by the usual pattern: arrows move between them, all panels stay in the page. */
export function Tabs<T extends string>({ name, label, chosen, tabs, extra }: { name: string; label: string; chosen: Signal<T>; tabs: Tab<T>[]; extra?: ComponentChildren }) {
  const move = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const index = tabs.findIndex(t => t.id === chosen.value);
    const next = tabs[(index + by + tabs.length) % tabs.length]!;
    chosen.value = next.id;
    document.getElementById(`${name}-tab-${next.id}`)?.focus();
  };
  return (
    <>
      <div class="tab-row">
        <div class="tabs" role="tablist" aria-label={label} onKeyDown={move}>
          {tabs.map(tab => (
            <button key={tab.id} type="button" role="tab" id={`${name}-tab-${tab.id}`} aria-controls={`${name}-panel-${tab.id}`}
              aria-selected={chosen.value === tab.id} tabIndex={chosen.value === tab.id ? 0 : -1} onClick={() => { chosen.value = tab.id; }}>
              {tab.label}
            </button>
          ))}
        </div>
        {extra}
      </div>
      {tabs.map(tab => (
        <div key={tab.id} role="tabpanel" class="tab-panel" id={`${name}-panel-${tab.id}`} aria-labelledby={`${name}-tab-${tab.id}`}
          hidden={chosen.value !== tab.id} tabIndex={0}>
          {tab.panel}
        </div>
      ))}
    </>
  );
}
