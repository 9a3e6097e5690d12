import { describe, expect, test } from 'vitest';

import { read } from '../reader.test-support.ts';

const cases: readonly (readonly [message: string, terms: readonly string[]])[] = [
  ['SEVERITY_CONTRADICTION itu artinya apa', ['value:quality_marks:SEVERITY_CONTRADICTION']],
  ['what does PAID_MISSING mean?', ['value:quality_marks:PAID_MISSING']],
  ['high_cost_full_paid itu apa', ['rule_high_cost_full_paid']],
  ['what does peer level 4 mean?', ['value:peer_level:4']],
  ["what's RITL again", ['ritl']],
  ['p90 tuh apa sih', ['p90']],
  ['arti tanda BILLED_NOT_SUM apaan?', ['value:quality_marks:BILLED_NOT_SUM']],
  ['flag severity_mismatch apaan sih', ['rule_severity_mismatch']],
  ['what exactly does PAID_MISSING mean?', ['value:quality_marks:PAID_MISSING']],
  ['what is cost_zscore?', ['field:cost_zscore']],
  ["how is a claim's peer group chosen?", ['peer_group']],
  ['skor risiko dihitung gimana', ['risk_score']],
  ['apa bedanya SA dan SP', ['field:topup_sa_amount', 'field:topup_sp_amount']],
  ['maksudnya readmisi apa ya', ['readmission']],
  ['apa sih bedanya ranap sama rajal', ['value:service_type:RITL', 'value:service_type:RJTL']],
  ['beda RITL dan RJTL apa', ['ritl', 'rjtl']],
  ["what's the difference between rule score and risk score?", ['field:rule_score', 'risk_score']],
];

describe('terms that are to be explained', () => {
  test.each(cases)('“%s” asks for definitions, and nothing else', (message, terms) => {
    const { parts, unread } = read(message);
    expect([unread, parts]).toEqual([[], terms.map((concept) => ({ kind: 'concept', concept }))]);
  });

  test('a word that is not known at any place of such a message is asked back', () => {
    const wrong = cases.flatMap(([message]) => message.split(' ').map((_, i, words) => [...words.slice(0, i), 'blorong', ...words.slice(i)].join(' '))).filter((message) => read(message).parts.length > 0 || !read(message).unread.some((word) => word.includes('blorong')));
    expect(wrong).toEqual([]);
  });

  test.each([
    ['what is the P90 of its peers?', ['peer_p90']],
    ['what is the z-score?', ['cost_zscore']],
    ['berapa P90 pembandingnya?', ['peer_p90']],
  ])('“%s” beside an open claim asks what it has', (message, fields) => {
    expect(read(message, undefined, { openClaim: true }).acts).toEqual([expect.objectContaining({ kind: 'claim', claim: { kind: 'open' }, fields })]);
  });

  test.each(['what is a z-score?', 'apa itu P90?', 'what does severity mean?'])('“%s” beside an open claim asks what the word means', (message) => {
    expect(read(message, undefined, { openClaim: true }).parts.map(({ kind }) => kind)).toEqual(['concept']);
  });

  test.each(['beda biaya ranap dan rajal apa', 'what is the difference between inpatient and outpatient cost', 'apa itu klaim ranap di bali', 'jelaskan klaim duplikat di bali', 'maksudnya ranap'])('“%s” is of claims, not of words', (message) => {
    expect(read(message).parts.filter(({ kind }) => kind === 'concept')).toEqual([]);
  });
});
