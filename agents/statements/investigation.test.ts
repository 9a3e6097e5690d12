import { describe, expect, test } from 'vitest';

import { outcomes } from '#engine';

import { type Citable, Facts } from './facts.ts';
import { evaluateInvestigation, investigationStatements, renderInvestigation } from './investigation.ts';
import { createWriter } from './writer.ts';

/** Evidence of one finding: 41 of 120 claims of a facility, 209 of 3,427 others. */
function evidence(changes: Readonly<Record<string, Citable['value'] | undefined>> = {}): Citable[] {
  const units: Readonly<Record<string, readonly [value: Citable['value'], unit: Citable['unit'], label?: string]>> = {
    claims: [3547, 'claims'], groups: [812, 'items'], comparisons: [5120, 'items'], dimensions: [31, 'items'], findings: [1, 'items'], small_groups: [77, 'items'], least_claims: [20, 'claims'], explained_by_case: [0, 'items'],
    '1.outcome': ['duplicate_pattern', 'code'], '1.against': ['rest', 'status'], '1.by.1': ['87805', 'code', 'Fasilitas'],
    '1.n': [120, 'claims'], '1.value': [0.341667, 'ratio'], '1.whole_n': [3427, 'claims'], '1.whole': [0.060986, 'ratio'], '1.stake': [500_000_000, 'rupiah'],
  };
  return Object.entries(units).flatMap(([id, [usual, unit, label = id]]) => {
    const value = id in changes ? changes[id] : usual;
    return value === undefined ? [] : [{ id: `investigation.${id}`, value, unit, label }];
  });
}

const deviation = { kind: 'deviation', of: 'investigation', finding: 1 } as const;

function text(items: readonly Citable[], language: 'id' | 'en' = 'id'): string[] {
  const facts = new Facts({}, items);
  const writer = createWriter(facts, language);
  return investigationStatements(facts).flatMap((statement) => {
    const evaluation = evaluateInvestigation(statement, facts);
    return evaluation.ok ? [renderInvestigation(evaluation.evaluated, writer).text] : [];
  });
}

describe('a deviation', () => {
  test('is told with both figures, how many times, the excess and its rupiah, worked out exactly', () => {
    expect(text(evidence())[0]).toBe(
      'Yang paling menonjol di antara 3.547 klaim adalah fasilitas 87805: 34,2% dari 120 klaim berindikasi “Pola klaim berulang”, 5,6 kali 6,1% pada 3.427 klaim lainnya; itu sekitar 34 klaim lebih banyak dari yang diharapkan, setara Rp 410.752.282 biaya tagih.',
    );
  });

  test.each([
    ['the group does not lie above', { '1.value': 0.05 }, 'relation_false'],
    ['the two are equal', { '1.value': 0.060986 }, 'relation_false'],
    ['there is no claim to compare with', { '1.whole_n': 0 }, 'relation_false'],
    ['a figure was not read', { '1.whole': undefined }, 'row_not_read'],
    ['a figure has no value', { '1.value': null }, 'value_absent'],
    ['what it shows is not known', { '1.outcome': 'fraud' }, 'row_not_read'],
    ['nothing was searched', { findings: undefined }, 'row_not_read'],
  ] as const)('is refused where %s', (_why, changes, refusal) => {
    expect(evaluateInvestigation(deviation, new Facts({}, evidence(changes)))).toEqual({ ok: false, refusal });
  });

  test('of a finding that there is not is refused', () => {
    expect(evaluateInvestigation({ ...deviation, finding: 2 }, new Facts({}, evidence()))).toEqual({ ok: false, refusal: 'row_not_read' });
  });

  test('says no multiple of nothing, and no rupiah that do not follow', () => {
    expect(text(evidence({ '1.whole': 0, '1.stake': undefined }), 'en')[0]).not.toMatch(/times|Rp/);
  });

  test.each(outcomes.map(({ id }) => id))('of %s is worded in both languages', (outcome) => {
    for (const language of ['id', 'en'] as const) for (const sentence of text(evidence({ '1.outcome': outcome }), language)) expect(sentence).not.toMatch(/[{}]|undefined|: : |· :/);
  });

  test.each(['rest', 'like', 'peers', 'class', 'before'])('says what it is compared with: %s', (against) => {
    for (const language of ['id', 'en'] as const) for (const sentence of text(evidence({ '1.against': against }), language)) expect(sentence).not.toMatch(/[{}]|undefined|\(\)| {2}/);
  });
});

test('that nothing stands out is so only where nothing does, and says what was looked at', () => {
  const nothing = { kind: 'nothing_stands_out_of', of: 'investigation' } as const;
  expect(evaluateInvestigation(nothing, new Facts({}, evidence()))).toEqual({ ok: false, refusal: 'relation_false' });
  expect(text(evidence({ findings: 0 }))).toEqual([
    'Tidak ada yang menonjol di antara 3.547 klaim: tidak satu kelompok pun menyimpang di luar kebetulan.',
    'Yang dibandingkan 812 kelompok (5.120 perbandingan); 77 kelompok dengan kurang dari 20 klaim tidak ikut. Ini indikasi untuk ditelaah, bukan putusan.',
  ]);
});

test('an outcome that only some claims can show says which of them are counted', () => {
  const limited = outcomes.filter(({ among }) => among.length > 0).map(({ id }) => id);
  const plain = text(evidence({ '1.outcome': 'overlap' }))[0] ?? '';
  expect(plain).toContain('dari 120 klaim bertumpang');
  for (const outcome of limited) expect(text(evidence({ '1.outcome': outcome }))[0]).toMatch(/120 klaim (rawat|dengan)/);
});

test('each sentence cites what its figures stand on', () => {
  const facts = new Facts({}, evidence());
  const evaluation = evaluateInvestigation(deviation, facts);
  const cited = evaluation.ok ? renderInvestigation(evaluation.evaluated, createWriter(facts, 'id')).evidence : [];
  expect(cited.toSorted()).toEqual([...['against', 'by.1', 'n', 'outcome', 'stake', 'value', 'whole', 'whole_n'].map((name) => `investigation.1.${name}`), 'investigation.claims']);
});
