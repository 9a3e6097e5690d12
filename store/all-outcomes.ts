import type { Outcome, Outcomes } from './outcomes.ts';

/** Every outcome, in their order. */
export async function allOutcomes(outcomes: Pick<Outcomes, 'after'>): Promise<Outcome[]> {
  const all: Outcome[] = [];
  for (let page = await outcomes.after(0); page.length > 0; page = await outcomes.after(all.at(-1)?.seq ?? 0)) all.push(...page);
  return all;
}
