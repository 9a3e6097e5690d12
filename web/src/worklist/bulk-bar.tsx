import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { reviewersOptions } from '../service/desk.ts';
import { problemOf, service } from '../service/service.ts';
import { useSession } from '../session/session.ts';
import { todayInJakarta, useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/language.ts';

interface BulkBarProps {
  readonly selected: readonly string[];
  readonly onDone: () => void;
}

/** Assigns the claims that are selected: to oneself, or as a lead to another. */
export function BulkBar({ selected, onDone }: BulkBarProps) {
  const say = useTexts();
  const format = useFormat();
  const queries = useQueryClient();
  const state = useSession();
  const session = 'session' in state ? state.session : undefined;
  const { data } = useQuery({ ...reviewersOptions(), enabled: session?.is_lead === true });
  const [to, setTo] = useState('');
  const today = todayInJakarta();
  const assign = useMutation({
    mutationFn: () => service.call('POST /assignments', { body: { claim_ids: [...selected], ...(to !== '' && { to }) } }),
    onSuccess: ({ meta }) => {
      for (const key of ['worklist', 'totals', 'reviewers', 'claim']) void queries.invalidateQueries({ queryKey: [key] });
      if (meta.left.length === 0) onDone();
    },
  });
  const left = assign.data?.meta.left ?? [];
  const others = (data?.data ?? []).filter(({ username }) => username !== session?.username);
  return (
    <div className="bulk" role="region" aria-label={say('bulk')}>
      <strong>{say('selected', { n: format.number(selected.length) })}</strong>
      {others.length > 0 && (
        <select className="input" aria-label={say('assign_to')} value={to} onChange={(event) => setTo(event.target.value)}>
          <option value="">{say('assign_me')}</option>
          {others.map(({ username, held, absences: [first] }) => (
            <option key={username} value={username}>{username} ({say('held', { n: held })}{first !== undefined && first.from <= today && `, ${say('away_until', { date: format.date(first.to) })}`})</option>
          ))}
        </select>
      )}
      <button type="button" className="button primary" disabled={assign.isPending || selected.length > 500} onClick={() => assign.mutate()}>{say('assign')}</button>
      <button type="button" className="button quiet" onClick={onDone}>{say('cancel')}</button>
      {left.length > 0 && (
        <p role="status" className="failure">{say('assign_left', { n: left.length, claims: left.slice(0, 3).map(({ claim_id: id, assignee }) => (assignee === null ? id : `${id} (${assignee})`)).join(', ') })}</p>
      )}
      {assign.isError && <p className="failure" role="alert">{problemOf(assign.error)?.detail ?? say('unreachable')}</p>}
    </div>
  );
}
