/**
 * A stream of 32-bit integers: xoshiro128** (Blackman and Vigna 2018, "Scrambled linear
 * pseudorandom number generators"). Integer arithmetic only, so every machine draws the same.
 * Each (seed, stream) pair starts from its own 128-bit state, which makes tree k of a forest the
 * same however many threads grow it and in whatever order.
 */
export interface RandomStream {
  /** An integer in [0, 2^32). */
  next32(): number;
  /** A double in [0, 1) with 53 random bits. */
  uniform(): number;
  /** An integer in [0, n), without bias; 1 ≤ n ≤ 2^32. */
  below(n: number): number;
}

/** `seed` is an integer in [0, 2^53), `stream` one in [0, 2^32). */
export function createRandomStream(seed: number, stream: number): RandomStream {
  const low = seed >>> 0;
  const high = Math.floor(seed / 2 ** 32) >>> 0;
  const word = (lane: number) => mix(mix(mix(lane ^ low) + high) ^ stream);
  let a = word(0x9e3779b9);
  let b = word(0x243f6a88);
  let c = word(0xb7e15162);
  let d = word(0xdeadbeef);
  if ((a | b | c | d) === 0) a = 1;

  function next32(): number {
    const scrambled = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return scrambled;
  }

  return {
    next32,
    uniform: () => ((next32() >>> 5) * 2 ** 26 + (next32() >>> 6)) / 2 ** 53,
    below(n) {
      const limit = 2 ** 32 - (2 ** 32 % n);
      let draw = next32();
      while (draw >= limit) draw = next32();
      return draw % n;
    },
  };
}

function rotateLeft(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits));
}

/** A bijection on 32-bit words that spreads every bit. */
function mix(word: number): number {
  let x = word | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}
