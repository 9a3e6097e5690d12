import { describe, expect, test } from 'vitest';

import { questions } from './questions.test-support.ts';
import { read, same } from './reader.test-support.ts';
import { englishForms, indonesianForms } from './words/inflect.ts';
import { englishLight, indonesianLight } from './words/light.ts';
import { phrasesOf } from './words/pattern.ts';

const messages = Object.values(questions).flatMap((cases) => cases.map(([message]) => message));
const asked = new Map<string, string>();
const queriesOf = (message: string): string => {
  const known = asked.get(message) ?? JSON.stringify(read(message).queries.map((query) => same(query)));
  asked.set(message, known);
  return known;
};
const light = [...indonesianLight.flatMap(([, pattern]) => phrasesOf(pattern, indonesianForms)), ...englishLight.flatMap(([, pattern]) => phrasesOf(pattern, englishForms))];
/** Enough of them to stand beside every kind of word; each word stands in some. */
const tried = light.map((phrase, i) => ({ phrase, message: messages[(i * 7) % messages.length] ?? '', place: i })).filter((_, i) => i % 3 === 0);

describe('words of the background lexicon', () => {
  test('change no query wherever they stand: the same is read, or it is asked back', () => {
    const wrong = tried.flatMap(({ phrase, message, place }) => {
      const words = message.split(' ');
      const at = place % (words.length + 1);
      const changed = [...words.slice(0, at), phrase, ...words.slice(at)].join(' ');
      return queriesOf(changed) === '[]' || queriesOf(changed) === queriesOf(message) ? [] : [changed];
    });
    expect(wrong).toEqual([]);
  });

  test('say nothing where a question begins or ends: nine of ten are read as without them', () => {
    const alike = tried.filter(({ phrase, message, place }) => queriesOf(place % 2 === 0 ? `${phrase}, ${message}` : `${message}, ${phrase}`) === queriesOf(message));
    expect(alike.length / tried.length).toBeGreaterThan(0.9);
  });

  test.each(['klaim ranap tanpa laporan', 'klaim ranap yang tidak dicek', 'klaim ranap dengan catatan', 'berapa laporan di bali', 'klaim per tim', 'klaim ranap yang dicek', 'inpatient claims without reports', 'claims not verified', 'claims verified in Bali', 'claims with notes', 'how many reports in Bali', 'claims by colleague', 'klaim rs harapan'])('tell one claim from another where they are denied, counted, grouped by or said of it: “%s” is asked back', (message) => {
    expect(read(message).queries).toEqual([]);
  });

  test.each(['hampir', 'masih', 'terutama', 'terbanyak', 'separuh', 'almost', 'still', 'else', 'especially', 'half', 'unlike'])('“%s” is none of them', (word) => {
    expect(light).not.toContain(word);
  });
});
