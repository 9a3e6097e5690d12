import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type PipelineHome, createPipelineHome, readScoredClaims } from '../../tests/support/pipeline-home.ts';
import { type RawMessage, keepRawClaims, readRawMessages } from '../../tests/support/raw-messages.ts';
import { liveMarks } from '../claims/quality-marks.ts';
import { runEtl } from '../claims/etl.ts';
import type { ScoredClaim } from '../columns.ts';
import { Database } from '../database.ts';
import { silentObserver } from '../observer.ts';
import { publishSnapshot } from '../scoring/snapshots.ts';
import { readPointer } from '../snapshots/manifest.ts';
import { Sfc32 } from '../synthetic/random.ts';
import type { ReceivedMessage } from '../live/consume.ts';
import type { LiveClaim, LivePatientClaim } from '../live/live-claim.ts';
import { LiveScorer, type LiveScorerOptions } from './live-scorer.ts';

const salt = 'a-salt-of-the-tests';
const receivedAt = '2026-11-29T10:00:00.000Z';

let pipeline: PipelineHome;
let raw: RawMessage[];
let snapshotId: string;
let stored: Map<string, ScoredClaim>;
beforeAll(async () => {
  pipeline = await createPipelineHome({ rows: 20_000 });
  snapshotId = (await pipeline.refresh()).manifest.snapshot_id;
  raw = readRawMessages(pipeline.raw);
  stored = new Map((await readScoredClaims(pipeline.home)).map((claim) => [claim.claim_id, claim]));
});
afterAll(() => pipeline?.cleanup());

const messagesOf = (payloads: readonly unknown[], part = '1'): ReceivedMessage[] =>
  payloads.map((payload, i) => ({ channel: 'jsonl', part, position: String(i + 1).padStart(8, '0'), receivedAt, body: Buffer.from(JSON.stringify(payload)) }));

async function scoring<T>(work: (scorer: LiveScorer) => Promise<T>, options: Partial<LiveScorerOptions> = {}): Promise<T> {
  const scorer = await LiveScorer.open({ home: pipeline.home, source: 'live', salt, claimsOfPatients: () => Promise.resolve([]), ...options });
  try {
    return await work(scorer);
  } finally {
    await scorer.close();
  }
}

/** Scores payloads that must all become claims. */
async function scoreAll(payloads: readonly unknown[], options?: Partial<LiveScorerOptions>): Promise<LiveClaim[]> {
  const { claims, deadLetters } = await scoring((scorer) => scorer.score(messagesOf(payloads)), options);
  expect(deadLetters).toEqual([]);
  expect(claims).toHaveLength(payloads.length);
  return [...claims];
}

async function scoreOne(payload: unknown, options?: Partial<LiveScorerOptions>): Promise<LiveClaim['claim']> {
  const [scored] = await scoreAll([payload], options);
  if (!scored) throw new RangeError('no claim');
  return scored.claim;
}

/** Generated claims, shuffled by a seed. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = new Sfc32(seed, 0);
  return items.map((item) => [random.next(), item] as const).toSorted(([a], [b]) => a - b).map(([, item]) => item);
}

/** What a message cannot say or a live claim does not have: its place in a run, and what a membership file says. */
const ofTheRun = ['claim_no', 'risk_rank', 'flag_mask', 'source_file', 'source_record', 'patient_sex', 'patient_age'];
const withoutRun = (claim: object): object => Object.fromEntries(Object.entries(claim).filter(([name]) => !ofTheRun.includes(name)));
const withoutLiveMarks = (claim: LiveClaim['claim']): LiveClaim['claim'] => ({ ...claim, quality_marks: claim.quality_marks.filter((mark) => !(mark in liveMarks)) });

