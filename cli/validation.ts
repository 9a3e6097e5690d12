import { type DriftReport, createChatModels, createValidator, proposalTexts } from '#agents';
import { type Baseline, CasemindError, type RunValidation, SnapshotReader, defaultBaseline, parseBaseline, readPointer, readValidations, validateSnapshot, writeValidation } from '#engine';
import type { Store } from '#store';

import type { CommandContext } from './context.ts';
import { withStore } from './with-store.ts';

/** Runs before the judged one that its investigation looks at. */
const mostBefore = 90;
/** Floors beyond which a breach of an alert is critical. */
const criticalFloors = 4;

export interface ValidateOptions {
  /** The snapshot that serves unless told. */
  readonly snapshotId?: string | undefined;
  /** Another baseline than the configured one: a look, which is kept nowhere and told to nobody. */
  readonly baseline?: Baseline | undefined;
}

export interface Validated {
  readonly validation: RunValidation;
  readonly report: DriftReport | null;
}

/** The baseline that the configuration names. */
export function configuredBaseline({ config }: Pick<CommandContext, 'config'>): Baseline {
  return parseBaseline(config.DRIFT_BASELINE) ?? defaultBaseline;
}

/**
 * Judges a snapshot by the logs of the runs before, keeps how it was judged beside its log, and raises, goes on with or resolves
 * the one alert of its incident.
 *
 * @throws CasemindError QC_MISSING where there is no log of it, SNAPSHOT_MISSING where nothing serves, as `openStore`.
 */
export async function validate(context: CommandContext, { snapshotId, baseline }: ValidateOptions = {}): Promise<Validated> {
  const { config, home, threads } = context;
  const id = snapshotId ?? readPointer(home);
  if (id === undefined) throw new CasemindError('SNAPSHOT_MISSING');
  const before = readValidations(home.logs, { until: id, most: mostBefore + 1 }).filter(({ snapshot_id }) => snapshot_id !== id);
  const test = (): RunValidation => {
    const validation = validateSnapshot(home.logs, id, { baseline: baseline ?? configuredBaseline(context), before: baseline === undefined ? (before.at(-1) ?? null) : null });
    if (!validation) throw new CasemindError('QC_MISSING', { snapshot: id, folder: home.logs });
    return validation;
  };
  const { validator: model } = await createChatModels(config);
  const reader = await SnapshotReader.open({ home, threads, memoryLimit: config.DUCKDB_MEMORY_LIMIT, mode: config.CASEMIND_MODE });
  try {
    const validator = createValidator({ reader, model, language: config.CASEMIND_LANG, deadlineMs: config.MODEL_ANSWER_SECONDS * 1000, tokensPerReport: config.MODEL_TOKENS_PER_ANSWER });
    return await validator.validate({
      snapshotId: id,
      test,
      before,
      async notify(report, validation) {
        if (baseline !== undefined) return;
        await withStore(context, (store) => tell(store, report));
        // Kept last: a run whose alert could not be written is judged again.
        writeValidation(home.logs, validation);
      },
    });
  } finally {
    await reader.close();
  }
}

/** One incident is one alert: it is raised, seen again, or over. */
async function tell({ alerts }: Pick<Store, 'alerts'>, report: DriftReport | null): Promise<void> {
  const open = await alerts.list({ kind: 'drift', status: ['open', 'acknowledged', 'snoozed'] });
  const goesOn = report !== null && report.state !== 'resolved';
  for (const { subject } of open) if (!goesOn || subject !== report.incident_id) await alerts.settle('drift', subject);
  if (!goesOn) return;
  const known = open.find(({ subject }) => subject === report.incident_id);
  // The same run judged again tells nothing new.
  if (known?.detail['snapshot_id'] === report.snapshot_id && known.detail['state'] === report.state) return;
  await alerts.raise({ kind: 'drift', subject: report.incident_id, severity: severityOf(report), detail: { ...report } });
}

/** A watch is for information; an alert is a warning, and critical where it is far beyond its floor or the load itself is at fault. */
function severityOf({ state, causes }: DriftReport): 'info' | 'warning' | 'critical' {
  if (state === 'watch') return 'info';
  const [first] = causes;
  return first !== undefined && (first.strength >= criticalFloors || first.cause === 'simulated') ? 'critical' : 'warning';
}

/** The same for a step of a chain that has published its data already: what it fails with is an alert, and null. */
export async function validateOrAlert(context: CommandContext, snapshotId: string): Promise<Validated | null> {
  const { raiseOnce, settleAll } = await import('#api');
  try {
    const validated = await validate(context, { snapshotId });
    await withStore(context, ({ alerts }) => settleAll(alerts, ['validation_failed']));
    return validated;
  } catch (error) {
    const code = error instanceof CasemindError ? error.code : 'INTERNAL';
    context.terminal.say(`warning: ${snapshotId} could not be validated: ${code} ${error instanceof Error ? error.message : ''}`);
    await withStore(context, ({ alerts }) => raiseOnce(alerts, 'validation_failed', snapshotId, code)).catch(() => {});
    return null;
  }
}

/** Raises the alert of a snapshot that failed a check and stays staged, with what may be done; anything else that went wrong is none of its business. */
export async function alertIfHeld(context: CommandContext, error: unknown): Promise<void> {
  if (!(error instanceof CasemindError) || error.code !== 'SNAPSHOT_CHECK_FAILED') return;
  const failures = String(error.details['failures'] ?? '').split('; ');
  const proposals = (['publish', 'hold_nightly'] as const).map((action) => ({ action, text: proposalTexts[action] }));
  await withStore(context, ({ alerts }) => alerts.raise({ kind: 'snapshot_held', subject: String(error.details['snapshot']), severity: 'critical', detail: { failures, proposals, runbook: 'gate' } }));
}

/** A snapshot that serves is held no more, nor is one before it of interest. */
export async function settleHeld(context: CommandContext): Promise<void> {
  await withStore(context, ({ alerts }) => alerts.settle('snapshot_held'));
}

/** How a run was judged, in words for the terminal. */
export function describeValidation({ validation, report }: Validated): string {
  const { snapshot_id, status, verdicts, reference } = validation;
  const judged = verdicts.filter(({ p }) => p !== null).length;
  return [
    `validation of ${snapshot_id}: ${status}, ${judged} metrics judged against ${reference.length} runs`,
    ...(report ? [report.title.en, ...report.statements.map(({ text }) => `  ${text.en}`)] : []),
  ].join('\n');
}

/** What a command answers of it. */
export function validationDetail({ validation, report }: Validated) {
  return {
    snapshot_id: validation.snapshot_id,
    validation_status: validation.status,
    metrics_judged: validation.verdicts.filter(({ p }) => p !== null).length,
    breaches: validation.verdicts.filter(({ is_breach }) => is_breach).length,
    incident: report && { incident_id: report.incident_id, state: report.state, title: report.title, statements: report.statements.map(({ kind, text }) => ({ kind, text })), causes: report.causes },
  };
}
