import type { Focus } from '../../copilot/composition/answer/focus.ts';
import type { Turn } from '../../copilot/question.ts';
import { against, againstPeriodBefore, saysCompare, withDays } from './comparisons.ts';
import { findCrossTopic, wantsList } from './cross-topics.ts';
import type { Dimension } from './dimensions.ts';
import { type Filters, type Narrowing, changedBy, filtersAmong, periodAmong } from './filters.ts';
import { findFurther, mostRows } from './limits.ts';
import { type Order, findOrder } from './measures.ts';
import { findPeriods, saysPeriodBefore, unitBefore } from './periods.ts';
import type { Understanding } from './understanding.ts';
import { plainText, word } from './words.ts';

const goesOn = /^(?:kalau|gimana|bagaimana (?:kalau|dengan|jika|untuk)|jika|lalu|terus|kemudian|dan|untuk|yang|hanya|cuma|khusus|kecuali|urut\p{L}*|diurutkan|banding\p{L}*|dibanding\p{L}*|tampilkan lagi|\d+ lagi|lagi|sisa|berikutnya|selanjutnya|sekarang|coba|tambahkan|what about|how about|and|only|just|then|sort|order|compare|more|next|same|now|in|di|per|menurut|by|for|with|dengan|pada|tahun|bulan|minggu)(?!\p{L}) ?/u;
const pointsBack = word('itu|tersebut|tadi|di antara(?:nya)?|dari (?:mereka|daftar)|mereka|those|these|them|of (?:them|those|these)|yang sama|same (?:filter|period|province)|sebelumnya');
const listTools: ReadonlySet<string> = new Set(['search_claims', 'find_similar_claims', 'get_patient_episodes', 'get_report', 'get_tariff_insight', 'get_casemix']);
const crossTools: ReadonlySet<string> = new Set(['search_claims', 'get_casemix', 'get_report', 'get_facility_profile', 'get_tariff_insight', 'lookup_code']);
const usualRows: Readonly<Record<string, number>> = { find_similar_claims: 5, get_tariff_insight: 5 };

export interface Following {
  readonly text: string;
  readonly read: Understanding;
  readonly narrowing: Narrowing;
  readonly previous: Turn | undefined;
  readonly cross: Focus | undefined;
  /** Whether the question has a claim topic of the claim that is open. */
  readonly isOfOpenClaim: boolean;
  readonly dataDate: string;
}

/** The turn before, changed by what this question adds; undefined where it stands by itself. */
export function followUp({ text, read, narrowing, previous, cross, isOfOpenClaim, dataDate }: Following): Understanding | undefined {
  const last = previous?.calls.findLast(({ tool }) => crossTools.has(tool) || listTools.has(tool));
  if (!previous || !last) return undefined;
  // A comparison has two readings: what goes on goes on from the first.
  const call = previous.calls.find(({ tool }) => tool === last.tool) ?? last;
  const isNarrowed = Object.keys(narrowing.filters).length > 0;
  const further = isNarrowed ? undefined : furtherRows(text, read, call);
  if (further) return further;
  if (isOfOpenClaim || !crossTools.has(call.tool)) return undefined;
  const isBack = goesOn.test(text) || pointsBack.test(text);
  const isBare = cross === undefined && !wantsList(text);
  const adds = isNarrowed || read.order !== undefined || read.limit !== undefined || read.by !== undefined || unitBefore(text) !== undefined || saysPeriodBefore(text) || narrowing.facilityName !== undefined;
  if (!(isBack || isBare) || !(adds || (isBack && cross !== undefined))) return undefined;
  if (call.tool === 'lookup_code' || call.tool === 'get_facility_profile') return ofNewSubject(call.tool, read, narrowing);
  const before = filtersAmong(call.args);
  const base = merged({ read, call, previous, before, cross, dataDate });
  if (saysCompare(text)) {
    const [second] = narrowing.periods;
    const isPeriodBefore = narrowing.periods.length === 0 || narrowing.periods.every(({ isRelative }) => isRelative);
    const earlier = isPeriodBefore ? againstPeriodBefore({ ...base, filters: changedBy(before, withoutDays(narrowing.filters)) }, text, periodAmong(before), dataDate) : undefined;
    if (earlier) return earlier;
    if (second && periodAmong(before)) return against({ ...base, filters: before }, withDays(before, second));
    if (isNarrowed) return against({ ...base, filters: before }, changedBy(before, narrowing.filters));
  }
  return base;
}

/** The filters of the question that are no dates. */
function withoutDays(filters: Filters): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([name]) => !/_date$|^discharge_/.test(name)));
}

interface Merging extends Pick<Following, 'read' | 'cross' | 'dataDate'> {
  readonly call: Turn['calls'][number];
  readonly previous: Turn;
  readonly before: Filters;
}

