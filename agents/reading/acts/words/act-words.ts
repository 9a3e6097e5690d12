import type { ActMeaning } from '../act.ts';

/** Phrases of one meaning, as patterns (`engine/catalogue/words.ts`). The lists are closed: what claims hold, and what the data lack, has its words in the catalogue. */
export type ActWords = readonly (readonly [phrases: string, meaning: ActMeaning])[];
