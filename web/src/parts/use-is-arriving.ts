import { useIsFetching } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/**
 * Whether part of what a room shows is still on its way: its code, what it reads first, or what its filters ask for. What is shown and
 * read again does not count.
 */
export function useIsArriving(): boolean {
  const isReading = useIsFetching({ predicate: ({ state }) => state.status === 'pending' }) > 0;
  const { isOpening, at } = useRouterState({ select: ({ status, location }) => ({ isOpening: status === 'pending', at: location.href }), structuralSharing: true });
  const [settledAt, setSettledAt] = useState<string>();
  const isComing = isReading || isOpening;
  useEffect(() => {
    // What came may ask for more, which is known once the tasks that it began have run.
    const timer = setTimeout(() => setSettledAt(isComing ? undefined : at), 0);
    return () => clearTimeout(timer);
  }, [isComing, at]);
  return isComing || settledAt !== at;
}
