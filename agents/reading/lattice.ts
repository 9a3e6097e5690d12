import { type ClaimQuery, findConcept, findField, isList, isNumber } from '#engine';

import type { ActMeaning } from './acts/act.ts';
import { type Atom, atomsOf } from './atoms.ts';
import { claimIdAt, codesAt, withCodeNames } from './entities/codes.ts';
import { hoursAt } from './entities/hours.ts';
import { numbersAt } from './entities/numbers.ts';
import { type Anchors, periodsAt, yearSense } from './entities/periods.ts';
import { type Entry, type Lexicon, type Node, alikeSteps, lightAt, sensesOf, stepsOf, weakerOf } from './lexicon.ts';
import { isDeniedDoing, isLightThere } from './light-places.ts';
import type { Item, Sense } from './sense.ts';
import { isNearly } from './spelling.ts';
import { discourseIn } from './words/discourse.ts';
import { repairsIn } from './words/repairs.ts';
import { fullWord } from './words/shorthand.ts';

/** All that the atoms of a message can be, by the atom where it begins. */
export interface Lattice {
  readonly message: string;
  readonly atoms: readonly Atom[];
  readonly items: readonly (readonly Item[])[];
  readonly language: 'id' | 'en';
  /** Every word that some phrase of the lexicon has. */
  readonly words: ReadonlySet<string>;
}

