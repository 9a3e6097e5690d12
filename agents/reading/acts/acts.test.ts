import { describe, expect, test } from 'vitest';

import { read } from '../reader.test-support.ts';
import { type Act, claimTopics, noticeCodes } from './act.ts';
import { type Case, messages } from './acts.test-support.ts';

/** Nothing but notices: nothing of it is answered. */
const isRefused = (acts: readonly { readonly kind: string }[]): boolean => acts.length > 0 && acts.every(({ kind }) => kind === 'notice');

const all: readonly Case[] = Object.values(messages).flat();

describe.each(Object.entries(messages))('messages of the class: %s', (_, cases) => {
  test.each(cases.map(([message, acts, pointing = {}]) => [message, acts, pointing] as const))('“%s” is read as its acts, and as nothing else', (message, acts, pointing) => {
    const reading = read(message, undefined, pointing);
    expect([reading.unread, reading.question, reading.acts, reading.parts]).toEqual([[], '', acts, acts]);
  });
});

describe('nothing asked is dropped', () => {
  test.each(['blorong', 'anesthetist'])('with “%s” at any place such a message is refused whole, where a notice was part of its answer, or makes no act, and the question back names it', (word) => {
    const wrong = all.flatMap(([message, acts, pointing]) => {
      const words = message.split(' ');
      return [...words.keys(), words.length].map((i) => [...words.slice(0, i), word, ...words.slice(i)].join(' ')).filter((changed) => {
        const { parts, unread, question } = read(changed, undefined, pointing);
        const isNamed = parts.length === 0 && unread.some((one) => one.includes(word)) && question.includes(word);
        return !isNamed && !(isRefused(parts) && acts.some(({ kind }) => kind === 'notice'));
      });
    });
    expect(wrong).toEqual([]);
  });

  // `tidak wajar` and `bukan duplikat` ask whether it is so, which is told as it is.
  const yesOrNo = /(?:tidak|bukan|not) (?:wajar|normal|udah|duplikat|rawat inap|diputus)/u;

  test.each(['tidak', 'bukan', 'kecuali', 'without', '73915', 'Rp 7,25 juta', 'per provinsi', 'tertinggi', 'nomor 99'])('“%s” at any place of such a message, of which one in three is tried, changes what is read, or is asked back', (words) => {
    const wrong = all.filter(([, acts], i) => i % 3 === 0 && acts.every(({ kind }) => kind !== 'notice')).flatMap(([message, , pointing]) => {
      const [parts, own] = [JSON.stringify(read(message, undefined, pointing).parts), message.split(' ')];
      return [...own.keys(), own.length].map((i) => [...own.slice(0, i), words, ...own.slice(i)].join(' ')).filter((changed) => !yesOrNo.test(changed) && JSON.stringify(read(changed, undefined, pointing).parts) === parts);
    });
    expect(wrong).toEqual([]);
  });

  test('a condition on many claims makes no act about one', () => {
    const added = ['di Bali', 'rawat jalan', 'di atas 20 juta', 'November 2021'];
    const wrong = all.filter(([, acts]) => acts.some(({ kind }) => kind === 'claim' || kind === 'document' || kind === 'compare_claims')).flatMap(([message, , pointing]) => added.map((words) => [`${message.replace(/\?$/u, '')} ${words}`, pointing] as const))
      .filter(([message, pointing]) => read(message, undefined, pointing).queries.length === 0 && read(message, undefined, pointing).acts.some((act) => act.kind === 'claim' && !act.fields.includes('service_type')));
    expect(wrong).toEqual([]);
  });
});

describe('each act is told in one line', () => {
  test.each([
    ['kenapa klaim ini ditandai?', 'Dibaca: mengapa klaim ini ditandai'],
    ['diagnosis 100080122V000022', 'Dibaca: diagnosis primer · klaim 100080122V000022'],
    ['apa yang janggal di Bali bulan ini?', 'Dibaca: yang menonjol pada Bali · Desember 2022'],
    ['klaim dokter di bali', 'Dibaca: Dokter, yang tidak ada dalam data'],
    ['what is odd about this hospital?', 'Read as: what stands out in this facility'],
    ['What is INA-CBG I-1-40-III?', 'Read as: meaning of code I-1-40-III'],
    ['berapa klaim ranap di bali? kenapa klaim ini ditandai?', 'Dibaca: jumlah klaim · Rawat inap (RITL) · Bali; mengapa klaim ini ditandai'],
  ])('“%s”: %s', (message, understood) => {
    expect(read(message).understood).toBe(understood);
  });

  test('every topic and notice of the lists is reached by some message, or has a field that leads to it', () => {
    const acts = all.flatMap(([, own]) => own);
    const reached = new Set(acts.flatMap((act: Act) => (act.kind === 'claim' ? [...act.topics] : act.kind === 'notice' ? [act.notice] : []) as readonly string[]));
    expect(claimTopics.filter((topic) => !reached.has(topic))).toEqual([]);
    expect(noticeCodes.filter((code) => !reached.has(code))).toEqual(['greeting', 'thanks', 'out_of_scope', 'instructions']);
  });
});
