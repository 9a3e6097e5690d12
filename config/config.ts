import { isIP } from 'node:net';
import { join, resolve } from 'node:path';

import { z } from 'zod';

import { CasemindError, type LiveSource, type ReviewDays, isVaried, parseBaseline, varietyAccepted } from '#engine';

import { hostsOf, readTargets } from './alert-targets.ts';

export type { AlertTarget, AlertTargetOf } from './alert-targets.ts';

/** Values that ship in the open, for trying the program. A production start refuses them. */
export const demoSecrets = {
  jwtSecret: 'casemind-demo-secret-not-for-production',
  identifierSalt: 'casemind-demo-salt-not-for-production',
} as const;

/** Variables whose values are never shown. */
const secretFields = /SECRET|ALERT_TARGETS|SMTP_URL|SALT|DATABASE_URL|REDIS_URL|PASSWORD|API_KEY|AUDIT_KEY|BASE_URL/;

const path = z.string().min(1);

/** A name of a stream, a topic or a group that Redis and Kafka both take, Redis with colons. */
const channelName = z.string().regex(/^[A-Za-z0-9._:-]{1,200}$/);

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const modelNames = z
  .string()
  .max(1000)
  .default('')
  .transform((list): readonly string[] => [...new Set(list.split(',').map((name) => name.trim()).filter((name) => name !== ''))]);

/** What a model costs, per million tokens. */
export interface ModelPrice {
  readonly model: string;
  readonly input: number;
  readonly output: number;
}

const price = /^(?<model>.+)=(?<input>\d+(?:\.\d+)?)\/(?<output>\d+(?:\.\d+)?)$/;

/** Reads `model=in/out, model=in/out`. */
function readPrices(text: string, context: z.RefinementCtx): readonly ModelPrice[] {
  const parts = text.split(',').map((part) => part.trim()).filter((part) => part !== '');
  return parts.flatMap((part) => {
    const { model, input, output } = price.exec(part)?.groups ?? {};
    if (model === undefined) context.addIssue({ code: 'custom', message: 'no price' });
    return model === undefined ? [] : [{ model: model.trim(), input: Number(input), output: Number(output) }];
  });
}

const reviewDays = /^\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*$/;

/** Reads `HIGH,MIDDLE,LOW`. */
function readReviewDays(text: string, context: z.RefinementCtx): ReviewDays {
  const [, high, middle, low] = (reviewDays.exec(text) ?? []).map(Number);
  if (high === undefined || middle === undefined || low === undefined || Math.min(high, middle, low) < 1) {
    context.addIssue({ code: 'custom', message: 'no days' });
    return { high: 1, middle: 1, low: 1 };
  }
  return { high, middle, low };
}

const interval = /^(?<least>\d+(?:\.\d+)?)(?:-(?<most>\d+(?:\.\d+)?))?$/;

/** Reads `LEAST-MOST` or one number, in seconds. */
export function parseInterval(text: string): readonly [number, number] | undefined {
  const { least, most = least } = interval.exec(text.trim())?.groups ?? {};
  return least !== undefined && Number(least) <= Number(most) && Number(most) <= 3600 && Number(most) > 0 ? [Number(least), Number(most)] : undefined;
}

/**
 * The whole configuration: one environment variable a field. `.env.example` is generated from this
 * schema (`npm run build`), so a description here is what an operator reads there.
 */
