import type { Focus } from '../../copilot/composition/answer/focus.ts';
import type { NoticeCode, QuestionRequest, Turn } from '../../copilot/question.ts';
import { type NamedCodes, findCodes } from './codes.ts';
import { type Filters, findFacilityName, findFilters, findLimit, findMeasure, findSort } from './filters.ts';
import { asksForMeaning, findClaimIntents, findCrossIntent, isList } from './intents.ts';
import { asksForUnknown, findNotice } from './notices.ts';
import { type PeriodUnit, periodBefore, unitBefore } from './periods.ts';
import { findProvinces } from './places.ts';
import { plainText, word } from './words.ts';

/** What a question asks, as far as plain rules can tell. */
export interface Understanding {
  readonly notice?: NoticeCode;
  readonly focuses: readonly Focus[];
  readonly filters: Filters;
  /** The filters of a second reading to compare with. */
  readonly against?: Filters;
  readonly sort?: string | undefined;
  readonly limit?: number | undefined;
  readonly by?: string | undefined;
  /** What groups are ordered by. */
  readonly measure?: string | undefined;
  readonly codes: NamedCodes;
  readonly facilityName?: string | undefined;
}

const ofThisClaim = word('(?:klaim|kasus|berkas|pasien|peserta) (?:ini|itu|tersebut|nya)|klaimnya|pasiennya|(?:this|that|the) (?:claim|case|patient|participant|file)');
const compares = word('banding\\w*|dibanding\\w*|versus|vs|compare\\w*|comparison|selisih(?:nya)? dengan|difference between|lebih (?:tinggi|rendah|banyak|sedikit) dari');
const goesOn = /^(?:kalau|bagaimana (?:kalau|dengan|jika)|jika|lalu|terus|dan|untuk|yang|hanya|cuma|khusus|urut\w*|diurutkan|bandingkan|tampilkan lagi|\d+ lagi|lagi|sisanya|berikutnya|what about|how about|and|only|just|then|sort|order|compare|more|next|same|now|in|di) ?/u;
const claimFocuses: ReadonlySet<Focus> = new Set(['overview', 'identity', 'dates', 'los', 'diagnosis', 'procedures', 'grouping', 'costs', 'tariff', 'topup', 'peers', 'score', 'rank', 'flags', 'reasons', 'duplicates', 'similar', 'episodes', 'outcomes', 'checklist']);
const crossTools: Readonly<Record<string, Focus>> = { search_claims: 'list', get_casemix: 'total', get_report: 'trend', get_facility_profile: 'facility', get_tariff_insight: 'tariff_insight' };

