import type { Language } from '#engine';
import type { EvidenceItem } from '#tools';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyText } from '../../tests/support/any-text.ts';
import { check, item, row } from './cited.test-support.ts';
import { formatNumber, formatPercent, formatRupiah } from './format.ts';

interface Measured {
  readonly n: number;
  readonly amount: number;
  readonly rate: number;
  readonly days: number;
}
interface Kind {
  /** Keys and names of the i-th row. */
  readonly name: (i: number) => string;
  readonly cite: (i: number, measured: Measured) => EvidenceItem[];
}

const values = ({ n, amount, rate, days }: Measured): Parameters<typeof row>[2] => [['n', n, 'claims'], ['amount_claimed', amount, 'rupiah'], ['flagged_rate', rate, 'ratio'], ['mean_los', days, 'days']];
const places = ['JAWA BARAT', 'JAWA TIMUR', 'BANTEN', 'BALI'];
const hospitals = ['RSUD Contoh Menteng', 'RS Teladan Sehat', 'RSUD Utama Bandung', 'Klinik Kedua'];
const kinds: readonly Kind[] = [
  { name: (i) => `klaim 10008012${i}V00000${i}`, cite: (i, measured) => row(`search.${i + 1}`, { claim_id: `10008012${i}V00000${i}` }, [['claim_id', `10008012${i}V00000${i}`, 'code'], ...values(measured)]) },
  { name: (i) => places[i] ?? '', cite: (i, measured) => row(`casemix.${i + 1}`, { code: `3${i}`, value: places[i] ?? '' }, [['value', places[i] ?? '', 'category'], ...values(measured)]) },
  { name: (i) => hospitals[i] ?? '', cite: (i, measured) => row(`report.${i + 1}`, { facility_key: `1000${i}` }, [['facility_key', `1000${i}`, 'code'], ['facility_name', hospitals[i] ?? '', 'name'], ...values(measured)]) },
  { name: (i) => ['Januari', 'Februari', 'Maret', 'April'].map((month) => `${month} 2024`)[i] ?? '', cite: (i, measured) => row(`report.${i + 1}`, { month: `2024-0${i + 1}` }, [['month', `2024-0${i + 1}`, 'month'], ...values(measured)]) },
];

/** Ways to write a measure that differ wherever it does. */
const writings: readonly ((measured: Measured, language: Language) => string)[] = [
  ({ n }, language) => `${formatNumber(n, language)} ${language === 'id' ? 'klaim' : 'claims'}`,
  ({ amount }) => formatRupiah(amount),
  ({ rate }, language) => (language === 'id' ? `persentase klaim dengan indikasi ${formatPercent(rate, language)}` : `flagged rate ${formatPercent(rate, language)}`),
  ({ days }, language) => (language === 'id' ? `rata-rata lama rawat ${formatNumber(days, language, 2)} hari` : `mean length of stay ${formatNumber(days, language, 2)} days`),
];
const frames: readonly ((name: string, figure: string, language: Language) => string)[] = [
  (name, figure) => `${name} ${figure}`,
  (name, figure) => `${name}: ${figure}`,
  (name, figure, language) => (language === 'id' ? `${name} mencatat ${figure}` : `${name} recorded ${figure}`),
  (name, figure) => `${name} (${figure})`,
  (name, figure, language) => (language === 'id' ? `${figure} di ${name}` : `${figure} in ${name}`),
  (name, figure) => `${figure} (${name})`,
];
const joints = [', ', '; ', { id: ' dan ', en: ' and ' }, { id: ', sedangkan ', en: ', while ' }] as const;

const measured: fc.Arbitrary<Measured> = fc.record({
  n: fc.integer({ min: 100, max: 99_999 }),
  amount: fc.integer({ min: 1_000_000, max: 9_000_000_000 }),
  rate: fc.integer({ min: 10, max: 990 }).map((tenths) => tenths / 1000),
  days: fc.integer({ min: 120, max: 2900 }).map((hundredths) => hundredths / 100),
});
/** Rows of which no value is near another's, nor near a sum, a difference or a share of others. */
const distinct = fc.array(measured, { minLength: 2, maxLength: 4 }).filter((rows) => rows.every((a, i) => rows.every((b, j) => i === j || (a.n !== b.n && a.amount !== b.amount && a.rate !== b.rate && a.days !== b.days))));

