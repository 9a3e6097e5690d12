import { type ClosingReason, type Decision, decisionShape, firstOf, isRatioOf, longestNotes, isReasonOf, plainLines, ratioOf, reasonsOf } from '#engine';
import { z } from 'zod';

import { reasonsIn } from './closing-reason-words.ts';
import { type MissingPart, readDecisionSentence, sharesOf } from './decision-sentence.ts';
import { type ToolDescription, describeTool } from './tool.ts';

export interface ProposedOutcome {
  readonly decision: Decision;
  readonly correctionRatio: number;
  readonly reason: ClosingReason | null;
  readonly notes: string;
}

export type ProposalOutcome =
  | { readonly ok: true; readonly data: ProposedOutcome }
  | { readonly ok: false; readonly missing: MissingPart };

/** The tool by which a model proposes a decision. It writes nothing: a person confirms the row first. */
export interface ProposeAuditOutcome {
  readonly name: string;
  describe(language: 'id' | 'en'): ToolDescription;
  /** Checks arguments that nobody vouches for against what the auditor said. Never throws. */
  call(args: unknown): ProposalOutcome;
}

const inputSchema = z.strictObject(decisionShape);

const description = {
  id: 'Mengusulkan satu keputusan audit dari kalimat auditor: approved, partial (dengan rasio koreksi), atau rejected. Hanya yang dikatakan auditor.',
  en: 'Proposes one audit decision from the auditor’s sentence: approved, partial (with the correction ratio) or rejected. Only what the auditor said.',
} as const;

/**
 * Binds the tool to the auditor's sentence. A share must be one that the sentence names, a decision may not
 * contradict what the sentence plainly says, the reason is the one that the sentence names, else the one that was
 * read from it, and notes are the auditor's own words or none.
 */
export function createProposeAuditOutcome({ message }: { readonly message: string }): ProposeAuditOutcome {
  const reading = readDecisionSentence(message);
  return {
    name: 'propose_audit_outcome',
    describe: (language) => describeTool({ name: 'propose_audit_outcome', description, input: inputSchema }, language),
    call(args) {
      const parsed = inputSchema.safeParse(args);
      if (!parsed.success) return { ok: false, missing: 'decision' };
      const { decision, correction_ratio, reason: read, notes } = parsed.data;
      const ratio = ratioOf(decision, correction_ratio);
      if (!isRatioOf(decision, ratio)) return { ok: false, missing: 'share' };
      if (decision === 'partial' && !sharesOf(message).includes(ratio)) return { ok: false, missing: 'share' };
      if (reading.isClear ? reading.decision !== decision || reading.correctionRatio !== ratio : reading.missing !== 'decision') return { ok: false, missing: reading.isClear ? 'which' : reading.missing };
      const said = reasonsIn(message, reasonsOf(decision));
      const reason = said.length === 0 ? (read ?? null) : (said.find((one) => said.length === 1 || one === read) ?? null);
      if (!isReasonOf(decision, reason)) return { ok: false, missing: 'reason' };
      return { ok: true, data: { decision, correctionRatio: ratio, reason, notes: firstOf(plainLines(isSaid(notes, message) ? notes : reading.isClear ? reading.notes : message), longestNotes) } };
    },
  };
}

/** Whether every word of the notes is one of the message. */
function isSaid(notes: string, message: string): boolean {
  const said = new Set(wordsOf(message));
  return wordsOf(notes).every((word) => said.has(word));
}

function wordsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
