import type { Interpretation, ItemFlag, JudgmentIssue, OwnAnswer, Protocol, Rating, Recognition, Step, Task, Verdict } from '../types';

// What the server gives whoever looks at what was said: responses by name where they may be known, and judgments.

export interface EvidenceResponse {
  id: string;
  position: string;
  model: string;
  version?: string;
  steps: Step[];
}

export interface EvidenceJudgment {
  id: string;
  person: string;
  submittedAt: string;
  spare: boolean;
  preference?: { better: string | null; strength: 'much-better' | 'better' | 'same' | 'both-bad' } | null;
  responses: Record<string, { dimensions: Record<string, Rating>; steps: Verdict[]; firstWrong: number | null; recognition?: Recognition }>;
  issues: JudgmentIssue[];
  rationale: string;
  interpretations?: Interpretation[];
  flags?: ItemFlag[];
  ownAnswer?: OwnAnswer;
}

export interface EvidencePayload {
  task: Task;
  protocol: Protocol;
  responses: EvidenceResponse[];
  judgments: EvidenceJudgment[];
}
