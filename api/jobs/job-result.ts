/** What a job keeps of its command's answer: ids, versions and counts, no claim. */
const kept = [
  'etl_run_id',
  'snapshot_id',
  'data_date',
  'model_version',
  'ruleset_version',
  'rows_in',
  'rows_out',
  'rows_quarantined',
  'total_rows',
  'flagged_rows',
  'rows',
  'audit_rows',
  'audit_head',
  'audit_problems',
  'validation_status',
  'breaches',
] as const;

/** Takes the fields from an answer, or from the steps that it is made of. */
export function resultOf(answer: Readonly<Record<string, unknown>>): Readonly<Record<string, string | number>> {
  const result: Record<string, string | number> = {};
  for (const part of [answer, ...Object.values(answer).filter((value) => typeof value === 'object' && value !== null)])
    for (const name of kept) {
      const value: unknown = Reflect.get(part, name);
      if (typeof value === 'string' || typeof value === 'number') result[name] = value;
    }
  return result;
}
