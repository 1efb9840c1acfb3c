import { useRef } from 'preact/hooks';

let last = 0;

/** An id for a control and its label. Preact's own ids repeat between subtrees that were mounted apart. */
export function useUnique(prefix: string): string {
  const id = useRef('');
  id.current ||= `${prefix}-${++last}`;
  return id.current;
}
