import type { ReactNode } from 'react';

import { useTexts } from '../texts/language.ts';

export interface TableColumn<Row> {
  readonly id: string;
  readonly label: string;
  readonly isNumber?: boolean;
  /** May take several lines. */
  readonly isLong?: boolean;
  /** What the service sorts by; none where it cannot. */
  readonly sort?: string;
  readonly cell: (row: Row, index: number) => ReactNode;
}

interface DataTableProps<Row> {
  /** Read out as the name of the table. */
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly empty?: string;
  /** `column` or `column_asc`, as reports take it. */
  readonly sort?: string | undefined;
  readonly onSort?: (sort: string) => void;
  readonly isCurrent?: (row: Row) => boolean;
}

/** Rows of a room. It scrolls sideways by itself, and its head stays. */
export function DataTable<Row>({ label, columns, rows, keyOf, empty, sort, onSort, isCurrent }: DataTableProps<Row>) {
  const say = useTexts();
  if (rows.length === 0) return <p className="nothing">{empty ?? say('nothing_here')}</p>;
  return (
    <div className="table-place" tabIndex={0} role="region" aria-label={label}>
      <table className="table">
        <thead>
          <tr>
            {columns.map((column) => {
              const isSorted = column.sort !== undefined && (sort === column.sort || sort === `${column.sort}_asc`);
              const ascends = sort?.endsWith('_asc') === true;
              return (
                <th key={column.id} scope="col" className={column.isNumber ? 'number' : undefined} aria-sort={isSorted ? (ascends ? 'ascending' : 'descending') : undefined}>
                  {column.sort !== undefined && onSort ? (
                    <button type="button" onClick={() => onSort(isSorted && !ascends ? `${column.sort}_asc` : `${column.sort}`)} title={say('sort_by', { column: column.label })}>
                      {column.label}{isSorted && <span aria-hidden="true">{ascends ? ' ↑' : ' ↓'}</span>}
                    </button>
                  ) : column.label}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={keyOf(row)} data-current={isCurrent?.(row)}>
              {columns.map((column) => <td key={column.id} className={column.isNumber ? 'number' : column.isLong ? 'long' : undefined}>{column.cell(row, index)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
