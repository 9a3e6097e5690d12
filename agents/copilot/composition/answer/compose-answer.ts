import type { Language } from '#engine';

import { plainText } from '../../../offline/understanding/words.ts';
import type { ComposedReply, Sentence } from '../../answer.ts';
import type { QuestionRequest } from '../../question.ts';
import { type Citable, Facts, type SummaryFacts, summaryFactsSchema } from '../facts.ts';
import { type Writer, createWriter } from '../write-sentence.ts';
import { type AskedTotal, composeCasemix, composeCodesMix, composeComparison, composeFacility, composeReport, composeShare, composeTariff, composeTotal, composeTrend } from './aggregates.ts';
import { composeClaimFocus } from './claim-focus.ts';
import { composeCount, composeEpisodes, composeList, composeSimilar } from './claim-lists.ts';
import type { Focus } from './focus.ts';
import { composeChecklist, composeCodes, composeOutcomes, composeQuality } from './other-tools.ts';

/** What a tool gave, as a composition reads it. */
export interface ToolReading {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly ok: boolean;
  readonly data?: unknown;
  readonly evidence: readonly Citable[];
  readonly total?: number;
  readonly truncated?: boolean;
}

const relativeWords = /(?<!\p{L})(?:ini|lalu|terakhir|kemarin|hari ini|this|last|past|previous|today|yesterday)(?!\p{L})/u;

/** The sentences that answer a question, from what the tools gave alone. The same results give the same words. */
export function composeAnswer({ question, history }: QuestionRequest, results: readonly ToolReading[], language: Language, focuses: readonly Focus[] = []): ComposedReply {
  const { answered, realId } = inOrder(results.filter(({ ok }) => ok));
  if (answered.length === 0) return { notice: 'not_in_data', sentences: [] };
  const writer = createWriter(factsOf(answered), language);
  const asked = totalAsked(plainText(question));
  const isRelative = relativeWords.test(plainText([question, history.at(-1)?.question ?? ''].join(' ')));
  const wanted = focuses.length > 0 ? focuses : focusesOf(answered);
  const sentences = wanted.flatMap((focus) => compose(writer, focus, answered, { isRelative, isCompared: wanted.includes('compare'), asked }));
  const seen = new Set<string>();
  const unique = sentences.filter(({ text }) => !seen.has(text) && seen.add(text)).slice(0, 40);
  return unique.length > 0 ? { notice: null, sentences: unique.map(({ text, evidence }) => ({ text, evidence: evidence.map((id) => realId.get(id) ?? id) })) } : { notice: 'not_in_data', sentences: [] };
}

/**
 * The readings with the evidence of the first call of each tool unprefixed, that of the second under `2:`,
 * whatever calls went before; a call that was repeated counts once.
 */
function inOrder(readings: readonly ToolReading[]): { readonly answered: ToolReading[]; readonly realId: ReadonlyMap<string, string> } {
  const realId = new Map<string, string>();
  const places = new Map<string, string[]>();
  const answered = readings.flatMap((reading): ToolReading[] => {
    const real = prefixed.exec(reading.evidence[0]?.id ?? '')?.[0] ?? '';
    const known = places.get(reading.tool) ?? [];
    if (known.includes(real)) return [];
    places.set(reading.tool, [...known, real]);
    const own = known.length === 0 ? '' : `${known.length + 1}:`;
    const evidence = reading.evidence.map((item) => {
      const id = `${own}${item.id.replace(prefixed, '')}`;
      if (!realId.has(id)) realId.set(id, item.id);
      return { ...item, id };
    });
    return [{ ...reading, evidence }];
  });
  return { answered, realId };
}

const prefixed = /^\d+:/;

function factsOf(answered: readonly ToolReading[]): Facts {
  const summary = summaryFactsSchema.partial().safeParse(Object.fromEntries(answered.filter(({ tool }) => tool in summaryFactsSchema.shape).map(({ tool, data, evidence }) => [tool, { data, evidence }])));
  return new Facts(summary.success ? defined(summary.data) : {}, answered.flatMap(({ evidence }) => evidence));
}

function defined({ get_claim, explain_score, compare_with_peers }: { readonly [Name in keyof SummaryFacts]?: SummaryFacts[Name] | undefined }): Partial<SummaryFacts> {
  return { ...(get_claim && { get_claim }), ...(explain_score && { explain_score }), ...(compare_with_peers && { compare_with_peers }) };
}

