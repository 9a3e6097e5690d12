import { type ClaimQuery, type Field, fields } from '#engine';

import type { Atom } from '../atoms.ts';
import type { Item, Scalar, Sense, SenseKind, SenseOf } from '../sense.ts';

/** What stood before a token and says nothing by itself. */
type Lead = 'plain' | 'the' | 'that' | 'of' | 'in' | 'with' | 'quantity' | 'every' | 'past' | 'also' | 'show' | 'between';

/** An item that means something, and the fillers before it. */
export interface Token extends Item {
  readonly after: ReadonlySet<Lead>;
  /** What stands between it and the next token. */
  readonly before: ReadonlySet<Lead>;
  /** Its first word, in lower case. */
  readonly first: string;
  readonly words: readonly string[];
  /** Its last word. */
  readonly last: string;
  /** A bracket opens before it, or closes behind it. */
  readonly opens: boolean;
  readonly closes: boolean;
  /** It stands behind a colon. */
  readonly isListed: boolean;
  /** It stands in brackets. */
  readonly isBracketed: boolean;
}

/** What words of a question can stand for that stood in the conversation before it. */
export interface Before {
  /** Values that were answered or asked of, by field; the open facility as `open`. */
  readonly pointed: ReadonlyMap<string, readonly Scalar[]>;
  /** The fields that the answer before was grouped by. */
  readonly grouped: readonly string[];
  /** How many rows were asked for, or shown, where that is known. */
  readonly count?: number | undefined;
  /** The answer before had groups. */
  readonly isGrouped: boolean;
  /** Persons or facilities were counted. */
  readonly isCounted: boolean;
  /** The answer before ranked its groups: the first of them is meant where one is. */
  readonly isRanked: boolean;
  /** The answer before listed claims. */
  readonly isListed: boolean;
  readonly isThere: boolean;
  /** The period that was asked of, where no groups are times. */
  readonly period?: ClaimQuery['period'];
  /** The number that was explained before: what a bound is of that names none. */
  readonly term?: Field;
}

/** `that hospital`, `is that`: it points, where it joins nothing; `their` where no noun before it is whose it could be. */
function points(items: readonly Item[], i: number, word: string): boolean {
  if (word.startsWith('their')) return !items.slice(0, i).some(({ senses }) => senses.some(({ kind }) => kind === 'subject' || kind === 'field' || kind === 'value'));
  const [before, next] = [items[i - 1], items[i + 1]];
  // `facilities that billed more than 1 billion` tells which; `is that` points.
  if (word === 'that' && before?.senses.some(({ kind }) => kind === 'subject' || kind === 'field') === true) return false;
  return next === undefined || next.senses.some((sense) => sense.kind === 'per' || (sense.kind === 'field' && sense.field.kind !== 'boolean'));
}

export function tokensOf(items: readonly Item[], atoms: readonly Pick<Atom, 'folded'>[]): readonly Token[] {
  const tokens: Token[] = [];
  let after = new Set<Lead>();
  for (const [i, item] of items.entries()) {
    const isPointing = item.senses.some(({ kind }) => kind === 'point') && (!item.senses.some(({ kind }) => kind === 'filler') || points(items, i, atoms[item.from]?.folded ?? ''));
    const senses = item.senses.filter((sense) => sense.kind !== (isPointing ? 'filler' : 'point') && !isUnfit(items, i, sense));
    const meant = senses.filter(({ kind }) => kind !== 'filler');
    for (const sense of senses) if (sense.kind === 'filler' && sense.as !== 'light') after.add(sense.as);
    if (meant.length === 0) continue;
    tokens.push({ ...item, senses, after, before: new Set(), first: atoms[item.from]?.folded ?? '', words: atoms.slice(item.from, item.to).map(({ folded }) => folded), last: atoms[item.to - 1]?.folded ?? '', opens: atoms[item.from - 1]?.folded === '(', closes: atoms[item.to]?.folded === ')', isListed: atoms[item.from - 1]?.folded === ':', isBracketed: atoms[item.from - 1]?.folded === '(' && atoms[item.to]?.folded === ')' });
    after = new Set();
  }
  return differences(ratesFirst(tokens).map((token, i) => ({ ...token, senses: boundOrValue(token, tokens[i + 1]), before: tokens[i + 1]?.after ?? after })));
}

/** What happens to claims, or is marked on them, and has a rate. */
export function happens(sense: Sense): boolean {
  if (sense.kind !== 'value') return sense.kind === 'field' && sense.field.presentBy !== undefined;
  return sense.field === 'flags' || sense.field === 'decision' || sense.values[0] === 'Meninggal' || (sense.values[0] === true && sense.field.startsWith('is_'));
}

/** Whether words name what has a rate. */
export function happensAt(items: readonly Item[], at: number): boolean {
  return items[at]?.senses.some((sense) => happens(sense)) === true;
}

/** `angka stroke` are figures, `angka readmisi` is a rate; `klaim yang pakai top-up` have it, `pakai median` is another measure. */
function isUnfit(items: readonly Item[], i: number, sense: Sense): boolean {
  const before = items[i - 1]?.senses ?? [];
  if (sense.kind === 'what_if' && sense.isExchange === true && before.some((one) => one.kind === 'subject' || (one.kind === 'filler' && one.as === 'that'))) return items[i]?.senses.some((one) => one.kind === 'filler') === true;
  return sense.kind === 'share' && sense.isRate === true && items[i]?.senses.some(({ kind }) => kind === 'filler') === true && !happensAt(items, i + 1);
}

