import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { useKeepsViews, useRole } from '../session/session.ts';
import { useFormat } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { snoozesOptions } from './snooze-queries.ts';

/** That rules are snoozed, where a list leaves them out: nobody is to take it for all there is. */
export function SnoozesHeld() {
  const say = useTexts();
  const format = useFormat();
  const role = useRole();
  const { data = [] } = useQuery({ ...snoozesOptions('in_force', useLanguage()), enabled: useKeepsViews() });
  if (data.length === 0) return null;
  const text = say('snoozes_hold', { n: format.number(data.length) });
  const title = data.map(({ label, until, by }) => `${label}: ${say('until', { time: format.date(until) })}, ${by}`).join('\n');
  return role === 'admin' ? <Link to="/admin" search={{ tab: 'snoozes' }} title={title}>{text}</Link> : <span title={title}>{text}</span>;
}