const totals: readonly (readonly [AskedTotal, RegExp])[] = [
  ['los', /lama (?:di)?rawat|length of stay|(?<!\p{L})los(?!\p{L})/u],
  ['risk', /risiko|skor|risk|score/u],
  ['paid', /terverifikasi|dibayar|(?<!\p{L})(?:paid|verified)(?!\p{L})/u],
  ['gap', /selisih|(?<!\p{L})gap/u],
];

function totalAsked(text: string): AskedTotal {
  return totals.find(([, pattern]) => pattern.test(text))?.[0] ?? 'claimed';
}

/** What the tools that answered are usually asked for. */
function focusesOf(answered: readonly ToolReading[]): Focus[] {
  const usual: Readonly<Record<string, Focus>> = {
    get_claim: 'overview', explain_score: 'score', compare_with_peers: 'peers', find_similar_claims: 'similar', get_patient_episodes: 'episodes', get_outcome_history: 'outcomes', suggest_checklist: 'checklist',
    search_claims: 'list', get_facility_profile: 'facility', get_tariff_insight: 'tariff_insight', get_report: 'facilities', get_casemix: 'casemix', get_quality_status: 'quality', lookup_code: 'code',
  };
  return [...new Set(answered.flatMap(({ tool }) => usual[tool] ?? []))];
}

function compose(writer: Writer, focus: Focus, answered: readonly ToolReading[], { isRelative, isCompared, asked }: { readonly isRelative: boolean; readonly isCompared: boolean; readonly asked: AskedTotal }): Sentence[] {
  const calls = (tool: string): { readonly prefix: string; readonly args: ToolReading['args'] }[] =>
    answered.filter((reading) => reading.tool === tool).map(({ args }, i) => ({ prefix: i === 0 ? '' : `${i + 1}:`, args }));
  const reports = (): Sentence[] => calls('get_report').flatMap(({ prefix, args: { report, sort } }) => composeReport(writer, `${prefix}report`, { report: String(report), sort: typeof sort === 'string' ? sort : '', isRelative }));
  switch (focus) {
    case 'similar':
      return composeSimilar(writer);
    case 'episodes':
      return composeEpisodes(writer);
    case 'outcomes':
      return composeOutcomes(writer);
    case 'checklist':
      return answered.filter(({ tool }) => tool === 'suggest_checklist').flatMap(({ data }) => composeChecklist(writer, data));
    case 'facility':
      return composeFacility(writer);
    case 'tariff_insight':
      return composeTariff(writer);
    case 'quality':
      return composeQuality(writer);
    case 'code':
      return calls('lookup_code').flatMap(({ prefix, args: { code } }) => composeCodes(writer, prefix, code));
    case 'count':
      return calls('search_claims').flatMap(({ prefix }) => composeCount(writer, `${prefix}search`, { isRelative }));
    case 'list': case 'named':
      return calls('search_claims').flatMap(({ prefix, args: { sort } }) => composeList(writer, `${prefix}search`, { isRelative, sort: typeof sort === 'string' ? sort : undefined }));
    case 'total': case 'average':
      return calls('get_casemix').flatMap(({ prefix }) => composeTotal(writer, `${prefix}casemix`, { isRelative, isAverage: focus === 'average', isCompared, asked }));
    case 'share':
      return calls('get_casemix').flatMap(({ prefix }) => composeShare(writer, `${prefix}casemix`, isRelative));
    case 'casemix': case 'codes_mix':
      return [
        ...calls('get_casemix').flatMap(({ prefix, args: { by, sort } }) => (by === 'dx' || by === 'inacbg' ? composeCodesMix(writer, `${prefix}casemix`, { isRelative, by, sort: typeof sort === 'string' ? sort : 'n' }) : composeCasemix(writer, `${prefix}casemix`, isRelative))),
        ...reports(),
      ];
    case 'trend':
      return calls('get_report').flatMap(({ prefix }) => composeTrend(writer, `${prefix}report`, isRelative));
    case 'provinces': case 'facilities': case 'flag_report': case 'severity_mismatch': case 'duplicates_report': case 'tariff_regions':
      return [...reports(), ...calls('get_casemix').flatMap(({ prefix }) => composeCasemix(writer, `${prefix}casemix`, isRelative))];
    case 'compare':
      return [...composeComparison(writer, 'search', 'total', 'claims'), ...composeComparison(writer, 'casemix', 'total.n', 'claims'), ...composeComparison(writer, 'casemix', 'total.amount_claimed', 'rupiah')];
    default:
      return composeClaimFocus(writer, focus);
  }
}
