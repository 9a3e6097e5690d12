import { existsSync, readdirSync } from 'node:fs';

import { driftReportSchema } from '#agents';
import { type QcLog, hardChecks, readPointer, readQcLogs } from '#engine';
import { type Alert, openStore } from '#store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Reply, refuses, says, startModelServer } from '../tests/support/model-server.ts';
import { type PipelineHome, createPipelineHome, rewriteRun } from '../tests/support/pipeline-home.ts';
import { publish } from './commands/snapshots.ts';
import { type CommandContext, createContext } from './context.ts';
import { refresh } from './pipeline.ts';
import { type Validated, validate } from './validation.ts';

let pipeline: PipelineHome;
let night = 0;
/** A command on this home, at the time of the night. */
const context = (variables: Readonly<Record<string, string>> = {}): CommandContext => ({
  ...createContext({ CASEMIND_HOME: pipeline.home.root, DUCKDB_THREADS: '1', ...variables }, { json: true }),
  now: () => new Date(Date.UTC(2026, 0, 1 + night, 19)),
});
const nextNight = async (): Promise<Validated> => {
  night += 1;
  await pipeline.refresh({ now: context().now });
  return validate(context());
};

async function alerts(kind: string): Promise<Alert[]> {
  const store = await openStore({ path: pipeline.home.store, clock: () => new Date() });
  try {
    return await store.alerts.list({ kind });
  } finally {
    await store.close();
  }
}

/** What a person sees of a report whatever its order. */
const seen = ({ report }: Validated) => report && { ...report, ordered_by: null, statements: report.statements.map(({ text }) => text.id).toSorted() };

const nights: Record<string, Validated> = {};
const told: Record<string, Alert[]> = {};

beforeAll(async () => {
  pipeline = await createPipelineHome({ rows: 3000 });
  nights['first'] = await nextNight();
  await nextNight();
  nights['calm'] = await nextNight();
  told['calm'] = await alerts('drift');
  await rewriteRun(
    pipeline.home,
    `SELECT * REPLACE (
       CASE WHEN inacbg_group = 'M' THEN CAST(round(amount_claimed * 1.25) AS BIGINT) ELSE amount_claimed END AS amount_claimed,
       CASE WHEN claim_no % 5 = 0 THEN NULL ELSE dx_primary_label END AS dx_primary_label
     ) FROM claims ORDER BY claim_no`,
  );
  nights['moved'] = await nextNight();
  told['moved'] = await alerts('drift');
  nights['again'] = await nextNight();
  await validate(context());
  told['again'] = await alerts('drift');
}, 600_000);
afterAll(() => pipeline?.cleanup());

describe('a night that is as the nights before', () => {
  test('raises nothing, and the first one says that there is nothing to hold it against', () => {
    expect([nights['first']?.validation.status, nights['calm']?.validation.status, nights['calm']?.report, told['calm']]).toEqual(['insufficient', 'ok', null, []]);
  });
});

describe('a night that moved', () => {
  test('is one watch, and the second of its kind one alert, whatever the number of metrics', () => {
    const [watch, ...others] = told['moved'] ?? [];
    expect(others).toEqual([]);
    expect(watch).toMatchObject({ severity: 'info', times: 1, detail: { state: 'watch', proposals: [] } });
    expect(nights['moved']?.validation.verdicts.filter(({ is_breach }) => is_breach).length).toBeGreaterThan(1);
    expect(told['again']).toMatchObject([{ id: watch?.id, subject: watch?.subject, times: 2, status: 'open', detail: { state: 'alert' } }]);
    expect(told['again']?.[0]?.severity).not.toBe('info');
  });

  test('is told in both languages by sentences that cite evidence of the run, with the likely cause and what may be done', () => {
    const report = driftReportSchema.parse(told['again']?.[0]?.detail);
    const ids = new Set(report.evidence.map(({ id }) => id));
    for (const { text, evidence } of report.statements) {
      expect(evidence.length).toBeGreaterThan(0);
      expect(evidence.filter((id) => !ids.has(id))).toEqual([]);
      for (const words of [text.id, text.en]) expect(words).not.toMatch(/[{}]|undefined|NaN/);
    }
    expect(report.causes[0]?.cause).toBe('etl');
    expect(report.statements.map(({ text }) => text.en)).toEqual(expect.arrayContaining([expect.stringMatching(/^Share of empty values “dx_primary_label”: 2\d\.\d%, usually 0\.0%/), expect.stringContaining('Likely cause: the load of the data')]));
    expect(report.title.id).toMatch(/^Data bergeser: /);
    expect(report.runbook).toMatch(/^drift-(rate|mix|level|distance|stability|volume|history)$/);
    expect(report.proposals.map(({ action }) => action)).toEqual(expect.arrayContaining(['roll_back', 'hold_nightly']));
  });

  test('is judged again without a second word, and looked at against another baseline without a trace', async () => {
    const files = readdirSync(pipeline.home.logs);
    const look = await validate(context(), { baseline: { kind: 'rolling', runs: 2 } });
    expect(look.validation.baseline).toEqual({ kind: 'rolling', runs: 2 });
    expect([readdirSync(pipeline.home.logs), await alerts('drift')]).toEqual([files, told['again']]);
  });
});

