import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Job } from '#client';

import { DataTable } from '../parts/data-table.tsx';
import { Loaded, Panel } from '../parts/room.tsx';
import { useAct } from '../parts/use-act.ts';
import { useEvents } from '../parts/use-events.ts';
import { service } from '../service/service.ts';
import { useFormat } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { jobsOptions, qualityKey } from './quality-queries.ts';

const names = ['nightly', 'etl', 'refresh', 'qc', 'validate', 'train'] as const;
const tones = { queued: 'low', running: 'middle', succeeded: 'good', failed: 'high', cancelled: 'low', lost: 'high' } as const;

/** What runs, what ran and how it ended; each can be asked for. */
export function JobsPart() {
  const say = useTexts();
  const format = useFormat();
  const language = useLanguage();
  const jobs = useQuery(jobsOptions(language));
  const start = useAct((name: string) => service.call('POST /admin/jobs/{name}', { path: { name } }), { changes: [qualityKey] });
  const cancel = useAct((id: string) => service.call('POST /admin/jobs/{id}/cancel', { path: { id } }), { changes: [qualityKey] });
  const failure = start.failure ?? cancel.failure;
  const running = (jobs.data ?? []).filter(({ status }) => status === 'queued' || status === 'running');
  const nameOf = (name: string): string => {
    const known = names.find((one) => one === name);
    return known ? say(`job_${known}`) : name;
  };
  const seconds = ({ started_at: from, ended_at: to }: Job): string => (to === null ? '–' : format.number((Date.parse(to) - Date.parse(from)) / 1000, 1));
  return (
    <Panel
      title={say('quality_jobs')}
      about={say('jobs_text')}
      tools={<div className="row wrap" role="group" aria-label={say('job_start')}>{names.map((name) => <button key={name} type="button" className="button small" disabled={start.isBusy} onClick={() => start.run(name)}>{say(`job_${name}`)}</button>)}</div>}
    >
      {failure !== undefined && <p className="failure" role="alert">{failure}</p>}
      {running.map(({ job_id: id }) => <FollowedJob key={id} id={id} />)}
      <Loaded query={jobs}>
        {(listed) => (
          <DataTable
            label={say('quality_jobs')}
            rows={listed}
            keyOf={({ job_id: id }) => id}
            empty={say('jobs_none')}
            columns={[
              { id: 'name', label: say('job'), cell: ({ name }) => nameOf(name) },
              { id: 'status', label: say('state'), cell: ({ status }) => <span className="pill" data-tone={tones[status]}>{say(`job_is_${status}`)}</span> },
              { id: 'progress', label: say('progress'), isLong: true, cell: (job) => <Progress job={job} /> },
              { id: 'started', label: say('started_at'), cell: ({ started_at: at }) => format.time(at) },
              { id: 'seconds', label: say('seconds'), isNumber: true, cell: seconds },
              { id: 'by', label: say('by'), cell: ({ requested_by: by }) => by ?? '–' },
              { id: 'act', label: say('action'), cell: ({ job_id: id, status, is_cancel_requested: isAsked }) => (status !== 'queued' && status !== 'running' ? '' : <button type="button" className="button small" disabled={isAsked || cancel.isBusy} onClick={() => cancel.run(id)}>{say(isAsked ? 'cancelling' : 'cancel')}</button>) },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function Progress({ job: { status, progress, error, result } }: { readonly job: Job }) {
  const format = useFormat();
  if (error) return <span className="failure">{error.code}: {error.message}</span>;
  if (status !== 'running' || !progress) return <span className="fine">{result ? Object.entries(result).map(([name, value]) => `${name} ${typeof value === 'number' ? format.number(value) : value}`).join(' · ') : ''}</span>;
  const { step, done, total } = progress;
  return (
    <span className="progress">
      <progress aria-label={step} {...(total === undefined ? {} : { value: done, max: total })} />
      <span className="fine">{step} {format.number(done)}{total === undefined ? '' : ` / ${format.number(total)}`}</span>
    </span>
  );
}

/** Puts what a job tells as it happens into the list; once it is over, all that rests on it is read anew. */
function FollowedJob({ id }: { readonly id: string }) {
  const language = useLanguage();
  const queries = useQueryClient();
  useEvents(`/v1/admin/jobs/${id}/events?lang=${language}`, {
    job: (told) => {
      // The service wrote it as it writes the list.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const job = told as Job;
      queries.setQueryData(jobsOptions(language).queryKey, (listed) => listed?.map((one) => (one.job_id === job.job_id ? job : one)));
    },
    end: () => void queries.invalidateQueries(),
  });
  return null;
}
