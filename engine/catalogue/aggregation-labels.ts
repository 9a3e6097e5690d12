import type { Localized } from '../language.ts';
import type { Aggregation } from './field.ts';

export const aggregationLabels: Readonly<Record<Aggregation, Localized>> = {
  count: { id: 'Jumlah klaim', en: 'Number of claims' },
  distinct: { id: 'Banyaknya {field} yang berbeda', en: 'Distinct {field}' },
  sum: { id: 'Total {field}', en: 'Total {field}' },
  mean: { id: 'Rata-rata {field}', en: 'Mean {field}' },
  p10: { id: 'P10 {field}', en: 'P10 of {field}' },
  p25: { id: 'P25 {field}', en: 'P25 of {field}' },
  median: { id: 'Median {field}', en: 'Median {field}' },
  p75: { id: 'P75 {field}', en: 'P75 of {field}' },
  p90: { id: 'P90 {field}', en: 'P90 of {field}' },
  p95: { id: 'P95 {field}', en: 'P95 of {field}' },
  p99: { id: 'P99 {field}', en: 'P99 of {field}' },
  min: { id: '{field} terkecil', en: 'Smallest {field}' },
  max: { id: '{field} terbesar', en: 'Largest {field}' },
};

export const shareLabels: Readonly<Record<'group' | 'matching' | 'all', Localized>> = {
  group: { id: '{measure}, sebagai bagian dari kelompoknya', en: '{measure}, as a share of its group' },
  matching: { id: '{measure}, sebagai bagian dari semua klaim yang cocok', en: '{measure}, as a share of all matching claims' },
  all: { id: '{measure}, sebagai bagian dari semua klaim', en: '{measure}, as a share of all claims' },
};

export const ratioLabel: Localized = { id: '{measure} dibagi {divisor}', en: '{measure} over {divisor}' };

export const changeLabels: Readonly<Record<'change' | 'change_share', Localized>> = {
  change: { id: 'Perubahan {measure} dari periode sebelumnya', en: 'Change of {measure} from the period before' },
  change_share: { id: 'Perubahan {measure} dari periode sebelumnya, sebagai bagian', en: 'Change of {measure} from the period before, as a share' },
};

export const wholePeriodLabel: Localized = { id: 'Periode utuh', en: 'Whole period' };
