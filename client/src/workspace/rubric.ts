import { signal } from '@preact/signals';

/** Whether every dimension shows all of its levels. */
export const rubricOpen = signal(false);
