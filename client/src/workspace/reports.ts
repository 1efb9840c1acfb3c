import type { Assignment, Flag } from '../types';

const flags: [Flag, string][] = [
  ['unclear-image', 'The image is unclear or does not load'],
  ['unclear-prompt', 'The prompt is unclear or contradicts itself'],
  ['wrong-reference', 'The reference answer is wrong'],
  ['truncated-response', 'A response is cut off or empty'],
  ['offensive', 'It is offensive or upsetting'],
];

/** What the protocol takes reports about, as far as the task shows it. */
export function reportable({ protocol, task }: Assignment): [Flag, string][] {
  return flags.filter(([flag]) => (protocol.reports?.includes(flag) ?? true) && (flag !== 'wrong-reference' || task.reference !== null));
}
