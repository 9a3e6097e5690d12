import { queryOptions, useQuery } from '@tanstack/react-query';
import type { FeedbackSlice, LearningStatus } from '#client';

import { DataTable } from '../parts/data-table.tsx';
import { Figure, Loaded, Panel } from '../parts/room.tsx';
import { service } from '../service/service.ts';
import { type Format, useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/language.ts';
import { useFlagName } from '../worklist/cells.tsx';

const learningOptions = queryOptions({ queryKey: ['learning'], queryFn: async ({ signal }) => (await service.call('GET /analytics/learning', { signal })).data, staleTime: 30_000 });

/** How decisions compare with the ranking, what was learned from them, and which model ranks. */
export function LearningPart() {
  const say = useTexts();
  const learning = useQuery(learningOptions);
  return <Loaded query={learning}>{(status) => (status.labelled === 0 ? <p className="nothing">{say('learning_none')}</p> : <Figures status={status} />)}</Loaded>;
}

function Figures({ status }: { readonly status: LearningStatus }) {
  const say = useTexts();
  const format = useFormat();
  const flagName = useFlagName();
  const { labelled, cases, claims, unused, agreement, active, shadow, precision_at: at, calibration, slices } = status;
  const share = (value: number | null): string => (value === null ? '–' : format.percent(value, 1));
  return (
    <>
      <Panel title={say('learning')} about={say('learning_text')}>
        <dl className="figure-tiles">
          <Figure label={say('learning_labelled')} value={format.number(labelled)} note={say('learning_of', { n: format.number(claims), unused: format.number(unused) })} />
          <Figure label={say('corrected')} value={share(cases / labelled)} note={`${format.number(cases)} ${say('claims')}`} />
          <Figure label={say('learning_agreement')} value={share(agreement.agreed)} note={agreement.kappa === null ? say('learning_pairs_alone', { n: format.number(agreement.pairs) }) : say('learning_pairs', { n: format.number(agreement.pairs), kappa: format.number(agreement.kappa, 2) })} />
          <Figure label={say('learning_champion')} value={<span className="code">{active?.version ?? say('learning_rules_alone')}</span>} note={active ? `${format.time(active.created_at)} · ${active.why}` : say('learning_rules_text')} />
          <Figure label={say('learning_challenger')} value={<span className="code">{shadow?.version ?? '–'}</span>} note={shadow ? say('learning_prauc', { champion: shadow.champion === null ? '–' : format.number(shadow.champion, 2), shadow: shadow.shadow === null ? '–' : format.number(shadow.shadow, 2), n: format.number(shadow.claims) }) : say('learning_no_shadow')} />
        </dl>
        <p className="fine">{say('learning_gate')}</p>
      </Panel>
      <div className="panels">
        <Panel title={say('learning_first')}>
          <DataTable label={say('learning_first')} rows={[...at]} keyOf={({ k }) => String(k)} columns={[{ id: 'k', label: say('learning_k'), isNumber: true, cell: ({ k }) => format.number(k) }, { id: 'precision', label: say('precision'), isNumber: true, cell: ({ precision }) => share(precision) }, { id: 'lift', label: say('learning_lift'), isNumber: true, cell: ({ lift }) => (lift === null ? '–' : format.number(lift, 2)) }]} />
        </Panel>
        <Panel title={say('learning_calibration')}>
          <DataTable label={say('learning_calibration')} rows={[...calibration]} keyOf={({ from }) => String(from)} columns={[{ id: 'risk', label: say('column_risk'), cell: ({ from, to }) => `${format.number(from, 2)}–${format.number(to, 2)}` }, { id: 'n', label: say('claims'), isNumber: true, cell: ({ claims: n }) => format.number(n) }, { id: 'mean', label: say('mean_risk'), isNumber: true, cell: ({ mean_risk: mean }) => format.number(mean, 2) }, { id: 'corrected', label: say('corrected'), isNumber: true, cell: ({ precision }) => share(precision) }]} />
        </Panel>
      </div>
      <Panel title={say('precision_title')} about={say('learning_slices_text')}>
        <Slices label={say('precision_title')} named={say('rule')} rows={slices.filter(({ by }) => by === 'rule')} nameOf={flagName} format={format} />
      </Panel>
    </>
  );
}

function Slices({ label, named, rows, nameOf, format }: { readonly label: string; readonly named: string; readonly rows: readonly FeedbackSlice[]; readonly nameOf: (value: string) => string; readonly format: Format }) {
  const say = useTexts();
  return (
    <DataTable
      label={label}
      rows={rows.toSorted((a, b) => b.claims - a.claims || (a.value < b.value ? -1 : 1))}
      keyOf={({ value }) => value}
      columns={[
        { id: 'value', label: named, isLong: true, cell: ({ value }) => nameOf(value) },
        { id: 'claims', label: say('decided'), isNumber: true, cell: ({ claims }) => format.number(claims) },
        { id: 'cases', label: say('corrected'), isNumber: true, cell: ({ cases }) => format.number(cases) },
        { id: 'precision', label: say('precision'), isNumber: true, cell: ({ precision }) => (precision === null ? '–' : <strong>{format.percent(precision, 1)}</strong>) },
        { id: 'interval', label: say('learning_interval'), isNumber: true, cell: ({ low, high }) => (low === null || high === null ? '–' : `${format.percent(low)}–${format.percent(high)}`) },
        { id: 'lift', label: say('learning_lift'), isNumber: true, cell: ({ lift }) => (lift === null ? '–' : format.number(lift, 2)) },
      ]}
    />
  );
}
