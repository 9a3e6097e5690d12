import { type LearningStatus, SnapshotReader, formatNumber, formatPercent, learn as learnFrom, readLearningStatus, rollBackLearnedModel } from '#engine';
import { allOutcomes } from '#store';

import type { CommandContext } from '../context.ts';
import { runRecorded } from '../run-recorded.ts';
import { withStore } from '../with-store.ts';

/** Learns from the decisions. Too few of them, or nothing better, is an answer and no failure. */
export async function learn(context: CommandContext, { promote }: { promote: boolean }): Promise<void> {
  const { home, now, terminal } = context;
  const outcomes = await withStore(context, (store) => allOutcomes(store.outcomes));
  const { judgement, model, isPromoted, missing } = await runRecorded(context, 'learn', async () => {
    const result = await withSnapshot(context, (reader) => reader.read((snapshot) => learnFrom({ home, snapshot, outcomes, promote, now })));
    return { result, detail: { verdict: result.judgement.verdict, version: result.model?.version ?? null, labelled: result.judgement.labelled } };
  });
  const lines = [
    judgement.why,
    ...(missing > 0 ? [`${formatNumber(missing, 'en')} decided claims are not in the snapshot any more and were left out`] : []),
    ...(model ? [isPromoted ? `${model.version} ranks from the next refresh on; next: casemind refresh` : `${model.version} is kept as a shadow${judgement.verdict === 'better' ? '; next: casemind learn --promote' : ''}`] : []),
  ];
  terminal.answer(lines.join('\n'), { judgement, version: model?.version ?? null, is_promoted: isPromoted, missing });
}

export async function learningStatus(context: CommandContext): Promise<void> {
  const { home, terminal } = context;
  const outcomes = await withStore(context, (store) => allOutcomes(store.outcomes));
  const status = await withSnapshot(context, (reader) => (reader.manifest ? reader.read((snapshot) => readLearningStatus({ home, snapshot, outcomes })) : readLearningStatus({ home, snapshot: undefined, outcomes })));
  terminal.answer(tableOf(status), { ...status });
}

export async function learningRollback({ home, terminal }: CommandContext): Promise<void> {
  const version = rollBackLearnedModel(home);
  terminal.answer(`${version ?? 'the ruleset alone'} ranks from the next refresh on; next: casemind refresh`, { version });
}

async function withSnapshot<T>({ config, home, threads }: CommandContext, work: (reader: SnapshotReader) => Promise<T>): Promise<T> {
  const reader = await SnapshotReader.open({ home, threads, memoryLimit: config.DUCKDB_MEMORY_LIMIT, mode: config.CASEMIND_MODE, connections: 1 });
  try {
    return await work(reader);
  } finally {
    await reader.close();
  }
}

const shown = (value: number | null): string => (value === null ? '-' : value.toFixed(2));
const share = (value: number | null): string => (value === null ? '-' : formatPercent(value, 'en'));

function tableOf({ figures, active, shadow }: LearningStatus): string {
  const { decisions, claims, labelled, cases, unused, agreement } = figures;
  return [
    `${formatNumber(decisions, 'en')} decisions on ${formatNumber(claims, 'en')} claims: ${formatNumber(labelled, 'en')} with a label, ${formatNumber(cases, 'en')} of them corrected; ${formatNumber(unused, 'en')} between, unused`,
    `ranks: ${active ? `${active.version}, learned from ${formatNumber(active.labelled, 'en')} claims` : 'the ruleset alone'}`,
    ...(shadow ? [`shadow ${shadow.version}: PR-AUC ${shown(shadow.shadow)} against ${shown(shadow.champion)} on ${formatNumber(shadow.claims, 'en')} claims decided since`] : []),
    agreement.pairs === 0 ? 'two reviewers: no claim yet' : `two reviewers: ${formatNumber(agreement.pairs, 'en')} claims, ${share(agreement.agreed)} alike, kappa ${shown(agreement.kappa)}`,
    ...figures.precision_at.map(({ k, precision, lift }) => `first ${k} by risk: ${share(precision)} corrected, lift ${shown(lift)}`),
    ...(figures.calibration.length > 0 ? ['risk shown      claims   mean   corrected'] : []),
    ...figures.calibration.map((band) => `${band.from.toFixed(1)}–${band.to.toFixed(1)}${formatNumber(band.claims, 'en').padStart(15)}   ${shown(band.mean_risk)}   ${share(band.precision)}`),
    ...(labelled > 0 ? [`${'by'.padEnd(46)}claims  corrected  (95 %)           lift  PR-AUC`] : []),
    ...(labelled > 0 ? figures.slices.map((one) => `${`${one.by} ${one.value}`.padEnd(44)}${formatNumber(one.claims, 'en').padStart(8)}  ${share(one.precision).padEnd(9)}  ${`${share(one.low)}–${share(one.high)}`.padEnd(15)}  ${shown(one.lift).padEnd(4)}  ${shown(one.pr_auc)}`) : []),
  ].join('\n');
}