/** `readmission rate`: what it is a rate of stands before it, in English, as it stands behind `tingkat`. */
function ratesFirst(tokens: readonly Token[]): readonly Token[] {
  const isRate = (token: Token | undefined): boolean => token?.words.length === 1 && /^rates?$/u.test(token.first) && token.senses.some((sense) => sense.kind === 'share' && sense.isRate === true);
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1];
    if (next && isRate(next)) return [{ ...next, after: token.after }, { ...token, after: new Set<Lead>() }];
    return isRate(token) && i > 0 ? [] : [token];
  });
}

/** Fields whose values have an order: `minimal sedang`. */
const scales: ReadonlySet<string> = new Set(['severity_group', 'inacbg_severity', 'peer_level', 'entitlement_class']);

/** `los maximum 3 days`, `the maximum los`: a bound stands before its number, else it is the largest or smallest value. */
function boundOrValue({ senses }: Token, next: Token | undefined): Token['senses'] {
  const isBoth = senses.some(({ kind }) => kind === 'compare') && senses.some(({ kind }) => kind === 'aggregate');
  const isBound = next?.senses.some(({ kind }) => kind === 'number' || kind === 'range') === true || next?.senses.some((sense) => sense.kind === 'value' && scales.has(sense.field)) === true;
  return isBoth ? senses.filter(({ kind }) => kind !== (isBound ? 'aggregate' : 'compare')) : senses;
}

/** `selisih tagihan dan dibayar`, `gap between billed and paid`: the name of a difference with both that it is of is one name. */
function differences(tokens: readonly Token[]): readonly Token[] {
  const fieldAt = (i: number): Field | undefined => tokens[i]?.senses.flatMap((sense) => (sense.kind === 'field' ? [sense.field] : [])).at(0);
  const made: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    const isJoined = tokens[at + 2]?.senses.some(({ kind }) => kind === 'and' || kind === 'versus' || kind === 'comma') === true;
    const last = isJoined ? at + 3 : at + 2;
    const [one, other] = [fieldAt(at + 1)?.id, fieldAt(last)?.id];
    // `selisih antara tagihan sama yang dibayar`
    const named = token.senses.some(({ kind }) => kind === 'comparing') && token.words[0]?.startsWith('selisih') === true ? fields : token.senses.flatMap((sense) => (sense.kind === 'field' ? [sense.field] : []));
    const gap = one === undefined || other === undefined || one === other ? undefined : named.find(({ differenceOf }) => differenceOf?.includes(one) === true && differenceOf.includes(other));
    // `selisih tagihan` is a name by itself, and `dan bayar` goes on with it.
    const own = token.senses.flatMap((sense) => (sense.kind === 'field' && sense.field.differenceOf ? [sense.field] : []))[0];
    const rest = fieldAt(at + 2)?.id;
    const isRest = !gap && own && token.words.length > 1 && rest !== undefined && own.differenceOf?.includes(rest) === true && tokens[at + 1]?.senses.some(({ kind }) => kind === 'and' || kind === 'versus') === true;
    if (isRest && tokens[at + 2]) {
      made.push({ ...token, to: tokens[at + 2]?.to ?? token.to, before: tokens[at + 2]?.before ?? token.before, last: tokens[at + 2]?.last ?? token.last });
      at += 2;
      continue;
    }
    made.push(gap ? { ...token, to: tokens[last]?.to ?? token.to, senses: [{ kind: 'field', field: gap }], before: tokens[last]?.before ?? token.before, last: tokens[last]?.last ?? token.last } : token);
    if (gap) at = last;
  }
  return made;
}

export function isFiller({ senses }: Item): boolean {
  return senses.some(({ kind }) => kind === 'filler');
}

/** Tokens of one question, with what was chosen where words can be meant in several ways. */
export class Tokens {
  readonly list: readonly Token[];
  readonly before: Before;
  /** Words ask to show something: `tampilkan`, `listnya`. */
  readonly isShown: boolean;
  /** Readings chosen so far, by place, and how many there are. */
  readonly asked = new Map<string, number>();
  readonly #chosen: ReadonlyMap<string, number>;
  readonly #kinds: ReadonlySet<SenseKind>;

  constructor(list: readonly Token[], chosen: ReadonlyMap<string, number>, before: Before, isShown: boolean) {
    this.list = list;
    this.before = before;
    this.isShown = isShown;
    this.#chosen = chosen;
    this.#kinds = new Set(list.flatMap(({ senses }) => senses.map(({ kind }) => kind)));
  }

  at(i: number): Token | undefined {
    return this.list[i];
  }

  /** The sense of a kind that a token has. */
  as<Kind extends SenseKind>(i: number, kind: Kind): SenseOf<Kind> | undefined {
    const [first, ...others] = this.all(i, kind);
    // A name that two fields have: the one that the answer before was grouped by, else both are tried.
    const grouped = this.all(i, kind).filter((sense: Sense) => sense.kind === 'field' && this.before.grouped.includes(sense.field.id));
    if (grouped.length === 1) return grouped[0];
    return kind === 'field' && others.length > 0 && first ? this.choose(`field ${i}`, [first, ...others]) : first;
  }

  all<Kind extends SenseKind>(i: number, kind: Kind): readonly SenseOf<Kind>[] {
    return (this.list[i]?.senses ?? []).filter((sense: Sense): sense is SenseOf<Kind> => sense.kind === kind);
  }

  is(i: number, ...kinds: readonly SenseKind[]): boolean {
    return this.list[i]?.senses.some(({ kind }) => kinds.includes(kind)) === true;
  }

  /** Whether any token has a sense of a kind. */
  has(kind: SenseKind): boolean {
    return this.#kinds.has(kind);
  }

  /** One of several readings of a place; all are tried. */
  choose<Option>(place: string, options: readonly Option[]): Option | undefined {
    if (options.length > 1) this.asked.set(place, options.length);
    return options[this.#chosen.get(place) ?? 0];
  }
}
