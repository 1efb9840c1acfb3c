import { useWork } from './context';

/** The server's words about one field of an earlier attempt, and about what lies inside it. */
export function FieldErrors({ path }: { path: string }) {
  const { draft } = useWork();
  const found = Object.entries(draft.errors.value)
    .filter(([key]) => key === path || key.startsWith(`${path}.`) || key.startsWith(`${path}[`))
    .flatMap(([, words]) => words);
  if (found.length === 0) return null;
  return <p class="field-error">{found.join(' ')}</p>;
}
