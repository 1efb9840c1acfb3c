// Web Locks exist only on secure origins. Without them the idempotency key still keeps one submission from counting twice.

/** Runs the work if no other tab does it now; otherwise leaves it to that tab. */
export async function exclusively(name: string, work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work();
  await navigator.locks.request(name, { ifAvailable: true }, async lock => {
    if (lock) await work();
  });
}

export interface Hold {
  /** Settles when the name is free again. */
  release(): Promise<void>;
}

/** Holds a name for this tab. Null when another tab has it; `lost` is called when another tab takes it away. */
export function hold(name: string, steal: boolean, lost: () => void): Promise<Hold | null> {
  if (!navigator.locks) return Promise.resolve({ release: () => Promise.resolve() });
  return new Promise(resolve => {
    let held = false;
    const over = navigator.locks
      .request(name, steal ? { steal: true } : { ifAvailable: true }, lock => {
        if (!lock) {
          resolve(null);
          return undefined;
        }
        held = true;
        return new Promise<void>(free => resolve({
          release: () => {
            free();
            return over;
          },
        }));
      })
      .catch(() => held ? lost() : resolve(null));
  });
}
