import { useMutation } from '@tanstack/react-query';

import type { Filters } from '../filters/filters.ts';
import { saveFile } from '../parts/save-file.ts';
import { claimQueryOf } from '../service/queries.ts';
import { problemOf, service } from '../service/service.ts';
import { useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/language.ts';

/** Rows that POST /queries gives as one file. */
const most = 10_000;

export function ExportButton({ filters, fields }: { readonly filters: Filters; readonly fields: readonly string[] }) {
  const say = useTexts();
  const format = useFormat();
  const exporting = useMutation({
    mutationFn: async () => saveFile(await service.send('POST /queries', { query: { format: 'csv' }, body: claimQueryOf(filters, fields, filters.top ?? most) }), 'klaim.csv'),
  });
  return (
    <>
      {exporting.isError && <span className="failure" role="alert">{problemOf(exporting.error)?.detail ?? say('unreachable')}</span>}
      <button type="button" className="button" disabled={exporting.isPending} title={say('export_text', { n: format.number(most) })} onClick={() => exporting.mutate()}>{say(exporting.isPending ? 'exporting' : 'export_csv')}</button>
    </>
  );
}
