import { type Condition, findCodeSet, findField, isList } from '#engine';

import type { NumberSense, Scalar, ValueSense } from '../sense.ts';
import type { Term } from './draft.ts';
import type { Tokens } from './tokens.ts';

/** Values of one field, as they are joined, and where they end. */
export interface Values {
  readonly field: string;
  readonly op: ValueSense['op'];
  readonly values: readonly Scalar[];
  readonly words: readonly (readonly Scalar[])[];
  /** Where values are set against each other: which of the words each side has. */
  readonly apart?: readonly (readonly (readonly Scalar[])[])[];
  readonly joiner: 'and' | 'or' | 'versus' | undefined;
  readonly to: number;
}

/** Whether a value can stand for a field: one of its own, or a code of its hierarchy. */
export function senseFor(sense: ValueSense, fieldId: string): ValueSense | undefined {
  if (sense.field === fieldId) return sense;
  const [own, wanted] = [findField(sense.field), findField(fieldId)];
  return sense.op === 'under' && wanted?.hierarchy !== undefined && own?.hierarchy === wanted.hierarchy ? { ...sense, field: fieldId } : undefined;
}

/** The value at a token: of a given field, or of whichever field has it; several readings are all tried. */
export function valueAt(tokens: Tokens, i: number, fieldId?: string): ValueSense | undefined {
  const senses = tokens.all(i, 'value').flatMap((sense) => (fieldId === undefined ? sense : (senseFor(sense, fieldId) ?? [])));
  // `di fisioterapi`: where somebody was treated is a clinic, though the name is a procedure too.
  const clinic = fieldId === undefined && tokens.at(i)?.after.has('in') === true ? clinicAt(tokens, i) : undefined;
  if (clinic) return clinic;
  return senses.length === 0 && fieldId !== undefined ? weakerAt(tokens, i, fieldId) : tokens.choose(`value ${i}`, senses);
}

/** The clinic that has the name of a procedure. */
export function clinicAt(tokens: Tokens, i: number): ValueSense | undefined {
  return tokens.all(i, 'value').some(({ field }) => field === 'procedure_codes') ? weakerAt(tokens, i, 'clinic_name') : undefined;
}

/** The value of a field that a token names less surely than another: `rehab medik dan fisioterapi` are two clinics. */
function weakerAt(tokens: Tokens, i: number, fieldId: string): ValueSense | undefined {
  return tokens.at(i)?.weaker?.find(({ field }) => field === fieldId);
}

/** `kelas rawat 1`, `regional 3`: the value of a field that a number ends the name of. */
function numberedAt(tokens: Tokens, i: number, fieldId: string, number: Pick<NumberSense, 'value' | 'unit'> | undefined = tokens.as(i, 'number')): ValueSense | undefined {
  const field = findField(fieldId);
  if (!number || number.unit !== undefined || (field?.kind !== 'nominal' && field?.kind !== 'ordinal')) return undefined;
  const ends = new RegExp(`(?<!\\S)${String(number.value).replace('.', '\\.')}$`, 'u');
  const found = (field.values ?? []).filter(({ value, label, synonyms }) => [String(value), label.id, label.en, ...synonyms].some((word) => ends.test(word)));
  return found.length === 1 && found[0] ? { kind: 'value', field: fieldId, op: '=', values: [found[0].value] } : undefined;
}

/** `regional 1 s/d 5`: the values of a field that the numbers of a range end the names of. */
function rangedAt(tokens: Tokens, at: number, fieldId: string): Values | undefined {
  const { low = 0, high = low, unit } = tokens.as(at, 'range') ?? {};
  const found = high - low > 0 && high - low < mostNumbered ? Array.from({ length: high - low + 1 }, (_, i) => numberedAt(tokens, at, fieldId, { value: low + i, unit })) : [];
  const words = found.flatMap((sense) => (sense ? [sense.values] : []));
  return words.length === 0 || words.length < found.length ? undefined : { field: fieldId, op: '=', values: words.flat(), words, joiner: 'and', to: at + 1 };
}

const mostNumbered = 10;

