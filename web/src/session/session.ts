import { useSyncExternalStore } from 'react';

import type { BrowserSession } from '#client';

/** `expired`: somebody was signed in, and is asked for the password again over the page that they left open. */
export type SessionState =
  | { readonly status: 'unknown' | 'signed_out' }
  | { readonly status: 'signed_in' | 'expired'; readonly session: BrowserSession };

let state: SessionState = { status: 'unknown' };
const listeners = new Set<() => void>();

function change(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

export function currentSession(): BrowserSession | undefined {
  return 'session' in state ? state.session : undefined;
}

export function sessionRenewed(session: BrowserSession): void {
  change({ status: 'signed_in', session });
}

export function sessionEnded(): void {
  if (state.status === 'signed_in') change({ status: 'expired', session: state.session });
}

export function signedOut(): void {
  change({ status: 'signed_out' });
}

export function useSession(): SessionState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

/** Whether the person may decide on claims; others read. */
export function useMayDecide(): boolean {
  const current = useSession();
  return 'session' in current && (current.session.role === 'auditor' || current.session.role === 'admin');
}

/** Whether the person leads others: an admin does. */
export function useMayLead(): boolean {
  const current = useSession();
  return 'session' in current && current.session.is_lead;
}

/** Whether the person may keep views of lists: programs that only read have none. */
export function useKeepsViews(): boolean {
  const role = useRole();
  return role !== undefined && role !== 'client';
}

export function useRole(): BrowserSession['role'] | undefined {
  const current = useSession();
  return 'session' in current ? current.session.role : undefined;
}
