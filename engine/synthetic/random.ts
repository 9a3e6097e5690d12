/**
 * sfc32 ("small fast counting", Chris Doty-Humphrey, PractRand 0.91): 128 bits of state, 32-bit integer arithmetic
 * only, so that every machine draws the same numbers. Twelve rounds are thrown away after seeding.
 */
export class Sfc32 {
  private a = 0;
  private b = 0;
  private c = 0;
  private counter = 1;

  constructor(seed: number, stream: number) {
    this.reseed(seed % 0x1_0000_0000, Math.floor(seed / 0x1_0000_0000), stream);
  }

  reseed(a: number, b: number, c: number): void {
    this.a = a | 0;
    this.b = b | 0;
    this.c = c | 0;
    this.counter = 1;
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** 32 random bits as an integer in [0, 2³²). */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** Integer in [0, n), n ≤ 2²¹ so that the product stays exact; the bias is below n / 2³². */
  below(n: number): number {
    return Math.floor((this.next() * n) / 0x1_0000_0000);
  }

  /** Integer in [from, to], both inclusive. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1);
  }

  /** True on `perMille` of 1,000 draws. */
  perMille(perMille: number): boolean {
    return this.below(100_000) < perMille * 100;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
}

/** A table of integer weights from which positions are drawn in proportion. */
export class WeightedChoice {
  private readonly cumulative: Float64Array;
  readonly total: number;

  constructor(weights: readonly number[]) {
    this.cumulative = new Float64Array(weights.length);
    let total = 0;
    for (const [index, weight] of weights.entries()) {
      total += Math.round(weight);
      this.cumulative[index] = total;
    }
    this.total = total;
  }

  draw(random: Sfc32): number {
    const target = Math.floor((random.next() / 0x1_0000_0000) * this.total);
    let low = 0;
    let high = this.cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.cumulative[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
