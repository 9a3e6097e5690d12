import type { Claim } from '#client';
import { type FormEvent, useId, useState } from 'react';

import { Modal } from '../parts/modal.tsx';
import { useAct } from '../parts/use-act.ts';
import { service } from '../service/service.ts';
import { todayInJakarta } from '../texts/format.ts';
import { useTexts } from '../texts/language.ts';

interface SnoozeFormProps {
  readonly claim: Claim;
  readonly rule: { readonly rule_id: string; readonly label: string };
  readonly onClose: () => void;
}

const dayMs = 86_400_000;

function inDays(days: number): string {
  return new Date(Date.parse(todayInJakarta()) + days * dayMs).toISOString().slice(0, 10);
}

/** Snoozes a rule for the facility or the person of a claim. */
export function SnoozeForm({ claim, rule, onClose }: SnoozeFormProps) {
  const say = useTexts();
  const field = useId();
  const [of, setOf] = useState<'facility' | 'patient'>('facility');
  const [until, setUntil] = useState(inDays(30));
  const [reason, setReason] = useState('');
  const save = useAct(() => service.call('POST /rule-snoozes', { body: { claim_id: claim.claim_id, rule_id: rule.rule_id, of, until, reason } }), { onDone: onClose });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.run(undefined);
  };
  const subjects = [['facility', say('snooze_facility', { facility: claim.facility_name ?? claim.facility_key ?? '–' })], ['patient', say('snooze_patient')]] as const;
  return (
    <Modal title={say('snooze_title', { rule: rule.label })} onClose={onClose}>
      <form className="stacked" onSubmit={submit}>
        <p className="fine">{say('snooze_text')}</p>
        <fieldset className="stacked">
          <legend className="hidden">{say('snooze_for')}</legend>
          {subjects.map(([value, label]) => <label key={value} className="row"><input type="radio" name={`${field}-of`} checked={of === value} onChange={() => setOf(value)} />{label}</label>)}
        </fieldset>
        <label htmlFor={`${field}-until`}>{say('snooze_until')}</label>
        <input id={`${field}-until`} className="input" type="date" required min={todayInJakarta()} max={inDays(366)} value={until} onChange={(event) => setUntil(event.target.value)} />
        <label htmlFor={`${field}-reason`}>{say('snooze_reason')}</label>
        <input id={`${field}-reason`} className="input" required maxLength={500} autoComplete="off" value={reason} onChange={(event) => setReason(event.target.value)} />
        {save.failure !== undefined && <p className="failure" role="alert">{save.failure}</p>}
        <div className="row end">
          <button type="button" className="button" onClick={onClose}>{say('cancel')}</button>
          <button type="submit" className="button primary" disabled={save.isBusy}>{say('snooze')}</button>
        </div>
      </form>
    </Modal>
  );
}
