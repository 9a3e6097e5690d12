import { Link } from '@tanstack/react-router';
import type { ClauseInput } from '#client';
import type { ReactNode } from 'react';

import type { TableColumn } from '../parts/data-table.tsx';
import type { QueryRow } from '../parts/query-rows.ts';
import { icdCode } from '../texts/codes.ts';
import { useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/language.ts';
import { RiskBar } from '../worklist/cells.tsx';
import { type GivenReport, type ReportSearch, worklistOf } from './report-search.ts';

export type ReportRow = QueryRow;

/** What a report may be grouped by, its default first. */
export const dimensions: Readonly<Partial<Record<GivenReport, readonly ('dx' | 'inacbg' | 'severity' | 'province' | 'class' | 'segment' | 'service_type')[]>>> = {
  casemix: ['inacbg', 'dx', 'severity', 'province', 'class', 'segment', 'service_type'],
  'tariff-insight': ['inacbg', 'dx'],
};

/** The field of the worklist that a dimension is. */
const fieldsOf: Readonly<Record<string, readonly [field: string, op: 'under' | 'in']>> = {
  inacbg: ['inacbg_code', 'under'],
  dx: ['dx_primary_code', 'under'],
  severity: ['severity_group', 'in'],
  province: ['province_name', 'in'],
  class: ['facility_class', 'in'],
  segment: ['segment', 'in'],
  service_type: ['service_type', 'in'],
};

export function ClaimLink({ id }: { readonly id: unknown }) {
  return typeof id === 'string' ? <Link to="/claims/$claimId" params={{ claimId: id }} search={{ where: [] }} className="code">{id}</Link> : <>–</>;
}

/** The columns of a report as people read them, in their order. */
export function useReportColumns(report: GivenReport, search: ReportSearch): readonly TableColumn<ReportRow>[] {
  const say = useTexts();
  const format = useFormat();
  const text = (value: ReportRow[string] | undefined): string => (value === null || value === undefined ? '–' : String(value));
  const rupiah = (id: string, label: string, short = false): TableColumn<ReportRow> => ({ id, label, sort: id, isNumber: true, cell: (row) => { const value = row[id]; return typeof value !== 'number' ? '–' : short ? <span title={format.rupiah(value)}>{format.shortRupiah(value)}</span> : format.rupiah(value); } });
  const number = (id: string, label: string, decimals = 0): TableColumn<ReportRow> => ({ id, label, sort: id, isNumber: true, cell: (row) => { const value = row[id]; return typeof value === 'number' ? format.number(value, decimals) : '–'; } });
  const percent = (id: string, label: string): TableColumn<ReportRow> => ({ id, label, sort: id, isNumber: true, cell: (row) => { const value = row[id]; return typeof value === 'number' ? format.percent(value, 1) : '–'; } });
  const claims = (clauses: readonly ClauseInput[], shown: ReactNode): ReactNode => <Link to="/worklist" search={worklistOf(search, ...clauses)}>{shown}</Link>;
  const facility: TableColumn<ReportRow> = {
    id: 'facility',
    label: say('column_facility'),
    sort: 'facility_key',
    cell: (row) => (row['facility_key'] === null ? '–' : <>{claims([{ field: 'facility_key', op: 'in', value: [text(row['facility_key'])] }], text(row['facility_name'] ?? row['facility_key']))} <span className="muted">{text(row['facility_class'])}</span></>),
  };
  const province: TableColumn<ReportRow> = { id: 'province', label: say('column_province'), sort: 'province_name', cell: (row) => text(row['province_name']) };
  const dx: TableColumn<ReportRow> = { id: 'dx', label: say('column_dx'), sort: 'dx_primary_code', cell: (row) => <><span className="code">{icdCode(text(row['dx_primary_code']))}</span> <span className="muted clip" title={text(row['dx_primary_label'])}>{row['dx_primary_label']}</span></> };
  const choices = dimensions[report] ?? [];
  const dimension = choices.find((one) => one === search.by) ?? choices[0];
  const [field, op] = fieldsOf[dimension ?? ''] ?? [undefined, 'in' as const];
  const value: TableColumn<ReportRow> = {
    id: 'value',
    label: dimension ? say(`by_${dimension}`) : '',
    sort: report === 'tariff-insight' ? 'code' : 'value',
    cell: (row) => {
      const code = row[report === 'tariff-insight' ? 'code' : 'value'];
      if (typeof code !== 'string' || field === undefined) return say('without_value');
      const shown = dimension === 'dx' ? icdCode(code) : code;
      const clauses: readonly ClauseInput[] = [{ field, op, value: [code] }, ...(typeof row['facility_key'] === 'string' ? [{ field: 'facility_key', op: 'in' as const, value: [row['facility_key']] }] : [])];
      return <>{claims(clauses, <span className={op === 'under' ? 'code' : undefined}>{shown}</span>)} {typeof row['label'] === 'string' && <span className="muted clip" title={row['label']}>{row['label']}</span>}</>;
    },
  };
  switch (report) {
    case 'severity-mismatch':
      return [
        { id: 'claim', label: say('column_claim'), sort: 'claim_id', cell: (row) => <ClaimLink id={row['claim_id']} /> },
        { id: 'risk', label: say('column_risk'), sort: 'risk_score', cell: (row) => <RiskBar score={Number(row['risk_score'])} /> },
        { id: 'severity', label: say('column_severity'), sort: 'severity_group', cell: (row) => text(row['severity_group']) },
        number('comorbidity_count', say('comorbidities')),
        rupiah('amount_claimed', say('column_amount')),
        rupiah('peer_p90', say('peer_p90')),
        rupiah('excess_amount', say('column_excess')),
        number('excess_ratio', say('times_p90'), 2),
        dx,
        facility,
        province,
        { id: 'admitted', label: say('column_admitted'), sort: 'admit_date', cell: (row) => format.date(text(row['admit_date'])) },
      ];
    case 'facilities':
      return [
        facility, province, number('n', say('claims')), number('flagged_n', say('with_indication')), percent('flagged_rate', say('flagged_rate')), rupiah('flagged_amount', say('flagged_amount'), true),
        percent('outlier_rate', say('outlier_rate')), rupiah('amount_claimed', say('column_amount'), true), rupiah('median_claimed', say('median_claimed')), percent('gap_rate', say('gap_rate')), number('mean_risk', say('mean_risk'), 2), number('max_risk', say('max_risk'), 2),
      ];
    case 'tariff-insight':
      return [
        facility, value, number('n', say('claims')), rupiah('median_claimed', say('median_here')), rupiah('all_median_claimed', say('median_all')), number('median_ratio', say('ratio'), 2), percent('outlier_rate', say('outlier_rate')), rupiah('amount_claimed', say('column_amount'), true), rupiah('median_gap', say('median_gap')), province,
      ];
    case 'casemix':
      return [
        value, number('n', say('claims')), percent('share_of_claims', say('share_of_claims')), rupiah('amount_claimed', say('column_amount'), true), percent('share_of_amount', say('share_of_amount')), rupiah('median_claimed', say('median_claimed')), number('mean_los', say('mean_los'), 1), percent('flagged_rate', say('flagged_rate')), percent('gap_rate', say('gap_rate')), number('mean_risk', say('mean_risk'), 2),
      ];
    default:
      return [];
  }
}
