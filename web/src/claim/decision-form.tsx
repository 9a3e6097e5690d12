import type { Claim } from '#client';
import { type FormEvent, useId, useState } from 'react';

import { kept } from '../parts/kept.ts';
import { useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/language.ts';
import { useDecisionName } from '../worklist/cells.tsx';
import { type Decision, type Reason, reasonIds, reasons, useReasonName } from './reasons.ts';

export interface DecisionValues {
  readonly decision: Decision;
  readonly correction_ratio: number;
  readonly reason?: Reason;
  readonly notes: string;
}

interface DecisionFormProps {
  readonly claim: Claim;
  readonly begun?: Decision | undefined;
  readonly initial?: { readonly decision: Decision; readonly correction_ratio: number; readonly reason: Reason | null; readonly notes: string };
  readonly submit: string;
  readonly isBusy: boolean;
  readonly onSubmit: (values: DecisionValues) => void;
  readonly onCancel?: () => void;
}

const decisions = ['approved', 'partial', 'rejected'] as const;

/** A correction as a share or in rupiah, whichever is typed; the other follows. */
export function DecisionForm({ claim, begun, initial, submit, isBusy, onSubmit, onCancel }: DecisionFormProps) {
  const say = useTexts();
  const format = useFormat();
  const id = useId();
  const name = useDecisionName();
  const reasonName = useReasonName();
  const draft = kept(`notes.${claim.claim_id}`, 'drafts');
  const [decision, setDecision] = useState<Decision | undefined>(initial?.decision ?? begun);
  const [ratio, setRatio] = useState(initial && initial.decision === 'partial' ? String(Math.round(initial.correction_ratio * 1e6) / 1e4).replace('.', ',') : '');
  const [rupiah, setRupiah] = useState('');
  const [reason, setReason] = useState<Reason | ''>(initial?.reason ?? '');
  const [notes, setNotes] = useState(initial?.notes ?? draft.read() ?? '');
  const [checked, setChecked] = useState<readonly string[]>([]);
  const [isIncomplete, setIncomplete] = useState(false);
  const isCorrection = decision === 'partial' || decision === 'rejected';
  const offered = reasonIds.filter((one) => reasons[one].isCorrection === isCorrection);
  const checklist = [...new Set(claim.indications.flatMap(({ follow_up_questions: questions }) => questions))];
  const share = decision === 'approved' ? 0 : decision === 'rejected' ? 1 : rupiah === '' ? numberIn(ratio) / 100 : numberIn(rupiah) / claim.amount_claimed;
  const isShare = decision !== 'partial' || (share > 0 && share < 1);

  const send = (event: FormEvent): void => {
    event.preventDefault();
    const isComplete = decision !== undefined && isShare && (!isCorrection || reason !== '');
    setIncomplete(!isComplete);
    if (!isComplete) return;
    const examined = checked.length === 0 ? '' : `${say('examined')}\n${checked.map((one) => `✓ ${one}`).join('\n')}`;
    onSubmit({ decision, correction_ratio: Math.round(share * 1e6) / 1e6, ...(reason !== '' && offered.includes(reason) && { reason }), notes: [notes.trim(), examined].filter((part) => part !== '').join('\n\n') });
    draft.write(null);
  };

  return (
    <form className="stacked" onSubmit={send} noValidate>
      <div className="segmented wide" role="group" aria-label={say('decision')}>
        {decisions.map((one) => <button key={one} type="button" aria-pressed={decision === one} onClick={() => setDecision(one)}>{name(one)}</button>)}
      </div>
      {decision === 'partial' && (
        <div className="amounts">
          <label htmlFor={`${id}-ratio`}>{say('correction_percent')}</label>
          <label htmlFor={`${id}-rupiah`}>{say('correction_rupiah')}</label>
          <input id={`${id}-ratio`} className="input" inputMode="decimal" placeholder={rupiah !== '' && isShare ? format.percent(share, 2) : '30'} value={ratio} onChange={(event) => {
            setRatio(event.target.value);
            setRupiah('');
          }} />
          <input id={`${id}-rupiah`} className="input" inputMode="numeric" placeholder={ratio !== '' && isShare ? format.rupiah(share * claim.amount_claimed) : format.rupiah(claim.amount_claimed * 0.3)} value={rupiah} onChange={(event) => {
            setRupiah(event.target.value);
            setRatio('');
          }} />
          {(ratio !== '' || rupiah !== '') && (
            <p className={isShare ? 'fine' : 'failure'}>
              {isShare ? say('correction_of', { share: format.percent(share, 2), amount: format.rupiah(share * claim.amount_claimed), rest: format.rupiah((1 - share) * claim.amount_claimed) }) : say('correction_wrong', { amount: format.rupiah(claim.amount_claimed) })}
            </p>
          )}
        </div>
      )}
      {decision !== undefined && (
        <>
          <label htmlFor={`${id}-reason`}>{say(isCorrection ? 'reason' : 'reason_optional')}</label>
          <select id={`${id}-reason`} className="input" value={reason !== '' && offered.includes(reason) ? reason : ''} onChange={(event) => setReason(offered.find((one) => one === event.target.value) ?? '')}>
            <option value="">{say('reason_choose')}</option>
            {offered.map((one) => <option key={one} value={one}>{reasonName(one)}</option>)}
          </select>
          {checklist.length > 0 && (
            <fieldset className="choices">
              <legend>{say('checklist')}</legend>
              {checklist.map((question) => (
                <label key={question}><input type="checkbox" checked={checked.includes(question)} onChange={(event) => setChecked(event.target.checked ? [...checked, question] : checked.filter((one) => one !== question))} /> {question}</label>
              ))}
            </fieldset>
          )}
          <label htmlFor={`${id}-notes`}>{say('notes')}</label>
          <textarea id={`${id}-notes`} className="input" rows={3} maxLength={2000} value={notes} onChange={(event) => {
            setNotes(event.target.value);
            draft.write(event.target.value);
          }} />
          {isIncomplete && <p className="failure" role="alert">{say('decision_incomplete')}</p>}
          <div className="row">
            <button type="submit" className="button primary" disabled={isBusy}>{submit}</button>
            {onCancel && <button type="button" className="button" onClick={onCancel}>{say('cancel')}</button>}
          </div>
        </>
      )}
    </form>
  );
}

/** `12,5`, `1.250.000`, `Rp 1.250.000` and `Rp 1,250,000` as people write them. */
function numberIn(text: string): number {
  const plain = text.replace(/^rp\.?\s*/i, '').replace('%', '').trim();
  if (/^\d{1,3}(?:,\d{3})+$/.test(plain)) return Number(plain.replaceAll(',', ''));
  return Number(/^\d+\.\d{1,2}$/.test(plain) ? plain : plain.replaceAll('.', '').replace(',', '.'));
}