interface Written {
  readonly text: (order: readonly number[]) => string;
  readonly cited: readonly EvidenceItem[];
  readonly language: Language;
  readonly count: number;
}

const written: fc.Arbitrary<Written> = fc
  .record({ rows: distinct, kind: fc.constantFrom(...kinds), writing: fc.constantFrom(...writings), frame: fc.constantFrom(...frames), joint: fc.constantFrom(...joints), language: fc.constantFrom<Language>('id', 'en') })
  .map(({ rows, kind, writing, frame, joint, language }) => ({
    cited: [...rows.flatMap((one, i) => kind.cite(i, one)), item('report.total', 12, 'items')],
    language,
    count: rows.length,
    text: (order) => `${order.map((of, i) => frame(kind.name(i), writing(rows[of] ?? rows[0] ?? { n: 0, amount: 0, rate: 0, days: 0 }, language), language)).join(typeof joint === 'string' ? joint : joint[language])}.`,
  }));

describe('sentences about several rows', () => {
  it('pass where each figure stands with its own row', () => {
    fc.assert(
      fc.property(written, ({ text, cited, language, count }) => {
        const sentence = text(Array.from({ length: count }, (_, i) => i));
        expect([sentence, check(sentence, cited, language).findings]).toEqual([sentence, []]);
      }),
      { numRuns: 1500 },
    );
  });

  it('are refused where the figures of two rows change places', () => {
    fc.assert(
      fc.property(written, fc.nat(), ({ text, cited, language, count }, shift) => {
        const order = Array.from({ length: count }, (_, i) => i);
        const i = shift % (count - 1);
        [order[i], order[i + 1]] = [i + 1, i];
        const sentence = text(order);
        expect([sentence, check(sentence, cited, language).findings.length > 0]).toEqual([sentence, true]);
      }),
      { numRuns: 1500 },
    );
  });

  it('are refused where a row has the figure of one that is cited and not named', () => {
    fc.assert(
      fc.property(written, ({ text, cited, language }) => {
        const sentence = text([1]);
        expect([sentence, check(sentence, cited, language).findings.length > 0]).toEqual([sentence, true]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a figure of a sentence about several rows', () => {
  it('is refused with any digit changed', () => {
    fc.assert(
      fc.property(written, fc.nat(), fc.integer({ min: 1, max: 9 }), ({ text, cited, language, count }, place, shift) => {
        const sentence = text(Array.from({ length: count }, (_, i) => i));
        const figures = [...sentence.matchAll(/(?<![\dV])(?:Rp )?\d[\d.,]*\d(?= klaim| claims|%| hari| days|[;,.)]|$| (?:dan|and|di|in|\())/g)].filter(([figure]) => !/^20\d\d$/.test(figure) && figure.length < 16);
        const figure = figures[place % figures.length];
        fc.pre(figure !== undefined);
        const digits = [...figure[0].matchAll(/\d/g)];
        const digit = digits[place % digits.length];
        fc.pre(digit !== undefined);
        const at = figure.index + digit.index;
        const changed = sentence.slice(0, at) + String((Number(digit[0]) + shift) % 10) + sentence.slice(at + 1);
        expect([changed, check(changed, cited, language).findings.length > 0]).toEqual([changed, true]);
      }),
      { numRuns: 1500 },
    );
  });

  it('gives the same findings every time, and never throws', () => {
    const piece = fc.oneof(anyText({ maxLength: 8 }), fc.constantFrom('klaim ', 'Rp 5 juta', ' naik ', '12,5%', ' dan ', 'JAWA BARAT', 'RSUD Contoh Menteng', ' masing-masing ', '100080120V000000', ' tertinggi adalah ', '(', ')', ';', 'Januari 2024', ' lebih dari ', '3 dari 10 klaim', '1:2', 'separuh ', '“', '”', 'İ', '\u{1F600}'));
    fc.assert(
      fc.property(written, fc.array(piece, { maxLength: 14 }), ({ cited, language }, pieces) => {
        const text = pieces.join('');
        expect(check(text, cited, language)).toEqual(check(text, cited, language));
      }),
      { numRuns: 1500 },
    );
  });
});
