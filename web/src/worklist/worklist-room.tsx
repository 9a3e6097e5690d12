import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';

import { FilterBar } from '../filters/filter-bar.tsx';
import type { Filters } from '../filters/filters.ts';
import { SentenceSearch } from '../filters/sentence-search.tsx';
import { useHotkeys } from '../parts/hotkeys.ts';
import { kept } from '../parts/kept.ts';
import { totalsOptions, worklistOptions } from '../service/queries.ts';
import { Failure } from '../shell/failures.tsx';
import { useMayDecide } from '../session/session.ts';
import { useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/language.ts';
import { ClaimTable } from './claim-table.tsx';
import { columns, defaultColumns } from './columns.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { ExportButton } from './export-button.tsx';

const storedColumns = kept('columns');
/** The claim that was last looked at in the list, to come back to it. */
const place = kept('place', 'drafts');

export function WorklistRoom() {
  const say = useTexts();
  const filters = useSearch({ from: '/worklist' });
  const navigate = useNavigate();
  const mayDecide = useMayDecide();
  const search = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState<readonly string[]>(() => storedColumns.read()?.split(',') ?? defaultColumns);
  const [current, setCurrent] = useState(() => place.read());
  const visible = columns.filter(({ id }) => shown.includes(id));
  const fields = useMemo(() => ['claim_id', ...new Set(columns.filter(({ id }) => shown.includes(id)).flatMap((column) => column.fields))], [shown]);
  const list = useInfiniteQuery(worklistOptions(filters, fields));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const total = Math.min(list.data?.pages[0]?.total ?? 0, filters.top ?? Infinity);

  useEffect(() => {
    document.title = `${say('worklist')} · Casemind`;
  });

  const change = (next: Filters): void => void navigate({ to: '/worklist', search: next });
  const at = rows.findIndex(({ claim_id: id }) => id === current);
  const look = (to: number): void => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, to))]?.['claim_id'];
    if (typeof next !== 'string') return;
    setCurrent(next);
    place.write(next);
  };
  const open = (claimId: string, decide?: 'approved' | 'partial' | 'rejected'): void => {
    place.write(claimId);
    void navigate({ to: '/claims/$claimId', params: { claimId }, search: { ...filters, ...(decide && { decide }) } });
  };
  const decide = (decision: 'approved' | 'partial' | 'rejected') => () => {
    if (current !== null && at >= 0 && mayDecide) open(current, decision);
  };
  useHotkeys({
    j: () => look(at + 1),
    k: () => look(at < 0 ? 0 : at - 1),
    ArrowDown: () => look(at + 1),
    ArrowUp: () => look(at < 0 ? 0 : at - 1),
    Enter: () => (current !== null && at >= 0 ? open(current) : undefined),
    '/': () => search.current?.focus(),
    a: decide('approved'),
    p: decide('partial'),
    r: decide('rejected'),
  });

  return (
    <main className="room worklist">
      <div className="worklist-head">
        <div className="worklist-title">
          <h1>{say('worklist')}</h1>
          <Totals filters={filters} />
          <div className="worklist-tools">
            <ColumnsMenu shown={shown} onChange={(next) => {
              setShown(next);
              storedColumns.write(next.join(','));
            }} />
            <ExportButton filters={filters} fields={fields} />
          </div>
        </div>
        <SentenceSearch filters={filters} onRead={change} input={search} />
        <FilterBar filters={filters} onChange={change} />
      </div>
      {list.isError && rows.length === 0 ? (
        <div className="room"><Failure error={list.error} onRetry={() => void list.refetch()} /></div>
      ) : (
        <ClaimTable
          columns={visible}
          rows={rows}
          total={total}
          isLoading={list.isPending}
          isStale={list.isPlaceholderData}
          hasMore={list.hasNextPage}
          isLoadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
          sort={filters.sort}
          onSort={(sort) => change({ ...filters, sort })}
          current={current}
          onLook={look}
          onOpen={open}
          onClear={() => change({ where: [] })}
        />
      )}
    </main>
  );
}

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

function Totals({ filters }: { readonly filters: Filters }) {
  const say = useTexts();
  const format = useFormat();
  const { data } = useQuery(totalsOptions(filters));
  if (!data) return <p className="totals" role="status" />;
  const { claims, claimed, excess, flagged, open } = data as Readonly<Record<string, unknown>>;
  return (
    <p className="totals" role="status">
      <span><strong>{format.number(number(claims))}</strong> {say('claims')}</span>
      <span><strong>{format.number(number(flagged))}</strong> {say('with_indication')}</span>
      <span><strong>{format.number(number(open))}</strong> {say('not_reviewed')}</span>
      <span title={format.rupiah(number(claimed))}><strong>{format.shortRupiah(number(claimed))}</strong> {say('claimed')}</span>
      <span title={`${format.rupiah(number(excess))}. ${say('at_risk_text')}`}><strong>{format.shortRupiah(number(excess))}</strong> {say('at_risk')}</span>
    </p>
  );
}
