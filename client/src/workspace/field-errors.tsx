import { useWork } from './context';

/** The server's words about one field of an earlier attempt, and about what lies inside it; and a reviewer's, when the task came back. */
export function FieldErrors({ path }: { path: string }) {
  const { draft } = useWork();
  const within = (key: string) => key === path || key.startsWith(`${path}.`) || key.startsWith(`${path}[`);
  const found = Object.entries(draft.errors.value).filter(([key]) => within(key)).flatMap(([, words]) => words);
  const notes = draft.assignment.returned?.feedback.filter(f => within(f.part)) ?? [];
  return (
    <>
      {found.length > 0 && <p class="field-error">{found.join(' ')}</p>}
      {notes.map(note => <p key={note.part} class="field-note">Feedback: {note.text}</p>)}
    </>
  );
}
