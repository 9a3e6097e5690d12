/**
 * The candidates nearest to a word that is none of them: by the share of letter pairs they have in common
 * (Dice's coefficient, 1945), the most alike first, then by name.
 */
export function nearest(word: string, candidates: readonly string[], most: number): readonly string[] {
  const wanted = pairsOf(word);
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, likeness: likeness(wanted, pairsOf(candidate)) }))
    .toSorted((a, b) => b.likeness - a.likeness || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function likeness(a: readonly string[], b: readonly string[]): number {
  const left = [...b];
  const shared = a.filter((pair) => {
    const place = left.indexOf(pair);
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  });
  return (2 * shared.length) / (a.length + b.length);
}

/** Neighbouring letters, the ends counted as letters too. */
function pairsOf(text: string): readonly string[] {
  const padded = ` ${text.trim().toLowerCase()} `;
  return Array.from({ length: padded.length - 1 }, (_, i) => padded.slice(i, i + 2));
}
