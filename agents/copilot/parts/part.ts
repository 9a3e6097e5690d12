import type { ClaimQuery, Language } from '#engine';
import type { Tools } from '#tools';

import type { RanTool, ToolRun } from '../../runtime/run-tool.ts';
import { Facts, type SummaryFacts, citable, summaryFactsSchema } from '../../statements/facts.ts';
import { type Sentence, type Writer, createWriter } from '../../statements/writer.ts';
import type { OfferedDocument } from '../answer.ts';
import type { Notice, Turn } from '../question.ts';

/** What the server binds to one question. */
export interface QuestionRun extends Omit<ToolRun, 'tools'> {
  readonly language: Language;
  /** The message as it was written. */
  readonly question: string;
  /** The claim that is open. */
  readonly claimId: string | undefined;
  readonly history: readonly Turn[];
  /** What the message asks of the claims, beside this part. */
  readonly queries: readonly ClaimQuery[];
  /** Tools bound to a claim, or to none; undefined where the claim is not in the data or out of scope. */
  readonly toolsOf: (claimId?: string) => Promise<Tools | undefined>;
}

/** One thing that may be told, worded. */
export interface ToldCandidate {
  readonly sentence: Sentence;
  /** Told whatever is chosen. */
  readonly isAlways: boolean;
}

/** What one part of a message gets. */
export interface PartAnswer {
  readonly ran: readonly RanTool[];
  readonly candidates: readonly ToldCandidate[];
  readonly notices: readonly Notice[];
  /** The claim that it is about. */
  readonly claimId?: string;
  /** Documents that can be had. */
  readonly documents?: readonly OfferedDocument[];
}

export function noticed(...notices: readonly Notice[]): PartAnswer {
  return { ran: [], candidates: [], notices };
}

export function always(sentences: readonly Sentence[]): ToldCandidate[] {
  return sentences.map((sentence) => ({ sentence, isAlways: true }));
}

/** Writes from all that some calls gave. */
export function writerOf(ran: readonly RanTool[], language: Language): Writer {
  const answered = ran.filter(({ ok }) => ok).map(({ tool, data, evidence }) => ({ tool, data, evidence: citable(evidence, language) }));
  const summary = summaryFactsSchema.partial().safeParse(Object.fromEntries(answered.filter(({ tool }) => tool in summaryFactsSchema.shape).map(({ tool, data, evidence }) => [tool, { data, evidence }])));
  return createWriter(new Facts(summary.success ? present(summary.data) : {}, answered.flatMap(({ evidence }) => evidence)), language);
}

function present({ get_claim, explain_score, compare_with_peers }: { readonly [Name in keyof SummaryFacts]?: SummaryFacts[Name] | undefined }): Partial<SummaryFacts> {
  return { ...(get_claim && { get_claim }), ...(explain_score && { explain_score }), ...(compare_with_peers && { compare_with_peers }) };
}
