import { type ClaimQuery, type Clause, type Condition, type Language, conditionsOf, findField } from '#engine';

import { fill, texts } from '../../reading/texts.ts';
import { clauseWithin, clausesText, conjunctionText, nameOf, periodText } from '../../reading/understood.ts';
import { attributeTexts, resultParts as parts, signWords } from '../texts/results.ts';

const positive: Readonly<Partial<Record<Condition['op'], Condition['op']>>> = { '!=': '=', not_in: 'in', not_contains: 'contains', not_under: 'under' };
const placeFields: ReadonlySet<string> = new Set(['province_name', 'district_name']);

/**
 * The claims of a query as a sentence names them: `klaim rawat inap di Bali dengan biaya tagih di atas Rp 20.000.000 yang
 * masuk pada November 2022`.
 * @param noun in place of the word for claims; none for the conditions alone.
 */
export function claimsText({ subject, where, period, base }: Pick<ClaimQuery, 'subject' | 'where' | 'period' | 'base'>, language: Language, noun: string = parts.noun[language]): string {
  const { inside, outside, plain, flagged, excepted, compared } = sorted(where);
  const { before, beside, behind } = attributes(plain, language);
  const but = excepted.map((clause) => fill(parts.except, language, { conditions: clauseWithin(asPositive(clause), language) })).join(parts.and[language]);
  const said = [
    ...before, noun, ...beside, ...behind,
    ...(subject === 'decisions' ? [parts.decided[language]] : []),
    ...inside.map((clause) => fill(parts.in, language, { places: clauseText(clause, language) })),
    ...outside.map((clause) => fill(parts.outside, language, { places: clauseText(asPositive(clause), language) })),
    ...(flagged.length === 0 ? [] : [fill(parts.flagged, language, { flags: flagged.map((clause) => clauseText(clause, language)).join('”, “') })]),
    ...(compared.length === 0 ? [] : [fill(parts.with, language, { conditions: inWords(conjunctionText(compared, language), language) })]),
    // An amount behind an exception would be read as part of it.
    ...(but === '' ? [] : [compared.length === 0 ? but : `, ${but},`]),
    ...(period ? [admittedText(period, language)] : []),
  ].filter((part) => part !== '').join(' ').replaceAll(/ ,|,$/gu, (comma) => comma.trim()).replace(/,$/u, '');
  const later = [...(base?.first === undefined ? [] : [fill(parts.first, language, { n: base.first })]), ...(base?.claim_ids ? [parts.conversation[language]] : [])];
  return [said, ...later].join(', ');
}

/** A period behind the claims that it is of. */
function admittedText(period: NonNullable<ClaimQuery['period']>, language: Language): string {
  const text = periodText(period, language);
  const { date, from, to } = period;
  if (date !== 'admit_date') return fill(parts.with, language, { conditions: text });
  const kind = from === undefined || to === undefined ? 'admitted' : from === to ? 'admittedOn' : text.includes(fill(texts.between, language, { low: '', high: '' })) ? 'admittedFrom' : 'admittedIn';
  return fill(parts[kind], language, { period: text });
}

/** Named values as attributes: in English some stand before the noun, others in brackets behind it. */
function attributes(plain: readonly Clause[], language: Language): Readonly<Record<'before' | 'beside' | 'behind', readonly string[]>> {
  const said = plain.map((clause) => {
    const text = plainly(clauseWithin(clause, language));
    const [first] = conditionsOf([clause]);
    const name = first && unclear.has(first.field) ? nameOf(findField(first.field), language) : '';
    return { isKind: first?.field === 'service_type' && conditionsOf([clause]).length === 1, text: behindName(name, attributeTexts[language].reduce((known, [pattern, words]) => known.replace(pattern, words), text)) };
  });
  if (language === 'id') return { before: [], beside: [], behind: [said.map(({ text }) => text).join(said.some(({ text }) => / atau |,/u.test(text)) ? ', ' : ' ')].filter((text) => text !== '') };
  const others = said.filter(({ isKind }) => !isKind).map(({ text }) => text);
  const beside = others.filter((text) => /^(?:with|without|above|paid|not) /u.test(text));
  const bracketed = others.filter((text) => !beside.includes(text)).join(', ');
  return { before: said.flatMap(({ isKind, text }) => (isKind ? [text] : [])), beside, behind: bracketed === '' ? [] : [`(${bracketed})`] };
}

/** A value behind the name of its field: `status pulang paksa`, with the word that ends one and opens the other said once. */
function behindName(name: string, value: string): string {
  const [last = '', first = ''] = [name.split(' ').at(-1), value.split(' ')[0]];
  return name === '' ? value : last.toLowerCase() === first.toLowerCase() ? `${name}${value.slice(first.length)}` : `${name} ${value}`;
}

/** A name without the code behind it. */
export function plainly(name: string): string {
  return name.replaceAll(/ \((?:RITL|RJTL)\)/gu, '');
}

/** Fields of which the value alone says too little. */
const unclear: ReadonlySet<string> = new Set(['severity_group', 'inacbg_severity', 'discharge_status', 'decision']);

/** A comparison by words in place of its sign; of days as it is. */
export function inWords(text: string, language: Language): string {
  return text.replaceAll(/ ([<>≤≥=]) (?=Rp |\d)/gu, (_, sign: string) => ` ${signWords[sign]?.[language] ?? sign}`.trimEnd().concat(' '));
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
