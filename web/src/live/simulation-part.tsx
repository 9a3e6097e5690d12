import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { DataTable } from '../parts/data-table.tsx';
import { Panel } from '../parts/room.tsx';
import { useAct } from '../parts/use-act.ts';
import { problemOf, service } from '../service/service.ts';
import { useFormat } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { simulationRunsOptions } from './live-queries.ts';

const changes = [['live', 'simulations'], ['live', 'status']];

/** A simulation that ends by itself; where the service refuses them (in production), it says so. */
export function SimulationPart() {
  const say = useTexts();
  const format = useFormat();
  const runs = useQuery(simulationRunsOptions(useLanguage()));
  const [minutes, setMinutes] = useState(2);
  const [mostClaims, setMostClaims] = useState(60);
  const [pause, setPause] = useState(2);
  const [share, setShare] = useState(30);
  const start = useAct(() => service.call('POST /simulate/runs', { body: { seconds: Math.round(minutes * 60), max_claims: mostClaims, interval: [pause, pause], indications: share / 100 } }), { changes });
  const stop = useAct((run: number) => service.call('POST /simulate/runs/{run}/stop', { path: { run: String(run) } }), { changes });
  const running = runs.data?.find(({ is_running: isRunning }) => isRunning);
  const begin = (event: FormEvent): void => {
    event.preventDefault();
    start.run(undefined);
  };
  const failure = start.failure ?? stop.failure ?? (runs.error ? (problemOf(runs.error)?.detail ?? say('unreachable')) : undefined);
  return (
    <Panel title={say('simulation')} about={say('simulation_text')}>
      {failure !== undefined && <p className="failure" role="alert">{failure}</p>}
      {running ? (
        <p className="row" role="status">
          <span className="dot" aria-hidden="true" />
          {say('simulation_running', { run: format.number(running.run), n: format.number(running.claims ?? 0) })}
          <button type="button" className="button" disabled={stop.isBusy} onClick={() => stop.run(running.run)}>{say('simulation_stop')}</button>
        </p>
      ) : (
        <form className="form-row" onSubmit={begin}>
          <NumberField label={say('simulation_minutes')} value={minutes} onChange={setMinutes} min={0.5} max={60} step={0.5} />
          <NumberField label={say('simulation_most')} value={mostClaims} onChange={setMostClaims} min={1} max={1000} step={1} />
          <NumberField label={say('simulation_every')} value={pause} onChange={setPause} min={0.5} max={60} step={0.5} />
          <NumberField label={say('simulation_share')} value={share} onChange={setShare} min={0} max={100} step={1} />
          <button type="submit" className="button primary" disabled={start.isBusy || runs.isError}>{say('simulation_start')}</button>
        </form>
      )}
      {(runs.data?.length ?? 0) > 0 && (
        <details>
          <summary>{say('simulation_runs')} ({format.number(runs.data?.length ?? 0)})</summary>
          <DataTable
            label={say('simulation_runs')}
            rows={runs.data ?? []}
            keyOf={({ run }) => String(run)}
            columns={[
              { id: 'run', label: say('simulation_run'), isNumber: true, cell: ({ run }) => run },
              { id: 'started', label: say('started_at'), cell: ({ started_at: at }) => format.time(at) },
              { id: 'claims', label: say('live_claims'), isNumber: true, cell: ({ claims }) => (claims === null ? '–' : format.number(claims)) },
              { id: 'share', label: say('simulation_share'), isNumber: true, cell: ({ indications }) => format.percent(indications) },
              { id: 'end', label: say('simulation_end'), cell: ({ end, is_running: isRunning }) => (isRunning ? say('job_is_running') : end === null ? '–' : say(`simulation_ended_${end}`)) },
            ]}
          />
        </details>
      )}
    </Panel>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

function NumberField({ label, value, onChange, ...limits }: NumberFieldProps) {
  return <label>{label}<input className="input" type="number" required {...limits} value={Number.isNaN(value) ? '' : value} onChange={(event) => onChange(event.target.valueAsNumber)} /></label>;
}