/** `kemoterapi (Z51.1)`, `rawat inap (RITL)`: a code or a value of the same field that stands in brackets says what the name before it means. */
function meantAt(tokens: Tokens, from: number, fieldId?: string): Values | undefined {
  const list = tokens.at(from + 1)?.opens === true && tokens.at(from + 1)?.closes !== true ? listedIn(tokens, from, fieldId) : undefined;
  if (list) return list;
  if (tokens.at(from + 1)?.isBracketed !== true) return undefined;
  const named = tokens.all(from, 'value');
  const meant = tokens.all(from + 1, 'value').flatMap((sense) => (fieldId === undefined ? sense : (senseFor(sense, fieldId) ?? []))).find((sense) => named.some((name) => (name.op === 'under' && sense.op === 'under') || (name.field === sense.field && sense.values.every((value) => name.values.includes(value)))));
  return meant && { field: meant.field, op: meant.op, values: meant.values, words: [meant.values], joiner: undefined, to: from + 2 };
}

/** `poli gigi semua (gigi, endodonsi, periodonti)`: a list in brackets that holds what the name before it means says all that is meant. */
function listedIn(tokens: Tokens, from: number, fieldId?: string): Values | undefined {
  const named = tokens.all(from, 'value');
  const values = valuesAt(tokens, from + 1, fieldId);
  const isOfName = values && values.words.length > 1 && tokens.at(values.to - 1)?.closes === true && named.some((name) => name.field === values.field && name.values.every((value) => values.values.includes(value)));
  return isOfName ? { ...values, joiner: 'or' } : undefined;
}

/** Whether a set of codes holds a code: by the beginnings and the ranges that it names. */
function holdsCode(set: string, code: string): boolean {
  if (!set.startsWith('set:') || code.startsWith('set:')) return false;
  return (findCodeSet(set.slice('set:'.length))?.ranges ?? []).some((range) => {
    const [from = '', to] = range.split('-');
    return to === undefined ? code.startsWith(from) : code.slice(0, 3) >= from && code.slice(0, 3) <= to;
  });
}

/** `berapa persen laki-laki dan berapa persen perempuan`, `berapa pasien … dan berapa pasien …`: what is asked again of another value sets the two apart; the place of that value. */
function askedAgainAt(tokens: Tokens, at: number, first: ValueSense): number | undefined {
  const isNoun = tokens.is(at + 1, 'subject') || tokens.as(at + 1, 'field')?.field.id === 'patient';
  const to = isNoun ? at + 2 : at + 1;
  const isAsked = tokens.is(at, 'count') && (isNoun || !tokens.is(at, 'aggregate'));
  return isAsked && tokens.all(to, 'value').some((sense) => senseFor(sense, first.field)?.op === first.op) ? to : undefined;
}

/** `RS Swasta Setara Type B vs Type C`: of several values the one that is called as the first is, up to its last word. */
function narrowedBy({ field, values: [first, ...others] }: ValueSense, next: ValueSense): readonly Scalar[] {
  const lead = typeof first === 'string' && others.length === 0 ? first.replace(/\S+$/u, '') : '';
  const alike = lead.trim() === '' || next.field !== field ? [] : next.values.filter((value) => String(value).startsWith(lead));
  return next.values.length > 1 && alike.length === 1 ? alike : next.values;
}

