import type { ComponentChildren } from 'preact';
import { useUnique } from '../viewer/unique';

export interface Option<T> {
  value: T;
  /** The accessible name. */
  name: string;
  shows: ComponentChildren;
  className?: string;
}

interface ChoiceProps<T> {
  label: string;
  options: Option<T>[];
  chosen: T | null;
  choose: (value: T) => void;
  className: string;
  hover?: (value: T | null) => void;
  describedBy?: string | undefined;
}

/**
 * Native radios that look like buttons. The radio itself is the whole visible area and what it shows lies over it
 * without taking clicks, so that a pointer, a label and a test all reach the same element.
 */
export function Choice<T extends string | number>({ label, options, chosen, choose, className, hover, describedBy }: ChoiceProps<T>) {
  const name = useUnique('field');
  return (
    <div class={`choice ${className}`} role="radiogroup" aria-label={label} aria-describedby={describedBy}>
      {options.map(option => (
        <label key={option.value} class={`option ${option.className ?? ''}`}
          onPointerEnter={() => hover?.(option.value)} onPointerLeave={() => hover?.(null)}>
          <input type="radio" name={name} aria-label={option.name} checked={chosen === option.value}
            onChange={() => choose(option.value)} onFocus={() => hover?.(option.value)} onBlur={() => hover?.(null)} />
          <span class="shows" aria-hidden="true">{option.shows}</span>
        </label>
      ))}
    </div>
  );
}