export const configSchema = z.object({
  CASEMIND_MODE: z
    .enum(['demo', 'production'])
    .default('demo')
    .describe('demo makes claims and users of its own; production serves only what it is given'),
  CASEMIND_HOME: path.default('instance').describe('folder of all data: runs, snapshots, models, the store'),
  CASEMIND_LANG: z.enum(['id', 'en']).default('id').describe('language of messages and summaries where none is asked for'),
  SOURCE_DIR: path.optional().describe('folder of raw FKRTL files; what `nightly` and a production `start` read'),
  REFERENCES_DIR: path.optional().describe('folder of reference lists: ICD-10, ICD-9-CM, INA-CBG, hospitals, districts'),
  HOST: z.string().min(1).default('127.0.0.1').describe('address to listen on'),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((list): readonly string[] => list.split(',').map((one) => one.trim()).filter((one) => one !== ''))
    .refine((addresses) => addresses.every(isAddressOrBlock))
    .describe('addresses or CIDR blocks of the proxies in front, separated by commas, such as 10.0.0.5, 10.1.0.0/16; what they write into X-Forwarded-For counts as the address of the caller, by which tries to log in are limited; by default none'),
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((list): readonly string[] => list.split(',').map((origin) => origin.trim()).filter((origin) => origin !== ''))
    .refine((origins) => origins.every(isOrigin))
    .describe('origins of pages elsewhere that may call, separated by commas, such as https://audit.example.org; by default none'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080).describe('port to listen on'),
  SHUTDOWN_DELAY_SECONDS: z.coerce
    .number()
    .int()
    .min(0)
    .max(300)
    .default(0)
    .describe('seconds for which a service that was told to end says at /readyz that it is not ready and still answers, so that a load balancer sends it nothing more; answers under way then have 3 s and as much again'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('how much the service logs'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL for decisions, users, alerts and jobs: postgresql://user:password@host:5432/casemind; without it SQLite under CASEMIND_HOME'),
  JWT_SECRET: z
    .string()
    .min(1)
    .default(demoSecrets.jwtSecret)
    .describe('secret that signs access tokens (HS256); production needs 32 characters or more, at least 5 of them different, such as `openssl rand -base64 32` prints'),
  JWT_JWKS_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('keys of an identity provider; its tokens (RS256 or EdDSA) are then taken too, for users that Casemind knows'),
  JWT_ISSUER: z.string().min(1).optional().describe('issuer of that provider’s tokens; needed with JWT_JWKS_URL'),
  JWT_AUDIENCE: z.string().min(1).optional().describe('audience of that provider’s tokens; needed with JWT_JWKS_URL'),
  IDENTIFIER_SALT: z
    .string()
    .min(1)
    .default(demoSecrets.identifierSalt)
    .describe('salt of patient and family keys; changing it changes every key; production needs 16 characters or more, at least 5 of them different'),
  AUDIT_KEY: z
    .string()
    .default('')
    .transform((list): readonly string[] => list.split(',').map((secret) => secret.trim()).filter((secret) => secret !== ''))
    .refine((secrets) => secrets.every((secret) => isVaried(secret, 32)))
    .describe('secrets of 32 characters or more, at least 5 of them different, under which decisions are hashed, separated by commas: the first hashes new ones, all of them check old ones; keep it apart from the store and its backups'),
  AUDIT_HEAD_FILE: path
    .optional()
    .describe('file in which the head of the chain of decisions is noted each time it is verified; put it where whoever can change the store cannot; by default audit-heads.jsonl in CASEMIND_HOME'),
  RULESET: z.string().min(1).default('RULESET_v2').describe('ruleset that flags claims'),
  RULESET_PARAMETERS: path.optional().describe('JSON file of parameters in place of those that RULESET_v2 ships with (engine/rules/v2/parameters.json); each change is a version of its own'),
  MAX_QUARANTINE: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(0.05)
    .describe('largest fraction of claims that may be quarantined before an ETL run is refused'),
  DUCKDB_MEMORY_LIMIT: z
    .string()
    .regex(/^\d+(\.\d+)?(MB|GB|MiB|GiB)$/)
    .default('1500MB')
    .describe('memory DuckDB may use in one process, such as 1500MB'),
  DUCKDB_THREADS: z.coerce
    .number()
    .int()
    .min(1)
    .max(256)
    .optional()
    .describe('threads of DuckDB and of the forest; by default one per core'),
  SPARK_PYTHON: path.default('python3').describe('Python of the Spark engine, with the packages of engine/claims/spark/requirements.txt; on every worker under the same path'),
  JAVA_HOME: path.optional().describe('folder of the Java that the Spark engine takes; by default the java on the path'),
  NIGHTLY_ENABLED: z
    .enum(['true', 'false', 'external'])
    .optional()
    .describe('whether the service runs the nightly chain itself; external: another scheduler does and the service only warns; by default true in production, false in demo'),
  NIGHTLY_CRON: z
    .string()
    .regex(/^\s*(\S+\s+){4}\S+\s*$/)
    .default('0 2 * * *')
    .describe('when the nightly chain is due: minute, hour, day of the month, month, day of the week'),
  NIGHTLY_TIMEZONE: z
    .string()
    .refine(isTimeZone)
    .default('Asia/Jakarta')
    .describe('time zone of NIGHTLY_CRON, such as Asia/Jakarta'),
  NIGHTLY_ATTEMPTS: z.coerce.number().int().min(1).max(10).default(3).describe('times that a scheduled nightly is tried'),
  NIGHTLY_RETRY_SECONDS: z.coerce
    .number()
    .int()
    .min(0)
    .max(3600)
    .default(60)
    .describe('seconds before the second try of a nightly, doubled for each further one'),
  NIGHTLY_LATE_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(1440)
    .default(120)
    .describe('minutes after it was due by which a nightly has ended; later than that is an alert'),
  DRIFT_BASELINE: z
    .string()
    .refine((text) => parseBaseline(text) !== undefined)
    .default('rolling:14')
    .describe('what a run is judged against: rolling:N, the last N runs, 2 to 90; or pinned:ID,ID, these snapshots'),
  ALERT_TARGETS: z
    .string()
    .max(20_000)
    .default('')
    .transform(readTargets)
    .describe(
      'who is told of alerts, as a JSON list: {"name":"duty","kind":"webhook","url":"https://hooks.example.org/casemind"}; kinds webhook and slack (url), email (to: a list), log; each may have least (info, warning, critical; warning), provinces (names; alerts on none in particular are told too), quiet ("22:00-06:00" in NIGHTLY_TIMEZONE: what is not critical waits) and language',
    ),
  ALERT_HOSTS: z
    .string()
    .default('')
    .transform((list): readonly string[] => list.split(',').map((host) => host.trim().toLowerCase()).filter((host) => host !== ''))
    .describe('hosts that hooks of ALERT_TARGETS may go to, separated by commas, with the port where it is not the usual one: hooks.example.org, 10.0.0.7:8443'),
  ALERT_SECRET: z.string().refine((secret) => isVaried(secret, 32)).optional().describe('secret of 32 characters or more under which webhooks are signed; needed with a target of that kind'),
  ALERT_RETRY_HOURS: z.coerce.number().int().min(1).max(168).default(24).describe('hours for which a message that fails is sent again and again before it is given up'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('mail server of e-mails: smtps://user:password@host:465, or smtp://host:587, which must offer STARTTLS unless it is this machine'),
  ALERT_EMAIL_FROM: z.email().optional().describe('sender of e-mails; needed with a target of that kind'),
  JOB_DEADLINE_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(1440)
    .default(240)
    .describe('minutes after which a job is given up, waiting and retries included'),
  REVIEW_DAYS: z
    .string()
    .default('3,7,14')
    .transform(readReviewDays)
    .describe('working days in which an assigned claim is to be decided on, by its risk: HIGH,MIDDLE,LOW, for scores from 0.8, from 0.5 and below; weekends and days of absence do not count'),
  ACCESS_LOG_DAYS: z.coerce.number().int().min(1).max(3650).default(365).describe('days for which the store remembers who read which claim'),
  ANSWER_EVENT_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3650)
    .default(30)
    .describe('days for which the store keeps, step by step, how an answer that is over was told; the answer itself stays with its conversation'),
  CHECKPOINT_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3650)
    .default(30)
    .describe('days for which the store keeps how a sentence became a proposal once that waits for nobody any more; the proposal and its decision stay'),
  DELIVERY_DAYS: z.coerce.number().int().min(1).max(3650).default(90).describe('days for which the store keeps a message on an alert once it was sent or given up'),
  ALERT_EVENT_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3650)
    .default(365)
    .describe('days for which the store keeps what happened to an alert that is resolved; the alert itself stays, with who resolved it'),
  SCRATCH_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .max(8760)
    .default(48)
    .describe('hours without a sign of life after which the scratch folder of another process is removed; of a process of the same machine that has ended, at once'),
  LIVE_DAYS: z.coerce.number().int().min(1).max(3650).default(90).describe('days for which the store keeps a claim that came in live; a snapshot made with it keeps it longer'),
  LIVE_MAX_CLAIMS: z.coerce
    .number()
    .int()
    .min(1000)
    .max(10_000_000)
    .default(500_000)
    .describe('live claims that the store keeps at most, about 5 kB each; beyond it the oldest go. The service holds all of them in memory, about 1 kB each'),
  SIMULATION_DAYS: z.coerce.number().int().min(1).max(3650).default(7).describe('days for which simulated claims are kept'),
  SIMULATION_MAX_CLAIMS: z.coerce.number().int().min(1000).max(10_000_000).default(200_000).describe('simulated claims that are kept at most; beyond it the oldest go'),
  DEAD_LETTER_DAYS: z.coerce.number().int().min(1).max(3650).default(30).describe('days for which a message that became no claim is kept, to be replayed'),
  DEAD_LETTER_MB: z.coerce.number().int().min(1).max(1_048_576).default(256).describe('megabytes of such messages that are kept at most, for live and for simulated claims each; beyond it the oldest go'),
  OPENAI_API_KEY: z
    .string()
    .min(1)
    .optional()
    .describe('key of the model server; with neither this nor OPENAI_BASE_URL no language model is asked and every answer is made without one'),
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .refine((address) => new URL(address).username === '')
    .transform((address) => address.replace(/\/+$/, ''))
    .optional()
    .describe(
      'address of any server that speaks OpenAI’s chat completions; without it OpenAI’s own; vLLM, Ollama and llama.cpp need no key: http://127.0.0.1:11434/v1; Azure: https://NAME.openai.azure.com/openai/v1, and deployments as the names of models',
    ),
  COPILOT_MODEL: modelNames.describe('models that the copilot may ask, separated by commas; the first that answers does; they give unknown words a sense and choose what a summary tells, and write no word of an answer; without one the copilot asks none'),
  COPILOT_ROUTE: z.enum(['auto', 'model', 'offline']).default('auto').describe('auto: a model is asked where the reader does not know a word or there is something to choose; model: it also chooses what of each answer is told first; offline: never'),
  FEEDBACK_MODEL: modelNames.describe('models that may give unknown words of a sentence on a decision a sense, or choose among its readings, separated by commas; they give no figure, no decision and no note; without one the agent asks none'),
  SIMULATOR_MODEL: modelNames.describe('models that may write simulated claims, separated by commas; what they write is checked, and no name or label of theirs goes out; without one the sampler makes every claim'),
  VALIDATOR_MODEL: modelNames.describe('models that may choose which findings of an alert on drift lead, separated by commas; whether there is an alert, and every word of it, is decided without one; without one the size of the effects orders'),
  MODEL_TEMPERATURE: z.coerce.number().min(0).max(2).default(0).describe('temperature of the models; left out for a model that takes none'),
  MODEL_CALL_SECONDS: z.coerce.number().min(0.05).max(600).default(20).describe('seconds of one call of a model; a local model on a few cores may need a minute for the first'),
  MODEL_ANSWER_SECONDS: z.coerce.number().min(0.05).max(600).default(45).describe('seconds for one answer of the copilot, all calls together; what models have not done by then is done without one'),
  MODEL_ATTEMPTS: z.coerce.number().int().min(1).max(5).default(2).describe('times that one model is asked before the next'),
  MODEL_OUTPUT_TOKENS: z.coerce.number().int().min(16).max(32_768).default(2048).describe('tokens that a model may write in one call'),
  MODEL_TOKENS_PER_ANSWER: z.coerce.number().int().min(1000).max(10_000_000).default(60_000).describe('tokens that all calls of one answer together may use, read and written'),
  MODEL_TOKENS_PER_DAY: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000_000)
    .default(1_000_000)
    .describe('tokens that one user may use in a day of Jakarta, read and written; 0 for no limit'),
  MODEL_COST_PER_DAY: z.coerce
    .number()
    .min(0)
    .max(1_000_000_000)
    .default(0)
    .describe('what all users together may spend in a day of Jakarta, in MODEL_CURRENCY; 0 for no limit; needs MODEL_PRICES'),
  MODEL_PRICES: z
    .string()
    .max(2000)
    .default('')
    .transform(readPrices)
    .describe('price of a million tokens read and written by each model: MODEL=READ/WRITTEN, separated by commas; such as small-model=0.4/1.6'),
  MODEL_CURRENCY: z.enum(['USD', 'IDR']).default('USD').describe('currency of prices and costs; what was recorded before a change is not converted'),
  LIVE_CHANNEL: z.enum(['jsonl', 'redis', 'kafka']).default('jsonl').describe('channel by which claims come in where a command names none: files of JSON lines, Redis Streams or Kafka'),
  LIVE_GROUP: channelName.default('casemind').describe('name of the group of consumers that share the live claims'),
  LIVE_TAKEOVER_SECONDS: z.coerce.number().int().min(6).max(3600).default(30).describe('seconds without a sign of life after which the messages of one consumer go to another'),
  LIVE_PATIENCE_SECONDS: z.coerce.number().int().min(1).max(3600).default(30).describe('seconds that a broker which does not answer is waited for before a consumer or a simulation ends with an error'),
  LIVE_JSONL_PATH: path.optional().describe('folder of the files of JSON lines by which live claims come in; by default live-claims in CASEMIND_HOME'),
  LIVE_JSONL_SEGMENT_MB: z.coerce.number().int().min(1).max(4096).default(64).describe('megabytes of one file of JSON lines before the next is begun'),
  LIVE_JSONL_TOTAL_MB: z.coerce.number().int().min(1).max(1_048_576).default(1024).describe('megabytes of all files of JSON lines that Casemind wrote; beyond it the oldest go, those that have been read first'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .default('redis://127.0.0.1:6379')
    .describe('Redis of the streams: redis://user:password@host:6379/0, or rediss:// for TLS'),
  LIVE_REDIS_STREAM: channelName.default('casemind:live-claims').describe('stream of Redis by which live claims come in'),
  LIVE_REDIS_LENGTH: z.coerce.number().int().min(1000).max(1_000_000_000).default(1_000_000).describe('messages that a stream keeps, about; older ones go, read or not'),
  KAFKA_BROKERS: z
    .string()
    .default('127.0.0.1:9092')
    .transform((list): readonly string[] => list.split(',').map((broker) => broker.trim()).filter((broker) => broker !== ''))
    .refine((brokers) => brokers.length > 0 && brokers.every(isHostAndPort))
    .describe('brokers of Kafka to begin with, separated by commas: host:9092, other:9092'),
  KAFKA_TLS: z.enum(['true', 'false']).default('false').describe('whether Kafka is spoken to over TLS'),
  KAFKA_MECHANISM: z.enum(['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512']).default('SCRAM-SHA-512').describe('how KAFKA_USERNAME and KAFKA_PASSWORD are shown to Kafka'),
  KAFKA_USERNAME: z.string().min(1).optional().describe('account at Kafka; none is shown without it'),
  KAFKA_PASSWORD: z.string().min(1).optional().describe('password of KAFKA_USERNAME'),
  LIVE_KAFKA_TOPIC: channelName.default('casemind.live-claims').describe('topic of Kafka by which live claims come in; it is made where there is none'),
  LIVE_KAFKA_PARTITIONS: z.coerce.number().int().min(1).max(1000).default(6).describe('partitions of a topic that is made: at most so many consumers share it'),
  LIVE_KAFKA_REPLICAS: z.coerce.number().int().min(-1).max(9).refine((count) => count !== 0).default(-1).describe('copies of each partition of a topic that is made; -1 for as many as the brokers are set to'),
  SIMULATION_JSONL_PATH: path.optional().describe('folder of the files of JSON lines of simulated claims; by default simulated-claims in CASEMIND_HOME'),
  SIMULATION_REDIS_STREAM: channelName.default('casemind:simulated-claims').describe('stream of Redis of simulated claims; never that of live ones'),
  SIMULATION_KAFKA_TOPIC: channelName.default('casemind.simulated-claims').describe('topic of Kafka of simulated claims; never that of live ones'),
  SIMULATE_SECONDS: z.coerce.number().int().min(1).max(86_400).default(300).describe('seconds that a simulation runs'),
  SIMULATE_MAX_CLAIMS: z.coerce.number().int().min(1).max(999_999).default(10_000).describe('claims that a simulation sends at most'),
  SIMULATE_INTERVAL: z
    .string()
    .refine((text) => parseInterval(text) !== undefined)
    .default('10-30')
    .describe('seconds between two simulated claims: LEAST-MOST, or one number'),
  SIMULATE_JITTER: z.coerce.number().min(0).max(1).default(0.3).describe('share by which each of these pauses is made longer or shorter'),
  SIMULATE_RATE: z.coerce.number().min(0.01).max(20_000).optional().describe('simulated claims in a second, in place of SIMULATE_INTERVAL'),
  SIMULATE_INDICATIONS: z.coerce.number().min(0).max(1).default(0.2).describe('share of simulated claims that show an indication'),
  SIMULATE_SEED: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional().describe('seed of a simulation: the same seed gives the same claims; by default another each time, which the run log names'),
  METRICS_PUBLIC: z
    .enum(['true', 'false'])
    .default('false')
    .describe('whether GET /metrics answers without a token; otherwise it needs one of ops, admin or client'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('OpenTelemetry collector (OTLP over HTTP) that traces are sent to, such as http://127.0.0.1:4318; none are made without it'),
});

export type Config = z.infer<typeof configSchema>;

/**
 * Checks an environment and gives the configuration.
 *
 * @throws CasemindError CONFIG_INVALID, naming the variable, its value and what it accepts, also where one of
 *   LangChain's would send or print every prompt; CONFIG_UNSAFE where production would run with a demo or
 *   short secret.
 */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = configSchema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = String(issue?.path[0] ?? '');
    throw new CasemindError('CONFIG_INVALID', {
      field,
      value: secretFields.test(field) ? '***' : (given[field] ?? ''),
      accepted: acceptedBy(field),
    });
  }
  const config = parsed.data;
  refuseDisclosure(given);
  requirePrices(config);
  keepSimulationApart(config);
  requireForTargets(config);
  for (const field of ['JWT_ISSUER', 'JWT_AUDIENCE'] as const)
    if (config.JWT_JWKS_URL !== undefined && config[field] === undefined)
      throw new CasemindError('CONFIG_INVALID', { field, value: '-', accepted: 'what the tokens of JWT_JWKS_URL hold' });
  if (config.CASEMIND_MODE === 'production') refuseUnsafe(config);
  return config;
}

