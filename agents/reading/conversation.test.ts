import { type ClaimQueryInput, claimQuerySchema } from '#engine';
import { describe, expect, test } from 'vitest';

import { bali, count, jatim, measure, rajal, ranap, stroke } from './queries.test-support.ts';
import { read, same } from './reader.test-support.ts';

const before = claimQuerySchema.parse(count([ranap]));

describe('a reply to what was asked back', () => {
  test.each<readonly [string, string, ClaimQueryInput]>([
    ['klaim cuci otak di bali', 'maksud saya stroke', { subject: 'claims', where: [stroke, bali] }],
    ['berapa klaim blorong di bali', 'rajal', count([rajal, bali])],
    ['rata-rata biaya blorong', 'hemodialisa', measure('mean', 'amount_claimed', [{ field: 'procedure_codes', op: 'under', value: 'set:haemodialysis' }])],
    ['berapa klaim di bandung', 'kota bandung', count([{ field: 'district_name', op: '=', value: 'KOTA BANDUNG' }])],
    ['berapa klaim per kelas', 'kelas rs', count([], { by: [{ field: 'facility_class' }] })],
  ])('“%s” and then “%s” are read together, and that is said', (pending, reply, query) => {
    const { queries, assumed } = read(reply, before, { pending });
    expect(queries.map((one) => same(one))).toEqual([same(query)]);
    expect(assumed.map(({ words, reading }) => [words, reading])).toContainEqual([reply, `dibaca bersama pertanyaan sebelumnya: “${pending}”`]);
  });

  test.each<readonly [string, string, ClaimQueryInput]>([
    ['yang blorong', 'stroke', count([ranap, stroke])],
    ['yang blorong aja', 'maksud saya stroke', count([ranap, stroke])],
  ])('“%s”, which would have edited the query before, and then “%s” edit it', (pending, reply, query) => {
    expect(read(reply, before, { pending }).queries.map((one) => same(one))).toEqual([same(query)]);
  });

  test.each([
    ['what share of blorong was severe?', 'and in Central Java?'],
    ['blorong jogja', 'mediannya?'],
    ['blorong sama total biayanya', 'semester 2 aja'],
    ['berapa klaim blorong di jatim', 'kalau rajal?'],
    ['total biaya klaim blorong', 'brp yang lebih dari 5 hari'],
    ['total cost of blorong claims', 'how many of them stayed over 5 days'],
    ['berapa klaim blorong', 'dan di jatim?'],
  ])('“%s” and then “%s”, which names nothing, is asked back with the edit of the query before as a choice', (pending, reply) => {
    const { queries, choices } = read(reply, before, { pending });
    expect([queries, choices.some((choice) => choice.queries?.length === 1)]).toEqual([[], true]);
  });

  test.each([
    ['berapa klaim blorong', 'per bulan'],
    ['10 klaim blorong', 'per provinsi'],
    ['berapa klaim blorong', 'kalau di jatim?'],
  ])('“%s” and then “%s” do not make a question: it is asked back, and the edit of the query before is only a choice', (pending, reply) => {
    const { queries, unread, choices } = read(reply, before, { pending });
    expect([queries, unread]).toEqual([[], ['blorong']]);
    expect(choices.map((choice) => choice.queries)).toEqual([read(reply, before).queries]);
  });

  test('a question of its own is read as such', () => {
    expect(read('berapa klaim rajal di jatim', before, { pending: 'berapa klaim blorong' })).toEqual(read('berapa klaim rajal di jatim'));
    expect(read('berapa klaim rajal di jatim').queries.map((query) => same(query))).toEqual([same(count([rajal, jatim]))]);
  });
});

describe('words of one wrong letter', () => {
  test.each([
    ['klaim sroke', 'sroke', 'stroke'],
    ['klaim perempaun', 'perempaun', 'perempuan'],
    ['tampilkn klaim ranap', 'tampilkn', 'tampilkan'],
  ])('“%s” says how it was read', (message, words, word) => {
    const spelt = read(message).assumed.filter(({ reading }) => reading.startsWith('ejaan'));
    expect(spelt).toEqual([{ words, reading: `ejaan dibaca: ${word}` }]);
  });

  test.each(['klaim di gorontala', 'klaim di jawa barrat', 'klaim balli', 'klaim biya', 'klaim di snadung', 'klaim natal'])('“%s” asks back: names and words for guilt are not guessed, nor are short words', (message) => {
    expect(read(message).queries).toEqual([]);
  });
});

describe('suggestions', () => {
  test('each is a message that can be read whole, with everything else of the question', () => {
    const { choices } = read('rata-rata biya ranap per provinsi di bali');
    expect(choices.map(({ message }) => message)).toEqual(['rata-rata biaya ranap per provinsi di bali']);
    expect(read('rata-rata biya ranap blorong').choices).toEqual([]);
  });
});

test.each(['berapa klaim ranap di bali kecuali jabar dan kelas a ', 'klaim ditolak bulan lalu ', 'sroke prempuan diabtes hospitls ', '1 2 3 4 5 6 ', 'kecuali jabar dan kelas a atau '])('a message of 2,000 characters, “%s…”, does not make reading blow up', (part) => {
  const message = part.repeat(2000).slice(0, 2000);
  read(message);
  const times = [1, 2, 3, 4, 5].map(() => {
    const start = performance.now();
    read(message, before, { pending: message });
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(1000);
});
