import '../styles/rooms.css';

import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';

import { Failure } from '../shell/failures.tsx';
import { useTexts } from '../texts/language.ts';

interface RoomProps {
  readonly title: string;
  /** Beside the title: how things stand. */
  readonly about?: ReactNode;
  readonly tools?: ReactNode;
  /** Under the title: parts of the room, filters. */
  readonly below?: ReactNode;
  readonly children: ReactNode;
}

/** A room with its head: title, how things stand, what can be done. */
export function Room({ title, about, tools, below, children }: RoomProps) {
  useEffect(() => {
    document.title = `${title} · Casemind`;
  }, [title]);
  return (
    <main className="room page">
      <header className="page-head">
        <div className="page-title">
          <h1>{title}</h1>
          {about !== undefined && <div className="page-about">{about}</div>}
          {tools !== undefined && <div className="page-tools">{tools}</div>}
        </div>
        {below}
      </header>
      <div className="page-body">{children}</div>
    </main>
  );
}

interface TabsProps<Tab extends string> {
  readonly label: string;
  readonly tabs: readonly (readonly [Tab, label: string, count?: number])[];
  readonly current: Tab;
  readonly onChoose: (tab: Tab) => void;
}

/** Parts of a room, of which one is shown. */
export function RoomTabs<Tab extends string>({ label, tabs, current, onChoose }: TabsProps<Tab>) {
  return (
    <div className="room-tabs" role="group" aria-label={label}>
      {tabs.map(([tab, name, count]) => (
        <button key={tab} type="button" aria-pressed={tab === current} onClick={() => onChoose(tab)}>
          {name}{count !== undefined && count > 0 && <span className="count">{count}</span>}
        </button>
      ))}
    </div>
  );
}

/** What is read from the service: while it comes, where it fails, and once it is there. What was read before stays when it fails later. */
export function Loaded<Data>({ query, children }: { readonly query: Pick<UseQueryResult<Data>, 'data' | 'error'> & { readonly refetch: () => Promise<unknown> }; readonly children: (data: Data) => ReactNode }) {
  const say = useTexts();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div className="waiting" role="status" aria-label={say('loading')}>
      {[92, 70, 84, 58].map((width) => <span key={width} className="skeleton wide" style={{ width: `${width}%` }} />)}
    </div>
  );
}

export function Panel({ title, about, tools, children }: { readonly title: string; readonly about?: ReactNode; readonly tools?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="panel">
      <div className="panel-head"><h2>{title}</h2>{tools}</div>
      {about !== undefined && <p className="fine">{about}</p>}
      {children}
    </section>
  );
}

/** A figure of its own, with what it is. */
export function Figure({ label, value, note, title }: { readonly label: string; readonly value: ReactNode; readonly note?: ReactNode; readonly title?: string | undefined }) {
  return <div className="figure-tile" title={title}><dt>{label}</dt><dd>{value}{note !== undefined && <span className="fine">{note}</span>}</dd></div>;
}
