import '../styles/claim.css';

import * as Tooltip from '@radix-ui/react-tooltip';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

import { Chat } from '../chat/chat.tsx';
import { useHotkeys } from '../parts/hotkeys.ts';
import { claimOptions } from '../service/queries.ts';
import { useMayDecide } from '../session/session.ts';
import { Failure } from '../shell/failures.tsx';
import { useLanguage, useTexts } from '../texts/language.ts';
import { useFormat } from '../texts/format.ts';
import { StateMark } from '../worklist/cells.tsx';
import { useNextInQueue } from '../worklist/use-next-in-queue.ts';
import { Background } from './background.tsx';
import { ClaimHead } from './claim-head.tsx';
import { ClaimHolder } from './claim-holder.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { SummaryText } from './summary-text.tsx';
import { useClaimLock } from './use-claim-lock.ts';
import { useNextClaims } from './use-next-claims.ts';

/** One claim: what stands out, behind it all of it; beside it the copilot and the decision. */
export function ClaimRoom() {
  const say = useTexts();
  const { claimId } = useParams({ from: '/claims/$claimId' });
  const { decide, ...filters } = useSearch({ from: '/claims/$claimId' });
  const navigate = useNavigate();
  const mayDecide = useMayDecide();
  const claim = useQuery(claimOptions(claimId, useLanguage()));
  const lock = useClaimLock(claimId);
  const format = useFormat();
  const queue = useNextInQueue(filters);
  const { previous, next } = useNextClaims(claimId, filters);
  const [side, setSide] = useState<'chat' | 'decision'>(decide ? 'decision' : 'chat');

  useEffect(() => {
    document.title = `${claimId} · Casemind`;
  }, [claimId]);

  const go = (id: string | undefined) => () => {
    if (id !== undefined) void navigate({ to: '/claims/$claimId', params: { claimId: id }, search: filters });
  };
  const start = (decision: 'approved' | 'partial' | 'rejected') => () => {
    if (!mayDecide) return;
    setSide('decision');
    void navigate({ to: '/claims/$claimId', params: { claimId }, search: { ...filters, decide: decision }, replace: true });
  };
  const openChat = (): void => {
    // At once: what is typed next is the question already.
    flushSync(() => setSide('chat'));
    document.querySelector<HTMLElement>('#question')?.focus();
  };
  useHotkeys({
    n: go(next), j: go(next), k: go(previous),
    q: () => (mayDecide ? queue.take(claimId) : undefined),
    u: () => void navigate({ to: '/worklist', search: filters }),
    a: start('approved'), p: start('partial'), r: start('rejected'),
    c: openChat, '/': openChat,
  });

  const data = claim.data?.data;
  return (
    <Tooltip.Provider>
      <main className="room claim-room">
        <header className="claim-bar">
          <Link to="/worklist" search={filters} className="button quiet">← {say('worklist')}</Link>
          <h1 className="code">{claimId}</h1>
          {data && <StateMark state={data.review_state} decision={data.latest_feedback?.decision} assignee={data.assignee} />}
          {data && <ClaimHolder claim={data} />}
          <span className="claim-steps">
            {mayDecide && <button type="button" className="button quiet" disabled={queue.isBusy} title="q" onClick={() => queue.take(claimId)}>⇥ {say('queue_from_here')}</button>}
            <button type="button" className="button quiet" disabled={previous === undefined} onClick={go(previous)} title="k">↑ {say('previous')}</button>
            <button type="button" className="button quiet" disabled={next === undefined} onClick={go(next)} title="j">↓ {say('next')}</button>
          </span>
        </header>
        {lock && <p className="lock-notice" role="status">{say('lock_other', { who: lock.holder, time: format.time(lock.since) })}</p>}
        {queue.isEmpty && <p className="lock-notice" role="status">{say('queue_empty')}</p>}
        <div className="claim-columns">
          <article className="claim-main" aria-label={say('claim')} tabIndex={-1}>
            {claim.isError && !data && <Failure error={claim.error} onRetry={() => void claim.refetch()} />}
            {claim.isPending && <p role="status" className="muted">{say('loading')}</p>}
            {data && (
              <>
                <ClaimHead claim={data} />
                <SummaryText claimId={claimId} />
                <Background claim={data} />
              </>
            )}
          </article>
          <aside className="claim-side" aria-label={say('chat_and_decision')}>
            <div className="tabs" role="group" aria-label={say('chat_and_decision')}>
              <button type="button" aria-pressed={side === 'chat'} onClick={() => setSide('chat')}>{say('chat')}</button>
              <button type="button" aria-pressed={side === 'decision'} onClick={() => setSide('decision')}>{say('decision')}</button>
            </div>
            <div hidden={side !== 'chat'} className="side-panel"><Chat key={claimId} claimId={claimId} /></div>
            <div hidden={side !== 'decision'} className="side-panel">{data && <DecisionPanel key={claimId} claim={data} begun={decide} onDecided={() => void navigate({ to: '/claims/$claimId', params: { claimId }, search: filters, replace: true })} />}</div>
          </aside>
        </div>
      </main>
    </Tooltip.Provider>
  );
}
