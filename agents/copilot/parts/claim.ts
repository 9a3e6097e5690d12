import { type Language, claimQuerySchema, findRuleset, namedElsewhere } from '#engine';
import type { Tools } from '#tools';

import type { Act, ClaimRef, ClaimTopic } from '../../reading/index.ts';
import { type RanTool, runTool } from '../../runtime/run-tool.ts';
import { whatWasPaid } from '../../statements/claim-statements.ts';
import { summaryTools } from '../../statements/facts.ts';
import { activeIndications } from '../../statements/finding-parts.ts';
import { candidatesOf, composeFinding } from '../../statements/finding.ts';
import { say } from '../../statements/render.ts';
import { sayStanding, sayWhy, topicStatements } from '../../statements/topics/claim-topics.ts';
import { tellFacility, tellTariffs } from '../../statements/topics/facility.ts';
import { tellEpisodes, tellSimilar } from '../../statements/topics/other-claims.ts';
import { tellChecklist, tellOutcomes } from '../../statements/topics/records.ts';
import type { Sentence, Writer } from '../../statements/writer.ts';
import type { Notice } from '../question.ts';
import { elsewhereNotice, noticeOf } from '../texts-answer.ts';
import { type PartAnswer, type QuestionRun, always, noticed, writerOf } from './part.ts';
import { answerQuery } from './query.ts';

/** Topics that have a tool of their own; all others stand on what a summary stands on. */
const ownTools: Readonly<Partial<Record<ClaimTopic, { readonly tool: string; readonly isList?: true; readonly tell: (writer: Writer, data: unknown) => Sentence[] }>>> = {
  similar: { tool: 'find_similar_claims', isList: true, tell: tellSimilar },
  episodes: { tool: 'get_patient_episodes', isList: true, tell: tellEpisodes },
  outcomes: { tool: 'get_outcome_history', tell: tellOutcomes },
  checklist: { tool: 'suggest_checklist', tell: tellChecklist },
  facility: { tool: 'get_facility_profile', tell: tellFacility },
  tariff_insight: { tool: 'get_tariff_insight', tell: tellTariffs },
};
/** Topics that are told together. */
const explained: ReadonlySet<ClaimTopic> = new Set<ClaimTopic>(['overview', 'flags', 'reasons', 'score']);
/** Topics whose answer holds the active indications. */
const holdsIndications: ReadonlySet<ClaimTopic> = new Set<ClaimTopic>(['overview', 'flags', 'reasons']);

/** The claim that is meant: undefined where nothing says which. */
export function claimMeant(ref: ClaimRef, { claimId, history }: QuestionRun): string | undefined {
  if (ref.kind === 'id') return ref.id;
  const listed = history.at(-1)?.claims ?? [];
  if (ref.kind === 'place') return listed.at(ref.place > 0 ? ref.place - 1 : ref.place);
  return claimId ?? (listed.length === 1 ? listed[0] : undefined);
}

