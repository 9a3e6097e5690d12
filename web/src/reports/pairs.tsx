import { icdCode } from '../texts/codes.ts';
import { useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/language.ts';
import { RiskBar } from '../worklist/cells.tsx';
import { ClaimLink, type ReportRow } from './report-columns.tsx';

const sides = ['first', 'second'] as const;
const text = (value: ReportRow[string] | undefined): string => (value === null || value === undefined ? '–' : String(value));

/** Claims that repeat each other, side by side; what differs stands out. */
export function Pairs({ rows }: { readonly rows: readonly ReportRow[] }) {
  const say = useTexts();
  const format = useFormat();
  if (rows.length === 0) return <p className="nothing">{say('no_pairs')}</p>;
  const lines: readonly (readonly [label: string, column: string, shown: (value: ReportRow[string] | undefined) => string])[] = [
    [say('column_admitted'), 'admit_date', (value) => format.date(text(value))],
    [say('discharged'), 'discharge_date', (value) => format.date(text(value))],
    [say('column_service'), 'service_type', (value) => (value === 'RITL' ? say('inpatient') : value === 'RJTL' ? say('outpatient') : '–')],
    [say('column_facility'), 'facility_key', text],
    [say('column_province'), 'province_name', text],
    [say('column_inacbg'), 'inacbg_code', text],
    [say('column_amount'), 'amount_claimed', (value) => (typeof value === 'number' ? format.rupiah(value) : '–')],
    [say('column_paid'), 'amount_paid', (value) => (typeof value === 'number' ? format.rupiah(value) : '–')],
  ];
  return (
    <ul className="pair-cards">
      {rows.map((row) => (
        <li key={`${text(row['first_claim_id'])} ${text(row['second_claim_id'])}`}>
          <div className="row wrap">
            <RiskBar score={Number(row['risk_score'])} />
            <span><span className="code">{icdCode(text(row['dx_primary_code']))}</span> {row['dx_primary_label']}</span>
            <span className="fine">{say('days_apart', { n: format.number(Number(row['days_apart'])) })} · {say(row['is_same_facility'] === true ? 'same_facility' : 'other_facility')} · {say('repeated_amount', { amount: format.rupiah(Number(row['repeated_amount'])) })}</span>
          </div>
          <div className="table-place">
            <table className="table">
              <thead><tr><th scope="col"><span className="hidden">{say('what')}</span></th>{sides.map((side) => <th key={side} scope="col"><ClaimLink id={row[`${side}_claim_id`]} /></th>)}</tr></thead>
              <tbody>
                {lines.map(([label, column, shown]) => {
                  const [first, second] = sides.map((side) => row[`${side}_${column}`]);
                  return <tr key={column} data-differs={first !== second}><th scope="row">{label}</th><td>{shown(first)}</td><td>{shown(second)}</td></tr>;
                })}
              </tbody>
            </table>
          </div>
        </li>
      ))}
    </ul>
  );
}
