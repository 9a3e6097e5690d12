import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Claim, Proposal } from '#client';
import { type FormEvent, useState } from 'react';

import { kept } from '../parts/kept.ts';
import { problemOf, service } from '../service/service.ts';
import { useMayDecide } from '../session/session.ts';
import { Failure } from '../shell/failures.tsx';
import { useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/language.ts';
import { useDecisionName } from '../worklist/cells.tsx';
import { DecisionForm, type DecisionValues } from './decision-form.tsx';
import { type Decision, useReasonName } from './reasons.ts';

interface DecisionPanelProps {
  readonly claim: Claim;
  /** The decision that a key began. */
  readonly begun: Decision | undefined;
  readonly onDecided: () => void;
}

/** A decision, by a form or by a sentence; of either, a person confirms exactly what will be written. */
export function DecisionPanel({ claim, begun, onDecided }: DecisionPanelProps) {
  const say = useTexts();
  const mayDecide = useMayDecide();
  const queries = useQueryClient();
  const [proposal, setProposal] = useState<Proposal>();
  const [isEditing, setEditing] = useState(false);
  const [isDone, setDone] = useState(false);
  const [saved, setSaved] = useState(0);

  const decided = (): void => {
    setProposal(undefined);
    setEditing(false);
    setDone(true);
    // The form begins anew: what it held is written, and is not to be written again by the next press.
    setSaved((n) => n + 1);
    onDecided();
    for (const key of [['claim', claim.claim_id], ['decisions', claim.claim_id], ['worklist'], ['totals']]) void queries.invalidateQueries({ queryKey: key });
  };
  const edit = useMutation({
    mutationFn: (values: DecisionValues) => service.call('POST /feedback/proposals/{id}/edit', { path: { id: proposal?.proposal_id ?? '' }, body: { version: proposal?.version ?? 0, ...values } }),
    onSuccess: ({ data }) => {
      setProposal(data);
      setEditing(false);
    },
  });
  const save = useMutation({
    // Sent again after a drop, the same key writes nothing twice.
    mutationFn: ({ key, values }: { readonly key: string; readonly values: DecisionValues }) => service.call('POST /claims/{id}/feedback', { path: { id: claim.claim_id }, body: { ...values, idempotency_key: key } }),
    onSuccess: decided,
  });

  if (!mayDecide) return <p className="muted">{say('may_not_decide')}</p>;
  return (
    <div className="decision">
      {isDone && <p className="done" role="status">✓ {say('decision_saved')}</p>}
      {!isEditing && <Proposing claim={claim} proposal={proposal} onProposed={(next) => {
        setDone(false);
        setProposal(next);
      }} onEdit={() => setEditing(true)} onDecided={decided} />}
      {isEditing && proposal ? (
        <>
          <h3>{say('proposal_edit')}</h3>
          <DecisionForm claim={claim} initial={proposal} submit={say('proposal_save')} isBusy={edit.isPending} onSubmit={(values) => edit.mutate(values)} onCancel={() => setEditing(false)} />
          {edit.isError && <Failure error={edit.error} />}
        </>
      ) : (
        !proposal && (
          <>
            <h3>{say('decision_by_form')}</h3>
            <DecisionForm key={`${begun} ${saved}`} claim={claim} begun={begun} submit={say('decision_confirm')} isBusy={save.isPending} onSubmit={(values) => save.mutate({ key: crypto.randomUUID(), values })} />
            {save.isError && <Failure error={save.error} onRetry={() => save.variables && save.mutate(save.variables)} />}
          </>
        )
      )}
    </div>
  );
}

interface ProposingProps {
  readonly claim: Claim;
  readonly proposal: Proposal | undefined;
  readonly onProposed: (proposal: Proposal | undefined) => void;
  readonly onEdit: () => void;
  readonly onDecided: () => void;
}

/** The feedback agent: a sentence becomes a card, and nothing is written until it is confirmed. */
function Proposing({ claim, proposal, onProposed, onEdit, onDecided }: ProposingProps) {
  const say = useTexts();
  const draft = kept(`proposal.${claim.claim_id}`, 'drafts');
  const [message, setMessage] = useState(draft.read() ?? '');
  const propose = useMutation({
    mutationFn: async (sentence: string) => {
      const answer = await service.send('POST /claims/{id}/feedback/proposals', { path: { id: claim.claim_id }, body: { message: sentence } });
      // The service wrote it; the document of its API has 200 and 201 apart.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return (await answer.json()) as ProposalAnswer;
    },
    onSuccess: (answer) => {
      if (answer.status === 'proposed') onProposed(answer.data);
    },
  });
  const answer = propose.data;
  const write = (text: string): void => {
    setMessage(text);
    draft.write(text);
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (message.trim() !== '') propose.mutate(message.trim());
  };

  if (proposal && answer?.status === 'proposed')
    return <ProposalCard claim={claim} proposal={proposal} understood={answer.understood} onEdit={onEdit} onRejected={() => onProposed(undefined)} onDecided={() => {
      write('');
      onDecided();
    }} />;
  return (
    <form className="stacked" onSubmit={send}>
      <h3>{say('decision_by_sentence')}</h3>
      <textarea className="input" rows={2} aria-label={say('decision_by_sentence')} placeholder={say('decision_sentence_example')} maxLength={2000} value={message} onChange={(event) => write(event.target.value)} onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.shiftKey) {
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }
      }} />
      <button type="submit" className="button" disabled={propose.isPending || message.trim() === ''}>{say(propose.isPending ? 'reading' : 'propose')}</button>
      {answer?.status === 'unclear' && (
        <div className="asked-back" role="status">
          {answer.question}
          {answer.choices.map((choice) => (
            <button key={choice.message} type="button" className="button small" onClick={() => {
              write(choice.message);
              propose.mutate(choice.message);
            }}>{choice.label}</button>
          ))}
        </div>
      )}
      {propose.isError && <Failure error={propose.error} />}
    </form>
  );
}

