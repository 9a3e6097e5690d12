import { phrasesOf } from '#engine';

import { questions } from './questions.test-support.ts';
import { read, same } from './reader.test-support.ts';
import { englishForms, indonesianForms } from './words/inflect.ts';
import { englishLight, indonesianLight } from './words/light.ts';

/** A question, and the same question with one thing changed. */
export interface Changed {
  readonly message: string;
  readonly changed: string;
}

/** What holds of every change of a kind. The tests try it on some of the changes, `npm run eval -- laws` on all. */
export interface Law {
  readonly title: string;
  readonly cases: () => readonly Changed[];
  readonly holds: (changed: Changed) => boolean;
  /** The share of the changes that it has to hold for, from 0 to 1; of all where left out. */
  readonly atLeast?: number;
}

const messages = Object.values(questions).flatMap((cases) => cases.map(([message]) => message));

const asked = new Map<string, string>();
/** The queries of a question as they are compared; `[]` where it is asked back. Questions without a change are read once. */
function queriesOf(message: string): string {
  const known = asked.get(message) ?? JSON.stringify(read(message).queries.map((query) => same(query)));
  asked.set(message, known);
  return known;
}

function isReadAlike({ message, changed }: Changed): boolean {
  return JSON.stringify(read(changed).queries.map((query) => same(query))) === queriesOf(message);
}

/** Each question with a word put before each of its words, and at its end. */
function withWord(word: string, of: readonly string[] = messages): readonly Changed[] {
  return of.flatMap((message) => {
    const words = message.split(' ');
    return [...words.keys(), words.length].map((i) => ({ message, changed: [...words.slice(0, i), word, ...words.slice(i)].join(' ') }));
  });
}

const unknown = ['blorong', 'anesthetist', 'Zwq7'].map((word): Law => ({
  title: `“${word}” at any place of any question makes no query, and the question back names it`,
  cases: () => withWord(word),
  holds: ({ changed }) => {
    const { queries, unread, question } = read(changed);
    return queries.length === 0 && unread.some((one) => one.includes(word)) && question.includes(word);
  },
}));

const numbers = (
  [
    ['73915', [73_915]],
    ['Rp 7,25 juta', [7_250_000]],
    ['41 %', [0.41, 41]],
    ['tujuh ratus tiga puluh satu', [731]],
  ] as const
).map(([word, values]): Law => ({
  title: `the number “${word}” at any place of any question stands in the query, or is asked back`,
  // Within another number it would be another number.
  cases: () => withWord(word, messages.filter((message) => !message.includes('dua puluh'))),
  holds: ({ changed }) => {
    const json = JSON.stringify(read(changed).queries);
    // So many claims on one day are one fewer besides each.
    return json === '[]' || values.some((value) => new RegExp(`(?<![\\d.])${value}(?![\\d.])`).test(json) || json.includes(`{"field":"same_day_claim_count","op":"=","value":${value - 1}}`));
  },
}));

const negations = ['tidak', 'bukan', 'kecuali', 'tanpa', 'selain', 'not', 'excluding', 'without'].map((word): Law => ({
  title: `the negation “${word}” at any place of any question changes the query, or is asked back`,
  cases: () => withWord(word),
  holds: ({ message, changed }) => {
    const { queries } = read(changed);
    return queries.length === 0 || JSON.stringify(queries.map((query) => same(query))) !== queriesOf(message);
  },
}));

const shortened: Law = {
  title: 'a question without one of its numbers or negations is never read as one with it',
  cases: () => messages.flatMap((message) => {
    const words = message.split(' ');
    // A year may be assumed, and from the first of a month is from the month.
    return words.flatMap((word, i) => (/^(?:20\d\d|1)$/u.test(word) || !/\d|^(?:tidak|bukan|kecuali|selain|tanpa|not|without|excluding)$/u.test(word) ? [] : [{ message, changed: words.filter((_, at) => at !== i).join(' ') }]));
  }),
  holds: (change) => read(change.changed).queries.length === 0 || !isReadAlike(change),
};

/** The words of the background lexicon, in all their forms. */
export const lightWords = [...indonesianLight.flatMap(([, pattern]) => phrasesOf(pattern, indonesianForms)), ...englishLight.flatMap(([, pattern]) => phrasesOf(pattern, englishForms))];

/** Each light word in a question of its own, put where `at` says. */
const besides = (at: (words: readonly string[], phrase: string, i: number) => string) => (): readonly Changed[] => lightWords.map((phrase, i) => {
  const message = messages[(i * 7) % messages.length] ?? '';
  return { message, changed: at(message.split(' '), phrase, i) };
});

/** Nothing asked is dropped. */
export const droppingLaws: readonly Law[] = [...unknown, ...numbers, ...negations, shortened];

/** Words of the background lexicon carry no condition. */
export const lightLaws: readonly Law[] = [
  {
    title: 'change no query wherever they stand: the same is read, or it is asked back',
    cases: besides((words, phrase, i) => [...words.slice(0, i % (words.length + 1)), phrase, ...words.slice(i % (words.length + 1))].join(' ')),
    holds: (change) => read(change.changed).queries.length === 0 || isReadAlike(change),
  },
  {
    title: 'say nothing where a question begins or ends: nine of ten are read as without them',
    cases: besides((words, phrase, i) => (i % 2 === 0 ? `${phrase}, ${words.join(' ')}` : `${words.join(' ')}, ${phrase}`)),
    holds: isReadAlike,
    atLeast: 0.9,
  },
];

/** Every `step`th change of a law from the `first` on: of every question some, at places that move on from one to the next. */
export function someOf<One>(cases: readonly One[], step: number, first: number): readonly One[] {
  return cases.filter((_, i) => i % step === first % step);
}

/** The changes for which a law does not hold. */
export function brokenBy({ holds }: Law, cases: readonly Changed[]): readonly string[] {
  return cases.filter((change) => !holds(change)).map(({ changed }) => changed);
}
