import { useEffect, useState } from 'react';
import type { ClaimLock } from '#client';

import { service } from '../service/service.ts';
import { useMayDecide } from '../session/session.ts';

/** Milliseconds between two times that the page says it is open; the service believes it for 90 seconds. */
const every = 30_000;

/** Says that the claim is open here, for as long as it is. Gives who else has it open, undefined while nobody has. */
export function useClaimLock(claimId: string): ClaimLock | undefined {
  const mayDecide = useMayDecide();
  const [lock, setLock] = useState<ClaimLock>();
  useEffect(() => {
    if (!mayDecide) return undefined;
    let isOpen = true;
    const path = { id: claimId };
    const hold = async (): Promise<void> => {
      const held = await service.call('PUT /claims/{id}/lock', { path }).catch(() => undefined);
      if (isOpen) setLock(held?.data);
    };
    void hold();
    const timer = setInterval(() => void hold(), every);
    return () => {
      isOpen = false;
      setLock(undefined);
      clearInterval(timer);
      // A browser that is closed says nothing; the lock then ends by itself.
      void service.call('DELETE /claims/{id}/lock', { path }).catch(() => undefined);
    };
  }, [claimId, mayDecide]);
  return lock?.is_own === false ? lock : undefined;
}
