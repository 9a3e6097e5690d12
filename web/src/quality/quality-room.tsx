import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';

import { Room, RoomTabs } from '../parts/room.tsx';
import { useEvents } from '../parts/use-events.ts';
import { useFormat } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { AlertsPart } from './alerts-part.tsx';
import { ChangesPart } from './changes-part.tsx';
import { JobsPart } from './jobs-part.tsx';
import { LearningPart } from './learning-part.tsx';
import { MetricsPart } from './metrics-part.tsx';
import { alertsOptions, qcStatusOptions, qualityKey } from './quality-queries.ts';
import { SnapshotsPart } from './snapshots-part.tsx';

export const unresolved = ['open', 'acknowledged', 'snoozed'] as const;

/** How the data and the service stand, for those who run it. */
export function QualityRoom() {
  const say = useTexts();
  const format = useFormat();
  const language = useLanguage();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const search = useSearch({ from: '/quality' });
  const { data: status } = useQuery(qcStatusOptions(language));
  const { data: alerts } = useQuery(alertsOptions(unresolved, language));
  useEvents(`/v1/alerts/events?lang=${language}`, { alert: () => void queries.invalidateQueries({ queryKey: qualityKey }) });
  const tabs = [
    ['alerts', say('quality_alerts'), alerts?.length ?? 0],
    ['metrics', say('quality_metrics')],
    ['changes', say('quality_changes')],
    ['learning', say('quality_learning')],
    ['snapshots', say('quality_snapshots')],
    ['jobs', say('quality_jobs')],
  ] as const;
  return (
    <Room
      title={say('quality')}
      about={status && (
        <p className="row">
          <span className="pill" data-tone={status.status === 'alert' ? 'high' : status.status === 'ok' ? (status.watched ? 'middle' : 'good') : 'low'}>{say(status.status === 'ok' && status.watched ? 'qc_watched' : `qc_${status.status}`)}</span>
          {status.data_date !== null && <span className="muted">{say('data_until', { date: format.date(status.data_date) })}</span>}
          <span className="muted wide-only code">{status.snapshot_id}</span>
        </p>
      )}
      below={<RoomTabs label={say('parts_of_room')} tabs={tabs} current={search.tab} onChoose={(tab) => void navigate({ to: '/quality', search: { tab } })} />}
    >
      {search.tab === 'alerts' && <AlertsPart chosen={search.alert} />}
      {search.tab === 'metrics' && <MetricsPart chosen={search.metric} />}
      {search.tab === 'changes' && <ChangesPart />}
      {search.tab === 'learning' && <LearningPart />}
      {search.tab === 'snapshots' && <SnapshotsPart />}
      {search.tab === 'jobs' && <JobsPart />}
    </Room>
  );
}
