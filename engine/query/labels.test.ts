import { expect, test } from 'vitest';

import { createFixtureHome } from '../../tests/support/fixture-snapshot.ts';
import { everywhere } from '../scope.ts';
import { SnapshotReader } from '../snapshots/snapshot-reader.ts';
import { claimQuerySchema } from './claim-query.ts';
import { runQuery } from './run-query.ts';

test('a procedure or secondary diagnosis that claims are grouped by has its own label, not those of all beside it', async () => {
  const fixture = await createFixtureHome({
    claims: [
      { claim_id: 'a', procedure_codes: ['3995', '8744'], procedure_labels: ['Hemodialysis', 'Routine chest x-ray'], dx_secondary_codes: ['I10', 'B359'], dx_secondary_labels: ['Hypertension', 'Dermatophytosis'] },
      { claim_id: 'b', procedure_codes: ['8744'], procedure_labels: ['Routine chest x-ray'], dx_secondary_codes: ['I10'], dx_secondary_labels: ['Hypertension'] },
    ],
    count: 0,
  });
  const reader = await SnapshotReader.open({ home: fixture.home, threads: 1 });
  try {
    const labelled = async (field: string) => {
      const [result] = await reader.read((snapshot) => runQuery(snapshot, claimQuerySchema.parse({ subject: 'groups', by: [{ field }], measures: [{ agg: 'count' }] }), { scope: everywhere, caller: '', now: new Date(0) }));
      return Object.fromEntries(result?.rows.map((row) => [row[field], row[`${field}_label`]]) ?? []);
    };
    expect(await labelled('procedure_codes')).toEqual({ 3995: 'Hemodialysis', 8744: 'Routine chest x-ray' });
    expect(await labelled('dx_secondary_codes')).toEqual({ I10: 'Hypertension', B359: 'Dermatophytosis' });
  } finally {
    await reader.close();
    fixture.cleanup();
  }
});
