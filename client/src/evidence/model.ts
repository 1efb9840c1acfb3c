import type { JudgmentIssue, Rating, Verdict } from '../types';
import { classOf, styleOfCode, type IssueStyle } from '../viewer/issue-style';
import type { EvidenceJudgment, EvidencePayload, EvidenceResponse } from './types';

/** One issue with its number over the whole page: the same number stands on the image, in the text and in the list. */
export interface NumberedIssue {
  number: number;
  issue: JudgmentIssue;
  judgment: EvidenceJudgment;
  classId: string | null;
  style: IssueStyle;
}

export function numberIssues({ judgments, protocol }: EvidencePayload): NumberedIssue[] {
  const all = judgments.flatMap(judgment => judgment.issues.map(issue => ({ judgment, issue })));
  return all.map(({ judgment, issue }, index) => ({
    number: index + 1,
    issue,
    judgment,
    classId: classOf(protocol, issue.code)?.id ?? null,
    style: styleOfCode(protocol, issue.code),
  }));
}

export type Tally = Record<Verdict, number> & { firstWrong: number };

/** How many gave each verdict on one step, and for how many the reasoning breaks there. */
export function tallyStep(judgments: EvidenceJudgment[], response: string, step: number): Tally {
  const tally: Tally = { right: 0, wrong: 0, unneeded: 0, 'cannot-tell': 0, firstWrong: 0 };
  for (const judgment of judgments) {
    const said = judgment.responses[response];
    const verdict = said?.steps[step];
    if (verdict) tally[verdict]++;
    if (said?.firstWrong === step) tally.firstWrong++;
  }
  return tally;
}

export interface PersonRating {
  judgment: EvidenceJudgment;
  rating: Rating;
}

export function ratingsOf(judgments: EvidenceJudgment[], response: string, dimension: string): PersonRating[] {
  return judgments.flatMap(judgment => {
    const rating = judgment.responses[response]?.dimensions[dimension];
    return rating === undefined ? [] : [{ judgment, rating }];
  });
}

export const modelName = (response: EvidenceResponse) => `${response.model} ${response.version ?? ''}`.trim();

export function preferenceWords({ preference }: EvidenceJudgment, responses: EvidenceResponse[]): string | null {
  if (!preference) return null;
  if (preference.strength === 'same') return 'Same';
  if (preference.strength === 'both-bad') return 'Both are bad';
  const better = responses.find(r => r.id === preference.better);
  return `${better ? modelName(better) : 'One'} ${preference.strength === 'much-better' ? 'much better' : 'better'}`;
}
