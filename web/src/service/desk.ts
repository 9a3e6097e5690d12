import { queryOptions, useQuery } from '@tanstack/react-query';

import { useMayDecide } from '../session/session.ts';
import { service } from './service.ts';

/** What people keep and hold: saved views, who reviews, which claims are open. */
export function viewsOptions() {
  return queryOptions({ queryKey: ['views'], queryFn: ({ signal }) => service.call('GET /views', { signal }), staleTime: 60_000 });
}

export function reviewersOptions() {
  return queryOptions({ queryKey: ['reviewers'], queryFn: ({ signal }) => service.call('GET /reviewers', { signal }), staleTime: 30_000 });
}

/** Who has which claim open now, others than the caller: by claim. Asked for again and again while the list is in sight. */
export function useOpenClaims(): ReadonlyMap<string, string> {
  const mayDecide = useMayDecide();
  const { data } = useQuery({ queryKey: ['locks'], queryFn: ({ signal }) => service.call('GET /claims/locks', { signal }), refetchInterval: 15_000, enabled: mayDecide });
  return new Map((data?.data ?? []).filter(({ is_own: isOwn }) => !isOwn).map(({ claim_id: id, holder }) => [id, holder]));
}

export function reviewsOptions(thread: string) {
  return queryOptions({ queryKey: ['reviews', thread], queryFn: ({ signal }) => service.call('GET /chat/{thread}/reviews', { path: { thread }, signal }), staleTime: 15_000 });
}

export function verifiedOptions(claimId: string) {
  return queryOptions({ queryKey: ['verified', claimId], queryFn: ({ signal }) => service.call('GET /answers/verified', { query: { claim_id: claimId }, signal }), staleTime: 60_000 });
}
