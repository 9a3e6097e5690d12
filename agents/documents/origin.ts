import { type Language, type Snapshot, formatDate, formatInstant } from '#engine';

import type { Field } from './document.ts';
import { originTexts as texts } from './texts.ts';

export interface Maker {
  /** Who makes the document, by the name they log in with. */
  readonly by: string;
  readonly now: Date;
}

/** Who made a document and when, and what it stands on. */
export function originOf({ manifest }: Pick<Snapshot, 'manifest'>, { by, now }: Maker, language: Language): Field[] {
  return [
    [texts.by[language], by],
    [texts.at[language], formatInstant(now.toISOString(), language)],
    [texts.snapshot[language], manifest.snapshot_id],
    [texts.dataDate[language], formatDate(manifest.data_date, language)],
    [texts.model[language], manifest.model_version],
    [texts.ruleset[language], manifest.ruleset_version],
  ];
}
