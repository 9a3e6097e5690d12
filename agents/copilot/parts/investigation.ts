import type { Clause } from '#engine';

import type { Act } from '../../reading/index.ts';
import { runTool } from '../../runtime/run-tool.ts';
import { evaluateInvestigation, investigationStatements, renderInvestigation } from '../../statements/investigation.ts';
import { claimsText } from '../../statements/results/phrase.ts';
import { noticeOf } from '../texts-answer.ts';
import { claimMeant } from './claim.ts';
import { type PartAnswer, type QuestionRun, always, noticed, writerOf } from './part.ts';

/** What stands out among the claims that are meant; `of: facility` are those of the facility of the open claim. */
export async function answerInvestigation({ where, period, of, outcomes }: Extract<Act, { kind: 'investigate' }>, run: QuestionRun): Promise<PartAnswer> {
  const { language } = run;
  const tools = await run.toolsOf();
  const facility = of === undefined ? [] : await facilityOf(run);
  if (!tools) return noticed(noticeOf('not_computed', language));
  if (!facility) return noticed(noticeOf('needs_claim', language));
  const ran = await runTool('investigate_claims', { where: [...where, ...facility], ...(period && { period }), ...(outcomes && { of: outcomes }) }, { ...run, tools });
  if (!ran.ok) return { ...noticed(noticeOf('not_computed', language)), ran: [ran] };
  const writer = writerOf([ran], language);
  const scope = claimsText({ subject: 'claims', where: [...where, ...facility], ...(period && { period }) }, language);
  const sentences = investigationStatements(writer.facts, /^(?:\d+:)?investigation/.exec(ran.evidence[0]?.id ?? '')?.[0]).flatMap((statement) => {
    const evaluation = evaluateInvestigation(statement, writer.facts);
    return evaluation.ok ? [renderInvestigation(evaluation.evaluated, writer, scope)] : [];
  });
  return { ran: [ran], candidates: always(sentences), notices: [] };
}

/** The facility of the claim that is open, as a condition; undefined where none is open or its facility is not known. */
async function facilityOf(run: QuestionRun): Promise<readonly Clause[] | undefined> {
  const claimId = claimMeant({ kind: 'open' }, run);
  const tools = claimId === undefined ? undefined : await run.toolsOf(claimId);
  const ran = tools && (await runTool('get_claim', {}, { ...run, tools }));
  const key = ran?.evidence.find(({ id }) => id === 'claim.facility_key')?.value;
  return typeof key === 'string' ? [{ field: 'facility_key', op: '=', value: key }] : undefined;
}
