import { expect, test } from 'vitest';

import { Sfc32 } from '../synthetic/random.ts';
import { agreementOf } from './agreement.ts';
import { type DecidedOutcome, readFeedback } from './feedback.ts';
import { feedbackFigures } from './figures.ts';
import { fitLogistic } from './fit-logistic.ts';
import { isExplored, secondReviews, selection } from '../decisions/selection.ts';
import { type LearnedClaim, challenge, chanceOf, gate, learnWeights } from './judge.ts';

let seq = 0;
const decided = (given: Partial<DecidedOutcome> & Pick<DecidedOutcome, 'claimId'>): DecidedOutcome => ({
  seq: (seq += 1), snapshotId: 's', reviewer: { name: 'first' }, decision: 'approved', correctionRatio: 0, reason: null, createdAt: '2024-03-02T00:00:00.000Z',
  evidence: { risk_score: 0.5, risk_rank: 3, flags: ['cost_above_peers'], province_name: 'BALI', facility_class: 'A', ruleset_version: 'RULESET_v2' }, ...given,
});

test('a claim is a case where it was rejected or at least 0.3 of it taken off, none where at most 0.1 was, and between it teaches nothing', async () => {
  const rows = await readFeedback([
    decided({ claimId: 'rejected', decision: 'rejected', correctionRatio: 1 }),
    ...[0.3, 0.29, 0.11, 0.1].map((correctionRatio) => decided({ claimId: `taken off ${correctionRatio}`, decision: 'partial', correctionRatio })),
    decided({ claimId: 'approved' }),
  ]);
  expect(rows.map(({ claim_id, label }) => [claim_id, label])).toEqual([
    ['rejected', 1], ['taken off 0.3', 1], ['taken off 0.29', null], ['taken off 0.11', null], ['taken off 0.1', 0], ['approved', 0],
  ]);
});

test('figures count the latest decision on a claim alone, and are those of the risk that was shown', async () => {
  const rows = await readFeedback([
    decided({ claimId: 'a', decision: 'rejected', correctionRatio: 1 }),
    decided({ claimId: 'a', reviewer: { name: 'second' } }),
    decided({ claimId: 'b', decision: 'rejected', correctionRatio: 1, evidence: { risk_score: 0.9, flags: [] } }),
    decided({ claimId: 'c', decision: 'partial', correctionRatio: 0.2 }),
  ]);
  const figures = feedbackFigures(rows);
  expect(figures).toMatchObject({ decisions: 4, claims: 3, labelled: 2, cases: 1, unused: 1, agreement: { pairs: 1, agreed: 0 } });
  expect(figures.slices.find(({ by }) => by === 'all')).toMatchObject({ claims: 2, precision: 0.5, lift: 1, pr_auc: 1 });
  expect(figures.slices.find(({ by }) => by === 'modus')).toMatchObject({ value: 'Inflated bill (7)', claims: 1, cases: 0 });
});

test('kappa is 1 where two reviewers always agree, 0 where they do as chance would, and there is none without pairs', async () => {
  const pair = (claimId: string, a: boolean, b: boolean): DecidedOutcome[] =>
    [a, b].map((isCase, i) => decided({ claimId, reviewer: { name: `reviewer ${i}` }, decision: isCase ? 'rejected' : 'approved', correctionRatio: isCase ? 1 : 0 }));
  expect(agreementOf(await readFeedback([...pair('a', true, true), ...pair('b', false, false)]))).toEqual({ pairs: 2, agreed: 1, kappa: 1 });
  expect(agreementOf(await readFeedback([...pair('a', true, true), ...pair('b', true, false), ...pair('c', false, true), ...pair('d', false, false)]))).toEqual({ pairs: 4, agreed: 0.5, kappa: 0 });
  expect(agreementOf(await readFeedback([decided({ claimId: 'x' }), decided({ claimId: 'x' })]))).toEqual({ pairs: 0, agreed: null, kappa: null });
});

/** Claims of which one component tells, at the odds of which the surprise alone knows little. */
function drawClaims(count: number, seed: number, isRandom = false): LearnedClaim[] {
  const random = new Sfc32(seed, 0);
  return Array.from({ length: count }, () => {
    const [noise, telling] = [random.below(1000) / 100, random.below(1000) / 100];
    const isCase = isRandom ? random.perMille(500) : random.perMille(telling > 6 ? 800 : 150);
    return { label: isCase ? 1 : 0, slices: ['province BALI'], features: [['surprise', noise + telling], ['own:noise', noise], ['own:telling', telling]] };
  });
}
const surprise = ({ features }: LearnedClaim): number => features[0]?.[1] ?? 0;

