import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { problemOf } from '../service/service.ts';

/** Whether the service answers. Where it does not, it is asked again until it does, and what is shown is read anew. */
export function useConnection(): boolean {
  const queries = useQueryClient();
  const isFetching = useIsFetching() > 0;
  const [isConnected, setConnected] = useState(true);

  useEffect(
    () =>
      queries.getQueryCache().subscribe(({ type, query }) => {
        if (type !== 'updated') return;
        const { status, error, fetchFailureReason } = query.state;
        if (status === 'success' && fetchFailureReason === null) setConnected(true);
        else if ((error ?? fetchFailureReason) !== null && problemOf(error ?? fetchFailureReason) === undefined) setConnected(false);
      }),
    [queries],
  );
  useEffect(() => {
    const offline = (): void => setConnected(false);
    window.addEventListener('offline', offline);
    return () => window.removeEventListener('offline', offline);
  }, []);
  useEffect(() => {
    if (isConnected || isFetching) return undefined;
    const timer = setTimeout(() => void queries.invalidateQueries(), 3000);
    return () => clearTimeout(timer);
  }, [isConnected, isFetching, queries]);
  return isConnected;
}
