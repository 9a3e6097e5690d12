import type { Atom } from './atoms.ts';
import type { Item, Sense, SenseKind } from './sense.ts';
import type { LightClass } from './words/light.ts';

interface Around {
  readonly items: readonly (readonly Item[])[];
  readonly atoms: readonly Atom[];
}

/** What a word behind it is denied, compared or told by: `tidak dicek`, `lebih rinci`, `tanpa laporan`. */
const turning: ReadonlySet<SenseKind> = new Set(['not', 'except', 'without', 'compare', 'about', 'superlative', 'empty', 'present']);
/** What a noun behind it is counted, grouped or asked by: `berapa laporan`, `per tim`, `5 file`. */
const counting: ReadonlySet<SenseKind> = new Set(['aggregate', 'count', 'share', 'per', 'which', 'number', 'range', 'top', 'order', 'as', 'kinds', 'spread', 'from_end']);
/** What a noun before it is told apart by: `file 3`, `sistem mana`. */
const telling: ReadonlySet<SenseKind> = new Set(['number', 'range', 'which', 'compare', 'superlative', 'empty', 'present', 'not']);
/** What a participle behind it says something of: `klaim dicek`, `claims verified`. */
const nouns: ReadonlySet<SenseKind> = new Set(['subject', 'field', 'value', 'point', 'unit', 'period', 'number', 'concept']);
const numbers: ReadonlySet<SenseKind> = new Set(['number', 'range', 'period']);
const measured: ReadonlySet<SenseKind> = new Set(['unit', 'number', 'range', 'period', 'share', 'per', 'compare']);
const places: ReadonlySet<string> = new Set(['facility_key', 'facility_name', 'province_name', 'district_name', 'clinic_name']);
const participle = /^(?:di|ter)\p{L}{3}|(?:ed|wn|nt|ught|ven|ten|ound|een|aid|old|oken)$/u;
/** Items that are looked back over, at most, and words of one. */
const furthest = 8;

/** Whether words of the background lexicon stand where they tell nothing apart: what they would be said of, denied or counted by is not beside them. */
export function isLightThere({ items, atoms }: Around, from: number, to: number, of: ReadonlySet<LightClass>): boolean {
  const before = endingAt(items, atoms, from);
  const after = items[to] ?? [];
  if (has(before, turning) || isDenied(items, atoms, from) || before.some(({ senses }) => senses.some((sense) => sense.kind === 'field' && places.has(sense.field.id)))) return false;
  // `7 [kira] hari`, `dalam [lihat] 2 hari`: what is one expression is not parted.
  if ((has(before, numbers) && has(after, measured)) || (leads(before, 'in') && has(after, numbers))) return false;
  if (of.has('speech')) return true;
  if (has(before, new Set(['versus', 'comparing'])) || leads(before, 'that', 'with')) return false;
  const isNoun = of.has('thing');
  if (isNoun) return !has(before, counting) && !has(after, telling);
  return !(participle.test(atoms[from]?.folded ?? '') && has(before, nouns));
}

/** `claims not shown`: what is denied tells one claim from another, however it says nothing elsewhere. */
export function isDeniedDoing({ items, atoms }: Around, from: number, senses: readonly Sense[]): boolean {
  return senses.some((sense) => sense.kind === 'filler' && sense.as === 'show') && participle.test(atoms[from]?.folded ?? '') && isDenied(items, atoms, from);
}

/** The items that end before a place, marks that say nothing passed over. */
function endingAt(items: readonly (readonly Item[])[], atoms: readonly Atom[], at: number): readonly Item[] {
  const found: Item[] = [];
  const end = atoms[at - 1]?.kind === 'mark' && /^["'“”‘’()]$/u.test(atoms[at - 1]?.folded ?? '') ? at - 1 : at;
  for (let start = Math.max(0, end - furthest); start < end; start += 1) found.push(...(items[start] ?? []).filter(({ to }) => to === end));
  return found;
}

/** Whether a denial stands before it with nothing but words that say nothing between. */
function isDenied(items: readonly (readonly Item[])[], atoms: readonly Atom[], from: number): boolean {
  let at = from;
  for (let step = 0; step < furthest; step += 1) {
    const before = endingAt(items, atoms, at);
    if (has(before, new Set(['not', 'except', 'without']))) return true;
    const filler = before.find(({ senses }) => senses.length > 0 && senses.every((sense) => sense.kind === 'filler' || sense.kind === 'act'));
    if (!filler) return false;
    at = filler.from;
  }
  return false;
}

function has(items: readonly Item[], kinds: ReadonlySet<SenseKind>): boolean {
  return items.some(({ senses }) => senses.some(({ kind }) => kinds.has(kind)));
}

function leads(items: readonly Item[], ...as: readonly string[]): boolean {
  return items.some(({ senses }) => senses.some((sense) => sense.kind === 'filler' && as.includes(sense.as)));
}