/** Values of one field joined by `dan`, `atau`, a comma or `vs`. */
export function valuesAt(tokens: Tokens, from: number, fieldId?: string, isNegative = false): Values | undefined {
  const meant = meantAt(tokens, from, fieldId);
  const ranged = meant ?? (fieldId === undefined ? undefined : rangedAt(tokens, from, fieldId));
  if (ranged) return ranged;
  const first = valueAt(tokens, from, fieldId) ?? (fieldId === undefined ? undefined : numberedAt(tokens, from, fieldId));
  if (!first) return undefined;
  const words: (readonly Scalar[])[] = [first.values];
  const joiners = new Set<'and' | 'or' | 'versus'>();
  const apart: (readonly Scalar[])[][] = [[first.values]];
  let to = from + 1;
  for (;;) {
    let at = to;
    let joiner: 'and' | 'or' | 'versus' | 'comma' | undefined;
    // `berapa klaim ranap dan berapa klaim rajal`: the noun behind the first value, where the question asks again of another.
    if (tokens.is(at, 'subject') && tokens.is(at + 1, 'and') && askedAgainAt(tokens, at + 2, first) !== undefined) at += 1;
    if (tokens.is(at, 'comma')) [at, joiner] = [at + 1, 'comma'];
    const kind = (['and', 'or', 'versus'] as const).find((one) => tokens.is(at, one));
    if (kind !== undefined) [at, joiner] = [at + 1, kind];
    const again = kind === 'and' ? askedAgainAt(tokens, at, first) : undefined;
    if (again !== undefined) [at, joiner] = [again, 'versus'];
    // `ringan sedang berat dibandingkan`: what is compared needs no word between.
    if (joiner === undefined && tokens.has('comparing') && first.op === '=' && tokens.at(at)?.after.size === 0 && tokens.at(at)?.opens === false) joiner = 'versus';
    if (joiner === undefined) break;
    if (tokens.as(at, 'field')?.field.id === first.field && tokens.is(at + 1, 'value')) at += 1;
    // `jangan Bali, Jatim aja`: the second is what is meant.
    if (isNegative && joiner === 'comma' && tokens.at(at)?.before.has('quantity') === true) break;
    const next = tokens.all(at, 'value').map((sense) => senseFor(sense, first.field)).find((sense) => sense?.op === first.op) ?? weakerAt(tokens, at, first.field) ?? (fieldId === undefined ? undefined : numberedAt(tokens, at, fieldId));
    if (!next) break;
    const own = narrowedBy(first, next);
    words.push(own);
    if (joiner === 'versus') apart.push([own]);
    else apart.at(-1)?.push(own);
    if (joiner !== 'comma') joiners.add(joiner);
    to = at + 1;
  }
  if (joiners.has('and') && joiners.has('or')) return undefined;
  const joiner = (['versus', 'or', 'and'] as const).find((one) => joiners.has(one)) ?? (words.length > 1 ? 'and' : undefined);
  // `pneumonia, J18`, `stroke, I63`: a code behind the name of a set that holds it says what is meant.
  const [named, code, ...more] = words;
  if (named?.length === 1 && code?.length === 1 && more.length === 0 && joiners.size === 0 && first.op === 'under' && holdsCode(String(named[0]), String(code[0]))) return { field: first.field, op: first.op, values: code, words: [code], joiner: undefined, to };
  // `Bali vs NTB vs NTT`, `Bali vs NTB, NTT` are as many sides as names; `TNI/Polri vs pemkab dan pemprov` are two.
  const isApart = joiners.has('versus') && (apart[0]?.length ?? 0) > 1;
  return { field: first.field, op: first.op, values: [...new Set(words.flat())], words, ...(isApart && { apart }), joiner, to };
}

/** The term that values make: of a single-valued field a union, of a list an intersection where joined by `dan`; negated, none of them. */
export function termOfValues({ field, op, words, apart, values, joiner }: Values, isNegative: boolean): Pick<Term, 'field' | 'clauses' | 'sides' | 'isNegative' | 'isEither' | 'isVersus'> {
  const own = findField(field);
  const hasItems = own !== undefined && isList(own);
  const negative = { '=': '!=', under: 'not_under', contains: 'not_contains', '>=': '<' } as const;
  const conditionOf = (all: readonly Scalar[]): Condition => {
    const value = all.length === 1 ? all[0] : [...all];
    if (op === '=' && Array.isArray(value)) return { field, op: isNegative ? 'not_in' : 'in', value };
    return { field, op: isNegative ? negative[op] : op, ...(value !== undefined && { value }) };
  };
  const clauses = hasItems && !isNegative && joiner === 'and' ? words.map((word) => conditionOf(word)) : [conditionOf(values)];
  return { field, clauses, isNegative, ...(words.length > 1 && !isNegative && { sides: (apart ?? words.map((word) => [word])).map((side) => conditionOf([...new Set(side.flat())])) }), ...(joiner === 'or' && { isEither: true }), ...(joiner === 'versus' && { isVersus: true }) };
}
