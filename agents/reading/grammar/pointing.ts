import { conditionsOf, findField, isList } from '#engine';

import { afterAt } from './comparisons.ts';
import { complementOf } from './complement.ts';
import type { Draft } from './draft.ts';
import { groupAt, isGroup } from './groups.ts';
import type { Tokens } from './tokens.ts';

/** `rs tersebut`, `rs ini`, `that province`, `those hospitals`: the values of a field that were answered, asked of or opened. */
export function readPointedField(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const place = tokens.is(at, 'point') && tokens.is(at + 1, 'field') ? at : tokens.is(at, 'field') && tokens.is(at + 1, 'point') ? at + 1 : undefined;
  const field = tokens.as(place === at ? at + 1 : at, 'field')?.field;
  const point = place === undefined ? undefined : tokens.as(place, 'point');
  if (!field || !point || !isGroup(field)) return undefined;
  // `10 faskes terbanyak, dengan persentase dari klaim faskes itu`: each of those that are asked for.
  if (point.isNear !== true && draft.groups.some((group) => group.field === field.id && group.at < at - 1)) return at + 2;
  const { pointed } = tokens.before;
  const open = field.id === 'facility_key' && point.isNear === true ? pointed.get('open') : undefined;
  const all = open ?? pointed.get(field.id) ?? (field.id === 'facility_key' && point.isMany !== true ? pointed.get('open') : undefined) ?? [];
  // `provinsi-provinsi`, `lima provinsi itu`: several.
  const [word, again, ...more] = tokens.at(place === at ? at + 1 : at)?.words.filter((one) => /\p{L}/u.test(one)) ?? [];
  const isMany = point.isMany === true || readPointedNumber(tokens, at - 1) !== undefined || (word !== undefined && word === again && more.length === 0);
  const values = isMany ? all : all.slice(0, 1);
  const [only] = values;
  if (only === undefined) return undefined;
  draft.terms.push({ field: field.id, clauses: [values.length === 1 ? { field: field.id, op: '=', value: only } : { field: field.id, op: 'in', value: [...values] }], isNegative: false, at, isAlternative: false, part: 'base', isPlace: true, isPointed: true });
  return at + 2;
}

const there: ReadonlySet<string> = new Set(['situ', 'sana', 'sini', 'disitu', 'disana', 'there']);
const whose: ReadonlySet<string> = new Set(['mereka', 'their', 'theirs', 'them']);

/** `di situ` behind a province or hospital that leads, `klaim mereka` of the first so many: those that were shown. */
export function readShown(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const { grouped: [field, ...more], pointed, isRanked, count } = tokens.before;
  const values = field === undefined ? [] : (pointed.get(field) ?? []);
  const [only] = values;
  const own = findField(field ?? '');
  if (!tokens.is(at, 'point') || !own || more.length > 0 || only === undefined) return undefined;
  const isPlace = there.has(tokens.at(at)?.last ?? '') && isRanked && (own.id.startsWith('facility_') || own.id.startsWith('province_') || own.id.startsWith('district_'));
  const isAll = whose.has(tokens.at(at)?.first ?? '') && values.length === count && own.id !== 'patient' && (tokens.is(at - 1, 'subject') || tokens.is(at + 1, 'subject'));
  if (!isPlace && !isAll) return undefined;
  draft.terms.push({ field: own.id, clauses: [isPlace || values.length === 1 ? { field: own.id, op: '=', value: only } : { field: own.id, op: 'in', value: [...values] }], isNegative: false, at, isAlternative: false, part: 'base', isPlace: true, isPointed: true });
  return at + 1;
}

/** `sepuluh itu`, `those ten`, `kelima provinsi itu`: how many there were says nothing more of them. */
export function readPointedNumber(tokens: Tokens, at: number): number | undefined {
  const number = tokens.as(at, 'number');
  const count = number?.unit === undefined ? (number?.value ?? tokens.as(at, 'place')?.place) : undefined;
  const isPoint = (i: number): boolean => tokens.is(i, 'point') && tokens.as(i, 'point')?.isNear !== true;
  const isNamed = groupAt(tokens, at + 1) !== undefined || tokens.is(at + 1, 'subject');
  const isPointed = isPoint(at - 1) || isPoint(at + 1) || (isNamed && isPoint(at + 2));
  return count !== undefined && count > 1 && count === tokens.before.count && isPointed ? at + 1 : undefined;
}

