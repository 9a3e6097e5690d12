import type { ClaimQuery, ClaimQueryInput, Language } from '#engine';
import { type Tools, queryDataSchema } from '#tools';

import type { Part } from '../../reading/index.ts';
import { type RanTool, runTool } from '../../runtime/run-tool.ts';
import { asAnswered, wantedOf } from '../../statements/results/ask.ts';
import { Results } from '../../statements/results/result.ts';
import { Shown } from '../../statements/results/shown.ts';
import { type Relaxations, resultCandidates, sayResults } from '../../statements/results/tell.ts';
import type { Notice } from '../question.ts';
import { elsewhereNotice, noticeOf } from '../texts-answer.ts';
import { type PartAnswer, type QuestionRun, noticed, writerOf } from './part.ts';

/** Conditions that are left out one at a time where nothing passes them all. */
const mostRelaxed = 3;

/** Runs a query and says what its result holds. */
export async function answerQuery({ query, extent }: Omit<Extract<Part, { readonly kind: 'query' }>, 'kind'>, tools: Tools, run: QuestionRun): Promise<PartAnswer> {
  const first = await runTool('query_claims', asAnswered(query, extent), { ...run, tools });
  if (!first.ok) return { ...noticed(noticeOf('not_computed', run.language)), ran: [first] };
  const more = query.against === undefined && new Results([first]).side({ query: idOf(first), side: 0 })?.matched === 0 ? await relax(query, tools, run) : [];
  const ran = [first, ...more.map((one) => one.ran)];
  const results = new Results(ran.filter(({ ok }) => ok));
  const relaxations: Relaxations = new Map([[idOf(first), more.map((one) => ({ query: idOf(one.ran), without: one.without }))]]);
  const shown = new Shown(results, writerOf(ran, run.language));
  const candidates = sayResults(resultCandidates(idOf(first), results, relaxations, wantedOf(query, extent)), shown).map(({ sentence, isAlways }) => ({ sentence, isAlways }));
  return { ran, candidates, notices: elsewhereNotices(first, run.language) };
}

/** Rules that the query names and that the ruleset does not have: that nothing matches says nothing of the claims then. */
function elsewhereNotices({ data }: RanTool, language: Language): readonly Notice[] {
  const { elsewhere } = queryDataSchema.parse(data);
  return elsewhere?.rules.map(({ label, instead }) => elsewhereNotice(label[language], elsewhere.ruleset, instead.map((one) => one[language]), language)) ?? [];
}

function idOf({ evidence }: RanTool): string {
  return /^(?:\d+:)?query/.exec(evidence[0]?.id ?? '')?.[0] ?? '';
}

/** The same claims with one condition fewer. */
async function relax({ subject, where, period, base }: ClaimQuery, tools: Tools, run: QuestionRun): Promise<{ readonly ran: RanTool; readonly without: number }[]> {
  if (where.length < 2 && !(where.length === 1 && period)) return [];
  const relaxed: { readonly ran: RanTool; readonly without: number }[] = [];
  for (const without of where.keys()) {
    if (relaxed.length === mostRelaxed) break;
    const asked = subject === 'patients' ? { subject } : { subject: subject === 'decisions' ? subject : ('claims' as const), fields: ['claim_id'] };
    const wider = { ...asked, where: where.toSpliced(without, 1), ...(period && { period }), ...(base && { base }), limit: 1 } satisfies ClaimQueryInput;
    const ran = await runTool('query_claims', wider, { ...run, tools });
    if (ran.ok) relaxed.push({ ran, without });
  }
  return relaxed;
}
