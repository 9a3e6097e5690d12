import { hostname } from 'node:os';

import type { Kysely } from 'kysely';

import type { StoreSchema } from './schema.ts';

/** How long a process may be silent before its work counts as lost, and how often it says that it lives. Milliseconds. */
const leaseMs = 60_000;
const heartbeatMs = 15_000;

/** What this process holds of the work of a table. */
export interface Lease {
  /** This process among those of all machines. */
  readonly owner: string;
  /** How long work that is taken or goes on now is held. ISO. */
  until(): string;
  /** From the first work on, the process says again and again that it lives. */
  live(): void;
  stop(): void;
}

interface LeaseOptions {
  readonly database: Kysely<StoreSchema>;
  readonly table: 'messages' | 'runs';
  readonly clock: () => Date;
}

export function createLease({ database, table, clock }: LeaseOptions): Lease {
  const owner = processName();
  const until = (): string => new Date(clock().getTime() + leaseMs).toISOString();
  let heartbeat: NodeJS.Timeout | undefined;
  return {
    owner,
    until,
    live() {
      heartbeat ??= setInterval(() => {
        void database.updateTable(table).set({ lease_until: until() }).where('owner', '=', owner).where('status', '=', 'running').execute().catch(() => {});
      }, heartbeatMs).unref();
    },
    stop: () => clearInterval(heartbeat),
  };
}

function processName(): string {
  return `${hostname()} ${process.pid} ${Math.round(performance.timeOrigin)}`;
}

/** Whether the process that holds some work has ended: it fell silent, or it is known to be gone from this machine. */
export function isLost({ owner, lease_until }: { readonly owner: string | null; readonly lease_until: string | null }, here: string, now: string): boolean {
  return lease_until === null || lease_until < now || isGone(owner, here);
}

/** Whether a process of this machine is known to have ended. Of other machines only the lease tells. */
function isGone(owner: string | null, here: string): boolean {
  if (owner === null || owner === here) return false;
  const [host, pid] = owner.split(' ');
  const [ownHost, ownPid] = here.split(' ');
  if (host !== ownHost) return false;
  // Another process had this id before this one.
  if (pid === ownPid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
