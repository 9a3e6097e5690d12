import type { Focus } from '../../copilot/composition/answer/focus.ts';
import { daysBefore, earlier, unitAround } from '../../reading/calendar.ts';
import { type Filters, type Narrowing, daysAsFilters, withoutPeriodFilters } from './filters.ts';
import { type Period, saysPeriodBefore, unitBefore } from './periods.ts';
import type { Understanding } from './understanding.ts';
import { word } from './words.ts';

const compares = word('banding(?:kan|an|in)?|dibanding(?:kan)?|perbandingan|versus|vs|compar(?:e|ed|ing|ison)|beda|perbedaan|selisih(?:nya)? (?:dengan|antara)|differences? between|lebih (?:tinggi|rendah|banyak|sedikit|besar|kecil) (?:dari|daripada|dibanding)|(?:higher|lower|more|fewer|less) than|naik atau turun|against');

type Named = Pick<Narrowing, 'provinces' | 'periods' | 'serviceTypes'>;
type Days = Pick<Period, 'start' | 'end'>;

export function saysCompare(text: string): boolean {
  return compares.test(text);
}

/** The question as two readings, where it sets two provinces, periods or kinds of care against each other. */
export function compared(read: Understanding, named: Named, text: string, dataDate: string): Understanding {
  const pair = pairOf(read, named, text, dataDate);
  if (!pair) return read;
  const isSet = saysCompare(text);
  const told = isSet ? comparable(read.focuses[0]) : (read.focuses[0] ?? 'list');
  return { ...read, filters: pair[0], against: pair[1], focuses: isSet || told === 'count' ? ['compare', told] : [told] };
}

function pairOf({ filters }: Understanding, { provinces, periods, serviceTypes }: Named, text: string, dataDate: string): readonly [Filters, Filters] | undefined {
  const [first, second] = periods;
  if (provinces[0] !== undefined && provinces[1] !== undefined) return [{ ...filters, province: provinces[0] }, { ...filters, province: provinces[1] }];
  if (first && second) return [withDays(filters, first), withDays(filters, second)];
  if (!saysCompare(text)) return undefined;
  if (serviceTypes.length === 2) return [{ ...filters, service_type: serviceTypes[0] ?? '' }, { ...filters, service_type: serviceTypes[1] ?? '' }];
  const unit = unitBefore(text);
  // `naik atau turun dibanding bulan lalu`: the period named is the earlier one, and the newest is meant with it.
  if (first?.isRelative && unit !== undefined) return [withDays(filters, clipped(unitAround(dataDate, unit), dataDate)), withDays(filters, first)];
  return first && saysPeriodBefore(text) ? [withDays(filters, first), withDays(filters, daysBefore(first))] : undefined;
}

/** What is set against something: a list cannot be, but the sum of its claims can. */
function comparable(focus: Focus | undefined): Focus {
  return focus === 'flag_report' ? focus : 'total';
}

/** Two readings of the same claims but for what the second has of its own. */
export function against(read: Understanding, other: Filters): Understanding {
  return { ...read, focuses: ['compare', comparable(read.focuses[0])], against: other };
}

/** The filters of an earlier turn beside the period before theirs: its month, or the current one where it named none. */
export function againstPeriodBefore(read: Understanding, text: string, current: Days | undefined, dataDate: string): Understanding | undefined {
  const unit = unitBefore(text);
  if (unit === undefined && !saysPeriodBefore(text)) return undefined;
  const days = current ?? clipped(unitAround(dataDate, unit ?? 'month'), dataDate);
  const filters = withDays(read.filters, days);
  return against({ ...read, filters, isRelative: true }, withDays(filters, daysBefore(days, unit)));
}

export function withDays(filters: Filters, days: Days): Filters {
  const byDischarge = filters['discharge_start'] !== undefined;
  return { ...withoutPeriodFilters(filters), ...daysAsFilters(days, byDischarge) };
}

function clipped({ start, end }: Days, dataDate: string): Days {
  return { start, end: earlier(end, dataDate) };
}
