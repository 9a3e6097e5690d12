import { createLogger } from '#api';
import { type Store, openStore } from '#store';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { alertText } from '../alerts/alert-table.ts';
import { createNightly } from './nightly.ts';
import { createSchedule } from './schedule.ts';

const minute = 60_000;
const schedule = { cron: '0 2 * * *', timezone: 'Asia/Jakarta' };

describe('the schedule', () => {
  test.each([
    ['2025-01-01T18:59:59Z', '2024-12-31T19:00:00.000Z'],
    ['2025-01-01T19:00:00Z', '2025-01-01T19:00:00.000Z'],
    ['2025-01-02T18:00:00Z', '2025-01-01T19:00:00.000Z'],
  ])('at %s 02:00 of Jakarta was last at %s, whatever was asked before', (now, due) => {
    const asked = createSchedule(schedule);
    asked.lastDue(new Date('2025-01-01T10:00:00Z'));
    expect(asked.lastDue(new Date(now))?.toISOString()).toBe(due);
    expect(asked.lastDue(new Date('2024-12-25T00:00:00Z'))?.toISOString()).toBe('2024-12-24T19:00:00.000Z');
  });

  test('one that has not come for a month is due at no time, and what is no schedule is refused', () => {
    expect(createSchedule({ ...schedule, cron: '0 2 29 2 *' }).lastDue(new Date('2025-06-01T00:00:00Z'))).toBeUndefined();
    expect(() => createSchedule({ ...schedule, cron: '0 2 30 2 *' })).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
});

describe('the nightly', () => {
  const due = Date.UTC(2025, 0, 1, 19);
  const subject = new Date(due).toISOString();
  let now: number;
  let store: Store;
  const clock = (): Date => new Date(now);
  beforeEach(async () => {
    now = due;
    store = await openStore({ path: ':memory:', clock });
  });
  afterEach(() => store.close());

  function replica(options: { readonly isStarter?: boolean; readonly snapshotAt?: () => Date | undefined } = {}): () => Promise<void> {
    return createNightly({
      schedule: createSchedule(schedule),
      runs: store.runs,
      alerts: store.alerts,
      clock,
      logger: createLogger({ level: 'silent' }),
      isStarter: true,
      snapshotAt: () => undefined,
      attempts: 3,
      retrySeconds: 60,
      lateMinutes: 120,
      deadlineMinutes: 240,
      ...options,
    });
  }

  const slots = async (): Promise<string[]> => (await store.runs.list()).flatMap(({ slot }) => slot ?? []).toSorted();
  const open = async (): Promise<string[]> => (await store.alerts.list()).filter(({ status }) => status !== 'resolved').map((alert) => `${alert.kind} ${alert.subject}`);

  /** The newest try begins and ends so. */
  async function end(how: 'finish' | 'fail' | 'cancel', code = 'SOURCE_MISSING'): Promise<void> {
    const [run] = await store.runs.list({ kind: 'nightly' });
    if (!run) throw new Error('no nightly is there');
    await store.runs.begin(run.id);
    await store.runs[how](run.id, how === 'finish' ? {} : { code });
  }

  test('is asked for once when it is due, by however many replicas, and not before', async () => {
    now = due - 1;
    const [one, other] = [replica({ snapshotAt: clock }), replica({ snapshotAt: clock })];
    await Promise.all([one(), other()]);
    expect(await slots()).toEqual([]);
    now = due;
    await Promise.all([one(), other(), one(), other()]);
    expect(await slots()).toEqual([`${subject} #1`]);
    expect((await store.runs.list())[0]).toMatchObject({ requestedBy: 'schedule', deadlineAt: new Date(due + 240 * minute).toISOString() });
  });

  test('that failed is tried again, each time after twice the wait, then it is an alert', async () => {
    const tick = replica();
    await tick();
    await end('fail');
    await tick();
    expect(await slots()).toHaveLength(1);
    now += minute;
    await tick();
    expect(await slots()).toEqual([`${subject} #1`, `${subject} #2`]);
    await end('fail');
    now += minute;
    await tick();
    expect(await slots()).toHaveLength(2);
    now += minute;
    await tick();
    expect(await slots()).toHaveLength(3);
    expect(await open()).toEqual([]);
    await end('fail');
    await tick();
    await tick();
    expect(await slots()).toHaveLength(3);
    expect(await open()).toEqual([`nightly_failed ${subject}`]);
    const [alert] = await store.alerts.list();
    expect(alert).toMatchObject({ severity: 'critical', times: 1, detail: { code: 'SOURCE_MISSING' } });
    for (const language of ['id', 'en'] as const) expect(alert && alertText(alert, language).title).toContain('SOURCE_MISSING');
  });

  test('whose snapshot failed a check is not tried again, and not told twice: a person decides', async () => {
    const tick = replica();
    await tick();
    await end('fail', 'SNAPSHOT_CHECK_FAILED');
    now += 300 * minute;
    await tick();
    expect([await slots(), await open()]).toEqual([[`${subject} #1`], []]);
  });

  test('that an alert holds does not begin, and is not missed, until the alert is resolved', async () => {
    const tick = replica();
    const { id } = (await store.alerts.raise({ kind: 'drift', subject: 'x', severity: 'warning' })).alert;
    await store.alerts.act({ id, by: 'ops', action: 'hold_nightly', holdsNightly: true });
    await tick();
    now += 130 * minute;
    await tick();
    expect([await slots(), await open()]).toEqual([[], ['drift x']]);
    now = due + minute;
    await store.alerts.resolve({ id, by: 'ops' });
    await tick();
    expect(await slots()).toEqual([`${subject} #1`]);
  });

  test('whose process was killed is tried again', async () => {
    const tick = replica();
    await tick();
    const [run] = await store.runs.list();
    await store.runs.begin(String(run?.id));
    now += 5 * minute;
    expect(await store.runs.closeLost()).toHaveLength(1);
    now += minute;
    await tick();
    expect(await slots()).toHaveLength(2);
  });

  test('not ended after the time it may take is late; once it has succeeded no alert is open', async () => {
    const tick = replica();
    await tick();
    now = due + 119 * minute;
    await tick();
    expect(await open()).toEqual([]);
    now = due + 120 * minute;
    await tick();
    expect(await open()).toEqual([`nightly_late ${subject}`]);
    await end('finish');
    await tick();
    expect(await open()).toEqual([]);
  });

  test('that none began while the service was down is made up for until it would be late, then missed', async () => {
    now = due + 119 * minute;
    const tick = replica();
    await tick();
    expect(await slots()).toHaveLength(1);
    now = due + (24 * 60 + 120) * minute;
    await tick();
    expect(await open()).toEqual([`nightly_missed ${new Date(due + 24 * 60 * minute).toISOString()}`]);
    expect(await slots()).toHaveLength(1);
  });

  test('is not missed where the snapshot was made since, as on the day of the installation', async () => {
    now = due + 600 * minute;
    await replica({ snapshotAt: () => new Date(due + minute) })();
    expect(await open()).toEqual([]);
    await replica({ snapshotAt: () => new Date(due - minute) })();
    expect(await open()).toEqual([`nightly_missed ${subject}`]);
  });

  test('cancelled by a person is not tried again, and none having succeeded is missed in the end', async () => {
    const tick = replica();
    await tick();
    await end('cancel');
    now = due + 60 * minute;
    await tick();
    expect(await slots()).toHaveLength(1);
    now = due + 121 * minute;
    await tick();
    expect(await open()).toEqual([`nightly_missed ${subject}`]);
  });

  test('of another scheduler is watched, never started', async () => {
    const tick = replica({ isStarter: false });
    await tick();
    expect(await slots()).toEqual([]);
    const id = await store.runs.start('nightly');
    await store.runs.fail(id, { code: 'QUARANTINE_LIMIT' });
    await tick();
    expect(await open()).toEqual([`nightly_failed ${subject}`]);
    now += minute;
    await store.runs.finish(await store.runs.start('nightly'));
    await tick();
    expect(await open()).toEqual([]);
  });
});
