import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';

import { DataTable } from '../parts/data-table.tsx';
import { provinceTiles } from '../parts/province-tiles.ts';
import { Loaded, Panel, Room, RoomTabs } from '../parts/room.tsx';
import { saveFile } from '../parts/save-file.ts';
import { problemOf, service } from '../service/service.ts';
import { useFormat } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { FreeTable } from './free-table.tsx';
import { Pairs } from './pairs.tsx';
import { type ReportRow, dimensions, useReportColumns } from './report-columns.tsx';
import { type GivenReport, type ReportSearch, reportTabs, worklistOf } from './report-search.ts';

const pageSize = 50;

function queryOf({ province, service: type, from, to, order, by, page }: ReportSearch) {
  return { page_size: pageSize, ...(province !== undefined && { province }), ...(type && { service_type: type }), ...(from !== undefined && { start_date: from }), ...(to !== undefined && { end_date: to }), ...(order !== undefined && { sort: order }), ...(by !== undefined && { by }), ...(page !== undefined && { page }) };
}

/** Reports that an audit begins with, and a table of one’s own. */
export function ReportsRoom() {
  const say = useTexts();
  const navigate = useNavigate();
  const search = useSearch({ from: '/reports' });
  const change = (next: ReportSearch): void => void navigate({ to: '/reports', search: next, resetScroll: false });
  const { tab, province, service: type, from, to } = search;
  return (
    <Room
      title={say('reports')}
      about={say('reports_text')}
      below={
        <RoomTabs label={say('parts_of_room')} tabs={reportTabs.map((one) => [one, say(`report_${one}`)] as const)} current={tab} onChoose={(next) => change({ where: search.where, ...(search.period && { period: search.period }), tab: next, province, service: type, from, to })} />
      }
    >
      {tab === 'free' ? <FreeTable search={search} onChange={change} /> : <GivenReportPart key={tab} report={tab} search={search} onChange={change} />}
    </Room>
  );
}

function GivenReportPart({ report, search, onChange }: { readonly report: GivenReport; readonly search: ReportSearch; readonly onChange: (search: ReportSearch) => void }) {
  const say = useTexts();
  const format = useFormat();
  const language = useLanguage();
  const columns = useReportColumns(report, search);
  const query = queryOf(search);
  const answer = useQuery({
    queryKey: ['report', report, query, language],
    // The filters are of one kind in every report; the document has them one by one.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    queryFn: ({ signal }) => service.call(`GET /reports/${report}` as 'GET /reports/casemix', { query: { ...query, lang: language } as never, signal }) as unknown as Promise<{ readonly data: readonly ReportRow[]; readonly meta: { readonly total: number; readonly sort: string; readonly by?: string } }>,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const { page_size: _, page: __, ...whole } = query;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const saving = useMutation({ mutationFn: async () => saveFile(await service.send(`GET /reports/${report}` as 'GET /reports/casemix', { query: { ...whole, format: 'csv' } as never }), `${report}.csv`) });
  const choices = dimensions[report];
  const page = search.page ?? 1;
  const set = (part: Partial<ReportSearch>): void => onChange({ ...search, page: undefined, ...part });
  return (
    <Panel
      title={say(`report_${report}`)}
      about={say(`about_${report}`)}
      tools={<button type="button" className="button" disabled={saving.isPending} onClick={() => saving.mutate()}>{say(saving.isPending ? 'exporting' : 'export_csv')}</button>}
    >
      {saving.isError && <p className="failure" role="alert">{problemOf(saving.error)?.detail ?? say('unreachable')}</p>}
      <div className="form-row">
        <label>{say('column_province')}<select className="input" value={search.province ?? ''} onChange={(event) => set({ province: event.target.value || undefined })}><option value="">{say('all')}</option>{provinceTiles.map(({ code, name }) => <option key={code} value={name}>{name}</option>)}</select></label>
        <label>{say('column_service')}<select className="input" value={search.service ?? ''} onChange={(event) => set({ service: event.target.value === 'RITL' || event.target.value === 'RJTL' ? event.target.value : undefined })}><option value="">{say('all')}</option><option value="RITL">{say('inpatient')}</option><option value="RJTL">{say('outpatient')}</option></select></label>
        <label>{say('admitted_from')}<input className="input" type="date" value={search.from ?? ''} onChange={(event) => set({ from: event.target.value || undefined })} /></label>
        <label>{say('admitted_to')}<input className="input" type="date" value={search.to ?? ''} onChange={(event) => set({ to: event.target.value || undefined })} /></label>
        {choices && <label>{say('grouped_by')}<select className="input" value={search.by ?? choices[0]} onChange={(event) => set({ by: event.target.value, order: undefined })}>{choices.map((one) => <option key={one} value={one}>{say(`by_${one}`)}</option>)}</select></label>}
      </div>
      <Loaded query={answer}>
        {({ data, meta }) => (
          <>
            {report === 'duplicates' ? <Pairs rows={data} /> : (
              <DataTable<ReportRow> label={say(`report_${report}`)} columns={columns} rows={data} keyOf={(row) => JSON.stringify([row['claim_id'], row['facility_key'], row['code'], row['value']])} sort={meta.sort} onSort={(order) => set({ order })} empty={say('no_rows')} />
            )}
            {meta.total > 0 && (
              <div className="row wrap">
                <span className="fine">{say('rows_of', { from: format.number((page - 1) * pageSize + 1), to: format.number(Math.min(page * pageSize, meta.total)), total: format.number(meta.total) })}</span>
                <button type="button" className="button small" disabled={page <= 1} onClick={() => set({ page: page - 1 })}>{say('page_before')}</button>
                <button type="button" className="button small" disabled={page * pageSize >= meta.total} onClick={() => set({ page: page + 1 })}>{say('page_after')}</button>
                <Link to="/worklist" search={worklistOf(search)}>{say('to_their_claims')}</Link>
              </div>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
}
