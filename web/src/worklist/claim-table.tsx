import * as Tooltip from '@radix-ui/react-tooltip';
import { Link, useSearch } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';

import { useValueName } from '../filters/use-value-name.ts';
import type { ClaimRow } from '../service/queries.ts';
import { useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/language.ts';
import type { WorklistColumn } from './columns.tsx';

const rowHeight = 34;
const claimWidth = 176;
const selectWidth = 34;

interface ClaimTableProps {
  readonly columns: readonly WorklistColumn[];
  readonly rows: readonly ClaimRow[];
  readonly total: number;
  readonly isLoading: boolean;
  readonly isStale: boolean;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly onMore: () => void;
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
  readonly current: string | null;
  readonly onLook: (row: number) => void;
  readonly onOpen: (claimId: string) => void;
  readonly onClear: () => void;
  /** Claims that others have open, with who has. */
  readonly open: ReadonlyMap<string, string>;
  /** Undefined where nothing can be selected. */
  readonly selected: ReadonlySet<string> | undefined;
  readonly onSelect: (claimIds: readonly string[], isSelected: boolean) => void;
}

/** The rows that are in sight, of a list as long as it may be; the next page comes before its end is reached. */
export function ClaimTable({ columns, rows, total, isLoading, isStale, hasMore, isLoadingMore, onMore, sort, onSort, current, onLook, onOpen, onClear, open, selected, onSelect }: ClaimTableProps) {
  const say = useTexts();
  const format = useFormat();
  const nameOf = useValueName();
  const scroller = useRef<HTMLDivElement>(null);
  const search = useSearch({ from: '/worklist' });
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 16, scrollPaddingStart: 34, scrollPaddingEnd: 40 });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const at = rows.findIndex(({ claim_id: id }) => id === current);

  useEffect(() => {
    if (hasMore && !isLoadingMore && rows.length > 0 && last >= rows.length - 40) onMore();
  }, [hasMore, isLoadingMore, last, onMore, rows.length]);
  useEffect(() => {
    if (at < 0) return undefined;
    virtual.scrollToIndex(at);
    // The row that is looked at has the focus too, so that a screen reader says it.
    const frame = requestAnimationFrame(() => {
      const { activeElement } = document;
      if (activeElement === document.body || activeElement?.closest('.grid tbody')) scroller.current?.querySelector<HTMLElement>('tr[data-current="true"] .claim-link')?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [at]);

  const sorted = (column: WorklistColumn): 'ascending' | 'descending' | undefined => (column.sort === undefined ? undefined : sort === column.sort ? 'descending' : sort === `${column.sort}.asc` ? 'ascending' : undefined);
  const nextSort = (column: WorklistColumn): string | undefined => {
    const now = sorted(column);
    return now === 'descending' ? `${column.sort}.asc` : now === 'ascending' ? undefined : column.sort;
  };
  const service = (type: unknown): string => (type === 'RITL' ? say('inpatient') : type === 'RJTL' ? say('outpatient') : '–');
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const isAll = rows.length > 0 && selected !== undefined && rows.every(({ claim_id: id }) => selected.has(String(id)));
  const width = (selected ? selectWidth : 0) + claimWidth + columns.reduce((sum, column) => sum + column.width, 0);

  return (
    <Tooltip.Provider>
      <div className="grid" ref={scroller} aria-busy={isLoading || isStale} tabIndex={-1}>
        <table aria-rowcount={total + 1} style={{ width }}>
          <colgroup>
            {selected && <col style={{ width: selectWidth }} />}
            <col style={{ width: claimWidth }} />
            {columns.map(({ id, width: pixels }) => <col key={id} style={{ width: pixels }} />)}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {selected && <th className="select"><input type="checkbox" aria-label={say('select_all')} checked={isAll} onChange={(event) => onSelect(rows.slice(0, 500).map(({ claim_id: id }) => String(id)), event.target.checked)} /></th>}
              <th scope="col">{say('column_claim')}</th>
              {columns.map((column) => (
                <th key={column.id} scope="col" className={column.isNumber ? 'number' : undefined} aria-sort={sorted(column)}>
                  {column.sort === undefined ? say(column.label) : (
                    <button type="button" onClick={() => onSort(nextSort(column))} title={say('sort_by', { column: say(column.label) })}>
                      {say(column.label)}{sorted(column) === 'descending' ? ' ↓' : sorted(column) === 'ascending' ? ' ↑' : ''}
                    </button>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {isLoading && Array.from({ length: 14 }, (_, i) => (
              <tr key={i} className="loading-row">{[...(selected ? [selectWidth] : []), claimWidth, ...columns.map((column) => column.width)].map((pixels, j) => <td key={j}><span className="skeleton" style={{ width: pixels * 0.6 }} /></td>)}</tr>
            ))}
            {before > 0 && <tr className="spacer"><td colSpan={columns.length + 2} style={{ height: before }} /></tr>}
            {items.map(({ index }) => {
              const row = rows[index];
              const id = row?.['claim_id'];
              if (!row || typeof id !== 'string') return null;
              return (
                <tr key={id} aria-rowindex={index + 2} data-current={id === current} onClick={(event) => {
                  onLook(index);
                  if (!(event.target instanceof Element && event.target.closest('a, button, input, .select'))) onOpen(id);
                }}>
                  {selected && <td className="select"><input type="checkbox" aria-label={say('select_claim', { claim: id })} checked={selected.has(id)} onChange={(event) => onSelect([id], event.target.checked)} /></td>}
                  <td>{open.has(id) && <span className="lock" role="img" aria-label={say('open_with', { who: open.get(id) ?? '' })} title={say('open_with', { who: open.get(id) ?? '' })} />}<Link className="claim-link" to="/claims/$claimId" params={{ claimId: id }} search={search} onFocus={() => onLook(index)}>{id}</Link></td>
                  {columns.map((column) => <td key={column.id} className={column.isNumber ? 'number' : undefined}>{column.cell(row, { say, format, service, nameOf })}</td>)}
                </tr>
              );
            })}
            {after > 0 && <tr className="spacer"><td colSpan={columns.length + 2} style={{ height: after }} /></tr>}
          </tbody>
        </table>
        {!isLoading && rows.length === 0 && (
          <div className="empty">
            <p>{say('no_claims')}</p>
            <button type="button" className="button" onClick={onClear}>{say('filter_clear')}</button>
          </div>
        )}
        {rows.length > 0 && <p className="grid-end">{isLoadingMore ? say('loading') : say('rows_shown', { n: format.number(rows.length), total: format.number(total) })}</p>}
      </div>
    </Tooltip.Provider>
  );
}
