import type { ChatModelDeps, ClaimSummary, CopilotAnswer, ModelCallReport } from '#agents';
import type { SnapshotManifest } from '#engine';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What is asked anew for every scrape; each may be missing. */
export interface ScrapeSources {
  readonly manifest?: () => SnapshotManifest | undefined;
  /** Runs that wait and run, by kind, open alerts, by kind, and messages on alerts. @throws where the store does not answer. */
  readonly state?: () => Promise<StateFigures>;
}

export interface StateFigures {
  readonly runs: readonly { readonly kind: string; readonly status: 'queued' | 'running'; readonly count: number }[];
  readonly alerts: readonly { readonly kind: string; readonly count: number }[];
  /** Messages on alerts that wait, and that were given up. */
  readonly deliveries: readonly { readonly status: 'pending' | 'dead'; readonly count: number }[];
}

export interface RequestFigures {
  readonly method: string;
  /** The pattern of the route: a path would make a series a claim. */
  readonly route: string;
  readonly status: number;
  /** Until it was answered; undefined for a stream, which lasts as long as its reader wants. */
  readonly seconds: number | undefined;
}

export interface Metrics {
  readonly registry: Registry;
  requestStarted(): void;
  requestEnded(request: RequestFigures): void;
  /** Measures one query of the engine. */
  timeQuery<T>(query: string, run: () => Promise<T>): Promise<T>;
  summaryAnswered(summary: Pick<ClaimSummary, 'grounding' | 'generated_by'>, how: { readonly isCached: boolean }): void;
  timeSummary<T>(run: () => Promise<T>): Promise<T>;
  /** Times an answer to a question and counts it by what the check made of it. */
  timeAnswer(run: () => Promise<CopilotAnswer>): Promise<CopilotAnswer>;
  modelCalled(report: ModelCallReport): void;
  modelCircuit: NonNullable<ChatModelDeps['onCircuit']>;
  jobEnded(job: { readonly kind: string; readonly status: string; readonly seconds: number }): void;
  accessLogDropped(entries: number): void;
}

const requestSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10];
const modelSeconds = [0.25, 0.5, 1, 2, 4, 8, 15, 30, 45];
const circuitValues = { closed: 0, half_open: 0.5, open: 1 } as const;
const jobSeconds = [1, 5, 15, 60, 300, 900, 1800, 3600, 7200];

/** Figures of this process, in a registry of their own. None holds a claim, a user or a secret. */
export function createMetrics(sources: ScrapeSources = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({ name: 'casemind_http_requests_total', help: 'Requests answered', labelNames: ['method', 'route', 'status'], registers });
  const latency = new Histogram({ name: 'casemind_http_request_duration_seconds', help: 'Seconds until a request was answered', labelNames: ['method', 'route'], buckets: requestSeconds, registers });
  const inFlight = new Gauge({ name: 'casemind_http_requests_in_flight', help: 'Requests being answered', registers });
  const queries = new Histogram({ name: 'casemind_query_duration_seconds', help: 'Seconds a query of the snapshot took, waiting included', labelNames: ['query'], buckets: requestSeconds, registers });
  const queryFailures = new Counter({ name: 'casemind_query_failures_total', help: 'Queries of the snapshot that failed', labelNames: ['query'], registers });
  const summaries = new Counter({ name: 'casemind_summaries_total', help: 'Summaries by how their text came to be: grounding verified, repaired or fallback; the chat model; from the cache or not', labelNames: ['grounding', 'generated_by', 'cached'], registers });
  const answers = new Counter({ name: 'casemind_answers_total', help: 'Answers to questions, by what the grounding check made of them', labelNames: ['grounding', 'generated_by'], registers });
  const dropped = new Counter({ name: 'casemind_answer_sentences_dropped_total', help: 'Sentences of language models that were left out, since nothing proved them', registers });
  const answerTime = new Histogram({ name: 'casemind_answer_duration_seconds', help: 'Seconds an answer took', buckets: [0.05, 0.1, 0.3, 1, 3, 10, 20, 45], registers });
  const summaryTime = new Histogram({ name: 'casemind_summary_duration_seconds', help: 'Seconds a summary took', buckets: requestSeconds, registers });
  const jobs = new Counter({ name: 'casemind_jobs_total', help: 'Jobs this process ran, by how they ended', labelNames: ['job', 'status'], registers });
  const jobTime = new Histogram({ name: 'casemind_job_duration_seconds', help: 'Seconds a job ran', labelNames: ['job'], buckets: jobSeconds, registers });
  const modelCalls = new Counter({ name: 'casemind_model_calls_total', help: 'Calls of language models by outcome: answered, or why not', labelNames: ['model', 'outcome'], registers });
  const modelTokens = new Counter({ name: 'casemind_model_tokens_total', help: 'Tokens of language models, estimates included', labelNames: ['model', 'direction'], registers });
  const modelTime = new Histogram({ name: 'casemind_model_call_duration_seconds', help: 'Seconds a call of a language model took', labelNames: ['model'], buckets: modelSeconds, registers });
  const modelCircuits = new Gauge({ name: 'casemind_model_circuit_open', help: '1 while a model that failed again and again is not asked, 0.5 while one call is let through', labelNames: ['model'], registers });
  const accessLogDropped = new Counter({ name: 'casemind_access_log_dropped_total', help: 'Entries of the access log that were given up: the store refused them, or did not answer for too long', registers });
  describeSnapshot(registry, sources.manifest ?? (() => undefined));
  describeState(registry, sources.state ?? (async () => ({ runs: [], alerts: [], deliveries: [] })));

  return {
    registry,
    requestStarted: () => inFlight.inc(),
    requestEnded({ method, route, status, seconds }) {
      inFlight.dec();
      requests.inc({ method, route, status });
      if (seconds !== undefined) latency.observe({ method, route }, seconds);
    },
    async timeQuery(query, run) {
      const stop = queries.startTimer({ query });
      try {
        return await run();
      } catch (error) {
        queryFailures.inc({ query });
        throw error;
      } finally {
        stop();
      }
    },
    summaryAnswered: ({ grounding, generated_by }, { isCached }) => summaries.inc({ grounding: grounding.status, generated_by, cached: String(isCached) }),
    async timeSummary(run) {
      const stop = summaryTime.startTimer();
      try {
        return await run();
      } finally {
        stop();
      }
    },
    async timeAnswer(run) {
      const stop = answerTime.startTimer();
      try {
        const answer = await run();
        answers.inc({ grounding: answer.grounding.status, generated_by: answer.generated_by });
        dropped.inc(answer.grounding.dropped);
        return answer;
      } finally {
        stop();
      }
    },
    modelCalled({ model, outcome, seconds, inputTokens, outputTokens }) {
      modelCalls.inc({ model, outcome });
      modelTokens.inc({ model, direction: 'input' }, inputTokens);
      modelTokens.inc({ model, direction: 'output' }, outputTokens);
      if (outcome !== 'circuit_open' && outcome !== 'out_of_tokens') modelTime.observe({ model }, seconds);
    },
    modelCircuit: ({ model, state }) => modelCircuits.set({ model }, circuitValues[state]),
    jobEnded({ kind, status, seconds }) {
      jobs.inc({ job: kind, status });
      jobTime.observe({ job: kind }, seconds);
    },
    accessLogDropped: (entries) => accessLogDropped.inc(entries),
  };
}

