import type { EvidenceItem } from '#tools';

import type { Call } from './varied-results.test-support.ts';

/** The same calls with one cited value another, in the result and in its evidence. */
export function otherwise(calls: readonly Call[], id: string): Call[] {
  const [, query = '', sideNo = '1', row, column = '', field] = /^((?:\d+:)?query)(?:\.side(\d+))?(?:\.(\d+))?\.(\w+)(?:\.(\w+))?$/.exec(id) ?? [];
  return calls.map(({ data, evidence }) => {
    if (!evidence[0]?.id.startsWith(`${query}.`)) return { data, evidence };
    const changed = evidence.map((item) => (item.id === id ? { ...item, value: another(item.value) } : item));
    const sides = data.sides.map((side, i) => {
      if (i !== Number(sideNo) - 1) return side;
      if (field !== undefined) return { ...side, [column]: side[column === 'withheld' ? 'withheld' : 'without_value'].map((each) => (each.field === field ? { ...each, n: each.n * 3 + 7 } : each)) };
      if (row === undefined) return { ...side, [column]: another(side[column === 'total' ? 'total' : 'matched']) };
      return { ...side, rows: side.rows.map((each, at) => (at === Number(row) - 1 ? { ...each, [column]: another(each[column] ?? null) } : each)) };
    });
    return { data: { ...data, sides }, evidence: changed };
  });
}

function another(value: EvidenceItem['value']): EvidenceItem['value'] {
  if (typeof value === 'number') return value * 3 + 7_000_000;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return value.slice(1);
  if (typeof value === 'string') return /^\d{4}-/.test(value) ? `19${value.slice(2)}` : 'Z999';
  return 7_000_003;
}
