import { z } from 'zod';

import type { Connection } from './texts/finding.ts';

/** What a model chose: numbers of candidates in its order, and how each hangs on the one before. */
export interface Choice {
  readonly statements: readonly number[];
  /** Of the neighbours in `statements`: one fewer than those at most. */
  readonly relations: readonly (Connection | undefined)[];
}

const choiceSchema = z.object({ statements: z.array(z.unknown()), relations: z.array(z.unknown()).catch([]).default([]) });

/** Reads a choice of candidates 1 to `count` without numbers unknown or repeated, nor their relations; null where none is left. */
export function readChoice(value: unknown, count: number): Choice | null {
  const parsed = choiceSchema.safeParse(value);
  if (!parsed.success) return null;
  const seen = new Set<unknown>();
  const kept = parsed.data.statements.flatMap((number, place) => {
    if (typeof number !== 'number' || !Number.isInteger(number) || number < 1 || number > count || seen.has(number)) return [];
    seen.add(number);
    return [{ number, place }];
  });
  if (kept.length === 0) return null;
  const relations = kept.slice(1).map(({ place }, i) => (kept[i]?.place === place - 1 ? connectionOf(parsed.data.relations[place - 1]) : undefined));
  return { statements: kept.map(({ number }) => number), relations };
}

function connectionOf(word: unknown): Connection | undefined {
  return (['addition', 'contrast'] as const satisfies readonly Connection[]).find((known) => known === word);
}
