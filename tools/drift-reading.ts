import { type Localized, type RunValidation, type Verdict, findDriftMetric, verdictKey } from '#engine';

import { type EvidenceItem, type EvidenceUnit, evidenceIn } from './evidence.ts';

/** Runs as they were judged, oldest first; the last is the one that is looked into. */
export interface DriftReading {
  readonly validations: readonly [...RunValidation[], RunValidation];
}

const units: Readonly<Record<ReturnType<typeof findDriftMetric>['unit'], EvidenceUnit>> = { share: 'ratio', psi: 'score', sd: 'score', log: 'score', rupiah: 'rupiah', score: 'score', claims: 'claims', version: 'code' };

/** Evidence of one verdict, its ids beginning with `drift.SCOPE.METRIC`. */
export function evidenceOfVerdict(verdict: Verdict, snapshot: string): EvidenceItem[] {
  const { unit: metricUnit, name } = findDriftMetric(verdict.metric);
  const unit = units[metricUnit];
  const key = verdictKey(verdict);
  const at = evidenceIn('drift', snapshot, { metric: verdict.metric, scope: verdict.scope });
  const item = (column: string, value: string | number | null, ofUnit: EvidenceUnit, label: Localized): EvidenceItem =>
    at(`drift.${key.replace('/', '.')}.${column}`, column, value, { unit: ofUnit, label: { id: `${name.id}: ${label.id}`, en: `${name.en}: ${label.en}` } });
  return [
    item('value', verdict.value, unit, { id: 'nilai', en: 'value' }),
    item('expected', verdict.expected, unit, { id: 'biasanya', en: 'usual' }),
    ...(verdict.null95 ? [item('low', verdict.null95[0], unit, { id: 'batas bawah tanpa pergeseran', en: 'lower bound without drift' }), item('high', verdict.null95[1], unit, { id: 'batas atas tanpa pergeseran', en: 'upper bound without drift' })] : []),
    item('n', verdict.n, 'claims', { id: 'klaim', en: 'claims' }),
    item('q', verdict.q, 'score', { id: 'q', en: 'q' }),
    item('effect', verdict.effect, 'score', { id: 'besar pengaruh', en: 'effect' }),
    ...(verdict.at !== null ? [item('at', verdict.at, verdict.metric.startsWith('volume_') || verdict.metric === 'code_tariff' ? 'code' : 'name', { id: 'pada', en: 'at' })] : []),
  ];
}