type ProposalAnswer =
  | { readonly status: 'unclear'; readonly question: string; readonly choices: readonly { readonly label: string; readonly message: string }[] }
  | { readonly status: 'proposed'; readonly data: Proposal; readonly understood: string };

interface ProposalCardProps {
  readonly claim: Claim;
  readonly proposal: Proposal;
  readonly understood: string;
  readonly onEdit: () => void;
  readonly onRejected: () => void;
  readonly onDecided: () => void;
}

function ProposalCard({ claim, proposal, understood, onEdit, onRejected, onDecided }: ProposalCardProps) {
  const say = useTexts();
  const format = useFormat();
  const name = useDecisionName();
  const reasonName = useReasonName();
  const path = { id: proposal.proposal_id };
  const confirm = useMutation({ mutationFn: () => service.call('POST /feedback/proposals/{id}/confirm', { path, body: { version: proposal.version } }), onSuccess: onDecided });
  const reject = useMutation({ mutationFn: () => service.call('POST /feedback/proposals/{id}/reject', { path, body: {} }), onSuccess: onRejected });
  const failed = confirm.error ?? reject.error;
  return (
    <section className="card" aria-labelledby="proposal">
      <h3 id="proposal">{say('proposal')}</h3>
      <p className="muted">{understood}</p>
      <dl className="card-facts">
        <div><dt>{say('decision')}</dt><dd><span className="state" data-state={proposal.decision}>{name(proposal.decision)}</span></dd></div>
        <div><dt>{say('correction')}</dt><dd>{format.percent(proposal.correction_ratio, 1)} · {format.rupiah(proposal.correction_ratio * claim.amount_claimed)}</dd></div>
        <div><dt>{say('reason')}</dt><dd>{proposal.reason === null ? '–' : reasonName(proposal.reason)}</dd></div>
        {proposal.notes !== '' && <div><dt>{say('notes')}</dt><dd className="notes">{proposal.notes}</dd></div>}
      </dl>
      <div className="row">
        <button type="button" className="button primary" disabled={confirm.isPending} onClick={() => confirm.mutate()}>{say('proposal_confirm')}</button>
        <button type="button" className="button" onClick={onEdit}>{say('proposal_change')}</button>
        <button type="button" className="button" disabled={reject.isPending} onClick={() => reject.mutate()}>{say('proposal_reject')}</button>
      </div>
      {failed && <p className="failure" role="alert">{problemOf(failed)?.detail ?? say('unreachable')}</p>}
    </section>
  );
}
