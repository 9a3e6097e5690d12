import * as Tooltip from '@radix-ui/react-tooltip';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { claimOptions } from '../service/queries.ts';
import { todayInJakarta, useFormat } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import type { TextId } from '../texts/texts.ts';

const levels = [[0.8, 'high'], [0.5, 'middle'], [0, 'low']] as const;

/** The risk score as a number and, to compare at a glance, as a bar. */
export function RiskBar({ score }: { readonly score: number }) {
  const format = useFormat();
  const [, level] = levels.find(([least]) => score >= least) ?? [0, 'low'];
  return (
    <span className="risk" data-level={level}>
      <span className="risk-number">{format.number(score, 2)}</span>
      <span className="risk-bar" aria-hidden="true"><span style={{ width: `${Math.max(0, Math.min(1, score)) * 100}%` }} /></span>
    </span>
  );
}

const shortNames: Readonly<Record<string, TextId>> = {
  severity_mismatch: 'short_severity_mismatch',
  short_stay_high_cost: 'short_short_stay_high_cost',
  duplicate_pattern: 'short_duplicate_pattern',
  cost_above_peers: 'short_cost_above_peers',
  cloned_record: 'short_cloned_record',
  overlapping_stays: 'short_overlapping_stays',
  same_day_visits: 'short_same_day_visits',
  rare_group: 'short_rare_group',
  rare_procedure: 'short_rare_procedure',
  facility_burst: 'short_facility_burst',
  early_readmission: 'short_early_readmission',
  prolonged_stay: 'short_prolonged_stay',
  brief_stay: 'short_brief_stay',
  severity_without_comorbidity: 'short_severity_without_comorbidity',
  high_cost_full_paid: 'short_high_cost_full_paid',
};

export function useFlagName(): (flag: string) => string {
  const say = useTexts();
  return (flag) => {
    const name = shortNames[flag];
    return name === undefined ? flag : say(name);
  };
}

/** The active indications of a claim; hovered or focused, why the rule holds for this very claim. */
export function FlagChips({ claimId, flags }: { readonly claimId: string; readonly flags: readonly string[] }) {
  const name = useFlagName();
  if (flags.length === 0) return <span className="muted">–</span>;
  return (
    <span className="flags">
      {flags.map((flag) => (
        <FlagChip key={flag} claimId={claimId} flag={flag} label={name(flag)} />
      ))}
    </span>
  );
}

function FlagChip({ claimId, flag, label }: { readonly claimId: string; readonly flag: string; readonly label: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Tooltip.Root open={isOpen} onOpenChange={setOpen} delayDuration={150}>
      <Tooltip.Trigger asChild>
        <span className="flag" data-flag={flag}>{label}</span>
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="tooltip" sideOffset={4} collisionPadding={8}>
          <FlagReason claimId={claimId} flag={flag} />
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

function FlagReason({ claimId, flag }: { readonly claimId: string; readonly flag: string }) {
  const say = useTexts();
  const { data, isError } = useQuery(claimOptions(claimId, useLanguage()));
  const indication = data?.data.indications.find(({ rule_id }) => rule_id === flag);
  if (!indication) return <>{say(isError ? 'unreachable' : 'loading')}</>;
  return <><strong>{indication.label}</strong><br />{indication.explanation}</>;
}

/** By when a claim is to be decided on, and whether that is today or over. */
export function DueMark({ due }: { readonly due: string | null }) {
  const say = useTexts();
  const format = useFormat();
  if (due === null) return <span className="muted">–</span>;
  const today = todayInJakarta();
  const when = due < today ? 'late' : due === today ? 'today' : 'later';
  return <span className="due" data-when={when} title={when === 'late' ? say('due_late') : undefined}>{when === 'today' ? say('due_today') : format.date(due)}{when === 'late' && <span className="hidden"> {say('due_late')}</span>}</span>;
}

interface StateMarkProps {
  readonly state: string;
  readonly decision: unknown;
  readonly assignee: unknown;
}

const decisions: Readonly<Record<string, TextId>> = { approved: 'decision_approved', partial: 'decision_partial', rejected: 'decision_rejected' };

export function useDecisionName(): (decision: string) => string {
  const say = useTexts();
  return (decision) => {
    const name = decisions[decision];
    return name === undefined ? decision : say(name);
  };
}

export function StateMark({ state, decision, assignee }: StateMarkProps) {
  const say = useTexts();
  const name = useDecisionName();
  if (state === 'reviewed' && typeof decision === 'string') return <span className="state" data-state={decision}>{name(decision)}</span>;
  if (state === 'in_review') return <span className="state" data-state="in_review">{typeof assignee === 'string' ? assignee : say('state_in_review')}</span>;
  return <span className="state" data-state="pending">{say('state_pending')}</span>;
}