/** Reads a question in Indonesian or English, with the turn before it. Deterministic. */
export function understand({ question, claim_id: claimId, data_date: dataDate, history }: QuestionRequest): Understanding {
  const text = plainText(question);
  const codes = findCodes(question);
  const filters = findFilters(question, dataDate);
  const base = { filters, codes, sort: findSort(text), limit: findLimit(text), by: findDimension(text), measure: findMeasure(text), facilityName: findFacilityName(question) };
  const notice = findNotice(text);
  if (notice !== undefined) return { ...base, notice, focuses: notice === 'verdict' && claimId !== null ? ['flags'] : [] };
  const hasCode = codes.icd10.length + codes.icd9.length + codes.inacbg.length > 0;
  if (hasCode && asksForMeaning(text)) return { ...base, focuses: ['code'] };

  const cross = findCrossIntent(text);
  const ofClaim = findClaimIntents(text);
  const isAboutClaim = claimId !== null && (ofThisClaim.test(text) || cross === undefined);
  const previous = history.at(-1);
  const followed = previous && followUp({ text, previous, base, cross, dataDate, isOpen: claimId !== null && ofClaim.length > 0 && Object.keys(filters).length === 0 });
  if (followed) return followed;
  if (cross !== undefined && !(claimId !== null && ofThisClaim.test(text))) return compared({ ...base, focuses: [cross] }, text);
  const isListed = isList(text) && !(isAboutClaim && ofThisClaim.test(text)) && !ofClaim.includes('similar') && !ofClaim.includes('episodes') && !(claimId !== null && ofClaim.includes('duplicates'));
  if (isListed && (claimId === null || Object.keys(filters).length > 0 || base.sort !== undefined || base.limit !== undefined)) return compared({ ...base, focuses: ['list'] }, text);
  if (ofClaim.includes('facility') && (base.facilityName !== undefined || filters['facility_key'] !== undefined || claimId !== null)) return { ...base, focuses: ['facility'] };
  if (ofClaim.includes('tariff_insight') && (claimId !== null || hasCode)) return { ...base, focuses: ['tariff_insight'] };
  if (claimId !== null && ofClaim.length > 0) return { ...base, focuses: ofClaim };
  if (asksForUnknown(text)) return { ...base, notice: 'not_in_data', focuses: [] };
  if (claimId === null && ofThisClaim.test(text)) return { ...base, notice: 'needs_claim', focuses: [] };
  if (base.facilityName !== undefined || filters['facility_key'] !== undefined) return { ...base, focuses: ['facility'] };
  if (hasCode && Object.keys(filters).every((name) => name === 'dx' || name === 'inacbg')) return { ...base, focuses: ['code'] };
  if (claimId === null && (Object.keys(filters).length > 0 || base.sort !== undefined)) return compared({ ...base, focuses: ['list'] }, text);
  if (claimId === null && ofClaim.some((focus) => claimFocuses.has(focus))) return { ...base, notice: 'needs_claim', focuses: [] };
  if (claimId !== null && /^\S+$/.test(question.trim())) return { ...base, focuses: ['overview'] };
  return { ...base, notice: 'unclear', focuses: [] };
}

type Base = Omit<Understanding, 'focuses' | 'notice'>;

/** A question that compares two provinces, or a period with the one before it, has two readings. */
function compared(read: Understanding, text: string): Understanding {
  if (!compares.test(text)) return read;
  const [, second] = findProvinces(text);
  if (second !== undefined) return { ...read, focuses: ['compare', ...read.focuses], against: { ...read.filters, province: second } };
  const unit = unitBefore(text);
  const first = unit && periodOf(read.filters);
  if (!unit || !first) return read;
  // "bulan ini dibanding bulan lalu": the period found is the current one where both are named.
  return { ...read, focuses: ['compare', ...read.focuses], against: withPeriod(read.filters, periodBefore({ start: first.start, end: first.end }, unit)) };
}

interface FollowUp {
  readonly text: string;
  readonly previous: Turn;
  readonly base: Base;
  readonly cross: Focus | undefined;
  readonly dataDate: string;
  /** Whether the question is plainly about the claim that is open. */
  readonly isOpen: boolean;
}

/** The turn before, changed by what this question adds; undefined where it stands by itself. */
function followUp({ text, previous, base, cross, dataDate, isOpen }: FollowUp): Understanding | undefined {
  const call = previous.calls.findLast(({ tool }) => tool in crossTools);
  if (!call || isOpen) return undefined;
  const adds = Object.keys(base.filters).length > 0 || base.sort !== undefined || base.limit !== undefined || base.by !== undefined || unitBefore(text) !== undefined;
  const isShort = text.split(' ').length <= 6;
  const standsAlone = cross !== undefined || isList(text);
  if (!adds || !(goesOn.test(text) || (isShort && !standsAlone)) || findProvinces(text).length > 1) return undefined;
  const before = filtersOf(call.args);
  const focus = cross ?? focusOf(call, previous);
  const kept = { sort: base.sort ?? textOf(call.args['sort']), limit: base.limit ?? numberOf(call.args['limit']), by: base.by ?? textOf(call.args['by']) };
  const unit = unitBefore(text);
  if (compares.test(text) && unit !== undefined) {
    const current = periodOf(before) ?? currentPeriod(unit, dataDate);
    const first = withPeriod({ ...before, ...withoutPeriod(base.filters) }, current);
    return { ...base, ...kept, filters: first, against: withPeriod(first, periodBefore(current, unit)), focuses: ['compare', focus] };
  }
  if (compares.test(text) && base.filters['province'] !== undefined && before['province'] !== undefined) return { ...base, ...kept, filters: before, against: { ...before, ...base.filters }, focuses: ['compare', focus] };
  const hasPeriod = periodOf(base.filters) !== undefined;
  return { ...base, ...kept, filters: { ...(hasPeriod ? withoutPeriod(before) : before), ...base.filters }, focuses: [focus] };
}