const shapeSchema = z.record(
  z.string(),
  z.object({ type: z.string().optional(), description: z.string(), enum: z.array(z.string()).optional(), minimum: z.number().optional(), maximum: z.number().optional() }),
);

/** What a variable accepts, in words made from the schema. */
function acceptedBy(field: string): string {
  const shape = shapeSchema.parse(z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }).properties)[field];
  if (!shape) return '';
  const { type, description, enum: values, minimum, maximum } = shape;
  if (values) return values.join(', ');
  if (minimum === undefined) return description;
  const kind = type === 'integer' ? 'a whole number' : 'a number';
  return `${kind} from ${minimum}${maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? '' : ` to ${maximum}`} (${description})`;
}

function refuseUnsafe(config: Config): void {
  const secrets = [
    { field: 'JWT_SECRET', value: config.JWT_SECRET, demo: demoSecrets.jwtSecret, shortest: 32 },
    { field: 'IDENTIFIER_SALT', value: config.IDENTIFIER_SALT, demo: demoSecrets.identifierSalt, shortest: 16 },
  ];
  for (const { field, value, demo, shortest } of secrets) {
    const accepted = `${shortest} visible characters or more, ${varietyAccepted.en}, such as \`openssl rand -base64 32\` prints`;
    if (value === demo) throw new CasemindError('CONFIG_UNSAFE', { field, reason: 'the demo value is public', accepted });
    if (!isVaried(value, shortest)) throw new CasemindError('CONFIG_UNSAFE', { field, reason: 'it can be guessed', accepted });
  }
}

