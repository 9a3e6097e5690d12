import * as fc from 'fast-check';

const surrogates = { first: 0xd800, count: 0x800 } as const;
const lastCodePoint = 0x10ffff;

const character = fc.integer({ min: 0, max: lastCodePoint - surrogates.count }).map((n) => String.fromCodePoint(n < surrogates.first ? n : n + surrogates.count));

/** Text of any characters but half a surrogate pair. fast-check’s own, `unit: 'binary'`, takes seconds to make its first text. */
export function anyText(constraints: fc.ArrayConstraints = {}): fc.Arbitrary<string> {
  return fc.array(character, constraints).map((characters) => characters.join(''));
}