/** What is asked of one claim, and its active indications whatever is asked. */
export async function answerClaim({ claim, topics, fields, limit, rules = [] }: Extract<Act, { kind: 'claim' }>, run: QuestionRun): Promise<PartAnswer> {
  const { language } = run;
  const claimId = claimMeant(claim, run);
  if (claimId === undefined) return noticed(noticeOf(claim.kind === 'place' ? 'place_unknown' : 'needs_claim', language));
  const tools = await run.toolsOf(claimId);
  if (!tools) return noticed(noticeOf('claim_unknown', language, { claim: claimId }));
  run.pseudonyms.know(claimId);
  const asked = topics.length === 0 && fields.length === 0 ? (['overview'] as const) : topics;
  const summary: RanTool[] = [];
  for (const tool of summaryTools) summary.push(await runTool(tool, {}, { ...run, tools }));
  const ran = [...summary];
  const sentences: Sentence[] = [];
  const writer = writerOf(summary, language);
  if (asked.includes('overview')) sentences.push(...overview(writer));
  else if (asked.some((topic) => topic === 'flags' || topic === 'reasons')) sentences.push(...sayWhy(writer, { isOfAmount: fields.includes('amount_claimed') || asked.includes('peers'), isOfScore: asked.includes('score') }));
  else if (asked.includes('peers')) sentences.push(...sayStanding(writer));
  const isExplained = asked.some((topic) => explained.has(topic) && topic !== 'score');
  // A bill set against its peers is told once.
  for (const topic of asked.filter((one) => (!isExplained || (!explained.has(one) && one !== 'peers')) && (one !== 'costs' || !asked.includes('peers')))) {
    const own = ownTools[topic];
    if (!own) sentences.push(...say(writer, topicStatements(writer.facts, topic)));
    else {
      const call = await runTool(own.tool, limit !== undefined && own.isList ? { limit } : {}, { ...run, tools });
      ran.push(call);
      if (call.ok) sentences.push(...own.tell(writerOf([call], language), call.data));
    }
  }
  // A field that a topic tells is told once.
  const cited = new Set(sentences.flatMap(({ evidence }) => evidence));
  const more = fields.filter((field) => !cited.has(`claim.${field}`) && (field !== 'peer_key' || !asked.includes('peers')));
  const values = more.length === 0 ? undefined : await answerFields(claimId, more, tools, run);
  if (values) {
    ran.push(...values.ran);
    sentences.unshift(...values.candidates.map(({ sentence }) => sentence));
  }
  const indications = asked.some((topic) => holdsIndications.has(topic)) || !writer.facts.has('claim.flags') ? [] : activeIndications(writer).slice(0, 1);
  return { ran, candidates: always([...sentences, ...indications]), notices: rulesElsewhereNotices(rules, writer, language), claimId };
}

/** The finding, with what was paid before the question that it ends with. */
function overview(writer: Writer): Sentence[] {
  const finding = composeFinding(writer, candidatesOf(writer));
  return finding.toSpliced(finding.at(-2)?.text.endsWith('?') === true ? -2 : -1, 0, ...say(writer, whatWasPaid(writer.facts)));
}

/** Rules that are asked for by name and that the ruleset of the claim does not have. */
function rulesElsewhereNotices(rules: readonly string[], { facts }: Writer, language: Language): Notice[] {
  const version = facts.text('claim.ruleset_version');
  if (version === undefined) return [];
  return namedElsewhere([rules], findRuleset(version)).map(({ rule, instead }) => elsewhereNotice(rule.label[language], version, instead.map(({ label }) => label[language]), language));
}

/** Fields of one claim, by the same query that lists claims. */
async function answerFields(claimId: string, fields: readonly string[], tools: Tools, run: QuestionRun): Promise<PartAnswer> {
  const query = claimQuerySchema.parse({ subject: 'claims', where: [{ field: 'claim_id', op: '=', value: claimId }], fields: ['claim_id', ...fields.filter((id) => id !== 'claim_id')], limit: 1 });
  const { ran, candidates } = await answerQuery({ query }, tools, run);
  // That there is one such claim is no news.
  return { ran, candidates: candidates.slice(-1), notices: [] };
}

/** Several claims beside each other. */
export async function compareClaims({ claims }: Extract<Act, { kind: 'compare_claims' }>, run: QuestionRun): Promise<PartAnswer> {
  const meant = claims.map((ref) => claimMeant(ref, run));
  const ids = meant.flatMap((id) => id ?? []);
  if (ids.length < claims.length) return noticed(noticeOf('place_unknown', run.language));
  const tools = await run.toolsOf();
  if (!tools) return noticed(noticeOf('not_computed', run.language));
  run.pseudonyms.know(...ids);
  const fields = ['claim_id', 'amount_claimed', 'amount_paid', 'tariff_amount', 'los', 'severity_group', 'dx_primary_code', 'risk_score', 'flags'];
  return answerQuery({ query: claimQuerySchema.parse({ subject: 'claims', where: [{ field: 'claim_id', op: 'in', value: ids }], fields, limit: ids.length }) }, tools, run);
}