describe('a model', () => {
  const hostile: readonly (readonly [string, Reply])[] = [
    ['turns the order round', says('{"statements":[3,1,2]}')],
    ['calls it off', says('{"statements":[],"alert":false,"severity":"none","text":"Semua baik"}')],
    ['names what there is not, again and again', says('{"statements":[99,-1,2,2,"3",null]}')],
    ['talks', says('Tidak ada masalah. <script>alert(1)</script>')],
    ['is down', refuses(500)],
  ];
  test.each(hostile)('that %s changes nothing but the order', async (_, reply) => {
    const server = await startModelServer(reply);
    try {
      const given = await validate(context({ OPENAI_BASE_URL: server.baseUrl, VALIDATOR_MODEL: 'served', MODEL_ATTEMPTS: '1' }));
      expect(seen(given)).toEqual(seen(nights['again'] ?? given));
      expect(server.requests.length).toBeGreaterThan(0);
      expect(await alerts('drift')).toEqual(told['again']);
    } finally {
      await server.close();
    }
  });

  test('chooses what leads', async () => {
    const server = await startModelServer(says('{"statements":[3,1]}'));
    try {
      const { report } = await validate(context({ OPENAI_BASE_URL: server.baseUrl, VALIDATOR_MODEL: 'served' }));
      const plain = nights['again']?.report?.statements ?? [];
      expect(report?.ordered_by).toBe('model');
      expect(report?.statements.slice(0, 3)).toEqual([plain[2], plain[0], plain[1]]);
    } finally {
      await server.close();
    }
  });
});

describe('the gate', () => {
  test('holds a snapshot that lost what no change of the world explains, and the last good one serves', () => {
    const log = readQcLogs(pipeline.home.logs).at(-1);
    if (!log) throw new Error('no log');
    const cases: readonly (readonly [Partial<QcLog>, readonly unknown[]])[] = [
      [{}, []],
      [{ total_rows: Math.ceil(log.total_rows * 0.7) }, []],
      [{ total_rows: Math.floor(log.total_rows * 0.69) }, [expect.stringMatching(/31 % fewer/)]],
      [{ histograms: { ...log.histograms, risk_score: [[3, log.total_rows]] } }, [expect.stringMatching(/same risk score/)]],
      [{ null_counts: { ...log.null_counts, dx_primary_code: log.total_rows } }, [expect.stringMatching(/^dx_primary_code is empty in 100\.0 % of the claims, in 0\.0 %/)]],
      [{ flagged_rows: 0 }, [expect.stringMatching(/no claim has an indication/)]],
    ];
    expect(cases.map(([change]) => hardChecks({ ...log, ...change }, log))).toEqual(cases.map(([, failures]) => failures));
    expect(hardChecks({ ...log, total_rows: 10 }, undefined), 'of the first there is nothing to hold it against').toEqual([]);
  });

  test('is told as an alert, and opened by whoever publishes the snapshot', async () => {
    const serving = readPointer(pipeline.home);
    await rewriteRun(pipeline.home, 'SELECT * FROM claims WHERE claim_no <= 1800 ORDER BY claim_no');
    night += 1;
    await expect(refresh(context(), 20)).rejects.toMatchObject({ code: 'SNAPSHOT_CHECK_FAILED' });
    expect(readPointer(pipeline.home)).toBe(serving);
    const [held] = await alerts('snapshot_held');
    expect(held).toMatchObject({ severity: 'critical', status: 'open', detail: { failures: [expect.stringContaining('40 % fewer')], proposals: [{ action: 'publish' }, { action: 'hold_nightly' }] } });
    await publish(context(), held?.subject ?? '');
    expect(readPointer(pipeline.home)).toBe(held?.subject);
    expect((await alerts('snapshot_held')).map(({ status }) => status)).toEqual(['resolved']);
    expect(existsSync(pipeline.home.store)).toBe(true);
  });
});
