import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';

import { type Filters, filtersIn } from '../filters/filters.ts';
import { useHotkeys } from '../parts/hotkeys.ts';
import { useIsArriving } from '../parts/use-is-arriving.ts';
import { readinessOptions } from '../service/queries.ts';
import { service } from '../service/service.ts';
import { signedOut, useRole, useSession } from '../session/session.ts';
import { useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/language.ts';
import type { TextId } from '../texts/texts.ts';
import { Logo } from './logo.tsx';
import { rooms } from './rooms.ts';
import { Settings } from './settings.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { Tour } from './tour.tsx';
import { useConnection } from './use-connection.ts';

interface View {
  readonly name: TextId;
  readonly filters: Filters;
}

const state = (value: string): Filters => ({ where: [{ field: 'review_state', op: '=', value }] });
const flag = (value: string): Filters => ({ where: [{ field: 'flags', op: 'contains', value }] });

const views: readonly { readonly heading: TextId; readonly views: readonly View[] }[] = [
  {
    heading: 'worklist',
    views: [
      { name: 'view_all', filters: { where: [] } },
      { name: 'view_pending', filters: state('pending') },
      { name: 'view_mine', filters: { where: [{ field: 'assignee', op: '=', value: 'me' }] } },
      { name: 'view_reviewed', filters: state('reviewed') },
    ],
  },
  {
    heading: 'indications',
    views: [
      { name: 'view_several', filters: { where: [{ field: 'flag_count', op: '>=', value: 2 }] } },
      { name: 'flag_cloned_record', filters: flag('cloned_record') },
      { name: 'flag_overlapping_stays', filters: flag('overlapping_stays') },
      { name: 'flag_duplicate_pattern', filters: flag('duplicate_pattern') },
      { name: 'flag_same_day_visits', filters: flag('same_day_visits') },
      { name: 'flag_rare_group', filters: flag('rare_group') },
      { name: 'flag_rare_procedure', filters: flag('rare_procedure') },
      { name: 'flag_cost_above_peers', filters: flag('cost_above_peers') },
      { name: 'flag_facility_burst', filters: flag('facility_burst') },
      { name: 'flag_early_readmission', filters: flag('early_readmission') },
      { name: 'flag_prolonged_stay', filters: flag('prolonged_stay') },
      { name: 'flag_brief_stay', filters: flag('brief_stay') },
      { name: 'flag_severity_without_comorbidity', filters: flag('severity_without_comorbidity') },
    ],
  },
];

/** What surrounds every room: its views, who is signed in, what the data are of. */
export function Shell() {
  const say = useTexts();
  const format = useFormat();
  const isConnected = useConnection();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const { data: ready } = useQuery(readinessOptions());
  const { pathname, search } = useRouterState({ select: ({ location }) => location });
  const current = pathname.endsWith('/worklist') ? JSON.stringify(filtersIn(search)) : '';
  useHotkeys({ '?': () => setHelpOpen(true) });
  return (
    <div className="shell">
      <a className="skip" href="#room">{say('skip_to_content')}</a>
      <header className="topbar">
        <button type="button" className="button quiet menu-button" aria-expanded={isMenuOpen} aria-controls="sidebar" aria-label={say('menu')} onClick={() => setMenuOpen(!isMenuOpen)}>☰</button>
        <Logo />
      </header>
      <nav id="sidebar" className="sidebar" data-open={isMenuOpen} aria-label={say('menu')}>
        <div className="sidebar-logo"><Logo /></div>
        <Rooms onOpen={() => setMenuOpen(false)} />
        {views.map(({ heading, views: listed }) => (
          <section key={heading}>
            <h2>{say(heading)}</h2>
            <ul>
              {listed.map(({ name, filters }) => (
                <li key={name}>
                  <Link to="/worklist" search={filters} className="view" aria-current={current === JSON.stringify(filters) ? 'page' : undefined} activeProps={{}} onClick={() => setMenuOpen(false)}>{say(name)}</Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <div className="sidebar-foot">
          {ready && <p className="fine" title={ready.snapshot_id}>{say('data_until', { date: format.date(ready.data_date) })}</p>}
          <Person />
          <div className="row">
            <Settings />
            <button type="button" className="button quiet" onClick={() => setHelpOpen(true)} title={say('shortcuts')} aria-label={say('shortcuts')}>?</button>
          </div>
        </div>
      </nav>
      <Place>
        {!isConnected && <p className="offline" role="status">{say('offline')}</p>}
        <Outlet />
      </Place>
      <Tour />
      {isHelpOpen && <Shortcuts onClose={() => setHelpOpen(false)} />}
    </div>
  );
}

/** Where the room stands: busy until all of it has come. */
function Place({ children }: { readonly children: ReactNode }) {
  return <div id="room" className="content" tabIndex={-1} aria-busy={useIsArriving()}>{children}</div>;
}

/** The rooms that the role may enter. */
function Rooms({ onOpen }: { readonly onOpen: () => void }) {
  const say = useTexts();
  const role = useRole();
  return (
    <section>
      <h2>{say('rooms')}</h2>
      <ul>
        {rooms.filter(({ roles }) => roles.some((one) => one === role)).map(({ name, to }) => (
          <li key={to}><Link to={to} className="view" activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }} onClick={onOpen}>{say(name)}</Link></li>
        ))}
      </ul>
    </section>
  );
}

function Person() {
  const say = useTexts();
  const queries = useQueryClient();
  const current = useSession();
  if (!('session' in current)) return null;
  const signOut = async (): Promise<void> => {
    await service.call('DELETE /auth/session').catch(() => undefined);
    queries.clear();
    signedOut();
  };
  return (
    <div className="person">
      <span className="avatar" aria-hidden="true">{current.session.username.slice(0, 1).toUpperCase()}</span>
      <span><strong>{current.session.username}</strong><br /><span className="fine">{current.session.role}</span></span>
      <button type="button" className="button quiet" onClick={() => void signOut()}>{say('sign_out')}</button>
    </div>
  );
}