test('a fit without examples is its prior, and with many of them follows what they say', () => {
  const claims = drawClaims(2000, 1);
  expect(learnWeights([]).weights).toEqual({ surprise: 0.4 });
  const learned = learnWeights(claims);
  const { weights } = learned;
  expect(weights['own:telling']).toBeGreaterThan((weights['own:noise'] ?? 0) + 0.2);
  const mean = claims.reduce((sum, { features }) => sum + chanceOf(learned, features), 0) / claims.length;
  expect(mean).toBeCloseTo(claims.reduce((sum, { label }) => sum + label, 0) / claims.length, 1);
});

test('a fit stands where the slope of the log posterior is 0', () => {
  const examples = drawClaims(200, 3);
  const sd = 0.5;
  const fitted = fitLogistic(examples, () => ({ mean: 0, sd }));
  for (const [feature, weight] of fitted) {
    const slope = examples.reduce((sum, { features, label }) => {
      const p = 1 / (1 + Math.exp(-features.reduce((odds, [name, value]) => odds + (fitted.get(name) ?? 0) * value, 0)));
      return sum + (p - label) * (features.find(([name]) => name === feature)?.[1] ?? 0);
    }, weight / sd ** 2);
    expect(Math.abs(slope)).toBeLessThan(0.5);
  }
});

test('few decisions, or all alike, give a clear not yet', () => {
  expect(challenge(drawClaims(gate.fewestLabels - 1, 1), surprise, { seed: 1 })).toMatchObject({ judgement: { verdict: 'not_yet', why: expect.stringContaining('99 labelled claims') }, weights: undefined });
  const alike = drawClaims(300, 1).map((claim) => ({ ...claim, label: 0 as const }));
  expect(challenge(alike, surprise, { seed: 1 }).judgement.verdict).toBe('not_yet');
});

test('what the later decisions confirm is better, and what they do not is kept out', () => {
  const { judgement } = challenge(drawClaims(600, 1), surprise, { seed: 1 });
  expect(judgement).toMatchObject({ verdict: 'better', labelled: 600, judged: 240 });
  expect(judgement.brier).toBeLessThan(judgement.brier_of_rate ?? 0);
  for (const seed of [1, 2, 3]) expect(challenge(drawClaims(400, seed, true), surprise, { seed: 1 }).judgement.verdict).toBe('kept');
});

test('a slice that would do worse keeps the champion, and is named', () => {
  const claims = drawClaims(1000, 1).map((claim, i): LearnedClaim => {
    // In a class that comes later the surprise says it all, and what was learned before misleads.
    if (i < 600 || i % 4 !== 0) return claim;
    const noise = claim.features[1]?.[1] ?? 0;
    const telling = 3 * (10 - noise);
    return { slices: ['class A'], label: noise > 5 ? 1 : 0, features: [['surprise', 2 * noise], ['own:noise', noise], ['own:telling', telling]] };
  });
  const { judgement } = challenge(claims, surprise, { seed: 1 });
  expect(judgement.worse_slices.map(({ slice }) => slice)).toEqual(['class A']);
  expect(judgement.verdict).toBe('kept');
});

test('about a twentieth of the audited share is drawn from below the cut, never from above, and the same each time', () => {
  const claims = 40_000;
  const cut = claims * selection.ofSnapshot;
  const drawn = Array.from({ length: claims }, (_, i) => ({ claim_id: `claim ${i}`, risk_rank: i + 1 })).filter((claim) => isExplored(claim, claims));
  expect(drawn.every(({ risk_rank }) => risk_rank > cut)).toBe(true);
  expect(Math.abs(drawn.length - cut * selection.explored)).toBeLessThan(25);
  expect(drawn.every((claim) => isExplored(claim, claims))).toBe(true);
  expect(isExplored({ claim_id: drawn[0]?.claim_id ?? '', risk_rank: null }, claims)).toBe(false);
});

test('a second review is of what one other person decided, and is told from the first by its reviewer', async () => {
  const all = Array.from({ length: 2000 }, (_, i) => decided({ claimId: `claim ${i}` }));
  const again = secondReviews(all, 'second');
  expect(Math.abs(again.length - 2000 * selection.second)).toBeLessThan(40);
  expect(secondReviews(all, 'first')).toEqual([]);
  const [first = ''] = again;
  const reviewed = decided({ claimId: first, reviewer: { name: 'second' } });
  expect(secondReviews([...all, reviewed], 'third')).not.toContain(first);
  expect((await readFeedback([decided({ claimId: first }), reviewed])).map(({ selection: kind }) => kind)).toEqual([null, 'second_review']);
});
