import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';

import { FilterBar } from '../filters/filter-bar.tsx';
import type { Filters } from '../filters/filters.ts';
import { SentenceSearch } from '../filters/sentence-search.tsx';
import { useHotkeys } from '../parts/hotkeys.ts';
import { kept } from '../parts/kept.ts';
import { useOpenClaims } from '../service/desk.ts';
import { totalsOptions, worklistOptions } from '../service/queries.ts';
import { Failure } from '../shell/failures.tsx';
import { useKeepsViews, useMayDecide } from '../session/session.ts';
import { SnoozesHeld } from '../snoozes/snoozes-held.tsx';
import { useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/language.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ClaimTable } from './claim-table.tsx';
import { columns, defaultColumns } from './columns.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { ExportButton } from './export-button.tsx';
import { useLive } from './use-live.ts';
import { useNextInQueue } from './use-next-in-queue.ts';
import { ViewsMenu } from './views-menu.tsx';

const storedColumns = kept('columns');
/** The claim that was last looked at in the list, to come back to it. */
const place = kept('place', 'drafts');

export function WorklistRoom() {
  const say = useTexts();
  const filters = useSearch({ from: '/worklist' });
  const navigate = useNavigate();
  const mayDecide = useMayDecide();
  const keepsViews = useKeepsViews();
  const search = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState<readonly string[]>(() => storedColumns.read()?.split(',') ?? defaultColumns);
  const [current, setCurrent] = useState(() => place.read());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [isLive, setLive] = useState(false);
  const arrived = useLive(isLive);
  const openClaims = useOpenClaims();
  const queue = useNextInQueue(filters);
  const visible = columns.filter(({ id }) => shown.includes(id));
  const fields = useMemo(() => ['claim_id', ...new Set(columns.filter(({ id }) => shown.includes(id)).flatMap((column) => column.fields)), ...(isLive ? ['source', 'received_at'] : [])], [shown, isLive]);
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
  const select = (claimIds: readonly string[], isSelected: boolean): void => {
    setSelected((before) => {
      const next = new Set(before);
      for (const id of claimIds) if (isSelected) next.add(id);
      else next.delete(id);
      return next;
    });
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
    x: () => (current !== null && at >= 0 && mayDecide ? select([current], !selected.has(current)) : undefined),
    n: () => (mayDecide ? queue.take() : undefined),
    Escape: () => setSelected(new Set()),
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
            {mayDecide && <button type="button" className="button primary" disabled={queue.isBusy} title="n" onClick={() => queue.take()}>{say('queue_next')}</button>}
            <button type="button" className="button" aria-pressed={isLive} title={say('live_toggle_text')} onClick={() => setLive(!isLive)}><span className="live-dot" aria-hidden="true" /> {arrived > 0 ? say('live_arrived', { n: arrived }) : say('live_toggle')}</button>
            {keepsViews && <ViewsMenu filters={filters} columns={shown} onChoose={(next, chosen) => {
              if (chosen.length > 0) setShown(chosen);
              change(next);
            }} />}
            <ColumnsMenu shown={shown} onChange={(next) => {
              setShown(next);
              storedColumns.write(next.join(','));
            }} />
            <ExportButton filters={filters} fields={fields} />
          </div>
        </div>
        <SentenceSearch filters={filters} onRead={change} input={search} />
        <FilterBar filters={filters} onChange={change} />
        {queue.isEmpty && <p role="status" className="muted">{say('queue_empty')}</p>}
        {queue.error !== null && <Failure error={queue.error} />}
        {selected.size > 0 && <BulkBar selected={[...selected]} onDone={() => setSelected(new Set())} />}
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
          open={openClaims}
          selected={mayDecide ? selected : undefined}
          onSelect={select}
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
      <SnoozesHeld />
    </p>
  );
}
