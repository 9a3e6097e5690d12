import type { EvidenceItem } from '#tools';

import type { Cited, Derivation } from './figure.ts';
import type { Mention } from './mentions.ts';
import type { Span } from './occurrences.ts';
import type { Names, Rows } from './row-names.ts';

/** Stands in a masked text for a name of a row, and for a figure. */
const [name, figure] = ['\uE001', '\uE002'];

const nouns = '(?:(?:klaim|claims?|fasilitas|facility|faskes|rumah sakit|hospital|provinsi|province|bulan|month|kode|code|aturan|rule|indikasi|indication|diagnosis|INA-CBG|kelompok|group|total|semua|seluruh|all|the|keparahan|severity|kelas|class|segmen|segment|regional|region)\\s)*';
const listed = new RegExp(`^["”’)\\s]*(?:,|/|,?\\s(?:dan|and|serta|&)\\s)\\s*${nouns}["“(]*$`, 'iu');
const joined = /\s(?:dan|and|serta|&)\s|\//iu;
const inTurn = /masing-masing|berturut-turut|secara berurutan|respectively|in that order/iu;
const separators = new RegExp(
  `[;!?]|\\.\\s|(?<![\\p{L}])(?:dan|and|serta|sedangkan|sementara|adapun|tetapi|namun|but|while|whereas|lalu|kemudian|then|versus|vs|(?:di)?banding(?:kan)?|daripada|than|terhadap|against|compared|diikuti|disusul|followed|selain|besides?|kecuali|except|atau|or|bukan|not|tidak|lebih|more|less|higher|lower|di atas|di bawah|above|below|melebihi|exceeds?|seperti|like|berbeda|unlike|selisih|difference)(?![\\p{L}])`,
  'iu',
);
const verbs = '(?:(?:yang\\s)?(?:ditagih(?:kan)?|dibayar(?:kan)?|diajukan|tercatat|terjadi|berasal|dimiliki|billed|claimed|paid|recorded|found|submitted)\\s)';
const prepositions = '(?:(?:oleh|pada|untuk|di|dari|milik|bagi|dalam|of|for|in|at|by|from|on|within|to)\\s)';
const following = new RegExp(`^\\s(?:${verbs}${prepositions}?|${prepositions})${nouns}["“]?$`, 'iu');
const bracketed = new RegExp(`^\\s\\(${nouns}["“]?$`, 'iu');
const figuresListed = /^\s*(?:,|dan|and|serta|,\s*(?:dan|and|serta))\s*$/iu;

/** Names of one kind in a row: `klaim A, B, dan C`. A figure of them is of each, or the n-th of the n-th. */
interface Group {
  readonly members: Mention[];
  /** Whether a conjunction holds them together; names with commas alone replace each other. */
  isJoined: boolean;
  /** Groups before it that the sentence ties it to. */
  readonly ties: readonly Group[];
}

interface Entry {
  readonly names: Names;
  /** Whether the name comes only after the figure: the claim in context needs none before it. */
  readonly isAfter: boolean;
}

/** What a figure is of: one name of each kind. */
export type Context = readonly Entry[];

/** The names of rows that split a sentence, and which of them each figure belongs to. */
export class Subjects {
  /** Names that the sentence ties to a name of another row: claim A of the facility of claim B. */
  readonly contradictions: readonly Mention[];
  readonly mentions: readonly Mention[];
  readonly #rows: Rows;
  readonly #masked: string;
  readonly #figures: readonly Span[];
  readonly #isInTurn: boolean;
  /** Groups that hold after each mention. */
  readonly #states: readonly (readonly Group[])[];
  readonly #groups: readonly Group[];
  readonly #known = new Map<Names, Map<Names, boolean>>();

