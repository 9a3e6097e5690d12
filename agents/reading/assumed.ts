import { type Language, aggregations, findField } from '#engine';

import type { Attempt } from './attempts.ts';
import type { Assumption } from './grammar/draft.ts';
import type { Lattice } from './lattice.ts';
import { assumptionTexts, fill } from './texts.ts';
import { measureText, numberText } from './understood.ts';

/** A default that stands for what words do not say. */
export interface Assumed {
  readonly words: string;
  readonly reading: string;
}

/** What was taken for granted, each once, with the words that it stands for. */
export function assumedOf({ message, atoms, language }: Lattice, attempts: readonly Attempt[]): readonly Assumed[] {
  const all = attempts.flatMap(({ assumed, tokens }) =>
    assumed.map((one) => {
      const token = tokens[one.at];
      return { words: token ? message.slice(atoms[token.from]?.start, atoms[token.to - 1]?.end) : '', reading: assumptionText(one, language) };
    }),
  );
  return all.filter(({ words, reading }, i) => all.findIndex((other) => other.words === words && other.reading === reading) === i);
}

function assumptionText({ about, value = '' }: Assumption, language: Language): string {
  if (about === 'aggregate') {
    const [, field = ''] = value.split(' ');
    const agg = aggregations.find((one) => value.startsWith(`${one} `)) ?? 'count';
    return fill(assumptionTexts.aggregate, language, { measure: measureText({ agg, field }, language) });
  }
  if (about === 'bins') {
    const [field = '', width = ''] = value.split(' ');
    return fill(assumptionTexts.bins, language, { unit: numberText(Number(width), findField(field), language) });
  }
  return fill(assumptionTexts[about], language, { field: findField(value)?.label[language] ?? value, year: value, unit: value });
}
