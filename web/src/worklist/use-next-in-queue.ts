import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

import { type Filters, orderOf } from '../filters/filters.ts';
import { kept } from '../parts/kept.ts';
import { service } from '../service/service.ts';

/** Claims that this tab was given: they do not come again. */
const seen = kept('queue', 'drafts');

/** Opens the next claim to review of a list, one that nobody else has open. */
export function useNextInQueue(filters: Filters): { readonly take: (claimId?: string) => void; readonly isBusy: boolean; readonly isEmpty: boolean; readonly error: unknown } {
  const navigate = useNavigate();
  const next = useMutation({
    mutationFn: (claimId: string | undefined) => {
      const skip = [...new Set([...(seen.read()?.split(' ') ?? []), ...(claimId === undefined ? [] : [claimId])])].filter((id) => id !== '').slice(-200);
      seen.write(skip.join(' '));
      return service.call('POST /me/queue/next', { body: { where: [...filters.where].slice(0, 29), ...(filters.period && { period: filters.period }), order: orderOf(filters), skip } });
    },
    onSuccess: ({ data }) => {
      if (data) void navigate({ to: '/claims/$claimId', params: { claimId: data.claim_id }, search: filters });
      // What was passed over comes again in the next round.
      else seen.write(null);
    },
  });
  return { take: (claimId) => next.mutate(claimId), isBusy: next.isPending, isEmpty: next.isSuccess && next.data.data === null, error: next.error };
}