const causes: ReadonlySet<string> = new Set(['karena', 'akibat', 'gara', 'lantaran', 'disebabkan', 'sebab']);
const claimed = findField('amount_claimed');
const suffixes = /(?:nya|lah|kah|pun)$/u;
const skipped = /^[-–'’./()_]$/u;

/** `respelt` are atoms that are read as another word, by their place; `shownConcept` is the term that was explained before, `previous` what was asked before. */
export function latticeOf(message: string, lexicon: Lexicon, anchors: Anchors, respelt: ReadonlyMap<number, string> = new Map(), shownConcept?: string, previous?: ClaimQuery): Lattice {
  const atoms = atomsOf(message).map((atom, at) => ({ ...atom, folded: respelt.get(at) ?? atom.folded }));
  const folded = message.toLowerCase();
  const text = folded.length === message.length ? folded : message;
  // Two letters in capitals, by where they begin, in a message that has others.
  const capitals = new Map(atoms.flatMap(({ start, end }) => (message !== message.toUpperCase() && /^[A-Z]{2}$/u.test(message.slice(start, end)) ? [[start, message.slice(start, end)] as const] : [])));
  const words = atoms.map((_, from) => (isInside(atoms, from) ? [] : wordsAt(atoms, from, lexicon, capitals)));
  const language = languageOf(words.flat());
  const repairs = repairsIn(atoms, (end, start) => alikeBefore(words, end, start));
  const discourse = new Map([...discourseIn(atoms, message), ...repairs]);
  const isTakenBack = (at: number): boolean => [...repairs].some(([from, to]) => from < at && at < to);
  const shown = termBefore(shownConcept);
  const had = shown?.kind === 'value' ? shown : undefined;
  const objectless = objectlessIn(atoms, words, discourse);
  const atomAt = new Map(atoms.map(({ end }, i) => [end, i + 1]));
  const items = atoms.map((atom, from): readonly Item[] => {
    if (isTakenBack(from)) return [];
    const said = discourse.get(from) ?? (isContraction(atoms, from) ? from + 1 : undefined);
    if (said !== undefined) return [{ from, to: said, senses: [{ kind: 'filler', as: 'plain' } as const] }];
    // `ber-flag`
    if (atom.folded === 'ber' && atoms[from + 1]?.folded === '-') return [{ from, to: from + 1, senses: [{ kind: 'filler', as: 'with' }] }];
    if (isInside(atoms, from)) return [];
    const isNumbered = (at: number): boolean => numbersAt(atoms, at, language === 'en').length > 0;
    // `5 besar`: the first five.
    if (/^besar(?:nya)?$/u.test(atom.folded) && isNumbered(from - 1)) return [{ from, to: from + 1, senses: [{ kind: 'top' }] }];
    // `yang masuk 10 besar`
    if (/^(?:ter)?masuk$/u.test(atom.folded) && isNumbered(from + 1) && /^(?:besar|te?r(?:tinggi|besar|banyak|atas|mahal)|paling|top)/u.test(atoms[from + 2]?.folded ?? '')) return [{ from, to: from + 1, senses: [{ kind: 'filler', as: 'plain' }] }];
    // `average claim`: what is claimed.
    if (atom.folded === 'claim' && /^(?:average|avg|mean|median)$/u.test(atoms[from - 1]?.folded ?? '') && !/^(?:counts?|numbers?|ids?|amounts?|costs?|values?|gaps?)$/u.test(atoms[from + 1]?.folded ?? '') && claimed) return [{ from, to: from + 1, senses: [{ kind: 'field', field: claimed }] }];
    // `krn apa`: why.
    if (causes.has(fullWord(atom.folded)) && ['apa', 'what'].includes(atoms[from + 1]?.folded ?? '')) return [{ from, to: from + 2, senses: [{ kind: 'act', says: 'why' }] }];
    // `pas maret`: when, before a number exactly.
    if (atom.folded === 'pas' && from + 1 < atoms.length && !isNumbered(from + 1)) return [{ from, to: from + 1, senses: [{ kind: 'filler', as: 'in' }] }];
    // `ada berapa klaimnya`, of what was explained before
    if (had && atom.folded === 'klaimnya') return [{ from, to: from + 1, senses: [had] }];
    // `and how many claims have it?` goes on with the term.
    if (shown && from === 0 && (words[0] ?? []).some(({ to, entries }) => to === 1 && entries.some(({ sense }) => sense.kind === 'and'))) return [{ from, to: 1, senses: [{ kind: 'filler', as: 'plain' }] }];
    if (objectless.has(from)) return had ? [{ from, to: from + 1, senses: [had] }] : [];
    const spans = [...codesAt(text, atom.start), ...periodsAt(text, atom.start, anchors), ...hoursAt(text, atom.start, anchors.now)].flatMap(({ sense, to }) => {
      const end = atomAt.get(to);
      return end === undefined ? [] : [{ from, to: end, senses: [sense] }];
    });
    // `tahun dua ribu dua puluh dua`
    const years = ['tahun', 'year'].includes(fullWord(atom.folded)) ? numbersAt(atoms, from + 1, language === 'en').flatMap(({ to, senses }): readonly Item[] => senses.flatMap((sense) => (sense.kind === 'number' && sense.value >= 1990 && sense.value < 2100 ? [{ from, to, senses: [yearSense(sense.value)] }] : []))) : [];
    const named = (words[from] ?? []).filter(({ to }) => !isHandledThere(atoms, to - 1)).map(({ to, entries }) => ({ from, to, senses: sensesOf(entries), weaker: weakerOf(entries) }));
    const id = claimIdAt(message, atom.start);
    const end = id === undefined ? undefined : atomAt.get(atom.start + id.length);
    const ids: readonly Item[] = id === undefined || end === undefined || spans.length > 0 ? [] : [{ from, to: end, senses: [{ kind: 'act', says: 'id', id }] }];
    const all = bySpan([...named, ...ids, ...years, ...numbersAt(atoms, from, language === 'en'), ...spans]);
    return shown ? all.map((item) => (standsForOne(item) ? { ...item, senses: item.senses.map((sense) => (sense.kind === 'point' ? shown : sense)) } : item)) : all;
  });
  const known = withCodeNames(withShared(withHeads(items, atoms, lexicon, message, previous), atoms, lexicon), atoms, (word) => isNearly(word, lexicon));
  return { message, atoms, items: withLight(known, atoms, lexicon), language, words: lexicon.words };
}

/** Where a value begins that ends at a place, and is of one field with the value that begins at another. */
function alikeBefore(words: readonly (readonly Words[])[], end: number, start: number): number | undefined {
  const next = new Set((words[start] ?? []).flatMap((found) => fieldsOf(found)));
  const from = words.findIndex((starting) => starting.some((found) => found.to === end && fieldsOf(found).some((field) => next.has(field))));
  return from < 0 ? undefined : from;
}

function fieldsOf({ entries }: Words): readonly string[] {
  return entries.flatMap(({ sense }) => (sense.kind === 'value' ? [sense.field] : []));
}

/** Words of a phrase on one side of what stands in it, at most. */
const widest = 4;

/** `poli [itu lho] anak`: whether what stands there parts the words of one phrase. */
function isWithin(atoms: readonly Atom[], from: number, to: number, lexicon: Lexicon): boolean {
  const before = atoms.slice(Math.max(0, from - widest), from);
  const around = [...before, ...atoms.slice(to, to + widest)];
  return before.some((_, at) => wordsAt(around, at, lexicon, new Map()).some((found) => found.to > before.length));
}

/** What words mean to acts of talk alone; what names something that data may hold or lack is never light. */
const talk: ReadonlySet<ActMeaning['says']> = new Set(['asks', 'feels', 'appraises', 'you', 'notice', 'requests', 'introduces', 'whether', 'certain', 'should']);
/** `tolong dicek`: what is asked of who answers. */
const requests: ReadonlySet<string> = new Set(['tolong', 'mohon', 'coba', 'minta', 'bisa', 'dapat', 'harap', 'bantu', 'please', 'kindly', 'can', 'could']);
/** Words of a phrase of the background lexicon, at most. */
const longestLight = 6;

/** Words of the background lexicon, where nothing else is known of them that a query could mean and they stand where they tell nothing apart. */
function withLight(items: readonly (readonly Item[])[], atoms: readonly Atom[], lexicon: Lexicon): readonly (readonly Item[])[] {
  return items.map((starting, from) => {
    if (atoms[from]?.kind !== 'word' || isInside(atoms, from)) return starting;
    const words = atoms.slice(from, from + longestLight);
    const end = words.findIndex(({ kind }) => kind !== 'word');
    const light = lightAt((end < 0 ? words : words.slice(0, end)).map(({ folded }) => folded)).flatMap(({ length, of }): readonly Item[] => {
      const to = from + length;
      const isKnown = starting.some((item) => item.to === to && item.senses.some((sense) => sense.kind !== 'act' || !(talk.has(sense.says) || (sense.says === 'check' && requests.has(atoms[from - 1]?.folded ?? '')))));
      return isKnown || !isLightThere({ items, atoms }, from, to, of) || isWithin(atoms, from, to, lexicon) ? [] : [{ from, to, senses: [{ kind: 'filler', as: 'light' }] }];
    });
    const said = starting.filter(({ senses }) => !isDeniedDoing({ items, atoms }, from, senses));
    return light.length === 0 && said.length === starting.length ? starting : bySpan([...said, ...light]);
  });
}

/** `same for B` of class C: a word of a short message that is nothing itself, or one capital, is read behind the words that a value of the question before opens with. */
function withHeads(items: readonly (readonly Item[])[], atoms: readonly Atom[], lexicon: Lexicon, message: string, previous?: ClaimQuery): readonly (readonly Item[])[] {
  if (!previous || atoms.length > shortest) return items;
  const asked = previous.where.flatMap((clause) => ('any' in clause ? [] : [clause.value].flat().flatMap((value) => (typeof value === 'string' ? [{ field: clause.field, head: atomsOf(value).slice(0, -1) }] : []))));
  return items.map((starting, from) => {
    const atom = atoms[from];
    if (atom?.kind !== 'word' || !(starting.length === 0 || /^[A-Z]$/u.test(message.slice(atom.start, atom.end)))) return starting;
    const entries = asked.flatMap(({ field, head }) => (head.length === 0 ? [] : wordsAt([...head, { ...atom, isGlued: false }], 0, lexicon, new Map()).flatMap((found) => (found.to === head.length + 1 ? found.entries.filter(({ sense }) => sense.kind === 'value' && sense.field === field) : []))));
    return entries.length === 0 ? starting : [{ from, to: from + 1, senses: sensesOf(entries) }];
  });
}

/** Atoms of a message that names no more than another value. */
const shortest = 6;

/** `RS Kelas B, C dan D`: a word that is nothing itself, behind a value and a mark or word that joins, shares the words that the value opens with. */
function withShared(items: readonly (readonly Item[])[], atoms: readonly Atom[], lexicon: Lexicon): readonly (readonly Item[])[] {
  const all = [...items];
  for (let from = 0; from < atoms.length; from += 1)
    for (const item of all[from] ?? []) {
      const fields = new Set(item.senses.flatMap((sense) => (sense.kind === 'value' ? [sense.field] : [])));
      if (item.to - from < 2 || fields.size === 0) continue;
      const head = atoms.slice(from, item.to - 1);
      for (let at = joinedAt(all, atoms, item.to); at !== undefined; at = joinedAt(all, atoms, at + 1)) {
        const atom = atoms[at];
        // `severity II atau III`: what is a number of several things is one of those before it.
        const isNumeral = /^[ivx]+$/u.test(atom?.folded ?? '') && all[at]?.every(({ senses }) => senses.every(({ kind }) => kind === 'value')) === true;
        const isOfActs = all[at]?.every(({ senses }) => senses.every(({ kind }) => kind === 'act')) === true;
        if (atom?.kind !== 'word' || ((all[at]?.length ?? 0) > 0 && !isNumeral && !isOfActs)) break;
        const senses = wordsAt([...head, { ...atom, isGlued: false }], 0, lexicon, new Map()).flatMap(({ to, entries }) => (to === head.length + 1 ? sensesOf(entries) : []));
        // `persalinan sesar vs normal`: how one is treated stands as a diagnosis or as a procedure.
        const shared = senses.filter((sense) => sense.kind === 'value' && (fields.has(sense.field) || (sense.op === 'under' && [...fields].some((field) => field === 'procedure_codes' || field === 'dx_primary_code'))));
        if (shared.length === 0) break;
        all[at] = isOfActs ? bySpan([...(all[at] ?? []), { from: at, to: at + 1, senses: shared }]) : [{ from: at, to: at + 1, senses: shared }];
      }
    }
  return all;
}

/** The place behind what joins: `,`, `/`, `dan`, `, and`. */
function joinedAt(items: readonly (readonly Item[])[], atoms: readonly Atom[], at: number): number | undefined {
  const isMark = /^[,/]$/u.test(atoms[at]?.folded ?? '');
  const next = isMark ? at + 1 : at;
  const isWord = items[next]?.some((item) => item.to === next + 1 && (hasSense(item, 'and') || hasSense(item, 'or') || hasSense(item, 'versus'))) === true;
  return isWord ? next + 1 : isMark ? next : undefined;
}

/** What the term explained before is to claims: a condition, else the number that it is about; undefined where it is neither. */
export function termBefore(term: string | undefined): Extract<Sense, { readonly kind: 'value' | 'field' }> | undefined {
  const { rule, fields = [], label, synonyms = [] } = findConcept(term ?? '') ?? {};
  if (rule !== undefined) return { kind: 'value', field: 'flags', op: 'contains', values: [rule] };
  const [kind, id = '', ...rest] = (term ?? '').split(':');
  const called = new Set([label?.id, label?.en, ...synonyms].map((name) => name?.toLowerCase()));
  const field = findField(id) ?? fields.flatMap((one) => findField(one) ?? []).find((one) => isNumber(one) && [...one.synonyms.id, ...one.synonyms.en].some((name) => called.has(name)));
  if (field?.kind === 'boolean') return { kind: 'value', field: id, op: '=', values: [true] };
  const value = kind === 'value' ? field?.values?.find((known) => String(known.value) === rest.join(':'))?.value : undefined;
  if (field && value !== undefined) return { kind: 'value', field: id, op: isList(field) ? 'contains' : '=', values: [value] };
  return field && isNumber(field) ? { kind: 'field', field } : undefined;
}

/** `it`, `itu`, `of those`: words that say nothing but that one or all of what was shown is meant. */
function standsForOne({ senses }: Item): boolean {
  return senses.some(({ kind }) => kind === 'point') && senses.every((sense) => sense.kind === 'act' || (sense.kind === 'point' && sense.isNear !== true && sense.isEach !== true));
}

const having = /^(?:kena|terkena|dikenai|punya|memiliki|mempunyai|dapat|mendapat|mendapatkan|mengalami|menerima|with|having)$/u;

/** `ada berapa klaim yang kena?`: words of having behind which, and before which, nothing is had. */
function objectlessIn(atoms: readonly Atom[], words: readonly (readonly Words[])[], discourse: ReadonlyMap<number, number>): ReadonlySet<number> {
  const found = new Set<number>();
  let isNamed = false;
  for (const [at, { folded, kind }] of atoms.entries()) {
    if (kind === 'mark' && /^[.?;]$/u.test(folded)) isNamed = false;
    isNamed ||= words[at]?.some(({ entries }) => entries.some(({ sense }) => canBeHad(sense))) === true;
    if (!isNamed && having.test(folded) && isLast(atoms, at, words, discourse)) found.add(at);
  }
  return found;
}

/** `claims not handled at a class B hospital`: by whom they were treated, not who looked at them. */
function isHandledThere(atoms: readonly Atom[], at: number): boolean {
  return /^(?:handled|processed|ditangani|diproses)$/u.test(atoms[at]?.folded ?? '') && /^(?:at|by|in|di|oleh|sama)$/u.test(fullWord(atoms[at + 1]?.folded ?? ''));
}

/** An indication, mark, top-up and the like: what a claim can have. */
function canBeHad(sense: Sense): boolean {
  const field = sense.kind === 'field' ? sense.field : sense.kind === 'value' ? findField(sense.field) : undefined;
  return sense.kind === 'concept' || (field !== undefined && (isList(field) || field.kind === 'boolean' || field.kind === 'rupiah' || isNumber(field)));
}

/** Whether nothing but particles and marks follows up to the end of the question. */
function isLast(atoms: readonly Atom[], at: number, words: readonly (readonly Words[])[], discourse: ReadonlyMap<number, number>): boolean {
  const next = atoms[at + 1];
  if (!next || /^[,.?;!]$/u.test(next.folded)) return true;
  if (discourse.has(at + 1)) return isLast(atoms, (discourse.get(at + 1) ?? at + 2) - 1, words, discourse);
  return words[at + 1]?.some(({ to, entries }) => to === at + 2 && entries.length > 0 && entries.every(({ sense }) => sense.kind === 'filler' && sense.as === 'plain')) === true && isLast(atoms, at + 1, words, discourse);
}

/** Letters and digits written together begin nothing in their midst: `40an` holds no `an`. */
function isInside(atoms: readonly Atom[], at: number): boolean {
  const [before, atom] = [atoms[at - 1], atoms[at]];
  return atom?.isGlued === true && isWritten(atom) && isWritten(before);
}

/** `what's`, `who're`, `I'd`: an auxiliary, or whose something is. */
function isContraction(atoms: readonly Atom[], at: number): boolean {
  const [word, mark, atom] = [atoms[at - 2], atoms[at - 1], atoms[at]];
  return atom?.isGlued === true && mark?.isGlued === true && word?.kind === 'word' && /^['’]$/u.test(mark.folded) && /^(?:s|re|ve|d|ll|m)$/u.test(atom.folded);
}

function isWritten(atom: Atom | undefined): boolean {
  return atom?.kind === 'word' || atom?.kind === 'digits';
}

/** Items of one span are one, with the senses of all. */
function bySpan(items: readonly Item[]): readonly Item[] {
  const merged = new Map<number, Item>();
  for (const item of items) {
    const before = merged.get(item.to);
    merged.set(item.to, { ...item, senses: [...(before?.senses ?? []), ...item.senses], weaker: [...(before?.weaker ?? []), ...(item.weaker ?? [])] });
  }
  return [...merged.values()].toSorted((a, b) => b.to - a.to);
}

interface Words {
  readonly to: number;
  readonly entries: readonly Entry[];
}

/** Every phrase of the lexicon that stands at an atom. */
function wordsAt(atoms: readonly Atom[], from: number, { catalogue, names }: Lexicon, capitals: ReadonlyMap<number, string>): readonly Words[] {
  const found = new Map<number, Entry[]>();
  const alike = new Map<number, Entry[]>();
  for (const root of [catalogue, names]) {
    let reached: readonly { readonly node: Node; readonly at: number; readonly isAlike?: boolean }[] = [{ node: root, at: from }];
    while (reached.length > 0)
      reached = reached.flatMap(({ node, at, isAlike = false }) => {
        const place = at > from && skipped.test(atoms[at]?.folded ?? '') && (atoms[at]?.isGlued === true || atoms[at + 1]?.isGlued === true) ? at + 1 : at;
        const atom = atoms[place];
        if (!atom || atom.kind === 'mark') return [];
        const stem = atom.kind === 'word' && atom.folded.length > 5 ? atom.folded.replace(suffixes, '') : atom.folded;
        return [...new Set([capitals.get(atom.start) ?? atom.folded, atom.folded, stem])].flatMap((form) => [...stepsOf(node, form).map((next) => ({ next, isOther: isAlike })), ...alikeSteps(node, form).map((next) => ({ next, isOther: true }))].flatMap(({ next, isOther }) => {
          const to = doubled(atoms, place);
          // `kira2` is `kira-kira`.
          const twice = to > place + 1 ? (next.next.get(`${form}${atoms[place + 1]?.folded === '2' && to === place + 3 ? 'nya' : ''}`) ?? next.next.get(form)) : undefined;
          for (const { entries } of [next, ...(twice ? [twice] : [])])
            if (entries.length > 0 && isOther) alike.set(to, alike.get(to) ?? entries);
            else if (entries.length > 0) found.set(to, [...(found.get(to) ?? []), ...entries]);
          return [{ node: next, at: place + 1, isAlike: isOther }, ...(twice ? [{ node: twice, at: to, isAlike: isOther }] : [])];
        }));
      });
  }
  // What is called so in the lexicon is meant, else what is called nearly so.
  return [...new Map([...alike, ...found])].map(([to, entries]) => ({ to, entries }));
}

/** `klaim-klaim` and `klaim2` are `klaim`. */
function doubled(atoms: readonly Atom[], at: number): number {
  const isDoubled = atoms[at + 1]?.folded === '-' && atoms[at + 1]?.isGlued === true && atoms[at + 2]?.isGlued === true && atoms[at + 2]?.folded === atoms[at]?.folded;
  const isShort = atoms[at]?.kind === 'word' && (atoms[at]?.folded.length ?? 0) > 1 && atoms[at + 1]?.folded === '2' && atoms[at + 1]?.isGlued === true && !isWritten(atoms[at + 2]?.isGlued === true ? atoms[at + 2] : undefined);
  // `dua2nya` is `dua-duanya`.
  const isEnding = atoms[at + 1]?.folded === '2' && atoms[at + 1]?.isGlued === true && atoms[at + 2]?.isGlued === true && atoms[at + 2]?.folded === 'nya';
  return isDoubled || (isEnding && atoms[at]?.kind === 'word') ? at + 3 : isShort ? at + 2 : at + 1;
}

function languageOf(words: readonly Words[]): 'id' | 'en' {
  const count = (language: 'id' | 'en'): number => words.filter(({ entries }) => entries.some((entry) => entry.language === language) && !entries.some((entry) => entry.language !== undefined && entry.language !== language)).length;
  return count('en') > count('id') ? 'en' : 'id';
}

/** One way to cut a message into items; `unknown` are atoms that are nothing, as places. */
export interface Cover {
  readonly items: readonly Item[];
  readonly unknown: readonly number[];
  /** What it costs: items, and what speaks against it. */
  readonly cost: number;
}

const mostCovers = 12;
/** Marks between words that say nothing. */
const silent = /^(?:["'“”‘’()[\]{}:!…*_`~–—-]|\p{Extended_Pictographic})$/u;
const breaking = /^[,.;?/]$/u;
const unknownCost = 100;

const numberCost = 2;
/** Atoms of a message, about: the squares of its items together weigh less than one item. */
const longestMessage = 200;

/** `paling banyak 3 november`: a number after a comparison is rather what it compares with than a day. */
function takesNumber(before: Item | undefined, item: Item, atoms: readonly Atom[]): boolean {
  const isCompared = before?.to === item.from && before.senses.some((sense) => sense.kind === 'compare' && sense.after !== true);
  return isCompared && hasSense(item, 'period') && /^\d{1,3}$/.test(atoms[item.from]?.folded ?? '');
}

/** One, and of as many items those with the longest phrase a little less: `tanda mutu data` is one name behind `kena`. */
function itemCost(item: Item): number {
  return 1 - (item.to - item.from) ** 2 / longestMessage ** 2 + (isLight(item) ? lightCost : 0);
}

/** Whether words are of the background lexicon alone. */
export function isLight({ senses }: Item): boolean {
  return senses.every((sense) => sense.kind === 'filler' && sense.as === 'light');
}

/** What is known otherwise comes before words of the background lexicon. */
const lightCost = 0.5;

/** A step of a cover, and the steps before it. */
interface Path {
  readonly cost: number;
  readonly before?: Path;
  readonly item?: Item;
  readonly unknown?: number;
}

/** The cheapest covers of the atoms from one place to another: fewest unknown atoms, then fewest items. */
export function coversOf({ atoms, items }: Lattice, from: number, to: number): readonly Cover[] {
  const best: Path[][] = Array.from({ length: to - from + 1 }, () => []);
  best[0] = [{ cost: 0 }];
  for (let at = from; at < to; at += 1) {
    const paths = cheapest(best[at - from] ?? []);
    const atom = atoms[at];
    if (!atom) continue;
    const steps = (items[at] ?? []).filter((item) => item.to <= to);
    const isMinus = atom.folded === '-' && !atom.isGlued && atoms[at + 1]?.kind === 'digits' && atoms[at + 1]?.isGlued === true;
    const isSilent = !isMinus && atom.kind === 'mark' && (silent.test(atom.folded) || breaking.test(atom.folded));
    // `A / B` is one or the other.
    const comma: Item | undefined = atom.folded === '/' && !atom.isGlued ? { from: at, to: at + 1, senses: [{ kind: 'or' }] } : atom.folded === ',' || atom.folded === '/' ? { from: at, to: at + 1, senses: [{ kind: 'comma' }] } : undefined;
    for (const before of paths) {
      for (const item of steps) best[item.to - from]?.push({ cost: before.cost + itemCost(item) + (takesNumber(before.item, item, atoms) ? numberCost : 0), before, item });
      if (isSilent) best[at + 1 - from]?.push({ cost: before.cost, before, ...(comma && { item: comma }) });
      else best[at + 1 - from]?.push({ cost: before.cost + unknownCost, before, unknown: at });
    }
  }
  return cheapest(best[to - from] ?? []).map((path) => coverOf(path));
}

function cheapest(paths: readonly Path[]): readonly Path[] {
  return paths.toSorted((a, b) => a.cost - b.cost).slice(0, mostCovers);
}

function coverOf(path: Path): Cover {
  const [items, unknown]: [Item[], number[]] = [[], []];
  for (let step: Path | undefined = path; step !== undefined; step = step.before) {
    if (step.item) items.push(step.item);
    if (step.unknown !== undefined) unknown.push(step.unknown);
  }
  return { cost: path.cost, items: items.toReversed(), unknown: unknown.toReversed() };
}

/** Items as queries read them: what words mean to an act alone is no meaning there. */
export function withoutActs(items: readonly Item[]): readonly Item[] {
  return items.flatMap((item) => {
    const senses = item.senses.filter(({ kind }) => kind !== 'act');
    return senses.length === 0 ? [] : [{ ...item, senses }];
  });
}

export function hasSense(item: Item | undefined, kind: Sense['kind']): boolean {
  return item?.senses.some((sense) => sense.kind === kind) === true;
}
