import type { Field } from '#engine';

import type { Atom } from '../atoms.ts';
import type { Cover } from '../lattice.ts';
import type { Item, Sense, SenseKind, SenseOf } from '../sense.ts';
import type { ActMeaning } from './act.ts';

type Meaning = ActMeaning['says'];
type Of<Says extends Meaning> = Extract<ActMeaning, { readonly says: Says }>;

/** The items of a cover as acts read them, and which of them something took. */
export class Pieces {
  readonly items: readonly Item[];
  readonly #atoms: readonly Atom[];
  readonly #unknown: readonly number[];
  readonly #taken = new Set<number>();

  constructor(cover: Cover, atoms: readonly Atom[]) {
    this.items = cover.items;
    this.#atoms = atoms;
    this.#unknown = cover.unknown;
  }

  get places(): readonly number[] {
    return this.items.map((_, i) => i);
  }

  as<Kind extends SenseKind>(i: number, kind: Kind): SenseOf<Kind> | undefined {
    return this.items[i]?.senses.find((sense): sense is SenseOf<Kind> => sense.kind === kind);
  }

  is(i: number, ...kinds: readonly Sense['kind'][]): boolean {
    return this.items[i]?.senses.some(({ kind }) => kinds.includes(kind)) === true;
  }

  /** What an item means to an act in one of some ways. */
  act<Says extends Meaning>(i: number, ...says: readonly Says[]): Of<Says> | undefined {
    return this.items[i]?.senses.find((sense): sense is Extract<Sense, { kind: 'act' }> & Of<Says> => sense.kind === 'act' && says.some((one) => one === sense.says));
  }

  /** Places of the items that mean one of these to an act. */
  all(...says: readonly Meaning[]): readonly number[] {
    return this.places.filter((i) => this.act(i, ...says) !== undefined);
  }

  field(i: number): Field | undefined {
    return this.as(i, 'field')?.field;
  }

  /** Words that say nothing; those of the background lexicon where they mean nothing to an act. */
  isFiller(i: number): boolean {
    return this.is(i, 'filler', 'comma') && !(this.as(i, 'filler')?.as === 'light' && this.is(i, 'act'));
  }

  values(i: number): readonly SenseOf<'value'>[] {
    return (this.items[i]?.senses ?? []).flatMap((sense) => (sense.kind === 'value' ? [sense] : []));
  }

  /** The place before or after one, fillers skipped. */
  near(i: number, step: 1 | -1): number {
    let at = i + step;
    while (this.items[at] !== undefined && this.isFiller(at) && !this.is(at, 'act')) at += step;
    return at;
  }

  /** Whether words like `di` or `in` stand right before it. */
  isPlace(i: number): boolean {
    return this.as(i - 1, 'filler')?.as === 'in';
  }

  /** Whether a word that is nothing stands before it. */
  isBehindUnknown(i: number): boolean {
    return this.#unknown.some((at) => at < (this.items[i]?.from ?? 0));
  }

  first(i: number): string {
    return this.#atoms[this.items[i]?.from ?? -1]?.folded ?? '';
  }

  last(i: number): string {
    return this.#atoms[(this.items[i]?.to ?? 0) - 1]?.folded ?? '';
  }

  /** The id of a claim that an item is. */
  idAt(i: number): string | undefined {
    const value = this.as(i, 'value');
    return value?.field === 'claim_id' ? String(value.values[0]) : this.act(i, 'id')?.id;
  }

  take(...places: readonly number[]): void {
    for (const at of places) this.#taken.add(at);
  }

  isTaken(i: number): boolean {
    return this.#taken.has(i);
  }

  /** Places that nothing took and that mean something. */
  get left(): readonly number[] {
    return this.places.filter((i) => !this.#taken.has(i) && !this.isFiller(i));
  }
}
