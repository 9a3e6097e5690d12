import type { Language } from '#engine';
import { type EvidenceItem, type ReasonReading, type RuleReading, compareWithPeersDataSchema, evidenceItemSchema, explainScoreDataSchema, getClaimDataSchema } from '#tools';
import { z } from 'zod';

/** What a composition needs of evidence: where it stands is for the verifier and the reader. */
export type Citable = Pick<EvidenceItem, 'id' | 'value' | 'unit'> & { readonly label: string };

export const citableSchema = evidenceItemSchema.pick({ id: true, value: true, unit: true }).extend({ label: z.string() });

/** Evidence as a model gets it: labelled in its language, without where it stands. */
export function citable(evidence: readonly EvidenceItem[], language: Language): Citable[] {
  return evidence.map(({ id, label, value, unit }) => ({ id, label: label[language], value, unit }));
}

const evidence = z.array(citableSchema);

/** Results of the tools that a summary needs, as its composition reads them. */
export const summaryFactsSchema = z.object({
  get_claim: z.object({ data: getClaimDataSchema, evidence }),
  explain_score: z.object({ data: explainScoreDataSchema, evidence }),
  compare_with_peers: z.object({ data: compareWithPeersDataSchema, evidence }),
});
export type SummaryFacts = z.infer<typeof summaryFactsSchema>;

export const summaryTools = ['get_claim', 'explain_score', 'compare_with_peers'] as const satisfies readonly (keyof SummaryFacts)[];

/** Evidence by id, with the readings that a composition decides by. */
export class Facts {
  readonly rules: readonly RuleReading[];
  readonly reasons: readonly ReasonReading[];
  readonly #items: ReadonlyMap<string, Citable>;

  /** @param more evidence of other tools. */
  constructor({ get_claim, explain_score, compare_with_peers }: Partial<SummaryFacts>, more: readonly Citable[] = []) {
    const all = [...(get_claim?.evidence ?? []), ...(explain_score?.evidence ?? []), ...(compare_with_peers?.evidence ?? []), ...more];
    this.#items = new Map(all.map((item) => [item.id, item]));
    this.rules = explain_score?.data.rules ?? [];
    this.reasons = explain_score?.data.reasons ?? [];
  }

  item(id: string): Citable | undefined {
    return this.#items.get(id);
  }

  /** Whether there is a value: not NULL, no empty text, no empty list. */
  has(id: string): boolean {
    const value = this.#items.get(id)?.value;
    return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
  }

  text(id: string): string | undefined {
    const value = this.#items.get(id)?.value;
    return typeof value === 'string' ? value : undefined;
  }

  number(id: string): number | undefined {
    const value = this.#items.get(id)?.value;
    return typeof value === 'number' ? value : undefined;
  }

  list(id: string): readonly string[] {
    const value = this.#items.get(id)?.value;
    return Array.isArray(value) ? value : [];
  }

  isTrue(id: string): boolean {
    return this.#items.get(id)?.value === true;
  }
}