describe('a live claim with all fields is scored to the last digit as the batch scores it:', () => {
  test('10,000 claims of the snapshot, in batches of any size and order', async () => {
    const some = shuffled(raw, 1).slice(0, 10_000);
    const sizes = new Sfc32(2, 0);
    await scoring(async (scorer) => {
      for (let at = 0, size = 0; at < some.length; at += size) {
        // The first is more than one statement takes at once.
        size = at === 0 ? 5100 : 1 + (sizes.next() % 1500);
        const { claims, deadLetters } = await scorer.score(messagesOf(some.slice(at, at + size)));
        expect(deadLetters).toEqual([]);
        expect(claims.map(({ claim }) => withoutRun(withoutLiveMarks(claim)))).toEqual(some.slice(at, at + size).map(({ claim_id }) => withoutRun(stored.get(claim_id) ?? {})));
        expect(new Set(claims.map((claim) => claim.snapshotId))).toEqual(new Set([snapshotId]));
      }
    });
    const checked = some.map(({ claim_id }) => stored.get(claim_id));
    expect(checked.filter((claim) => claim?.duplicate_pattern).length).toBeGreaterThan(50);
    expect(checked.filter((claim) => (claim?.overlapping_claim_count ?? 0) > 0).length).toBeGreaterThan(5);
    expect(new Set(checked.map((claim) => claim?.peer_level)).size).toBeGreaterThan(3);
    expect(new Set(checked.flatMap((claim) => claim?.flags)).size).toBe(4);
  });

  test('10,000 claims of a snapshot whose ruleset adds up surprise', async () => {
    const other = pipeline.copy();
    try {
      await other.refresh({ ruleset: 'RULESET_v2' });
      const placed = new Map((await readScoredClaims(other.home)).map((claim) => [claim.claim_id, claim]));
      const some = shuffled(raw, 4).slice(0, 10_000);
      await scoring(
        async (scorer) => {
          for (let at = 0; at < some.length; at += 2500) {
            const { claims } = await scorer.score(messagesOf(some.slice(at, at + 2500)));
            expect(claims.map(({ claim }) => withoutRun(withoutLiveMarks(claim)))).toEqual(some.slice(at, at + 2500).map(({ claim_id }) => withoutRun(placed.get(claim_id) ?? {})));
          }
        },
        { home: other.home },
      );
      expect(new Set(some.flatMap(({ claim_id }) => placed.get(claim_id)?.flags)).size).toBe(12);
      // Bills that are alike in everything, such as repeats and bursts, tie; nothing ties by the weight of a rule.
      const ties = [...Map.groupBy([...placed.values()].filter(({ risk_rank }) => risk_rank <= 600), ({ risk_score }) => risk_score).values()];
      expect(Math.max(...ties.map((tied) => tied.length))).toBeLessThan(60);
    } finally {
      other.cleanup();
    }
  });

  test('claims that the snapshot does not have, each as if it were one more', async () => {
    const small = await createPipelineHome({ rows: 2000, seed: 7 });
    try {
      const whole = await small.refresh();
      const all = new Map((await readScoredClaims(small.home)).map((claim) => [claim.claim_id, claim]));
      const twin = [...all.values()].find(({ duplicate_pattern }) => duplicate_pattern);
      const chosen = [twin, ...shuffled([...all.values()], 3)].flatMap((claim) => claim?.claim_id ?? []).slice(0, 3);
      const messages = readRawMessages(small.raw);
      for (const id of chosen) {
        const fewer = small.copy();
        try {
          keepRawClaims(fewer.raw, (claim_id) => claim_id !== id);
          await fewer.etl();
          const { manifest } = await fewer.refresh();
          expect(manifest.rows['claims_scored']).toBe((whole.manifest.rows['claims_scored'] ?? 0) - 1);
          const claim = await scoreOne(messages.find(({ claim_id }) => claim_id === id), { home: fewer.home });
          expect({ ...withoutRun(withoutLiveMarks(claim)), etl_run_id: '' }).toEqual({ ...withoutRun(all.get(id) ?? {}), etl_run_id: '' });
        } finally {
          fewer.cleanup();
        }
      }
    } finally {
      small.cleanup();
    }
  });

  test('in a batch as alone, where its patient has no other claim in it', async () => {
    const ofOnePatient = [...Map.groupBy(raw, (message) => message['patient_ref']).values()].flatMap((claims) => claims.slice(0, 1)).slice(0, 40).map((message) => ({ ...message, claim_id: `NEW${message.claim_id}` }));
    const together = await scoreAll(ofOnePatient);
    await scoring(async (scorer) => {
      for (const [i, message] of ofOnePatient.entries()) expect((await scorer.score(messagesOf([message]))).claims[0]?.claim).toEqual(together[i]?.claim);
    });
  });
});

/** The payload of the data-simulation document: its example, as it stands. */
const documented = {
  claim_id: 'SIM-2025-000123',
  admit_dt: '2025-10-01T08:00:00',
  discharge_dt: '2025-10-04T12:00:00',
  facility: { province: 'Jawa Barat', class: 'RS Kelas C', ownership: 'Swasta' },
  diagnosis: { primary_code: 'O63', primary_label: 'Long labour', secondary_codes: [] },
  procedure: { code: '8631', label: 'Other local excision or destruction of lesion or tissue of skin' },
  severity_group: 'sedang',
  service_type: 'RITL',
  amount_claimed: 5_600_000,
  amount_paid: 5_100_000,
  amount_gap: 500_000,
  generated_at: '2025-10-05T03:00:00Z',
};

