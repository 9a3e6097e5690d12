import type { BrowserSession } from '#client';

import type { TextId } from '../texts/texts.ts';

export type Role = BrowserSession['role'];

const everybody = ['auditor', 'ops', 'client', 'admin'] as const satisfies readonly Role[];
const operators = ['ops', 'admin'] as const satisfies readonly Role[];

interface RoomEntry {
  readonly name: TextId;
  readonly to: '/overview' | '/reports' | '/live' | '/quality' | '/admin';
  /** Whose rights in the API reach what the room shows. */
  readonly roles: readonly Role[];
}

/** The rooms beside worklist and claim. */
export const rooms: readonly RoomEntry[] = [
  { name: 'overview', to: '/overview', roles: everybody },
  { name: 'reports', to: '/reports', roles: everybody },
  { name: 'live', to: '/live', roles: everybody },
  { name: 'quality', to: '/quality', roles: operators },
  { name: 'admin', to: '/admin', roles: ['admin'] },
];

export function mayOperate(role: Role | undefined): boolean {
  return operators.some((one) => one === role);
}
