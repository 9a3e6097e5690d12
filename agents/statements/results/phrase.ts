import { type ClaimQuery, type Clause, type Condition, type Language, conditionsOf, findField } from '#engine';

import { fill } from '../../reading/texts.ts';
import { clauseWithin, clausesText, conjunctionText, periodText } from '../../reading/understood.ts';
import { resultParts as parts } from '../texts/results.ts';

const positive: Readonly<Partial<Record<Condition['op'], Condition['op']>>> = { '!=': '=', not_in: 'in', not_contains: 'contains', not_under: 'under' };
const placeFields: ReadonlySet<string> = new Set(['province_name', 'district_name']);

/**
 * The conditions of a query as they stand behind the word for claims: ` rawat inap di Bali dengan biaya tagih >
 * Rp 20.000.000, masuk November 2022`. Empty where there are none.
 */
export function phraseOf({ subject, where, period, base }: Pick<ClaimQuery, 'subject' | 'where' | 'period' | 'base'>, language: Language): string {
  const { inside, outside, plain, flagged, excepted, compared } = sorted(where);
  const what = plain.map((clause) => clauseWithin(clause, language).replace(/ \((?:RITL|RJTL)\)/gu, '')).join(', ');
  const but = excepted.map((clause) => fill(parts.except, language, { conditions: clauseWithin(asPositive(clause), language) })).join(parts.and[language]);
  const said = [
    ...(subject === 'decisions' ? [parts.decided[language]] : []),
    ...inside.map((clause) => fill(parts.in, language, { places: clauseText(clause, language) })),
    ...outside.map((clause) => fill(parts.outside, language, { places: clauseText(asPositive(clause), language) })),
    ...(flagged.length === 0 ? [] : [fill(parts.flagged, language, { flags: flagged.map((clause) => clauseText(clause, language)).join('”, “') })]),
    ...(compared.length === 0 ? [] : [fill(parts.with, language, { conditions: conjunctionText(compared, language) })]),
    // An amount behind an exception would be read as part of it.
    ...(compared.length === 0 && but !== '' ? [but] : []),
  ];
  const later = [
    ...(compared.length > 0 && but !== '' ? [but] : []),
    ...(period ? [period.date === 'admit_date' ? fill(parts.admitted, language, { period: periodText(period, language) }) : periodText(period, language)] : []),
    ...(base?.first === undefined ? [] : [fill(parts.first, language, { n: base.first })]),
    ...(base?.claim_ids ? [parts.conversation[language]] : []),
  ];
  // An attribute follows its noun in Indonesian; in English it stands beside it.
  return `${what === '' ? '' : `${language === 'id' ? '' : ','} ${what}${language === 'id' || said.length === 0 ? '' : ','}`}${said.map((part) => ` ${part}`).join('')}${later.map((part) => `, ${part}`).join('')}`;
}

type Kind = 'inside' | 'outside' | 'plain' | 'flagged' | 'excepted' | 'compared';

/** Conditions by how they are said: where, what, but what, and how much. */
function sorted(where: readonly Clause[]): Readonly<Record<Kind, readonly Clause[]>> {
  const of = (kind: Kind): readonly Clause[] => where.filter((clause) => kindOf(clause) === kind);
  return { inside: of('inside'), outside: of('outside'), plain: of('plain'), flagged: of('flagged'), excepted: of('excepted'), compared: of('compared') };
}

function kindOf(clause: Clause): Kind {
  const conditions = conditionsOf([clause]);
  const isPlaced = conditions.every(({ field, op }) => placeFields.has(field) && (op === '=' || op === 'in' || op === '!=' || op === 'not_in'));
  const negative = conditions.filter(({ op, value }) => positive[op] !== undefined && typeof value !== 'boolean').length;
  // Of a negation beside something else, or of several of which one is enough, the words must say it themselves.
  if (negative > 0) return conditions.length === 1 ? (isPlaced ? 'outside' : 'excepted') : 'compared';
  if (conditions.length === 1 && conditions[0]?.field === 'flags' && conditions[0].op === 'contains' && !Array.isArray(conditions[0].value)) return 'flagged';
  return isPlaced ? 'inside' : conditions.every((condition) => isNamed(condition)) ? 'plain' : 'compared';
}

/** Said by the name of a value: `rawat inap`. */
function isNamed({ field, op }: Condition): boolean {
  const known = findField(field);
  return known?.kind === 'boolean' || op === 'is_null' || op === 'not_null' || (['=', 'in', 'contains'].includes(op) && known?.hierarchy === undefined && (known?.values !== undefined || known?.isLookedUp === true));
}

function asPositive(clause: Clause): Clause {
  return 'any' in clause ? clause : { ...clause, op: positive[clause.op] ?? clause.op };
}

/** A condition as a sentence quotes it. */
export function clauseText(clause: Clause, language: Language): string {
  return clausesText([clause], language).join('');
}