/** `the second one`, `yang nomor 2`, `rs kedua`: one of the groups that were shown, by its place. */
export function readPlace(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const { grouped: [field], pointed } = tokens.before;
  const isNamed = field !== undefined && tokens.all(at, 'field').some((sense) => sense.field.id === field);
  const start = isNamed ? at + 1 : at;
  const sense = tokens.as(start, 'place');
  const number = sense?.place ?? (sense ? tokens.as(start + 1, 'number')?.value : undefined);
  if (!sense || number === undefined || field === undefined) return undefined;
  const next = start + (sense.place === undefined ? 2 : 1);
  // `first three`
  if (tokens.is(next, 'number') && tokens.at(next)?.first !== 'one') return undefined;
  const value = pointed.get(field)?.[number - 1];
  if (value === undefined) return undefined;
  const to = tokens.at(next)?.first === 'one' ? next + 1 : next;
  draft.terms.push({ field, clauses: [{ field, op: '=', value }], isNegative: false, at, isAlternative: false, part: 'base', isPlace: true, isPointed: true });
  return !isNamed && tokens.all(to, 'field').some((after) => after.field.id === field) ? to + 1 : to;
}

const other = /^(?:lain|lainnya|other|others|remaining)$/u;

/** `swasta dibanding lainnya`, `private versus all other owners`: a value set against all that is not it. */
export function readComplement(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const last = draft.terms.at(-1);
  const [clause, ...more] = last?.clauses ?? [];
  const isOther = (i: number): boolean => tokens.is(i, 'others') || (tokens.is(i, 'another') && other.test(tokens.at(i)?.first ?? ''));
  if (!tokens.is(at, 'versus') || !last || last.isNegative || !clause || more.length > 0 || 'any' in clause || !(isOther(at + 1) || (tokens.is(at + 1, 'field') && isOther(at + 2)))) return undefined;
  if (!/^(?:=|in|under|contains)$/u.test(clause.op)) return undefined;
  draft.terms.splice(-1, 1, { ...last, sides: [clause, ...conditionsOf([complementOf([clause])])], isVersus: true });
  const isNamed = tokens.all(isOther(at + 1) ? at + 2 : at + 1, 'field').some(({ field }) => field.id === last.field || last.field.startsWith('facility_') && field.id === 'facility_key');
  if (!isNamed && !isOther(at + 1)) return undefined;
  return isNamed ? at + 3 : at + 2;
}

/** `sisanya`, `the others`, `poli lainnya`, `the other provinces`: what is left beside what was asked before. */
export function readOthers(tokens: Tokens, at: number, draft: Draft): number | undefined {
  if (!tokens.before.isThere || draft.others !== undefined) return undefined;
  // `yang rajal gak usah, 15 teratas dari sisanya`: what is left out was said.
  if (tokens.is(at, 'others') && draft.isEdit === true && draft.terms.some(({ isNegative }) => isNegative)) return at + 1;
  const denied = deniedAt(tokens, at, draft);
  if (denied) {
    draft.others = denied;
    draft.isEdit = true;
    return denied.to;
  }
  const isOther = (i: number): boolean => tokens.is(i, 'another') && other.test(tokens.at(i)?.first ?? '');
  const group = (i: number): string | undefined => tokens.all(i, 'field').map(({ field }) => field).find((field) => isGroup(field))?.id;
  const [before, after] = [isOther(at) ? group(at + 1) : undefined, isOther(at + 1) ? group(at) : undefined];
  const field = before ?? after;
  if (field === undefined && !tokens.is(at, 'others')) return undefined;
  const to = field === undefined ? at + 1 : at + 2;
  const [shown] = tokens.before.grouped;
  const values = shown === undefined ? undefined : tokens.before.pointed.get(shown);
  const isRest = tokens.at(at)?.words.some((word) => /^(?:ter)?sisa|^rest$|^remain/u.test(word)) === true;
  draft.others = { at, to, isRest, ...(field !== undefined && { field }), ...(shown !== undefined && values && { shown: { field: shown, values } }) };
  draft.isEdit = true;
  return to;
}

/** `yang tidak?`, `dan yang tanpa tindakan itu?`, `how many are not?`: a denial of nothing but what was asked before, of a field where it is named. */
function deniedAt(tokens: Tokens, at: number, { terms, periods, groups, bare, subject }: Draft): Draft['others'] {
  const field = tokens.all(at + 1, 'field').map((sense) => sense.field).find((one) => isGroup(one) || isList(one));
  const to = field && tokens.is(at + 2, 'point') ? at + 3 : at + 1;
  const isLast = to >= tokens.list.length || (to + 1 >= tokens.list.length && tokens.is(to, 'count'));
  const isAlone = terms.length + periods.length + groups.length + bare.length === 0 && subject === undefined;
  return tokens.is(at, 'not', 'without') && isLast && isAlone ? { at, to, ...(to > at + 1 && field && { field: field.id }) } : undefined;
}

