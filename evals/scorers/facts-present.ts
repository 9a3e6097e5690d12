import type { Scorer } from './scorer.ts';

/** Share of the expected facts that the answer states, each as a whole: `12` is not in `112`. */
export const factsPresent: Scorer = ({ item, answer }) => {
  if (item.facts.length === 0) return { name: 'facts', score: null };
  const missing = item.facts.filter((fact) => !states(answer.text, fact));
  return { name: 'facts', score: 1 - missing.length / item.facts.length, metadata: { missing } };
};

function states(text: string, fact: string): boolean {
  const pattern = fact.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`(?<![\\p{L}\\p{N}]|\\d[.,])${pattern}(?![\\p{N}]|[.,]\\d)`, 'iu').test(text);
}
