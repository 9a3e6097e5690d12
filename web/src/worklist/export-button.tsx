import * as Menu from '@radix-ui/react-dropdown-menu';
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
    mutationFn: async (kind: 'csv' | 'xlsx') => saveFile(await service.send('POST /queries', { query: { format: kind }, body: claimQueryOf(filters, fields, filters.top ?? most) }), `klaim.${kind}`),
  });
  return (
    <>
      {exporting.isError && <span className="failure" role="alert">{problemOf(exporting.error)?.detail ?? say('unreachable')}</span>}
      <Menu.Root modal={false}>
        <Menu.Trigger asChild><button type="button" className="button" disabled={exporting.isPending} title={say('export_text', { n: format.number(most) })}>{say(exporting.isPending ? 'exporting' : 'export')}</button></Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="popover menu" align="end" sideOffset={6} collisionPadding={8}>
            {(['csv', 'xlsx'] as const).map((kind) => <Menu.Item key={kind} className="menu-item" onSelect={() => exporting.mutate(kind)}>{say(kind === 'csv' ? 'export_csv' : 'export_excel')}</Menu.Item>)}
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
    </>
  );
}
