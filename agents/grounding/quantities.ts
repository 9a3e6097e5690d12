import type { EvidenceItem, EvidenceUnit } from '#tools';

import type { Cited } from './figure.ts';
import { type Rational, rationalOf } from './rational.ts';
import type { Rows } from './row-names.ts';

/** A number that is cited. */
export interface Quantity {
  readonly item: EvidenceItem;
  readonly value: number;
  readonly exact: Rational;
}

/** Units whose values may be compared with one another as differences, sums and shares. */
export const comparable: readonly EvidenceUnit[] = ['rupiah', 'days', 'years', 'claims', 'facilities', 'participants', 'beds', 'items'];

/** The numbers that a sentence cites, and which of them may be set against each other. */
export class Quantities {
  readonly all: readonly Quantity[];
  readonly #rows: Rows;

  constructor(cited: Cited, rows: Rows) {
    this.#rows = rows;
    this.all = cited.flatMap((item): Quantity[] => (typeof item.value === 'number' && Number.isFinite(item.value) ? [{ item, value: item.value, exact: rationalOf(item.value) }] : []));
  }

  /** Those of some units. */
  of(units: readonly EvidenceUnit[]): readonly Quantity[] {
    return this.all.filter(({ item }) => units.includes(item.unit));
  }

  /**
   * Every two of one unit whose rows may be compared, none of them zero, for which `test` gives
   * something: the first that it gives. `mayFit` is a first look at their values that is cheap.
   */
  findPair<Found>(units: readonly EvidenceUnit[], mayFit: (a: number, b: number) => boolean, test: (a: Quantity, b: Quantity) => Found | undefined): Found | undefined {
    for (const unit of units) {
      const alike = this.all.filter(({ item, value }) => item.unit === unit && value !== 0);
      for (const [i, a] of alike.entries())
        for (let j = i + 1; j < alike.length; j += 1) {
          const b = alike[j];
          if (!b || !mayFit(a.value, b.value) || !this.#rows.isComparable(a.item, b.item)) continue;
          const found = test(a, b);
          if (found !== undefined) return found;
        }
    }
    return undefined;
  }

  /** Whether two values may be set against each other by their rows. */
  isComparable(a: EvidenceItem, b: EvidenceItem): boolean {
    return this.#rows.isComparable(a, b);
  }

  /** Places of claims over how many there are. */
  ranksOf(): readonly (readonly [Quantity, Quantity])[] {
    const claims = this.of(['claims']).filter(({ value }) => value !== 0);
    return this.of(['rank']).flatMap((rank) => claims.map((all) => [rank, all] as const));
  }
}