const filterNames = new Set(['province', 'district', 'facility_key', 'facility_class', 'dx', 'inacbg', 'severity', 'service_type', 'segment', 'flag', 'start_date', 'end_date', 'discharge_start', 'discharge_end', 'min_amount', 'max_amount', 'min_risk_score', 'max_risk_score', 'min_ml_score']);
const periodNames = new Set(['start_date', 'end_date', 'discharge_start', 'discharge_end']);

function filtersOf(args: Readonly<Record<string, unknown>>): Filters {
  return Object.fromEntries(Object.entries(args).flatMap(([name, value]) => (filterNames.has(name) && (typeof value === 'string' || typeof value === 'number') ? [[name, value] as const] : [])));
}

function withoutPeriod(filters: Filters): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([name]) => !periodNames.has(name)));
}

function periodOf(filters: Filters): { start: string; end: string } | undefined {
  const [start, end] = [filters['start_date'] ?? filters['discharge_start'], filters['end_date'] ?? filters['discharge_end']];
  return start === undefined || end === undefined ? undefined : { start: String(start), end: String(end) };
}

function withPeriod(filters: Filters, { start, end }: { readonly start: string; readonly end: string }): Filters {
  const byDischarge = filters['discharge_start'] !== undefined;
  return { ...withoutPeriod(filters), [byDischarge ? 'discharge_start' : 'start_date']: start, [byDischarge ? 'discharge_end' : 'end_date']: end };
}

function currentPeriod(unit: PeriodUnit, dataDate: string): { start: string; end: string } {
  const month = dataDate.slice(0, 7);
  if (unit === 'year') return { start: `${dataDate.slice(0, 4)}-01-01`, end: dataDate };
  if (unit === 'month') return { start: `${month}-01`, end: dataDate };
  const days = unit === 'week' ? (new Date(`${dataDate}T00:00:00Z`).getUTCDay() + 6) % 7 : 0;
  return { start: new Date(Date.parse(dataDate) - days * 86_400_000).toISOString().slice(0, 10), end: dataDate };
}

/** What the earlier call was made for, by its report or by the words of the question. */
function focusOf({ tool, args }: Turn['calls'][number], previous: Turn): Focus {
  const report = textOf(args['report']);
  if (tool === 'get_report') return report === 'facilities' ? 'facilities' : report === 'provinces' ? 'provinces' : report === 'flags' ? 'flag_report' : report === 'severity-mismatch' ? 'severity_mismatch' : report === 'duplicates' ? 'duplicates_report' : 'trend';
  const asked = findCrossIntent(plainText(previous.question));
  if (tool === 'search_claims') return asked === 'count' ? 'count' : args['limit'] === 1 ? 'count' : 'list';
  if (tool === 'get_casemix') return asked ?? (textOf(args['by']) === 'service_type' ? 'total' : 'casemix');
  return crossTools[tool] ?? 'list';
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

const by = '(?:per|menurut|berdasarkan|by|each|tiap|setiap|antar)';
const dimensions: readonly (readonly [pattern: RegExp, dimension: string])[] = [
  [word(`${by} (?:tingkat )?(?:keparahan|severity)|(?:keparahan|severity) casemix|casemix (?:keparahan|severity)`), 'severity'],
  [word(`${by} segmen\\w*|${by} segments?`), 'segment'],
  [word(`${by} (?:jenis )?(?:pelayanan|layanan|service)(?: type)?`), 'service_type'],
  [word(`${by} (?:kelas|class|tipe)(?: \\p{L}+)?`), 'class'],
  [word(`${by} ?(?:provinsi|province)`), 'province'],
];

function findDimension(text: string): string | undefined {
  return dimensions.find(([pattern]) => pattern.test(text))?.[1];
}