/** Variables by which LangChain sends every prompt to a service of its maker, or prints it. */
const disclosing = ['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING', 'LANGCHAIN_TRACING_V2', 'LANGCHAIN_VERBOSE'] as const;

function refuseDisclosure(given: Readonly<Record<string, string | undefined>>): void {
  for (const field of disclosing) {
    const value = given[field];
    if (value?.trim().toLowerCase() === 'true') throw new CasemindError('CONFIG_INVALID', { field, value, accepted: 'nothing: prompts hold claims, and go to the model server only' });
  }
}

function requirePrices({ MODEL_COST_PER_DAY: most, MODEL_PRICES: prices, COPILOT_MODEL, FEEDBACK_MODEL, SIMULATOR_MODEL, VALIDATOR_MODEL }: Config): void {
  if (most === 0) return;
  const unpriced = [...COPILOT_MODEL, ...FEEDBACK_MODEL, ...SIMULATOR_MODEL, ...VALIDATOR_MODEL].find((name) => !prices.some(({ model }) => model === name));
  if (unpriced !== undefined) throw new CasemindError('CONFIG_INVALID', { field: 'MODEL_PRICES', value: '-', accepted: `with MODEL_COST_PER_DAY a price for ${unpriced}: ${unpriced}=READ/WRITTEN` });
}

