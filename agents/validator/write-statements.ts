import { type Verdict, verdictKey } from '#engine';

import { inBoth, showWhere, tellCause, tellDecomposition, tellSlice, tellVerdict } from '../statements/drift.ts';
import { driftTexts as texts } from '../statements/texts/drift.ts';
import { said, valueOf } from '../statements/words.ts';
import type { Sentence, Writer } from '../statements/writer.ts';
import type { DriftStatement } from './report.ts';
import type { ValidatorStateType } from './state.ts';

/** Metrics and slices that are told of; the others are in the list of metrics. */
const mostMetrics = 8;
const mostSlices = 4;

/** Words what was found: statements that the engine evaluates, from the evidence of the tools. Nothing that a model wrote is among them. */
export function writeStatements({ validation, slices, trend, sliceClaims, evidence }: ValidatorStateType): readonly DriftStatement[] {
  if (!validation?.incident) return [];
  const { incident } = validation;
  const tell = (kind: string, write: (writer: Writer) => Sentence): DriftStatement => ({ kind, ...inBoth(evidence, write) });
  const concerned = validation.verdicts.filter((verdict) => incident.verdicts.includes(verdictKey(verdict))).toSorted((a, b) => rank(b, incident.lead) - rank(a, incident.lead));
  const localised = slices?.localisations ?? [];
  const found = localised.flatMap((localisation, i) => localisation.slices.map((slice, j) => ({ localisation, slice, at: `slice.${i + 1}.${j + 1}` })));
  const isUnplaced = localised.length > 0 && localised.every(({ verdict }) => verdict === 'not_explained');
  const { decomposition } = slices ?? {};
  return [
    ...concerned.slice(0, mostMetrics).map((verdict) => tell('metric', (writer) => tellVerdict(writer, verdict))),
    ...(isUnplaced ? [tell('not_explained', ({ write }) => write(texts.notExplained, {}, ['run.data_date']))] : found.slice(0, mostSlices).map(({ localisation, slice, at }) => tell('slice', (writer) => tellSlice(writer, localisation, slice, at)))),
    ...(isUnplaced ? [] : sliceClaims.flatMap(({ at, count, median }) => {
      const place = found.find((one) => one.at === at);
      return place ? [tell('slice_claims', (writer) => writer.write(texts.sliceClaims, { where: said(showWhere(place.slice.where, writer.language)), n: valueOf(writer, count), median: valueOf(writer, median) }))] : [];
    })),
    ...(decomposition && Math.abs(decomposition.total) >= leastChange ? [tell('decomposition', (writer) => tellDecomposition(writer, decomposition))] : []),
    ...incident.causes.map(({ cause, evidence: keys }, i) => tell('cause', (writer) => tellCause(writer, cause, { isFirst: i === 0, evidence: keys.slice(0, mostMetrics).map((key) => `drift.${key.replace('/', '.')}.value`) }))),
    ...(trend && trend.breaches > 1 ? [tell('trend', (writer) => writer.write(texts.lasting, { breaches: valueOf(writer, `drift.${incident.lead.replace('/', '.')}.breaches`) }))] : []),
    tell('judged', (writer) => writer.write(texts.judged, { judged: valueOf(writer, 'run.judged'), reference: valueOf(writer, 'run.reference'), breaches: valueOf(writer, 'run.breaches') })),
  ];
}

/** A change of the mean of amounts of less than a hundredth is not told of. */
const leastChange = 0.01;

/** What leads first, then alerts, then by how far beyond their floors they are. */
function rank(verdict: Verdict, lead: string): number {
  return (verdictKey(verdict) === lead ? 1e9 : 0) + (verdict.state === 'alert' ? 1e6 : 0) + Math.min(1e5, Math.abs(verdict.effect ?? 0) / verdict.floor);
}
