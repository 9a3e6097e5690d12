import type { WordSense } from '../token.ts';

/** Phrases of one meaning, joined by bars. The lists are closed: they hold how people decide, never what claims are about. */
export type DecisionWords = readonly (readonly [phrases: string, sense: WordSense])[];