/** Hooks go to hosts that are named apart, signed; e-mails have a server and a sender. */
function requireForTargets({ ALERT_TARGETS: targets, ALERT_HOSTS: hosts, ALERT_SECRET: secret, SMTP_URL: server, ALERT_EMAIL_FROM: from }: Config): void {
  const other = hostsOf(targets).find((host) => !hosts.includes(host));
  if (other !== undefined) refuseMissing('ALERT_HOSTS', `every host of ALERT_TARGETS, also ${other}`);
  const kinds = new Set(targets.map(({ kind }) => kind));
  if (kinds.has('webhook') && secret === undefined) refuseMissing('ALERT_SECRET', 'a secret of 32 characters or more, with a target of kind webhook');
  if (kinds.has('email') && server === undefined) refuseMissing('SMTP_URL', 'a mail server, with a target of kind email');
  if (kinds.has('email') && from === undefined) refuseMissing('ALERT_EMAIL_FROM', 'a sender, with a target of kind email');
}

function refuseMissing(field: string, accepted: string): never {
  throw new CasemindError('CONFIG_INVALID', { field, value: '-', accepted });
}

/** Real and simulated claims never share a channel, and topics are named as Kafka takes them. */
function keepSimulationApart(config: Config): void {
  const pairs = [
    ['SIMULATION_JSONL_PATH', resolve(jsonlFolder(config, 'simulated')), 'LIVE_JSONL_PATH', resolve(jsonlFolder(config, 'live'))],
    ['SIMULATION_REDIS_STREAM', config.SIMULATION_REDIS_STREAM, 'LIVE_REDIS_STREAM', config.LIVE_REDIS_STREAM],
    ['SIMULATION_KAFKA_TOPIC', config.SIMULATION_KAFKA_TOPIC, 'LIVE_KAFKA_TOPIC', config.LIVE_KAFKA_TOPIC],
  ] as const;
  for (const [field, value, other, taken] of pairs) if (value === taken) throw new CasemindError('CONFIG_INVALID', { field, value, accepted: `another than ${other}` });
  for (const field of ['LIVE_KAFKA_TOPIC', 'SIMULATION_KAFKA_TOPIC'] as const)
    if (config[field].includes(':')) throw new CasemindError('CONFIG_INVALID', { field, value: config[field], accepted: 'letters, digits, dots, hyphens and underscores' });
  if (config.KAFKA_USERNAME !== undefined && config.KAFKA_PASSWORD === undefined) throw new CasemindError('CONFIG_INVALID', { field: 'KAFKA_PASSWORD', value: '-', accepted: 'the password of KAFKA_USERNAME' });
}

/** The folder of the files of JSON lines of real or of simulated claims. */
export function jsonlFolder(config: Config, source: LiveSource): string {
  return source === 'live' ? (config.LIVE_JSONL_PATH ?? join(config.CASEMIND_HOME, 'live-claims')) : (config.SIMULATION_JSONL_PATH ?? join(config.CASEMIND_HOME, 'simulated-claims'));
}

/** `host:port`, or `[address]:port`. */
function isHostAndPort(text: string): boolean {
  const { port } = /^(?:\[[\da-fA-F:.]+\]|[^\s:/@[\]]+):(?<port>\d{1,5})$/.exec(text)?.groups ?? {};
  return port !== undefined && Number(port) > 0 && Number(port) <= 65_535;
}

/** An IP address, or a block of them: `10.1.0.0/16`. */
function isAddressOrBlock(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** `https://host` or `https://host:port`, as a browser writes it in Origin. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
