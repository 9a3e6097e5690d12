import { type RunValidation, writeValidation } from '#engine';
import type { DriftReport } from '#agents';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../../tests/support/fixture-service.ts';

const snapshotId = 'snapshot-20260102T190000000Z';
const verdict = { metric: 'mix_province', scope: 'whole', at: 'BALI', value: 0.04, expected: 0.01, null95: [0, 0.02], null99: [0, 0.03], n: 900, reference_n: 900, p: 1e-4, q: 1e-3, effect: 0.03, floor: 0.025, direction: null, is_breach: true, state: 'alert', since: snapshotId, calm_runs: 0, reason: null } as const;
const incident = { incident_id: 'drift-20260102T190000000Z', state: 'alert', lead: 'whole/mix_province', verdicts: ['whole/mix_province'], causes: [], localisations: [], decomposition: null } as const;
const moved: RunValidation = { format: 1, snapshot_id: snapshotId, data_date: '2026-01-02', baseline: { kind: 'rolling', runs: 14 }, reference: ['a', 'b'], weekday: 'none', has_year: false, status: 'alert', verdicts: [verdict], incident };
const report: DriftReport = {
  format: 1, snapshot_id: snapshotId, data_date: '2026-01-02', incident_id: incident.incident_id, state: 'alert', runbook: 'drift-mix', title: { id: 'Data bergeser: Campuran provinsi (BALI).', en: 'The data moved: Mix of provinces (BALI).' }, lead: 'whole/mix_province',
  statements: [{ kind: 'metric', text: { id: 'Campuran provinsi, pada BALI: selisih 4,0%.', en: 'Mix of provinces, at BALI: difference 4.0%.' }, evidence: [] }], evidence: [], metrics: ['whole/mix_province'], causes: [], provinces: ['BALI'], proposals: [], ordered_by: 'size',
};

let service: FixtureService;
beforeAll(async () => {
  service = await createFixtureService({ count: 20, snapshotId });
  writeValidation(service.fixture.home.logs, moved);
  await service.store.alerts.raise({ kind: 'drift', subject: incident.incident_id, severity: 'warning', detail: { ...report } });
});
afterAll(() => service?.close());

async function told(message: string, headers: { readonly authorization: string }): Promise<string> {
  const { body } = await service.app.inject({ method: 'POST', url: '/chat', headers, payload: { message } });
  return [...body.matchAll(/^event: sentence\ndata: (.*)$/gm)].map(([, data]) => String(JSON.parse(data ?? '{}').text)).join('\n');
}

describe('what moved, in the chat', () => {
  test.each([
    ['ada alert apa?', 'Data bergeser: Campuran provinsi (BALI).'],
    ['what alerts are there?', 'The data moved: Mix of provinces (BALI).'],
    ['apa yang berubah sejak refresh terakhir?', 'Campuran provinsi, pada BALI: selisih 4,0%.'],
    ['what changed since the last refresh?', 'Mix of provinces, at BALI: difference 4.0%.'],
  ])('“%s” is answered from the validator’s own sentences', async (message, sentence) => {
    expect(await told(message, await service.headers('ops'))).toContain(sentence);
  });

  test('is none of those who see some provinces', async () => {
    const headers = await service.headers('auditor', { provinces: ['31'] });
    for (const message of ['ada alert apa?', 'apa yang berubah sejak refresh terakhir?']) expect(await told(message, headers)).not.toContain('BALI');
  });
});

test('how the data stand is told by each metric of the run that serves, with its bounds and its section of the runbook', async () => {
  const { data } = (await service.app.inject({ url: '/analytics/qc-status?lang=en', headers: await service.headers('ops') })).json();
  expect(data).toMatchObject({ status: 'alert', snapshot_id: snapshotId, judged_against: 2, metrics: [{ key: 'whole/mix_province', state: 'alert', null95: [0, 0.02], runbook: 'docs/ops/runbook_risk_scoring.md#drift-mix' }], alerts: [{ kind: 'drift', provinces: ['BALI'], runbook: 'docs/ops/runbook_risk_scoring.md#drift-mix' }] });
});
