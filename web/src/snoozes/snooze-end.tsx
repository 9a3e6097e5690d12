import { useId, useState } from 'react';

import { Confirm } from '../parts/confirm.tsx';
import { useAct } from '../parts/use-act.ts';
import { service } from '../service/service.ts';
import { useTexts } from '../texts/language.ts';

/** Ends a snooze before its date, for a reason. */
export function SnoozeEnd({ snooze, onClose }: { readonly snooze: { readonly snooze_id: string; readonly label: string }; readonly onClose: () => void }) {
  const say = useTexts();
  const field = useId();
  const [reason, setReason] = useState('');
  const end = useAct(() => service.call('POST /rule-snoozes/{id}/end', { path: { id: snooze.snooze_id }, body: { reason } }), { onDone: onClose });
  return (
    <Confirm title={say('snooze_end_title', { rule: snooze.label })} action={say('snooze_end')} isBusy={end.isBusy || reason.trim() === ''} failure={end.failure} onConfirm={() => end.run(undefined)} onClose={onClose}>
      <p>{say('snooze_end_text')}</p>
      <label htmlFor={`${field}-reason`}>{say('snooze_reason')}</label>
      <input id={`${field}-reason`} className="input" maxLength={500} autoComplete="off" value={reason} onChange={(event) => setReason(event.target.value)} />
    </Confirm>
  );
}
