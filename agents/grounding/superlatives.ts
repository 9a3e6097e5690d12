import type { EvidenceItem } from '#tools';

import { type FoundTerm, isOfTerm } from './attribution.ts';
import type { Cited } from './figure.ts';
import type { Mention } from './mentions.ts';
import type { Rows } from './row-names.ts';

const most = 'tertinggi|terbesar|terbanyak|termahal|terlama|paling (?:tinggi|besar|banyak|mahal|lama)|highest|largest|biggest|greatest|most|longest|top';
const least = 'terendah|terkecil|tersedikit|termurah|tersingkat|paling (?:rendah|kecil|sedikit|murah|singkat)|lowest|smallest|fewest|least|shortest';
const superlative = new RegExp(`(?<![\\p{L}-])(?:(?<most>${most})|(?<least>${least}))(?![\\p{L}-])`, 'giu');
/** One of several, the second of them, or none: no claim about the first. */
const hedge = /(?<!\p{L})(?:salah satu|di antara|termasuk|among|one of|second|third|kedua|ketiga|bukan|tidak|not|at)(?:\s\p{L}+){0,4}\s$/iu;
const ordinal = /^\s(?:kedua|ketiga|keempat|kelima|ke-\d|second|third)/iu;
const plural = /(?<!\p{L})(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|two|three|four|five|six|seven|eight|nine|ten|\d|\uE002)\s(?:\p{L}+\s){0,4}$/iu;
const isFollowed = /^(?:[^.;:!?\uE002]{0,60}?\s(?:adalah|ialah|yaitu|yakni|is|was|milik|pada|di|dimiliki|dicatat|ditempati|of|at|by|oleh)(?:\s\p{L}+){0,2}|[^.;!?\uE002]{0,40}:)\s["“]?$/iu;
const isHolder = /^["”]?[^.;!?,\uE002]{0,60}$/u;
const amounts = /(?:biaya|tagihan|nilai|cost|amount|bill)\s?(?:tagih\s)?$/iu;

/** A superlative that is not true of the cited rows. */
export interface FalseSuperlative {
  readonly text: string;
  readonly start: number;
}

interface Sentence {
  readonly text: string;
  /** The text with names and figures masked. */
  readonly masked: string;
  readonly mentions: readonly Mention[];
  readonly terms: readonly FoundTerm[];
  readonly cited: Cited;
  readonly rows: Rows;
}

/**
 * Superlatives that name a row as the first or last of a column: `klaim dengan biaya tagih tertinggi
 * adalah A`. Held to the values cited of that column, where two rows of it or more are; where the words
 * name no column or no single row, nothing is said that can be checked.
 */
export function findFalseSuperlatives(sentence: Sentence): FalseSuperlative[] {
  const { text } = sentence;
  return [...text.matchAll(superlative)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const before = sentence.masked.slice(Math.max(0, start - 80), start);
    if (hedge.test(before) || plural.test(before) || ordinal.test(text.slice(end))) return [];
    const column = columnOf(sentence, start, end);
    const holder = column && holderOf(sentence, start, end);
    if (!column || !holder) return [];
    const values = Map.groupBy(sentence.cited.filter((item) => typeof item.value === 'number' && column(item)), ({ source }) => source.column);
    const isFalse = [...values.values()].some((items) => isContradicted(items, holder, match.groups?.['most'] !== undefined, sentence.rows));
    return isFalse ? [{ text: match[0], start }] : [];
  });
}

/** The column that the words beside a superlative name: before it in Indonesian, after it in English. */
function columnOf({ text, terms }: Sentence, start: number, end: number): ((item: EvidenceItem) => boolean) | undefined {
  const beside = terms.find((term) => /^\s$/u.test(text.slice(term.end, start)) || /^\s$/u.test(text.slice(end, term.start)) || (term.start <= start && end <= term.end));
  if (beside) return (item) => isOfTerm(beside.term, item);
  if (amounts.test(text.slice(0, start)) || /^\s(?:cost|amount|bill)/iu.test(text.slice(end))) return ({ source }) => source.column === 'amount_claimed';
  const isOfClaims = /klaim\s$/iu.test(text.slice(0, start)) && /^terbanyak|^paling banyak|^tersedikit/iu.test(text.slice(start));
  return isOfClaims || /^\sclaims(?!\p{L})/iu.test(text.slice(end)) ? ({ source }) => source.column === 'n' : undefined;
}

/** The one row that is said to be the first: named after `adalah`, or before as the subject. */
function holderOf({ masked, mentions }: Sentence, start: number, end: number): Mention | undefined {
  const next = mentions.find((mention) => mention.start >= end);
  if (next && isFollowed.test(masked.slice(end, next.start)) && !/^["”)]*(?:,|\s(?:dan|and)\s)/iu.test(masked.slice(next.end, next.end + 6))) return next;
  const previous = mentions.findLast((mention) => mention.end <= start);
  return previous && isHolder.test(masked.slice(previous.end, start)) && !next ? previous : undefined;
}

/** Whether a row's own value is known, and a value of another row of its kind lies beyond it. */
function isContradicted(items: Cited, holder: Mention, isMost: boolean, rows: Rows): boolean {
  const [own, others] = [items.filter((item) => rows.relationship(item, holder.names) === 'own'), items.filter((item) => rows.relationship(item, holder.names) === 'other')];
  if (own.length === 0 || others.length === 0) return false;
  const best = Math[isMost ? 'max' : 'min'](...own.map(({ value }) => Number(value)));
  return others.every((other) => own.every((item) => rows.isComparable(item, other))) && others.some(({ value }) => (isMost ? Number(value) > best : Number(value) < best));
}
