import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import type { Filters } from '../filters/filters.ts';
import { useTexts } from '../texts/language.ts';

export interface BarItem {
  readonly key: string;
  readonly label: ReactNode;
  readonly title?: string;
  readonly value: number;
  readonly shown: string;
  readonly note?: string;
  /** The claims behind it. */
  readonly filters: Filters;
}

/** Values by size as bars, each a link to its claims: read and walked like any list. */
export function BarList({ label, items }: { readonly label: string; readonly items: readonly BarItem[] }) {
  const say = useTexts();
  const most = Math.max(...items.map(({ value }) => value), 0) || 1;
  if (items.length === 0) return <p className="nothing">{say('nothing_here')}</p>;
  return (
    <ol className="bar-list" aria-label={label}>
      {items.map(({ key, label: name, title, value, shown, note, filters }) => (
        <li key={key}>
          <Link to="/worklist" search={filters} title={title}>
            <span className="bar-name">{name}</span>
            <span className="bar-value">{shown}</span>
            <span className="bar-track" aria-hidden="true"><span style={{ width: `${Math.max(0, (value / most) * 100)}%` }} /></span>
            {note !== undefined && <span className="fine">{note}</span>}
          </Link>
        </li>
      ))}
    </ol>
  );
}
