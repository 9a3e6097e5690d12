import { rankingQuality } from '../isolation-forest/index.ts';
import { modusText } from '../rules/rule.ts';
import { findRule, findRuleset } from '../rules/rulesets.ts';
import { type Agreement, agreementOf } from './agreement.ts';
import type { FeedbackRow } from './feedback.ts';

/** Decided claims that have something in common, and how the ranking did among them. */
export interface FeedbackSlice {
  readonly by: 'all' | 'month' | 'modus' | 'rule' | 'province' | 'facility_class' | 'selection' | 'reason';
  readonly value: string;
  /** Claims with a label. */
  readonly claims: number;
  readonly cases: number;
  /** Cases among them, with the 95 % interval of Wilson (1927). */
  readonly precision: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** That precision over the one of all decided claims. */
  readonly lift: number | null;
  /** Average precision in the order of the risk that was shown; null where all are alike. */
  readonly pr_auc: number | null;
  /** Mean risk shown, which calibration compares with the precision. */
  readonly mean_risk: number | null;
}

export interface FeedbackFigures {
  readonly decisions: number;
  /** Claims decided on; of those the ones with a label, and cases among these. */
  readonly claims: number;
  readonly labelled: number;
  readonly cases: number;
  /** Claims whose latest decision is between paid and corrected. */
  readonly unused: number;
  /** Of the decided claims with the highest risk of their time: cases among the first K, and how much denser than among all. */
  readonly precision_at: readonly { readonly k: number; readonly precision: number; readonly lift: number | null }[];
  readonly slices: readonly FeedbackSlice[];
  /** Risk shown, in bands of a fifth, against cases found. */
  readonly calibration: readonly { readonly from: number; readonly to: number; readonly claims: number; readonly mean_risk: number; readonly precision: number }[];
  readonly agreement: Agreement;
}

const ks = [10, 50, 100, 500] as const;
const bands = 5;

type Labelled = FeedbackRow & { readonly label: 0 | 1 };

/** How decisions compare with what was shown. Only the latest decision on a claim counts, but for agreement. */
export function feedbackFigures(rows: readonly FeedbackRow[]): FeedbackFigures {
  const latest = rows.filter(({ is_latest }) => is_latest);
  const labelled = latest.filter((row): row is Labelled => row.label !== null);
  const rate = shareOfCases(labelled);
  const first = labelled.toSorted((a, b) => (b.risk_score ?? 0) - (a.risk_score ?? 0) || a.seq - b.seq);
  return {
    decisions: rows.length,
    claims: latest.length,
    labelled: labelled.length,
    cases: casesOf(labelled),
    unused: latest.length - labelled.length,
    precision_at: ks.filter((k) => k <= first.length).map((k) => ({ k, precision: shareOfCases(first.slice(0, k)) ?? 0, lift: over(shareOfCases(first.slice(0, k)), rate) })),
    slices: [
      sliceOf('all', 'all', labelled, rate),
      ...slicesBy('month', labelled, rate, ({ decided_month }) => [decided_month]),
      ...slicesBy('modus', labelled, rate, ({ flags, ruleset_version }) => [...new Set(flags.map((flag) => modusOf(flag, ruleset_version)))]),
      ...slicesBy('rule', labelled, rate, ({ flags }) => flags),
      ...slicesBy('province', labelled, rate, ({ province_name }) => [province_name ?? '-']),
      ...slicesBy('facility_class', labelled, rate, ({ facility_class }) => [facility_class ?? '-']),
      ...slicesBy('selection', labelled, rate, ({ selection }) => [selection ?? 'worklist']),
      ...slicesBy('reason', labelled, rate, ({ reason }) => [reason ?? '-']),
    ],
    calibration: calibrationOf(labelled),
    agreement: agreementOf(rows),
  };
}

function modusOf(flag: string, version: string | null): string {
  try {
    const rule = findRule(findRuleset(version ?? ''), flag);
    return rule ? modusText(rule, 'en') : '-';
  } catch {
    // Of a ruleset that this version does not know any more.
    return '-';
  }
}

function slicesBy(by: FeedbackSlice['by'], labelled: readonly Labelled[], rate: number | null, valuesOf: (row: Labelled) => readonly string[]): FeedbackSlice[] {
  const members = new Map<string, Labelled[]>();
  for (const row of labelled)
    for (const value of valuesOf(row)) {
      const known = members.get(value);
      if (known) known.push(row);
      else members.set(value, [row]);
    }
  return [...members].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([value, rows]) => sliceOf(by, value, rows, rate));
}

function sliceOf(by: FeedbackSlice['by'], value: string, rows: readonly Labelled[], rate: number | null): FeedbackSlice {
  const precision = shareOfCases(rows);
  const risks = Float64Array.from(rows, ({ risk_score }) => risk_score ?? 0);
  const { low, high } = wilson(casesOf(rows), rows.length);
  return {
    by, value, claims: rows.length, cases: casesOf(rows), precision, low, high, lift: over(precision, rate),
    pr_auc: rankingQuality(rows.map(({ label }) => label), risks).prAuc,
    mean_risk: rows.length === 0 ? null : risks.reduce((sum, risk) => sum + risk, 0) / rows.length,
  };
}

function calibrationOf(labelled: readonly Labelled[]): FeedbackFigures['calibration'] {
  return Array.from({ length: bands }, (_, band) => {
    const [from, to] = [band / bands, (band + 1) / bands];
    const rows = labelled.filter(({ risk_score }) => Math.min(bands - 1, Math.floor((risk_score ?? 0) * bands)) === band);
    return { from, to, claims: rows.length, mean_risk: rows.reduce((sum, { risk_score }) => sum + (risk_score ?? 0), 0) / Math.max(1, rows.length), precision: shareOfCases(rows) ?? 0 };
  }).filter(({ claims }) => claims > 0);
}

function casesOf(rows: readonly Labelled[]): number {
  return rows.reduce((sum, { label }) => sum + label, 0);
}

function shareOfCases(rows: readonly Labelled[]): number | null {
  return rows.length === 0 ? null : casesOf(rows) / rows.length;
}

function over(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

const z95 = 1.959964;

function wilson(cases: number, n: number): { readonly low: number | null; readonly high: number | null } {
  if (n === 0) return { low: null, high: null };
  const [p, z2] = [cases / n, z95 ** 2];
  const [middle, half] = [(p + z2 / (2 * n)) / (1 + z2 / n), (z95 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))];
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
