import { styleOfClass } from '../viewer/issue-style';
import type { EvidenceState } from './state';

/** Whose judgments and which class of issue are shown. */
export function Filters({ state }: { state: EvidenceState }) {
  const { protocol, judgments } = state.payload;
  return (
    <div class="ev-filters">
      <div class="filter" role="group" aria-label="Contributors">
        <FilterButton chosen={state.person.value === null} choose={() => { state.person.value = null; }}>Everybody <span>{judgments.length}</span></FilterButton>
        {[...new Set(judgments.map(j => j.person))].map(person => (
          <FilterButton key={person} chosen={state.person.value === person} choose={() => { state.person.value = person; }}>
            {person} <span>{judgments.filter(j => j.person === person).length}</span>
          </FilterButton>
        ))}
      </div>
      {protocol.issues && (
        <div class="filter" role="group" aria-label="Issue classes">
          <FilterButton chosen={state.issueClass.value === null} choose={() => { state.issueClass.value = null; }}>All issues <span>{state.issues.length}</span></FilterButton>
          {protocol.issues.classes.map(c => {
            const style = styleOfClass(protocol, c.id);
            const count = state.issues.filter(i => i.classId === c.id).length;
            return (
              <FilterButton key={c.id} chosen={state.issueClass.value === c.id} choose={() => { state.issueClass.value = c.id; }}>
                <i class="swatch" style={{ '--issue': style.colour }} aria-hidden="true">{style.glyph}</i>{c.name} <span>{count}</span>
              </FilterButton>
            );
          })}
        </div>
      )}
    </div>
  );
}

function FilterButton({ chosen, choose, children }: { chosen: boolean; choose: () => void; children: preact.ComponentChildren }) {
  return <button type="button" aria-pressed={chosen} onClick={choose}>{children}</button>;
}
