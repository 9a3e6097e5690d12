import type { ReactNode } from 'react';

import type { ValueName } from '../filters/use-value-name.ts';
import type { ClaimRow } from '../service/queries.ts';
import { icdCode } from '../texts/codes.ts';
import type { Format } from '../texts/format.ts';
import type { Say } from '../texts/language.ts';
import type { TextId } from '../texts/texts.ts';
import { DueMark, FlagChips, RiskBar, StateMark } from './cells.tsx';

export interface WorklistColumn {
  readonly id: string;
  readonly label: TextId;
  /** Fields of the catalogue that it shows. */
  readonly fields: readonly string[];
  /** Field that it can be sorted by. */
  readonly sort?: string;
  /** Pixels. */
  readonly width: number;
  readonly isNumber?: boolean;
  readonly isHidden?: boolean;
  readonly cell: (row: ClaimRow, texts: { readonly say: Say; readonly format: Format; readonly service: (value: unknown) => string; readonly nameOf: ValueName }) => ReactNode;
}

const text = (value: ClaimRow[string] | undefined): string => (value === null || value === undefined ? '–' : Array.isArray(value) ? value.join(', ') : String(value));

/** Every column that the worklist can have, in their order. The claim itself comes before them. */
export const columns: readonly WorklistColumn[] = [
  { id: 'risk', label: 'column_risk', fields: ['risk_score'], sort: 'risk_score', width: 104, isNumber: true, cell: ({ risk_score: score }) => <RiskBar score={Number(score)} /> },
  { id: 'flags', label: 'column_flags', fields: ['flags'], sort: 'flag_count', width: 304, cell: ({ flags, claim_id: claim }) => <FlagChips claimId={text(claim)} flags={Array.isArray(flags) ? flags : []} /> },
  { id: 'amount', label: 'column_amount', fields: ['amount_claimed'], sort: 'amount_claimed', width: 124, isNumber: true, cell: ({ amount_claimed: amount }, { format }) => (typeof amount === 'number' ? format.rupiah(amount) : '–') },
  {
    id: 'excess', label: 'column_excess', fields: ['excess_amount'], sort: 'excess_amount', width: 132, isNumber: true,
    cell: ({ excess_amount: excess }, { format }) => (typeof excess !== 'number' ? '–' : excess > 0 ? <span className="over">+{format.rupiah(excess)}</span> : <span className="muted">{format.rupiah(excess)}</span>),
  },
  { id: 'at_risk', label: 'column_at_risk', fields: ['amount_at_risk'], sort: 'amount_at_risk', width: 124, isNumber: true, cell: ({ amount_at_risk: amount }, { format }) => (typeof amount !== 'number' ? '–' : amount > 0 ? format.rupiah(amount) : <span className="muted">{format.rupiah(amount)}</span>) },
  { id: 'state', label: 'column_state', fields: ['review_state', 'decision', 'assignee'], width: 116, cell: (row) => <StateMark state={text(row['review_state'])} decision={row['decision']} assignee={row['assignee']} /> },
  { id: 'due', label: 'column_due', fields: ['due_on'], sort: 'due_on', width: 104, cell: ({ due_on: due }) => <DueMark due={typeof due === 'string' ? due : null} /> },
  { id: 'facility', label: 'column_facility', fields: ['facility_key', 'facility_name', 'facility_class'], width: 224, cell: ({ facility_name: name, facility_key: key, facility_class: kind }) => <><span>{text(name ?? key ?? null)}</span> <span className="muted">{text(kind ?? null)}</span></> },
  { id: 'province', label: 'column_province', fields: ['province_name'], width: 146, cell: ({ province_name: name }, { nameOf }) => nameOf('province_name', name) },
  { id: 'service', label: 'column_service', fields: ['service_type', 'los'], width: 112, cell: ({ service_type: type, los }, { say, service }) => <>{service(type)}{type === 'RITL' && <span className="muted"> {say('days_short', { n: text(los) })}</span>}</> },
  { id: 'severity', label: 'column_severity', fields: ['severity_group'], sort: 'severity_group', width: 92, cell: ({ severity_group: severity }, { nameOf }) => nameOf('severity_group', severity) },
  { id: 'dx', label: 'column_dx', fields: ['dx_primary_code', 'dx_primary_label'], sort: 'dx_primary_code', width: 220, cell: ({ dx_primary_code: code, dx_primary_label: label }) => <><span className="code">{typeof code === 'string' ? icdCode(code) : '–'}</span> <span className="muted">{label === null ? '' : text(label)}</span></> },
  { id: 'inacbg', label: 'column_inacbg', fields: ['inacbg_code'], sort: 'inacbg_code', width: 96, cell: ({ inacbg_code: code }) => <span className="code">{text(code)}</span> },
  { id: 'admitted', label: 'column_admitted', fields: ['admit_date'], sort: 'admit_date', width: 118, cell: ({ admit_date: day }, { format }) => (typeof day === 'string' ? format.date(day) : '–') },
  { id: 'paid', label: 'column_paid', fields: ['amount_paid'], sort: 'amount_paid', width: 124, isNumber: true, isHidden: true, cell: ({ amount_paid: paid }, { format }) => (typeof paid === 'number' ? format.rupiah(paid) : '–') },
  { id: 'zscore', label: 'column_zscore', fields: ['cost_zscore'], sort: 'cost_zscore', width: 84, isNumber: true, isHidden: true, cell: ({ cost_zscore: z }, { format }) => (typeof z === 'number' ? format.number(z, 2) : '–') },
  { id: 'ml', label: 'column_ml', fields: ['ml_score_normalized'], sort: 'ml_score_normalized', width: 90, isNumber: true, isHidden: true, cell: ({ ml_score_normalized: score }, { format }) => (typeof score === 'number' ? format.number(score, 2) : '–') },
  { id: 'segment', label: 'column_segment', fields: ['segment'], width: 130, isHidden: true, cell: ({ segment }, { nameOf }) => nameOf('segment', segment) },
  { id: 'rank', label: 'column_rank', fields: ['risk_rank'], width: 80, isNumber: true, isHidden: true, cell: ({ risk_rank: rank }, { format }) => (typeof rank === 'number' ? format.number(rank) : '–') },
];

export const defaultColumns = columns.filter(({ isHidden }) => isHidden !== true).map(({ id }) => id);