describe('the payload of the document alone', () => {
  test('O63 with 8631 is accepted, and marked as incoherent', async () => {
    const claim = await scoreOne(documented, { source: 'simulated' });
    expect(claim).toMatchObject({ claim_id: 'SIM-2025-000123', dx_primary_code: 'O63', procedure_codes: ['8631'], los: 3, facility_key: null });
    expect(claim.quality_marks).toContain('PROCEDURE_INCOHERENT');
    const coherent = await scoreOne({ ...documented, procedure: { code: '74.1', label: null } }, { source: 'simulated' });
    expect(coherent.quality_marks).not.toContain('PROCEDURE_INCOHERENT');
  });

  test('says which rules were not evaluated, and is scored by the others', async () => {
    const claim = await scoreOne(documented, { source: 'simulated' });
    expect(claim).toMatchObject({ patient_key: null, peer_level: expect.any(Number), rules_not_evaluated: ['duplicate_pattern'], same_day_claim_count: null });
    expect(claim.anomaly_score).toBeGreaterThan(0);
    expect(claim.quality_marks).toEqual(expect.arrayContaining(['PATIENT_MISSING', 'FACILITY_UNKNOWN', 'INACBG_UNREADABLE', 'BILLED_NOT_SUM']));
    const bare = await scoreOne({ claim_id: 'SIM-2025-000124', admit_dt: '2025-10-01', discharge_dt: '2025-10-01', amount_claimed: 1 }, { source: 'simulated' });
    expect(new Set(bare.rules_not_evaluated)).toEqual(new Set(['severity_mismatch', 'short_stay_high_cost', 'high_cost_full_paid', 'duplicate_pattern']));
    expect(bare).toMatchObject({ flags: [], rule_score: 0, risk_score: bare.ml_score_normalized });
  });

  test('with labels and codes that no list knows is accepted and marked', async () => {
    const claim = await scoreOne({ ...documented, facility: { province: 'Atlantis', class: '99', ownership: 'Swasta' }, service_type: 'telemedisin', diagnosis: { primary_code: 'QQ99' }, severity_group: 'gawat' }, { source: 'simulated' });
    expect(claim).toMatchObject({ province_name: null, facility_class: null, facility_ownership: 'Swasta', service_type: null, severity_group: null, dx_primary_code: 'QQ99', peer_level: null });
    expect(claim.quality_marks).toEqual(expect.arrayContaining(['CODE_UNKNOWN', 'SEVERITY_MISSING']));
  });

  test('counts the stay in days of Jakarta', async () => {
    const claims = await scoreAll([
      { ...documented, claim_id: 'SIM-2025-000001', admit_dt: '2025-10-01T16:59:59Z', discharge_dt: '2025-10-01T17:00:00Z' },
      { ...documented, claim_id: 'SIM-2025-000002', admit_dt: '2025-10-01T17:00:00Z', discharge_dt: '2025-10-02T16:59:59Z' },
      { ...documented, claim_id: 'SIM-2025-000003', admit_dt: '2025-10-01T23:00:00+09:00', discharge_dt: '2025-10-02' },
    ], { source: 'simulated' });
    expect(claims.map(({ claim: { admit_date, discharge_date, los } }) => [admit_date, discharge_date, los])).toEqual([
      ['2025-10-01', '2025-10-02', 1],
      ['2025-10-02', '2025-10-02', 0],
      ['2025-10-01', '2025-10-02', 1],
    ]);
  });
});

test('a code that the loaded lists do not have is marked, and its name is taken from them where the message gives none', async () => {
  const copy = pipeline.copy();
  const lists = join(copy.raw, '..', 'lists');
  try {
    keepRawClaims(copy.raw, (claim_id) => claim_id.endsWith('1'));
    mkdirSync(lists);
    writeFileSync(join(lists, 'icd10.csv'), 'code,label\nA09,Diare\nI10,Hipertensi\n');
    writeFileSync(join(lists, 'icd9cm.csv'), 'code,label\n99.18,Infus\n');
    await runEtl({ home: copy.home, sourceFolder: copy.raw, referencesFolder: lists, salt, ruleset: 'RULESET_v1', maxQuarantine: 0.05, threads: 1, version: '0.1.0', now: () => new Date(), observer: silentObserver });
    rmSync(copy.home.pointer);
    await copy.refresh();
    const listed = { ...documented, claim_id: 'A1', diagnosis: { primary_code: 'A09', secondary_codes: ['I10'] }, procedure: { code: '9918' }, inacbg_code: 'Z-9-99-I' };
    const [known, ...unknown] = await scoreAll(
      [listed, { ...listed, claim_id: 'A2', procedure: { code: '9919' } }, { ...listed, claim_id: 'A3', diagnosis: { primary_code: 'A09', secondary_codes: ['I11'] } }, { ...listed, claim_id: 'A4', diagnosis: { primary_code: 'B99' } }],
      { home: copy.home },
    );
    // There is no list of INA-CBG: none of its codes is unlisted.
    expect(known?.claim).toMatchObject({ dx_primary_label: 'Diare', dx_secondary_labels: ['Hipertensi'], procedure_labels: ['Infus'], quality_marks: expect.not.arrayContaining(['CODE_UNLISTED']) });
    for (const { claim } of unknown) expect(claim.quality_marks).toContain('CODE_UNLISTED');
  } finally {
    copy.cleanup();
    rmSync(lists, { recursive: true, force: true });
  }
});

