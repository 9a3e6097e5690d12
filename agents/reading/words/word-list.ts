import type { RoleSense } from '../sense.ts';

/** Phrases of one meaning, joined by bars. The lists are closed: words for things that can be asked stand in the catalogue. */
export type WordList = readonly (readonly [phrases: string, sense: RoleSense])[];

/** Comparison and joining signs, the same in either language. */
export const signs: WordList = [
  ['>', { kind: 'compare', op: '>' }],
  ['>=|=>|≥', { kind: 'compare', op: '>=' }],
  ['<', { kind: 'compare', op: '<' }],
  ['<=|=<|≤', { kind: 'compare', op: '<=' }],
  ['=', { kind: 'compare', op: '=' }],
  ['!=|<>|≠', { kind: 'not' }],
  ['&|+', { kind: 'and' }],
  ['+', { kind: 'compare', op: '>=', after: true }],
  ['±|≈', { kind: 'about' }],
];
