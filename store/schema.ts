import type { Insertable, Selectable } from 'kysely';

export const roles = ['auditor', 'ops', 'client', 'admin'] as const;
export type Role = (typeof roles)[number];

export const runStatuses = ['running', 'succeeded', 'failed'] as const;
export type RunStatus = (typeof runStatuses)[number];

/** Times are ISO 8601 UTC text, JSON is text, yes and no are 1 and 0: the same in every SQL engine. */
export interface StoreSchema {
  schema_migrations: { version: number; name: string; applied_at: string };
  users: UsersTable;
  runs: RunsTable;
}

interface UsersTable {
  user_id: string;
  username: string;
  password_hash: string;
  role: Role;
  /** 1 for the users of demo mode, whose passwords are public. */
  is_demo: number;
  disabled_at: string | null;
  created_at: string;
}

interface RunsTable {
  run_id: string;
  kind: string;
  status: RunStatus;
  started_at: string;
  ended_at: string | null;
  /** JSON. */
  detail: string;
}

export type UserRow = Selectable<UsersTable>;
export type RunRow = Selectable<RunsTable>;
export type NewRun = Insertable<RunsTable>;