function merged({ read, call: { tool, args }, previous, before, cross, dataDate }: Merging): Understanding {
  const focus = cross !== undefined && !isOnlyOrder(cross, read) ? cross : focusOfCall({ tool, args }, previous);
  const limit = read.limit ?? (tool === 'search_claims' && focus === 'list' ? numberOf(args['limit']) : undefined);
  return {
    ...read,
    focuses: [focus],
    filters: changedBy(before, read.filters),
    order: read.order ?? orderOf(args['sort'], previous),
    measure: read.measure ?? findOrder(plainText(previous.question))?.measure,
    limit,
    by: read.by ?? dimensionOf(args['by']),
    isRelative: periodAmong(read.filters) === undefined ? namesRelative(previous, dataDate) : read.isRelative,
  };
}

function namesRelative({ question }: Turn, dataDate: string): boolean {
  return findPeriods(plainText(question), dataDate).some(({ isRelative }) => isRelative);
}

/** `Urutkan berdasarkan biaya`: the words for an order are no topic of their own. */
function isOnlyOrder(cross: Focus, { order, filters }: Understanding): boolean {
  return order !== undefined && Object.keys(filters).length === 0 && ['total', 'average', 'casemix'].includes(cross);
}

/** More rows of the list before: those it has shown are left out. */
function furtherRows(text: string, read: Understanding, { tool, args }: Turn['calls'][number]): Understanding | undefined {
  const further = listTools.has(tool) ? findFurther(text) : undefined;
  if (further === undefined || text.split(' ').length > 6) return undefined;
  const shown = numberOf(args['limit']) ?? usualRows[tool] ?? 10;
  const limit = further === 'all' ? mostRows : Math.min(mostRows, shown + further);
  const focus = focusOfCall({ tool, args }, undefined);
  return { ...read, focuses: [focus], filters: filtersAmong(args), order: orderOf(args['sort'], undefined), limit, skip: shown, by: dimensionOf(args['by']) };
}

/** `Kalau J18.9?`, `bagaimana dengan RSUD …?`: the same question about another code or facility. */
function ofNewSubject(tool: string, read: Understanding, { codes, facilityName, filters }: Narrowing): Understanding | undefined {
  if (tool === 'lookup_code') return codes.icd10.length + codes.icd9.length + codes.inacbg.length > 0 ? { ...read, focuses: ['code'] } : undefined;
  return facilityName !== undefined || filters['facility_key'] !== undefined ? { ...read, focuses: ['facility'] } : undefined;
}

const reports: Readonly<Record<string, Focus>> = {
  facilities: 'facilities', provinces: 'provinces', flags: 'flag_report', 'severity-mismatch': 'severity_mismatch', duplicates: 'duplicates_report', trends: 'trend', 'tariff-regions': 'tariff_regions', casemix: 'casemix', 'tariff-insight': 'tariff_insight',
};

/** What a call was made for, by its tool, its arguments and the words of its question. */
function focusOfCall({ tool, args }: Turn['calls'][number], previous: Turn | undefined): Focus {
  const asked = previous && findCrossTopic(plainText(previous.question));
  if (tool === 'get_report') return reports[String(args['report'])] ?? 'trend';
  if (tool === 'search_claims') return asked === 'count' || args['limit'] === 1 ? 'count' : 'list';
  if (tool === 'get_casemix' && (args['by'] === 'dx' || args['by'] === 'inacbg')) return 'codes_mix';
  if (tool === 'get_casemix') return asked === 'average' || asked === 'share' || asked === 'total' || asked === 'count' || asked === 'casemix' ? asked : args['by'] === 'service_type' ? 'total' : 'casemix';
  if (tool === 'find_similar_claims') return 'similar';
  return tool === 'get_patient_episodes' ? 'episodes' : 'tariff_insight';
}

/** The order of an earlier call; its measure by the words of its question. */
function orderOf(sort: unknown, previous: Turn | undefined): Order | undefined {
  const asked = previous && findOrder(plainText(previous.question));
  if (asked) return asked;
  if (typeof sort !== 'string') return undefined;
  const name = sort.replace(/_(?:asc|desc)$/, '');
  const known = (['amount_claimed', 'amount_gap', 'cost_zscore', 'ml_score', 'admit_date', 'discharge_date', 'n', 'flagged_n', 'flagged_rate', 'mean_risk', 'outlier_rate', 'flagged_amount'] as const).find((measure) => measure === name);
  return { measure: known ?? (name === 'risk' ? 'mean_risk' : undefined), isAscending: sort.endsWith('_asc') };
}

function dimensionOf(value: unknown): Dimension | undefined {
  return (['province', 'severity', 'segment', 'service_type', 'class', 'tariff_region', 'dx', 'inacbg'] as const).find((known) => known === value);
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
