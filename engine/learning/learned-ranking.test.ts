import { afterAll, beforeAll, expect, test } from 'vitest';

import { type PipelineHome, createPipelineHome, pipelineSalt, readScoredClaims } from '../../tests/support/pipeline-home.ts';
import { readRawMessages } from '../../tests/support/raw-messages.ts';
import { LiveScorer } from '../live-scoring/live-scorer.ts';
import { SnapshotReader } from '../snapshots/snapshot-reader.ts';
import type { DecidedOutcome } from './feedback.ts';
import { type LearnResult, learn, readLearningStatus } from './learn.ts';
import { rollBackLearnedModel } from './learned-models.ts';
import { isExplored, readExplored } from '../decisions/selection.ts';

let pipeline: PipelineHome;
beforeAll(async () => {
  pipeline = await createPipelineHome({ rows: 1500 });
});
afterAll(() => pipeline?.cleanup());

const now = (): Date => new Date('2026-03-02T00:00:00Z');
const byId = async () => new Map((await readScoredClaims(pipeline.home)).map((claim) => [claim.claim_id, claim]));

async function onSnapshot<T>(work: (reader: SnapshotReader) => Promise<T>): Promise<T> {
  const reader = await SnapshotReader.open({ home: pipeline.home, threads: 1, connections: 1 });
  try {
    return await work(reader);
  } finally {
    await reader.close();
  }
}

const learnNow = (outcomes: readonly DecidedOutcome[]): Promise<LearnResult> => onSnapshot((reader) => reader.read((snapshot) => learn({ home: pipeline.home, snapshot, outcomes, promote: true, now })));

const mean = (some: readonly number[]): number => some.reduce((sum, one) => sum + one, 0) / some.length;

/** Decisions on every fourth claim: those of the half of the facilities that the ruleset ranks lowest are rejected, so that there is something to learn. */
function decideByFacility(claims: readonly { readonly claim_id: string; readonly facility_key: string | null; readonly risk_rank: number }[]): DecidedOutcome[] {
  const ranks = Map.groupBy(claims, ({ facility_key }) => facility_key ?? '');
  const meanRank = new Map([...ranks].map(([facility, some]) => [facility, mean(some.map(({ risk_rank }) => risk_rank))]));
  const facilities = [...meanRank.keys()].toSorted((a, b) => (meanRank.get(b) ?? 0) - (meanRank.get(a) ?? 0) || (a < b ? -1 : 1));
  return claims
    .filter((_, i) => i % 4 === 0)
    .map(({ claim_id, facility_key, risk_rank }, i) => {
      const isCase = facilities.indexOf(facility_key ?? '') < facilities.length / 2;
      return { seq: i + 1, claimId: claim_id, snapshotId: 's', reviewer: { name: 'a' }, decision: isCase ? 'rejected' : 'approved', correctionRatio: isCase ? 1 : 0, reason: null, evidence: { risk_rank, risk_score: 0.5, flags: [] }, createdAt: '2026-03-01T00:00:00.000Z' };
    });
}

test('what a snapshot keeps no components of teaches nothing', async () => {
  await pipeline.refresh();
  await expect(learnNow(decideByFacility([...(await byId()).values()]))).rejects.toMatchObject({ code: 'LEARNING_UNFIT' });
});

test('what was learned and promoted ranks the next snapshot by a chance and live claims alike, until it is rolled back', async () => {
  await pipeline.refresh({ ruleset: 'RULESET_v2' });
  const before = await byId();
  const outcomes = decideByFacility([...before.values()].toSorted((a, b) => (`${a.admit_date} ${a.claim_id.slice(-6)}` < `${b.admit_date} ${b.claim_id.slice(-6)}` ? -1 : 1)));
  const { judgement, isPromoted, model, missing } = await learnNow([...outcomes, { ...outcomes[0]!, seq: 9999, claimId: 'elsewhere' }]);
  expect(judgement.why).toMatch(/^better/);
  expect({ verdict: judgement.verdict, isPromoted, missing }).toEqual({ verdict: 'better', isPromoted: true, missing: 1 });

  const { manifest } = await pipeline.refresh({ ruleset: 'RULESET_v2' });
  expect(manifest.learned_version).toBe(model?.version);
  const after = await byId();
  const of = (isCase: boolean): number[] => outcomes.filter(({ decision }) => (decision === 'rejected') === isCase).flatMap(({ claimId }) => after.get(claimId)?.risk_score ?? []);
  expect(mean(of(true))).toBeGreaterThan(mean(of(false)) + 0.3);
  const status = await onSnapshot((reader) => reader.read((snapshot) => readLearningStatus({ home: pipeline.home, snapshot, outcomes })));
  expect(status).toMatchObject({ active: { version: model?.version }, shadow: null, figures: { labelled: outcomes.length } });

  const explored = await onSnapshot((reader) => reader.read(readExplored));
  expect(explored).toEqual([...after.values()].filter((claim) => isExplored(claim, after.size)).map(({ claim_id, risk_rank }) => ({ claim_id, risk_rank })).toSorted((a, b) => a.risk_rank - b.risk_rank));

  const messages = readRawMessages(pipeline.raw).slice(0, 300);
  const scorer = await LiveScorer.open({ home: pipeline.home, source: 'live', salt: pipelineSalt, claimsOfPatients: () => Promise.resolve([]) });
  try {
    const { claims } = await scorer.score(messages.map((message, i) => ({ channel: 'jsonl', part: '1', position: String(i), receivedAt: '2026-03-02T00:00:00.000Z', body: Buffer.from(JSON.stringify(message)) })));
    expect(claims.map(({ claim }) => [claim.claim_id, claim.risk_score])).toEqual(messages.map(({ claim_id }) => [claim_id, after.get(claim_id)?.risk_score]));
  } finally {
    await scorer.close();
  }

  expect(rollBackLearnedModel(pipeline.home)).toBeNull();
  expect((await pipeline.refresh({ ruleset: 'RULESET_v2' })).manifest.learned_version).toBeNull();
  expect([...(await byId()).values()].map(({ claim_id, risk_score }) => [claim_id, risk_score])).toEqual([...before.values()].map(({ claim_id, risk_score }) => [claim_id, risk_score]));
});
