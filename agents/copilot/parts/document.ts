import { type ClaimQuery, type ClaimQueryInput, claimQuerySchema } from '#engine';

import { mostListed } from '../../documents/index.ts';
import type { Act } from '../../reading/index.ts';
import { runTool } from '../../runtime/run-tool.ts';
import type { OfferedDocument } from '../answer.ts';
import { documentSentences, noticeOf } from '../texts-answer.ts';
import { claimMeant } from './claim.ts';
import { type PartAnswer, type QuestionRun, always, noticed, writerOf } from './part.ts';

/** Which document can be had: of the claim that is meant, or of the claims that were asked for before. */
export async function offerDocument({ document, claim }: Extract<Act, { kind: 'document' }>, run: QuestionRun): Promise<PartAnswer> {
  const { language } = run;
  if (document === 'list') return offerList(run);
  const claimId = claimMeant(claim ?? { kind: 'open' }, run);
  if (claimId === undefined) return noticed(noticeOf(claim?.kind === 'place' ? 'place_unknown' : 'needs_claim', language));
  const tools = await run.toolsOf(claimId);
  const ran = tools && (await runTool('get_claim', {}, { ...run, tools }));
  if (!ran?.ok) return noticed(noticeOf('claim_unknown', language, { claim: claimId }));
  const sentence = writerOf([ran], language).write(documentSentences[document]);
  return { ran: [ran], candidates: always([sentence]), notices: [], claimId, documents: [{ kind: document, claim_id: claimId, url: `/claims/${encodeURIComponent(claimId)}/documents` }] };
}

async function offerList(run: QuestionRun): Promise<PartAnswer> {
  const { language } = run;
  const query = listQuery(run);
  const tools = query && (await run.toolsOf());
  const ran = tools && (await runTool('query_claims', { ...query, limit: 1 }, { ...run, tools }));
  if (!query || !ran) return noticed(noticeOf('needs_list', language));
  if (!ran.ok) return { ...noticed(noticeOf('not_computed', language)), ran: [ran] };
  const matched = ran.evidence.find(({ id }) => id.endsWith('query.matched'))?.id ?? '';
  const sentence = writerOf([ran], language).write(documentSentences.list, { n: writerOf([ran], language).write({ id: `{${matched}}`, en: `{${matched}}` }) });
  const offered: OfferedDocument = { kind: 'list', query, url: '/documents' };
  return { ran: [ran], candidates: always([sentence]), notices: [], documents: [offered] };
}

/** The claims that the message asks for, else those of the query that was answered last, of all its groups, or that the answer told of. */
function listQuery({ history, queries: asked }: QuestionRun): ClaimQuery | undefined {
  const last = history.findLast(({ queries, claims }) => queries.length > 0 || claims.length > 0);
  const query = asked.at(-1) ?? last?.queries.at(-1);
  if (query) {
    const { subject, where, period, base, order, limit } = query;
    const isList = subject === 'claims';
    return claimQuerySchema.parse({ subject: 'claims', where, period, base, order: isList ? order : [], limit: isList ? Math.min(limit, mostListed) : mostListed } satisfies ClaimQueryInput);
  }
  return last && claimQuerySchema.parse({ subject: 'claims', base: { claim_ids: last.claims }, limit: mostListed } satisfies ClaimQueryInput);
}
