import { CasemindError, type Home, type RunValidation, type SnapshotReader, type Verdict, driftMetrics, fewestClaims, findDriftMetric, key, knownRules, mostQ, readQcSummary, readValidations, verdictKey } from '#engine';
import type { Store } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { alertSchema, shownAlert } from '../../alerts/alert-shape.ts';
import { unresolved } from '../../alerts/raise-once.ts';
import { languageQuery, needsToken, operators, problemResponses } from '../../http/schemas.ts';

const figure = z.union([z.number(), z.string()]).nullable();
const bounds = z.tuple([z.number(), z.number()]).nullable();
const metricSchema = z
  .object({
    key: z.string().describe('`scope/metric`'),
    name: z.string(),
    scope: z.enum(['whole', 'fresh', 'run']).describe('whole: all claims; fresh: new or changed ones; run: a figure of the run'),
    unit: z.enum(['share', 'psi', 'sd', 'log', 'rupiah', 'score', 'claims', 'version']),
    state: z.enum(['ok', 'watch', 'alert', 'resolved', 'insufficient']),
    is_breach: z.boolean(),
    at: z.string().nullable().describe('the value, code or slice that is furthest off'),
    value: figure,
    expected: figure,
    null95: bounds.describe('where it is in 95 % of runs without drift'),
    null99: bounds,
    n: z.number(),
    p: z.number().nullable(),
    q: z.number().nullable().describe('p within all metrics of the run, by Benjamini and Hochberg'),
    effect: z.number().nullable(),
    floor: z.number().describe('least effect that may raise an alert'),
    since: z.string().nullable().describe('the snapshot in whose run the watch or alert began'),
    reason: z.string().nullable().describe('why there is no verdict'),
    runbook: z.string().describe('section of the runbook'),
  })
  .meta({ id: 'DriftVerdict' });

const topSchema = z.array(z.object({ value: z.string(), claims: z.number().int().describe('of the top K'), rows: z.number().int(), flagged: z.number().int() }));
const statusSchema = z
  .object({
    status: z.enum(['ok', 'alert', 'no_data']).describe('alert: a metric is in alert, or a snapshot is held; no_data: no run was judged yet, or there was nothing to judge it by'),
    watched: z.boolean().describe('something was off for the first time'),
    snapshot_id: z.string().nullable(),
    data_date: z.iso.date().nullable(),
    judged_against: z.number().int().describe('runs'),
    thresholds: z.object({ q: z.number(), fewest_claims: z.number().int(), floors: z.record(z.string(), z.number()) }),
    metrics: z.array(metricSchema),
    total_rows: z.number().int().nullable(),
    top_k: z.number().int().nullable(),
    top_provinces: topSchema,
    severities: topSchema,
    flags: z.array(z.object({ flag: z.string(), rate: z.number() })),
    alerts: z.array(alertSchema).describe('unresolved ones on the data'),
  })
  .meta({ id: 'QcStatus' });

const pointSchema = z.object({ snapshot_id: z.string(), data_date: z.string(), value: figure, expected: figure, null95: bounds, q: z.number().nullable(), effect: z.number().nullable(), is_breach: z.boolean(), state: z.string() });

export interface QcStatusOptions {
  readonly home: Home;
  readonly reader: Pick<SnapshotReader, 'manifest'>;
  readonly alerts: Store['alerts'];
}

/** Values of the top K that are listed. */
const mostValues = 10;

