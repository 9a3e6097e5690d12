import { CasemindError, type Language, type Scope, type Snapshot, refuseSimulatedClaim } from '#engine';
import { type EvidenceItem, type OutcomeOfClaim, createToolContext, createTools } from '#tools';

import { Facts, citable, summaryFactsSchema, summaryTools } from '../statements/facts.ts';
import { createWriter } from '../statements/writer.ts';
import type { AuditDocument, claimDocumentKinds } from './document.ts';
import { type LetterChoices, letterFacts, letterStatements } from './letter.ts';
import { composeNote } from './note.ts';
import { type Maker, originOf } from './origin.ts';
import { composeRequest } from './request.ts';

export interface ClaimDocumentOptions extends Maker, LetterChoices {
  readonly kind: (typeof claimDocumentKinds)[number];
  readonly snapshot: Snapshot;
  readonly claimId: string;
  readonly scope: Scope;
  readonly language: Language;
  /** Decisions on the claim, the newest first. */
  readonly outcomesOf?: ((claimId: string) => Promise<readonly OutcomeOfClaim[]>) | undefined;
}

/**
 * A letter or a note about one claim, from the same tools as every answer.
 *
 * @throws CasemindError CLAIM_MISSING where the snapshot lacks the claim or the scope does; CLAIM_SIMULATED for a letter about one; INTERNAL where a tool fails.
 */
export async function composeClaimDocument(options: ClaimDocumentOptions): Promise<AuditDocument> {
  const { kind, snapshot, claimId, scope, language, now, outcomesOf, words } = options;
  const context = createToolContext({ snapshot, claimId, scope, now, outcomesOf });
  await context.reading();
  if (kind === 'request') refuseSimulatedClaim(claimId);
  const tools = createTools(context);
  const madeAt = now.toISOString();

  async function run(tool: string): Promise<{ readonly data: unknown; readonly evidence: readonly EvidenceItem[] }> {
    const outcome = await tools.call(tool, {});
    if (!outcome.ok) throw new CasemindError('INTERNAL', { request: '' });
    return outcome;
  }

  const checklist = await run('suggest_checklist');
  if (kind === 'request') {
    const { evidence } = await run('get_claim');
    const facts = letterFacts(citable(evidence, language), language);
    const checks = checklist.evidence.flatMap(({ source }) => (source.table === 'checklist' ? [String(source.keys['check'])] : []));
    return composeRequest(letterStatements(options, checks, facts), facts, { language, madeAt });
  }
  const summary = await Promise.all(summaryTools.map(async (tool) => [tool, await run(tool)] as const));
  const outcomes = await run('get_outcome_history');
  const facts = new Facts(
    summaryFactsSchema.parse(Object.fromEntries(summary.map(([tool, { data, evidence }]) => [tool, { data, evidence: citable(evidence, language) }]))),
    citable([...outcomes.evidence, ...checklist.evidence], language),
  );
  return composeNote(createWriter(facts, language), { language, madeAt, origin: originOf(snapshot, options, language), checklist: checklist.data, words });
}
