import type { DriftVerdict } from '#client';

import type { Format } from '../texts/format.ts';

/** A figure of a metric in its unit. */
export function metricValue(value: number | string | null, unit: DriftVerdict['unit'], format: Format): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  if (unit === 'share') return format.percent(value, 1);
  if (unit === 'rupiah') return format.rupiah(value);
  if (unit === 'claims') return format.number(value);
  return format.number(value, 3);
}

export const stateTones = { ok: 'good', watch: 'middle', alert: 'high', resolved: 'good', insufficient: 'low' } as const;