const visit = (claim_id: string, admit_dt: string, changes: object = {}): object => ({
  ...raw[0], claim_id, patient_ref: '999999999', admit_dt, discharge_dt: admit_dt, diagnosis: { primary_code: 'A09' }, procedures: [{ code: '9918' }, { code: '8703' }], ...changes,
});

describe('the history of a patient', () => {
  test('is told by the batch, by what was kept before and by the snapshot, each claim once', async () => {
    const [first, second] = await scoreAll([visit('B1', '2022-06-01'), visit('B2', '2022-06-03')]);
    expect([first, second].map((one) => one?.claim.duplicate_claim_ids)).toEqual([['B2'], ['B1']]);
    expect(second?.claim).toMatchObject({ previous_claim_id: 'B1', days_since_previous_claim: 2, claim_count_30_days_before: 1, flags: expect.arrayContaining(['duplicate_pattern']) });
    const kept: LivePatientClaim[] = [first, second].flatMap((one) => one?.claim ?? []);
    const asked: (readonly string[])[] = [];
    const third = await scoreOne(visit('B3', '2022-06-04', { procedures: [{ code: '8703' }, { code: '99.18' }] }), {
      claimsOfPatients: (keys) => {
        asked.push(keys);
        return Promise.resolve(kept);
      },
    });
    expect(asked).toEqual([[first?.claim.patient_key]]);
    expect(third).toMatchObject({ duplicate_claim_ids: ['B1', 'B2'], previous_claim_id: 'B2', days_since_previous_claim: 1, claim_count_365_days_before: 2 });
  });

  test('holds no claim that comes again, and the snapshot stands above what was kept', async () => {
    const anchor = raw.find(({ claim_id }) => (stored.get(claim_id)?.claim_count_365_days_before ?? 0) > 0);
    const claim = stored.get(anchor?.claim_id ?? '');
    if (!anchor || !claim?.previous_claim_id) throw new RangeError('no claim with a history');
    const previous = stored.get(claim.previous_claim_id);
    if (!previous) throw new RangeError('no claim before');
    const kept = [{ ...claim, admit_date: '2020-01-01' }, { ...previous, admit_date: '2019-01-01' }];
    const again = await scoreOne(anchor, { claimsOfPatients: () => Promise.resolve(kept) });
    expect(withoutRun(withoutLiveMarks(again))).toEqual(withoutRun(claim));
  });
});

