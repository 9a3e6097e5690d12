import type { Language } from '#engine';

import type { ComposedReply, Sentence } from '../../answer.ts';
import { type Citable, Facts, type SummaryFacts, summaryFactsSchema } from '../../../statements/facts.ts';
import { type Writer, createWriter } from '../../../statements/writer.ts';
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

/** How an answer is told: what is asked about, and what of it was told before. */
export interface Telling {
  readonly focuses: readonly Focus[];
  /** Whether periods count from the newest date of the data. */
  readonly isRelative?: boolean;
  /** Rows of a list that an earlier answer has shown. */
  readonly skip?: number | undefined;
  /** The figure that is asked for, as a column of the reports. */
  readonly measure?: string | undefined;
}

/** The sentences that answer a question, from what the tools gave alone. The same results give the same words. */
export function composeAnswer(results: readonly ToolReading[], language: Language, { focuses, isRelative = false, skip = 0, measure }: Telling = { focuses: [] }): ComposedReply {
  const { answered, realId } = inOrder(results.filter(({ ok }) => ok));
  if (answered.length === 0) return { notice: 'not_in_data', sentences: [] };
  const writer = createWriter(factsOf(answered), language);
  const asked = totals[measure ?? ''] ?? 'claimed';
  const wanted = focuses.length > 0 ? focuses : focusesOf(answered);
  const sentences = wanted.flatMap((focus) => compose(writer, focus, answered, { isRelative, isCompared: wanted.includes('compare'), asked, skip }));
  const seen = new Set<string>();
  const unique = sentences.filter(({ text }) => !seen.has(text) && seen.add(text)).filter((sentence) => placeOf(sentence) === undefined || (placeOf(sentence) ?? 0) > skip).slice(0, 40);
  return unique.length > 0 ? { notice: null, sentences: unique.map(({ text, evidence }) => ({ text, evidence: evidence.map((id) => realId.get(id) ?? id) })) } : { notice: 'not_in_data', sentences: [] };
}

/** The place of the row that a sentence is about; undefined where it is about more or none. */
function placeOf({ evidence }: Sentence): number | undefined {
  const places = new Set(evidence.map((id) => /^(?:\d+:)?(?:search|similar|episodes|report|casemix|tariff)\.(\d+)\./.exec(id)?.[1]));
  const [only] = places;
  return places.size === 1 && only !== undefined ? Number(only) : undefined;
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

const totals: Readonly<Record<string, AskedTotal>> = { mean_los: 'los', mean_risk: 'risk', amount_paid: 'paid', amount_gap: 'gap', gap_rate: 'gap' };

/** What the tools that answered are usually asked for. */
function focusesOf(answered: readonly ToolReading[]): Focus[] {
  const usual: Readonly<Record<string, Focus>> = {
    get_claim: 'overview', explain_score: 'score', compare_with_peers: 'peers', find_similar_claims: 'similar', get_patient_episodes: 'episodes', get_outcome_history: 'outcomes', suggest_checklist: 'checklist',
    search_claims: 'list', get_facility_profile: 'facility', get_tariff_insight: 'tariff_insight', get_report: 'facilities', get_casemix: 'casemix', get_quality_status: 'quality', lookup_code: 'code',
  };
  return [...new Set(answered.flatMap(({ tool }) => usual[tool] ?? []))];
}

interface Told {
  readonly isRelative: boolean;
  readonly isCompared: boolean;
  readonly asked: AskedTotal;
  readonly skip: number;
}

function compose(writer: Writer, focus: Focus, answered: readonly ToolReading[], { isRelative, isCompared, asked, skip }: Told): Sentence[] {
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
      return calls('search_claims').flatMap(({ prefix, args: { sort } }) => composeList(writer, `${prefix}search`, { isRelative, skip, sort: typeof sort === 'string' ? sort : undefined }));
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
