import type { Localized } from '../language.ts';

/** Fields or concepts that belong together. */
export interface Subject<Item> {
  readonly label: Localized;
  readonly items: readonly Item[];
}