/** Tokens from the first of joined values to what is said of them, at most. */
const furthestJoined = 6;

/** `berapa pasien (bukan klaim ya)`, `count people, not claims`: what is not counted, beside what is. */
export function readNotCounted(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const isCounted = draft.measures.some(({ agg }) => agg === 'distinct') || draft.groups.some(({ field }) => field === 'patient');
  const ends = at + 2 >= tokens.list.length || tokens.is(at + 2, 'comma') || tokens.at(at + 1)?.closes === true;
  return isCounted && tokens.is(at, 'not', 'except', 'differs') && tokens.as(at + 1, 'subject')?.subject === 'claims' && (ends || tokens.at(at)?.opens === true) ? at + 2 : undefined;
}

/** `digabung`, `both together`: what was told apart, as one. */
export function readTogether(tokens: Tokens, at: number, draft: Draft): number | undefined {
  // `peserta PBI APBN dan APBD digabung`: values that were joined are meant together already.
  if (tokens.is(at, 'together') && draft.terms.some((term) => !term.isNegative && term.sides !== undefined && at - term.at <= furthestJoined) && draft.each === undefined && draft.comparing === undefined && draft.versus === undefined && draft.subject !== undefined) return at + 1;
  if (!tokens.is(at, 'together') || !tokens.before.isThere || draft.subject !== undefined || tokens.is(at - 1, 'aggregate')) return undefined;
  draft.together = at;
  draft.isEdit = true;
  return at + 1;
}

/** `dua bulan itu`, `kedua provinsi itu`, `those two months`: both that were told apart, or asked one after the other. */
export function readBoth(tokens: Tokens, at: number, draft: Draft): number | undefined {
  if (!tokens.before.isThere) return undefined;
  const isPoint = (i: number): boolean => tokens.is(i, 'point') && tokens.as(i, 'point')?.isNear !== true;
  const start = isPoint(at) ? at + 1 : at;
  const isTwo = tokens.all(start, 'number').some(({ value }) => value === 2) || tokens.as(start, 'place')?.place === 2;
  if (!isTwo) return undefined;
  const to = tokens.is(start + 1, 'unit') || groupAt(tokens, start + 1) !== undefined ? start + 2 : start + 1;
  if (start === at && !isPoint(to)) return undefined;
  draft.both = at;
  draft.points = at;
  return start === at ? to + 1 : to;
}

/** `how many inpatient claims per quarter, and what did they cost`, `porsi dari total klaim tersebut`: what the message itself has asked of, in a part of it that goes on. */
function isOfOwnMessage(tokens: Tokens, at: number, { subject, subjectAt, terms, measures, groups, superlatives, share }: Draft): boolean {
  const named = subjectAt ?? terms[0]?.at;
  const isAsked = measures.length + groups.length + superlatives.length > 0 || share !== undefined;
  const goesOn = named !== undefined && tokens.list.some((_, i) => i > named && i < at && tokens.is(i, 'and', 'comma', 'but'));
  return (subject !== undefined || terms.length > 0) && isAsked && goesOn && !(subjectAt === at - 1 && tokens.is(at - 1, 'subject'));
}