/** GET /analytics/qc-status: how the data stand; GET /analytics/qc-status/history: one metric from run to run. */
export const qcStatusRoutes: FastifyPluginAsyncZod<QcStatusOptions> = async (app, { home, reader, alerts }) => {
  const shared = { config: { roles: operators } };
  const schema = { tags: ['operations'], security: needsToken };

  app.get(
    '/analytics/qc-status',
    { ...shared, schema: { ...schema, summary: 'Whether the data are as they were: verdicts, thresholds, top provinces, severities, flags', querystring: z.strictObject({ lang: languageQuery }), response: { 200: z.object({ data: statusSchema }), ...problemResponses(400, 401, 403, 429, 500, 503) } } },
    async (request) => {
      const language = app.languageOf(request);
      const id = reader.manifest?.snapshot_id;
      const validation = id === undefined ? undefined : readValidations(home.logs, { until: id, most: 1 }).find(({ snapshot_id }) => snapshot_id === id);
      const qc = id === undefined ? undefined : readQcSummary(home, id);
      const open = (await alerts.list({ status: unresolved, limit: 200 })).filter(({ kind }) => ofData.has(kind));
      const isAlert = validation?.status === 'alert' || open.some(({ kind }) => kind === 'snapshot_held');
      const top = (grouping: string): z.infer<typeof topSchema> =>
        (qc?.groups[grouping] ?? [])
          .filter(({ rows_top_k }) => rows_top_k > 0)
          .map(({ value, rows_top_k, rows, flagged_rows }) => ({ value, claims: rows_top_k, rows, flagged: flagged_rows }))
          .toSorted((a, b) => b.claims - a.claims || (a.value < b.value ? -1 : 1))
          .slice(0, mostValues);
      return {
        data: {
          status: isAlert ? ('alert' as const) : validation === undefined || validation.status === 'insufficient' ? ('no_data' as const) : ('ok' as const),
          watched: validation?.verdicts.some(({ state }) => state === 'watch') ?? false,
          snapshot_id: id ?? null,
          data_date: reader.manifest?.data_date ?? null,
          judged_against: validation?.reference.length ?? 0,
          thresholds: { q: mostQ, fewest_claims: fewestClaims, floors: Object.fromEntries(driftMetrics.map(({ id: metric, floor }) => [metric, floor])) },
          metrics: (validation?.verdicts ?? []).map((verdict) => shownVerdict(verdict, language)),
          total_rows: qc?.total_rows ?? null,
          top_k: qc?.top_k ?? null,
          top_provinces: top('province'),
          severities: top('severity'),
          flags: Object.entries(qc?.flag_rates ?? {}).map(([flag, rate]) => ({ flag, rate })).toSorted((a, b) => b.rate - a.rate || (a.flag < b.flag ? -1 : 1)),
          alerts: open.map((alert) => shownAlert(alert, language)),
        },
      };
    },
  );

  app.get(
    '/analytics/qc-status/history',
    {
      ...shared,
      schema: {
        ...schema,
        summary: 'One metric from run to run, oldest first',
        querystring: z.strictObject({ metric: key({ max: 200 }).describe('key of a verdict, such as whole/mix_province'), limit: z.coerce.number().int().min(1).max(90).default(30), lang: languageQuery }),
        response: { 200: z.object({ data: z.array(pointSchema) }), ...problemResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request) => {
      const { metric, limit } = request.query;
      const points = readValidations(home.logs, { most: limit }).flatMap((validation) => validation.verdicts.filter((verdict) => verdictKey(verdict) === metric).map((verdict) => pointOf(validation, verdict)));
      if (points.length === 0) throw new CasemindError('METRIC_UNKNOWN', { metric });
      return { data: points };
    },
  );
};

/** Alerts that are on the data; the others are on the service. */
const ofData: ReadonlySet<string> = new Set(['drift', 'snapshot_held', 'validation_failed']);

const runbookFiles = { id: 'docs/ops/runbook_risk_scoring.id.md', en: 'docs/ops/runbook_risk_scoring.md' } as const;

function pair(given: readonly [number, number] | null): [number, number] | null {
  return given && [given[0], given[1]];
}

function shownVerdict(verdict: Verdict, language: 'id' | 'en'): z.infer<typeof metricSchema> {
  const { name, unit, kind } = findDriftMetric(verdict.metric);
  const [, part] = /^[^:]*:(.*)$/s.exec(verdict.metric) ?? [];
  return {
    key: verdictKey(verdict),
    name: part === undefined ? name[language] : `${name[language]}: ${partName(part, language)}`,
    scope: verdict.scope,
    unit,
    state: verdict.state,
    is_breach: verdict.is_breach,
    at: verdict.at,
    value: verdict.value,
    expected: verdict.expected,
    null95: pair(verdict.null95),
    null99: pair(verdict.null99),
    n: verdict.n,
    p: verdict.p,
    q: verdict.q,
    effect: verdict.effect,
    floor: verdict.floor,
    since: verdict.since,
    reason: verdict.reason,
    runbook: `${runbookFiles[language]}#drift-${kind}`,
  };
}

/** What people call the part of the data that a metric is of: a rule by its label, a mark or column as it is. */
function partName(part: string, language: 'id' | 'en'): string {
  return knownRules.find(({ id }) => id === part)?.label[language] ?? part;
}

function pointOf({ snapshot_id, data_date }: RunValidation, { value, expected, null95, q, effect, is_breach, state }: Verdict): z.infer<typeof pointSchema> {
  return { snapshot_id, data_date, value, expected, null95: pair(null95), q, effect, is_breach, state };
}
