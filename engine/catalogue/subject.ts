import type { Localized } from '../rules/rule.ts';

/** Fields or concepts that belong together. */
export interface Subject<Item> {
  readonly label: Localized;
  readonly items: readonly Item[];
}
