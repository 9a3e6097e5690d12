import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Claim } from '#client';

import { problemOf, service } from '../service/service.ts';
import { useMayDecide, useSession } from '../session/session.ts';
import { useTexts } from '../texts/language.ts';
import { DueMark } from '../worklist/cells.tsx';

/** Who has the claim in review and by when it is due; taking it, and letting go of it. */
export function ClaimHolder({ claim }: { readonly claim: Claim }) {
  const say = useTexts();
  const queries = useQueryClient();
  const mayDecide = useMayDecide();
  const state = useSession();
  const isMine = 'session' in state && claim.assignee === state.session.username;
  const path = { id: claim.claim_id };
  const change = useMutation({
    mutationFn: async () => (isMine ? service.call('DELETE /claims/{id}/assignment', { path }) : service.call('POST /claims/{id}/assignment', { path, body: {} })),
    onSuccess: () => {
      for (const key of [['claim', claim.claim_id], ['worklist'], ['totals']]) void queries.invalidateQueries({ queryKey: key });
    },
  });
  return (
    <>
      {claim.due_on !== null && <span className="fine">{say('due_by')} <DueMark due={claim.due_on} /></span>}
      {mayDecide && (claim.assignee === null || isMine) && <button type="button" className="button small" disabled={change.isPending} onClick={() => change.mutate()}>{say(isMine ? 'let_go' : 'take')}</button>}
      {change.isError && <span className="failure" role="alert">{problemOf(change.error)?.detail ?? say('unreachable')}</span>}
    </>
  );
}