  constructor(text: string, mentions: readonly Mention[], figures: readonly Span[], rows: Rows) {
    this.mentions = mentions;
    this.#rows = rows;
    this.#figures = figures;
    this.#isInTurn = inTurn.test(text);
    this.#masked = mask(mask(text, figures, figure), mentions, name);
    const contradictions: Mention[] = [];
    const states: Group[][] = [];
    const groups: Group[] = [];
    let active: Group[] = [];
    for (const [i, mention] of mentions.entries()) {
      const [previous, last] = [mentions[i - 1], groups.at(-1)];
      const gap = previous && this.#masked.slice(previous.end, mention.start);
      if (last && previous && gap !== undefined && isAlike(previous.names, mention.names) && listed.test(gap)) {
        last.members.push(mention);
        last.isJoined ||= joined.test(gap) || this.#isInTurn;
        if (last.isJoined) for (const tie of last.ties) if (this.#contradicts(mention, tie)) contradictions.push(mention);
        active = active.filter((other) => other === last || !this.#contradicts(mention, other));
      } else {
        const ties = active.filter((other) => this.#isTied(other, mention));
        if (ties.some((tie) => !isAlike(tie.members[0]?.names, mention.names) && this.#contradicts(mention, tie))) contradictions.push(mention);
        const group = { members: [mention], isJoined: false, ties: ties.filter((tie) => !isAlike(tie.members[0]?.names, mention.names)) };
        active = [...active.filter((other) => !isAlike(other.members[0]?.names, mention.names) && !this.#contradicts(mention, other)), group];
        groups.push(group);
      }
      states.push(active);
    }
    this.contradictions = contradictions;
    this.#states = states;
    this.#groups = groups;
  }

  /**
   * The contexts that a figure must be true in, each of them: one where it is of one row, more where
   * it is of several. `until` is where the words that it is said with end: the whole, of a part.
   */
  contextsOf(span: Span, until: number = span.end): readonly Context[] {
    const run = { ...this.#runOf(span), until };
    const before = this.mentions.findLastIndex(({ end }) => end <= span.start);
    let groups = before < 0 ? [] : [...(this.#states[before] ?? [])];
    for (const group of this.#groupsAfter(run)) groups = [...groups.filter((other) => !isAlike(other.members[0]?.names, group.members[0]?.names) && !group.members.some((member) => this.#contradicts(member, other))), group];
    const entries = groups.map((group) => this.#membersFor(group, span, run).map(({ names }): Entry => ({ names, isAfter: false })));
    for (const group of this.#groups) {
      if ((group.members[0]?.start ?? 0) < span.end) continue;
      const isKnown = groups.some((other) => isAlike(other.members[0]?.names, group.members[0]?.names) || group.members.some((member) => this.#contradicts(member, other)));
      if (isKnown) continue;
      groups.push(group);
      entries.push(this.#membersFor(group, span, run).map(({ names }): Entry => ({ names, isAfter: true })));
    }
    return productOf(entries);
  }

  /** Whether values may be those of a figure of the context, or derive from named rows. */
  allows(context: Context, items: Cited, derivation: Derivation): boolean {
    return context.every((entry) => {
      const relationships = items.map((item) => (entry.isAfter && entry.names.has('claim') && this.#rows.isOfContext(item) ? 'neutral' : this.#rows.relationship(item, entry.names)));
      if (!relationships.includes('other')) return true;
      if (items.length < 2 || derivation === 'count' || derivation === 'remainder') return false;
      const others = items.filter((_, i) => relationships[i] === 'other');
      const isNamed = others.every((item) => this.isNamed(item, entry.names));
      if (!relationships.includes('own')) return others.length > 1 && isNamed;
      return isNamed || (derivation !== 'sum' && !this.#namesOthers(entry.names));
    });
  }

  /**
   * Whether a value of no row is passed off as that of the row before it: the row has a value of its
   * own in that column.
   */
  standsInForRow(context: Context, item: EvidenceItem, cited: Cited, isAlikeTo: (other: EvidenceItem) => boolean): boolean {
    return context.some(({ names, isAfter }) => {
      if (isAfter || this.#rows.relationship(item, names) !== 'neutral') return false;
      return cited.some((other) => other.unit === item.unit && other.value !== item.value && isAlikeTo(other) && this.#rows.relationship(other, names) === 'own');
    });
  }

  /** Whether a value is of one of several rows, none of which the sentence names, while the whole of them is cited too. */
  isUnnamedPart(item: EvidenceItem): boolean {
    const kinds = this.#rows.kindsOfWhole(item);
    if (!kinds || !this.#rows.hasSibling(item)) return false;
    return !this.mentions.some(({ names }) => [...names.keys()].some((kind) => !kinds.has(kind)) && this.#rows.relationship(item, names) === 'own');
  }

  /** Whether the sentence names the row of a value, by a name of one of these kinds. */
  isNamed(item: EvidenceItem, kinds: Names): boolean {
    return this.mentions.some((mention) => isAlike(mention.names, kinds) && this.#rows.relationship(item, mention.names) === 'own');
  }

  /** Whether the sentence names another row of the kind: then a figure may not derive from one that it leaves unnamed. */
  #namesOthers(names: Names): boolean {
    return this.mentions.some((mention) => isAlike(mention.names, names) && [...mention.names].every(([dimension, own]) => names.get(dimension) !== own));
  }

  /** The text between two offsets, names and figures masked. */
  gap(start: number, end: number): string {
    return this.#masked.slice(start, end);
  }

  #contradicts(mention: Mention, { members, isJoined }: Group): boolean {
    return (isJoined ? members : members.slice(-1)).some((member) => this.#areContradictory(member.names, mention.names));
  }

  #areContradictory(a: Names, b: Names): boolean {
    const known = this.#known.get(a) ?? new Map<Names, boolean>();
    const isContradictory = known.get(b) ?? this.#rows.areContradictory(a, b);
    this.#known.set(a, known.set(b, isContradictory));
    return isContradictory;
  }

  /** Whether nothing between a group and a name says that another thing is meant. */
  #isTied({ members }: Group, mention: Mention): boolean {
    const gap = this.#masked.slice(members.at(-1)?.end ?? 0, mention.start).replaceAll(/\([\s,\uE001]*\)/g, '');
    return !separators.test(gap) && !(gap.includes(figure) && /[,:)–—-]/.test(gap));
  }

  /** Figures listed with this one, and its place among them. */
  #runOf(span: Span): { readonly place: number; readonly length: number; readonly end: number } {
    const i = this.#figures.findIndex(({ start }) => start === span.start);
    if (i < 0) return { place: 0, length: 1, end: span.end };
    const isListed = (a: Span | undefined, b: Span | undefined): boolean => a !== undefined && b !== undefined && figuresListed.test(this.#masked.slice(a.end, b.start));
    let [first, last] = [i, i];
    while (isListed(this.#figures[first - 1], this.#figures[first])) first -= 1;
    while (isListed(this.#figures[last], this.#figures[last + 1])) last += 1;
    return { place: i - first, length: last - first + 1, end: this.#figures[last]?.end ?? span.end };
  }

  /** Groups that a preposition ties to the figure before them: `312 klaim di Jawa Barat`. */
  #groupsAfter(run: { readonly length: number; readonly end: number; readonly until: number }): Group[] {
    const found: Group[] = [];
    for (const end of run.length > 1 ? [run.until, run.end] : [run.until]) {
      let from = end;
      for (const group of this.#groups) {
        const [first] = group.members;
        if (!first || first.start < from) continue;
        const gap = this.#masked.slice(from, first.start).replace(/^\s\(\uE002+\)/u, '');
        const isBracketed = bracketed.test(gap) && /^["”]?(?:\)|,\s*["“]?\uE001)/u.test(this.#masked.slice(first.end));
        if (!following.test(gap) && !isBracketed) break;
        if (end === run.until || group.members.length === run.length) found.push(group);
        from = group.members.at(-1)?.end ?? from;
      }
    }
    return found;
  }

  #membersFor({ members, isJoined }: Group, span: Span, { place, length }: { readonly place: number; readonly length: number }): readonly Mention[] {
    if (members.length === 1) return members;
    if (!isJoined) return [members.findLast(({ end }) => end <= span.start) ?? members[0]].filter((member) => member !== undefined);
    const own = members[place];
    return length === members.length && own ? [own] : members;
  }
}

/** Whether two names are of one kind, and one takes the place of the other. */
function isAlike(a: Names | undefined, b: Names | undefined): boolean {
  return a !== undefined && b !== undefined && [...a.keys()].some((dimension) => b.has(dimension));
}

function mask(text: string, spans: readonly Span[], sign: string): string {
  let masked = '';
  let end = 0;
  for (const span of spans) {
    if (span.start < end) continue;
    masked += text.slice(end, span.start) + sign.repeat(span.end - span.start);
    end = span.end;
  }
  return masked + text.slice(end);
}

/** One choice of each list. Where there are too many to try, a figure must be of all of a list at once. */
function productOf(lists: readonly (readonly Entry[])[]): Context[] {
  let contexts: Context[] = [[]];
  for (const list of lists) contexts = contexts.length * list.length > 64 ? contexts.map((context) => [...context, ...list]) : contexts.flatMap((context) => list.map((entry) => [...context, entry]));
  return contexts;
}