describe('a batch', () => {
  test('with several messages of one claim gives each, with what the last of its part says', async () => {
    const [one] = raw;
    const payloads = [1, 2, 3].map((n) => ({ ...one, amount_claimed: n * 100_000 }));
    const { claims } = await scoring((scorer) => scorer.score([...messagesOf(payloads), ...messagesOf([{ ...one, amount_claimed: 700_000 }], 'other')]));
    expect(claims.map(({ part, position, claim }) => [part, position, claim.amount_claimed])).toEqual([
      ['1', '00000001', 300_000],
      ['1', '00000002', 300_000],
      ['1', '00000003', 300_000],
      ['other', '00000001', 700_000],
    ]);
  });

  test('of more claims than one statement takes is scored in lots, of which the later see the earlier', async () => {
    const [first, second, third] = await scoring((scorer) => scorer.score(messagesOf([visit('B1', '2022-06-01'), visit('B2', '2022-06-03'), visit('B3', '2022-06-04')])).then(({ claims }) => claims.map(({ claim }) => claim)), { atOnce: 1 });
    expect([first, second, third].map((claim) => claim?.duplicate_claim_ids)).toEqual([[], ['B1'], ['B1', 'B2']]);
  });

  test('with a claim that cannot be scored loses none of the others, and that one can be read again', async () => {
    const copy = pipeline.copy();
    try {
      // A claim that its peer group cannot hold: the squares of the others would sum to less than nothing.
      const wrong = raw[5]?.claim_id ?? '';
      const file = join(copy.home.snapshots, snapshotId, 'snapshot.duckdb');
      chmodSync(file, 0o600);
      const database = await Database.open(file, { threads: 1 });
      await (await database.connect()).run('UPDATE claims_scored SET amount_claimed = 99999999999 WHERE claim_id = $wrong', { wrong });
      database.close();
      const { claims, deadLetters } = await scoring((scorer) => scorer.score(messagesOf(raw.slice(0, 21))), { home: copy.home });
      expect(claims.map(({ claim }) => claim.claim_id)).toEqual(raw.slice(0, 21).map(({ claim_id }) => claim_id).filter((id) => id !== wrong));
      expect(deadLetters).toMatchObject([{ reason: 'SCORING_FAILED', value: wrong, position: '00000006' }]);
      const [again] = await scoreAll(deadLetters.map(({ original }) => JSON.parse(original) as unknown));
      expect(again && withoutRun(withoutLiveMarks(again.claim))).toEqual(withoutRun(stored.get(wrong) ?? {}));
    } finally {
      copy.cleanup();
    }
  });

  test('of messages that tell no claim needs no snapshot', async () => {
    const empty = pipeline.copy();
    try {
      rmSync(empty.home.pointer);
      await scoring(
        async (scorer) => {
          expect(await scorer.score([])).toEqual({ claims: [], deadLetters: [] });
          expect((await scorer.score(messagesOf(['x']))).deadLetters).toMatchObject([{ reason: 'NOT_AN_OBJECT' }]);
          await expect(scorer.score(messagesOf(raw.slice(0, 1)))).rejects.toMatchObject({ code: 'SNAPSHOT_MISSING' });
        },
        { home: empty.home },
      );
    } finally {
      empty.cleanup();
    }
  });
});

describe('a scorer follows the published snapshot', () => {
  test('from one batch to the next, with its claims, model and peers; where it cannot, the one before serves on', async () => {
    const copy = pipeline.copy();
    try {
      const warnings: string[] = [];
      await scoring(
        async (scorer) => {
          const batch = messagesOf(raw.slice(0, 50));
          const before = await scorer.score(batch);
          expect(before.claims.map((claim) => claim.snapshotId)).toEqual(before.claims.map(() => snapshotId));
          keepRawClaims(copy.raw, (claim_id) => claim_id.endsWith('7') || raw.slice(0, 50).some((message) => message.claim_id === claim_id));
          await copy.etl();
          // Beside a snapshot of ten times as many it would be held back.
          rmSync(copy.home.pointer);
          const next = (await copy.refresh()).manifest.snapshot_id;
          const fewer = new Map((await readScoredClaims(copy.home)).map((claim) => [claim.claim_id, claim]));
          // Two batches at once: one goes after the other.
          const [after, also] = await Promise.all([scorer.score(batch), scorer.score(batch)]);
          expect(after).toEqual(also);
          expect(after.claims.map((claim) => claim.snapshotId)).toEqual(after.claims.map(() => next));
          expect(after.claims.map(({ claim }) => withoutRun(withoutLiveMarks(claim)))).toEqual(after.claims.map(({ claim }) => withoutRun(fewer.get(claim.claim_id) ?? {})));
          expect(after.claims.map(({ claim }) => claim.peer_n)).not.toEqual(before.claims.map(({ claim }) => claim.peer_n));

          writeFileSync(copy.home.pointer, '{');
          for (let i = 0; i < 2; i += 1) expect((await scorer.score(batch)).claims[0]?.snapshotId).toBe(next);
          expect(warnings).toEqual([expect.stringContaining(`compared with ${next} still`)]);
          await publishSnapshot(copy.home, snapshotId, new Date());
          expect((await scorer.score(batch)).claims).toEqual(before.claims);
          expect(readPointer(copy.home)).toBe(snapshotId);
        },
        { home: copy.home, observer: { progress: () => {}, warn: (message) => warnings.push(message) } },
      );
    } finally {
      copy.cleanup();
    }
  });

  test('but none whose keys were made with another salt', async () => {
    await scoring((scorer) => expect(scorer.score(messagesOf(raw.slice(0, 1)))).rejects.toMatchObject({ code: 'SNAPSHOT_INVALID', message: expect.stringContaining('another salt') }), { salt: 'another' });
  });
});
