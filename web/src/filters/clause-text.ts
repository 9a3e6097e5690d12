import type { CatalogueField, ClauseInput, ConditionInput } from '#client';

import type { Format } from '../texts/format.ts';
import type { Say } from '../texts/language.ts';
import type { TextId } from '../texts/texts.ts';

export interface ClauseWords {
  readonly fields: ReadonlyMap<string, CatalogueField>;
  readonly format: Format;
  readonly say: Say;
}

const signs: Readonly<Partial<Record<ConditionInput['op'], string>>> = { '=': '', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥', in: '', not_in: '≠', contains: '', not_contains: '≠', under: '', not_under: '≠' };

/** A filter as a chip says it: `Provinsi Bali`, `Biaya tagih ≥ Rp 20.000.000`. */
export function clauseText(clause: ClauseInput, words: ClauseWords): string {
  if ('any' in clause) return clause.any.map((condition) => conditionText(condition, words)).join(` ${words.say('or')} `);
  return conditionText(clause, words);
}

function conditionText({ field: id, op, value }: ConditionInput, words: ClauseWords): string {
  const { fields, say } = words;
  const field = fields.get(id);
  const label = field?.label ?? id;
  if (op === 'is_null') return say('filter_empty', { field: label });
  if (op === 'not_null') return say('filter_filled', { field: label });
  if (typeof value === 'boolean') return value ? label : say('filter_not', { field: label });
  if (op === 'between' && Array.isArray(value)) return `${label} ${value.map((one) => valueText(one, field, words)).join('–')}`;
  const sign = signs[op] ?? op;
  return `${label}${sign === '' ? ':' : ` ${sign}`} ${operandText(value, field, words)}`;
}

function operandText(value: ConditionInput['value'], field: CatalogueField | undefined, words: ClauseWords): string {
  if (Array.isArray(value)) return value.map((one: string | number | boolean) => valueText(one, field, words)).join(', ');
  if (typeof value === 'object' && 'field' in value) {
    const [label, { agg }] = [words.fields.get(value.field)?.label ?? value.field, value];
    const isNamed = agg === 'mean' || agg === 'median' || agg === 'min' || agg === 'max';
    const other = agg === undefined ? label : `${isNamed ? words.say(`agg_${agg}`) : agg.toUpperCase()} ${label}`;
    return value.times === undefined || value.times === 1 ? other : `${words.format.number(value.times, Number.isInteger(value.times) ? 0 : 2)} × ${other}`;
  }
  return valueText(typeof value === 'object' ? '' : value, field, words);
}

/** One value of a field, as the catalogue names it. */
export function valueText(value: string | number | boolean | null | undefined, field: CatalogueField | undefined, { format, say }: Pick<ClauseWords, 'format' | 'say'>): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  const named = field?.values?.find((one) => one.value === value)?.label;
  if (named !== undefined) return named;
  if (typeof value === 'string') return field?.kind === 'date' && /^\d{4}-\d\d-\d\d/.test(value) ? format.date(value) : value.startsWith('set:') ? value.slice(4).replaceAll('_', ' ') : value;
  if (field?.kind === 'rupiah') return format.rupiah(value);
  if (field?.unit === 'share') return format.percent(value, 1);
  return format.number(value, Number.isInteger(value) ? 0 : Math.min(field?.decimals ?? 2, 2));
}

const periodNames = { admit_date: 'period_admit_date', discharge_date: 'period_discharge_date', decided_on: 'period_decided_on', received_on: 'period_received_on' } as const satisfies Readonly<Record<string, TextId>>;

export function periodText({ date, from, to }: { readonly date: keyof typeof periodNames; readonly from?: string | undefined; readonly to?: string | undefined }, { format, say }: Pick<ClauseWords, 'format' | 'say'>): string {
  const name = say(periodNames[date]);
  if (from !== undefined && to !== undefined) return `${name}: ${format.date(from)} – ${format.date(to)}`;
  return from === undefined ? `${name} ≤ ${to === undefined ? '' : format.date(to)}` : `${name} ≥ ${format.date(from)}`;
}
