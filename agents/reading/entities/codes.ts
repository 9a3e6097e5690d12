import { findCodeSet, findField } from '#engine';

import type { Atom } from '../atoms.ts';
import type { Item, Sense, ValueSense } from '../sense.ts';

const claimId = /\d{4,}[a-z]\d{4,}(?![\p{L}\p{N}])/uy;
const inacbg = /[a-z]-\d{1,2}(?:-\d{1,3}(?:-(?:0|i{1,3}))?)?(?![\p{L}\p{N}-])/uy;
const icdRange = /([a-z]\d[0-9a-z]) ?(?:-|–|s\/d|sampai|hingga|to) ?([a-z]\d[0-9a-z])(?![\p{L}\p{N}])/uy;
const icd10 = /[a-z]\d[0-9a-z](?:\.[0-9a-z]{1,3}|[0-9a-z]{1,3})?(?![\p{L}\p{N}-])/uy;
/** `47.0x`, `J18.x`, `E11.*`: what follows may be anything. */
const open = /(?:[a-z]\d[0-9a-z](?:\.\d?)?|\d{2}\.\d?)(?:x|\*)(?![\p{L}\p{N}])/uy;
const icd9 = /\d{2}\.\d{1,2}(?![\p{L}\p{N}.,%])/uy;
/** Without its dot behind a word for procedures alone; no year. */
const undotted = /(?<=(?:(?:prosedur|tindakan|procedures?|icd[- ]?9(?:[- ]?cm)?) (?:kode |code )?|(?:kode|code) )\(?)(?!(?:19|20)\d\d)\d{3,4}(?![\p{L}\p{N}.,%])/uy;
/** The beginning of a code stands behind a word for codes. */
const prefix = /(?<=(?:diagnos[ae]s?|diagnosis|dx|icd(?:[- ]?10)?|kode|code|codes|huruf|awalan|berawalan|diawali|letter|prefix|starting with|beginning with|dimulai dengan) )[a-z]\d?(?![\p{L}\p{N}]|[-.]\d)/uy;
/** `ICD chapter J`; Roman numerals are the chapter’s own. */
const chapter = /(?:icd(?:[- ]?10)? )?(?:(?:bab|chapter) [a-hj-uwyz](?![\p{L}\p{N}])|[a-hj-uwyz] chapter(?![\p{L}\p{N}]))/uy;
/** The code of a facility behind a word for one, whether the data have it or not. */
const facility = /(?<=(?:faskes|rs|rumah sakit|rumkit|fasilitas|fktl|fkrtl|facility|hospital|provider) (?:(?:dengan )?(?:kode|nomor|no\.?|code|number) )?)(?!(?:19|20)\d\d(?!\d))\d{4,6}(?![\p{L}\p{N}%]|[.,]\d| ?(?:klaim|kasus|kunjungan|pasien|peserta|hari|tahun|rupiah|ribu|rb|juta|jt|kali|claims|patients|days|teratas|pertama))/uy;
const statistics = /^p(?:10|25|50|75|90|95|99)$/;

interface Form {
  readonly pattern: RegExp;
  readonly sense: (code: string) => Sense | undefined;
}

function under(field: string, value: string): Sense {
  return { kind: 'value', field, op: 'under', values: [value] };
}

const forms: readonly Form[] = [
  { pattern: claimId, sense: (id) => ({ kind: 'value', field: 'claim_id', op: '=', values: [id.toUpperCase()] }) },
  { pattern: open, sense: (code) => { const begin = code.replace(/[.x*-]+$/u, '').replace('.', ''); return under(/^\d/u.test(code) ? 'procedure_codes' : 'dx_primary_code', begin.toUpperCase()); } },
  { pattern: inacbg, sense: (code) => under('inacbg_code', code.toUpperCase()) },
  { pattern: icdRange, sense: (range) => under('dx_primary_code', `${range.slice(0, 3)}-${range.slice(-3)}`.toUpperCase()) },
  { pattern: icd10, sense: (code) => (statistics.test(code) || /^[qh]\d20\d\d?$/.test(code) ? undefined : under('dx_primary_code', code.toUpperCase().replace('.', ''))) },
  { pattern: prefix, sense: (code) => under('dx_primary_code', code.toUpperCase()) },
  { pattern: chapter, sense: (words) => under('dx_primary_code', (words.endsWith(' chapter') ? words.slice(-9, -8) : words.slice(-1)).toUpperCase()) },
  { pattern: icd9, sense: (code) => under('procedure_codes', code.replace('.', '')) },
  { pattern: facility, sense: (code) => ({ kind: 'value', field: 'facility_key', op: '=', values: [code] }) },
  { pattern: undotted, sense: (code) => under('procedure_codes', code) },
];

/** Ids of claims and codes of ICD-10, INA-CBG and ICD-9-CM (with its dot) that begin at a place of a message in lower case. */
export function codesAt(text: string, from: number): readonly { readonly sense: Sense; readonly to: number }[] {
  return forms.flatMap(({ pattern, sense }) => {
    pattern.lastIndex = from;
    const code = pattern.exec(text)?.[0];
    const read = code === undefined ? undefined : sense(code);
    return code === undefined || !read ? [] : [{ sense: read, to: from + code.length }];
  });
}

/** A run of letters and digits, hyphens within, that can only be an id: eight long or more, with six digits and a letter, or digits alone that no amount is as long as. */
const anyId = /(?=(?:[\p{L}-]*\p{Nd}){6})(?=[\p{Nd}-]*\p{L}|\p{Nd}{14})[\p{L}\p{Nd}-]{8,40}(?![\p{L}\p{Nd}])/uy;

/** What may be the id of a claim at a place of a message, as it is written. */
export function claimIdAt(message: string, from: number): string | undefined {
  anyId.lastIndex = from;
  return anyId.exec(message)?.[0];
}

const opening = /^[([]$/u;
const closing = /^[)\]]$/u;
/** Letters of a word that may be part of the name of a code. */
const shortestName = 4;
const longestName = 6;

/**
 * What stands before a code says what it is called. A code with the name before it is one item, `hemodialisa (39.95)`; digits are a
 * code of procedures without their dot behind the name of one, in brackets or where the name has that code; and words that are
 * nothing else are the name of a code in brackets behind them: `polidipsia (R63.1)`. `isNear` says of a word that it may be another, written wrong.
 */
export function withCodeNames(items: readonly (readonly Item[])[], atoms: readonly Atom[], isNear: (word: string) => boolean): readonly (readonly Item[])[] {
  const isKnown = atoms.map(() => false);
  for (const starting of items) for (const { from, to } of starting) for (let at = from; at < to; at += 1) isKnown[at] = true;
  const isName = (at: number): boolean => atoms[at]?.kind === 'word' && isKnown[at] === false && (atoms[at]?.folded.length ?? 0) >= shortestName && !isNear(atoms[at]?.folded ?? '');
  const all = items.map((starting) => [...starting]);
  for (let at = 1; at < atoms.length; at += 1) {
    const isBracketed = opening.test(atoms[at - 1]?.folded ?? '');
    const end = isBracketed ? at - 1 : at;
    const named = nameBefore(items, end);
    const begin = nameStart(end, isName);
    const isNameless = !named && begin === undefined;
    if (isNameless) continue;
    const codes = [...(items[at] ?? []).flatMap((item) => codesOf(item)), ...digitsAt(atoms, at)].filter(({ to }) => !isBracketed || closing.test(atoms[to]?.folded ?? ''));
    for (const { sense, to } of codes) {
      const last = isBracketed ? to + 1 : to;
      const isOfName = named !== undefined && findField(named.sense.field)?.hierarchy === findField(sense.field)?.hierarchy && (isBracketed || holds(named.sense, sense));
      if (isOfName) all[named.from]?.push({ from: named.from, to: last, senses: [sense] });
      else if (begin !== undefined && isBracketed && !nameBefore(items, begin)) all[begin]?.unshift({ from: begin, to: last, senses: [sense] });
    }
  }
  for (const [from, starting] of items.entries())
    for (const item of starting) {
      const inside = opening.test(atoms[item.to]?.folded ?? '') ? (items[item.to + 1] ?? []).find(({ to, senses }) => closing.test(atoms[to]?.folded ?? '') && senses.some((sense) => sense.kind === 'field' && isNamed(item, sense.field.id))) : undefined;
      if (inside) all[from]?.push({ from, to: inside.to + 1, senses: item.senses.filter((sense) => sense.kind === 'field' && isNamed(inside, sense.field.id)) });
    }
  return all.map((starting) => starting.toSorted((a, b) => b.to - a.to));
}

/** `underpayment (billed minus paid)`: whether an item names a field. */
function isNamed({ senses }: Item, field: string): boolean {
  return senses.some((sense) => sense.kind === 'field' && sense.field.id === field);
}

interface CodeAt {
  readonly sense: ValueSense;
  readonly to: number;
}

/** Codes that are written as such, and no set of them. */
function codesOf({ to, senses }: Item): readonly CodeAt[] {
  return senses.flatMap((sense) => (sense.kind === 'value' && sense.op === 'under' && findField(sense.field)?.hierarchy !== 'inacbg' && sense.values.every((value) => !String(value).startsWith('set:')) ? [{ sense, to }] : []));
}

function digitsAt(atoms: readonly Atom[], at: number): readonly CodeAt[] {
  const { folded = '', kind } = atoms[at] ?? {};
  const isAlone = atoms[at + 1]?.isGlued !== true || closing.test(atoms[at + 1]?.folded ?? '') || /^[,?!;]$/u.test(atoms[at + 1]?.folded ?? '');
  return kind === 'digits' && /^\d{3,4}$/u.test(folded) && isAlone && !/^(?:19|20)\d\d$/u.test(folded) ? [{ sense: { kind: 'value', field: 'procedure_codes', op: 'under', values: [folded] }, to: at + 1 }] : [];
}

/** The longest name of a set of codes that ends at a place. */
function nameBefore(items: readonly (readonly Item[])[], end: number): { readonly from: number; readonly sense: ValueSense } | undefined {
  for (const [from, starting] of items.slice(0, end).entries())
    for (const item of starting) {
      const sense = item.to === end ? item.senses.find((one): one is ValueSense => one.kind === 'value' && one.op === 'under' && String(one.values[0]).startsWith('set:')) : undefined;
      if (sense) return { from, sense };
    }
  return undefined;
}

/** Where the words begin that are nothing else and end at a place. */
function nameStart(end: number, isName: (at: number) => boolean): number | undefined {
  let from = end;
  while (from > 0 && end - from < longestName && isName(from - 1)) from -= 1;
  return from === end ? undefined : from;
}

/** Whether a code lies in a set. */
function holds({ values: [set] }: ValueSense, { values: [code] }: ValueSense): boolean {
  return (findCodeSet(String(set).slice('set:'.length))?.ranges ?? []).some((range) => {
    const [from = '', to] = range.split('-');
    const category = String(code).slice(0, 3);
    return to === undefined ? String(code).startsWith(from) : category >= from && category <= to;
  });
}