/** `itu`, `those`, `dari situ`, `klaim itu`: what was answered before. Behind other words of claims it may only end them, so both are tried. */
export function readPoint(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const point = tokens.as(at, 'point');
  if (point === undefined || point.isNear === true) return undefined;
  // `klaim rajal di atas 5jt itu cbg-nya apa aja`: behind what the message itself names, where nothing was asked before, it stands for nothing else.
  if (!tokens.before.isThere && tokens.at(at)?.last === 'itu' && tokens.at(at)?.words.length === 1 && tokens.is(at - 1, 'value', 'number') && draft.measures.length === 0 && tokens.is(at + 1, 'share', 'count', 'aggregate', 'field', 'which', 'superlative')) return at + 1;
  // `only those with at least 50 claims`: the groups that are asked for.
  if (point.isMany === true && (draft.groups.length > 0 || draft.bare.length > 0 || tokens.before.isGrouped) && tokens.is(at + 1, 'compare', 'number') && (tokens.at(at + 1)?.after.has('with') === true || tokens.at(at + 1)?.after.has('that') === true)) return at + 1;
  if (isOfOwnMessage(tokens, at, draft)) return at + 1;
  const beside = [at - 1, at + 1].filter((i) => !(['that', 'with'] as const).some((lead) => tokens.at(Math.max(i, at))?.after.has(lead)));
  // `rs itu`: of what is not known.
  if (beside.some((i) => groupAt(tokens, i) !== undefined && !tokens.is(i, 'unit'))) return undefined;
  const isAsking = draft.subject !== undefined || draft.measures.length > 0 || draft.share !== undefined || draft.comparing !== undefined || draft.versus !== undefined;
  if (point.isNoun === true && tokens.is(at - 1, 'value') && isAsking) return at + 1;
  const isOfClaims = beside.some((i) => tokens.as(i, 'subject')?.subject === 'claims');
  if (isOfClaims) draft.isOfClaims = true;
  else if (tokens.is(at, 'both')) draft.both = at;
  else if (draft.subject !== undefined && tokens.before.isThere && draft.isOfWhole !== true && !there.has(tokens.at(at)?.last ?? '') && tokens.choose(`point ${at}`, [true, false]) === false) return at + 1;
  // `which of them has the largest total`
  const asksWhich = tokens.is(at - 1, 'which') && tokens.before.isGrouped && tokens.list.some((_, i) => i > at && tokens.is(i, 'superlative'));
  if (point.isEach === true || asksWhich) draft.isOfRows = true;
  draft.points ??= at;
  return at + 1;
}

/** Words that say of whom another claim is (`klaim lain pasien yang sama`), behind what rests on other claims. */
export function readAnother(tokens: Tokens, at: number, draft: Draft): number | undefined {
  if (!draft.terms.some(({ field }) => findField(field)?.restsOnOthers === true)) return undefined;
  if (tokens.is(at, 'leaving') && findField(draft.terms.at(-1)?.field ?? '')?.isEvent === true) return at + 1;
  // `within 30 days of discharge`: of what a readmission is after.
  const last = draft.terms.at(-1);
  const named = tokens.as(at, 'field')?.field;
  if (named?.id === 'discharge_date' && findField(last?.field ?? '')?.isEvent === true && tokens.at(at)?.after.has('of') === true && last?.clauses.every((clause) => 'any' in clause || typeof clause.value === 'number')) return at + 1;
  const isOther = (i: number): boolean => tokens.is(i, 'another');
  const field = tokens.as(isOther(at) ? at + 1 : at, 'field')?.field.id;
  const isNamed = field === 'patient' || field === 'los' || tokens.as(isOther(at) ? at + 1 : at, 'subject')?.subject === 'claims';
  return isNamed && (isOther(at) || isOther(at + 1)) ? at + 2 : undefined;
}

/** `kalau 50?`, `turunkan batasnya jadi 10`, `raise the threshold to 5 %`: another number alone for what was bounded. */
export function readRebound(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const number = tokens.as(at + 1, 'number');
  const isAlone = at === 0 && at + 2 >= tokens.list.length && ![...(tokens.at(at + 1)?.after ?? [])].includes('that');
  if (!tokens.before.isThere || !tokens.is(at, 'what_if') || !number || !isAlone) return undefined;
  // `kalau yang 7 hari`: of a number with a unit, what it is of may have been said.
  if (number.unit !== undefined && number.unit !== 'percent' && tokens.as(at, 'what_if')?.isBound !== true) return undefined;
  Object.assign(draft, { rebound: { at, number }, isEdit: true });
  return at + 2;
}

/** `over 30?`: a bound without what it is of, which was bounded before. */
export function readOpenBound(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const range = tokens.as(at, 'range');
  if (range && range.unit === undefined && tokens.before.isThere && draft.subject === undefined && at + 1 >= tokens.list.length) {
    draft.open.push({ op: '>=', value: range.low, to: range.high, at });
    return at + 1;
  }
  const op = tokens.as(at, 'compare');
  const number = tokens.as(op === undefined ? at : at + 1, 'number');
  const after = op === undefined ? afterAt(tokens, at + 1) : undefined;
  const bound = after ?? (op?.after === true ? undefined : op?.op);
  if (!tokens.before.isThere || draft.subject !== undefined || bound === undefined || number?.unit !== undefined || !number || at + 2 < tokens.list.length) return undefined;
  draft.open.push({ op: bound, value: number.value, at });
  return at + 2;
}