/** The snapshot that serves: what it is, how old, how large; nothing while there is none. */
function describeSnapshot(registry: Registry, manifestOf: () => SnapshotManifest | undefined): void {
  const registers = [registry];
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[], read: (gauge: Gauge<Label>, manifest: SnapshotManifest) => void): void => {
    const made: Gauge<Label> = new Gauge({
      name,
      help,
      labelNames,
      registers,
      collect() {
        made.reset();
        const manifest = manifestOf();
        if (manifest) read(made, manifest);
      },
    });
  };
  gauge('casemind_snapshot_info', 'The snapshot that serves, its model and its ruleset', ['snapshot_id', 'model_version', 'ruleset_version', 'data_date'], (made, { snapshot_id, model_version, ruleset_version, data_date }) =>
    made.set({ snapshot_id, model_version, ruleset_version, data_date }, 1),
  );
  gauge('casemind_snapshot_created_timestamp_seconds', 'When the snapshot that serves was made, seconds since 1970', [], (made, { created_at }) => made.set(Date.parse(created_at) / 1000));
  gauge('casemind_data_date_timestamp_seconds', 'Newest discharge among the claims, seconds since 1970', [], (made, { data_date }) => made.set(Date.parse(data_date) / 1000));
  gauge('casemind_snapshot_rows', 'Rows of the snapshot by table', ['table'], (made, { rows }) => {
    for (const [table, count] of Object.entries(rows)) made.set({ table }, count);
  });
  gauge('casemind_worklist_total', 'Claims of the worklist without a filter', [], (made, { rows }) => made.set(rows['claims_scored'] ?? 0));
}

function describeState(registry: Registry, read: () => Promise<StateFigures>): void {
  const registers = [registry];
  const runs = new Gauge({ name: 'casemind_jobs', help: 'Jobs of all replicas that wait or run', labelNames: ['job', 'status'], registers });
  const alerts = new Gauge({ name: 'casemind_alerts_open', help: 'Alerts that nobody has resolved, by kind', labelNames: ['kind'], registers });
  const deliveries = new Gauge({ name: 'casemind_alert_deliveries', help: 'Messages on alerts that wait, or were given up', labelNames: ['status'], registers });
  const up: Gauge = new Gauge({
    name: 'casemind_store_up',
    help: '1 where the store answers',
    registers,
    async collect() {
      runs.reset();
      alerts.reset();
      deliveries.reset();
      try {
        const figures = await read();
        for (const { kind, status, count } of figures.runs) runs.set({ job: kind, status }, count);
        for (const { kind, count } of figures.alerts) alerts.set({ kind }, count);
        for (const { status, count } of figures.deliveries) deliveries.set({ status }, count);
        up.set(1);
      } catch {
        up.set(0);
      }
    },
  });
}
