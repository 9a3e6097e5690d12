import { createHmac } from 'node:crypto';

import type { Kysely } from 'kysely';

import { canonicalJson, sha256 } from './canonical-json.ts';
import type { NotedHead } from './audit-heads.ts';
import type { AuditOutcomeRow, SequenceName, StoreSchema } from './schema.ts';

/**
 * The chain of decisions: each row holds the hash of the row before and its own.
 *
 * | hash_version | hash |
 * | --- | --- |
 * | 1 | SHA-256 of the row, written before there were reasons and keys |
 * | 2, `key_id` NULL | SHA-256 of the row |
 * | 2, with `key_id` | HMAC-SHA-256 of the row under the AUDIT_KEY of that id, which whoever can write to the store need not know |
 */
export type OutcomeContent = Omit<AuditOutcomeRow, 'hash'>;

/** What the first row is chained to. */
export const genesisHash = '0'.repeat(64);
const hashVersion = 2;

export interface AuditKey {
  /** Tells keys apart without telling anything of them. */
  readonly id: string;
  readonly secret: string;
}

/** Keys of the chain. @param secrets the first hashes new rows, all of them check old ones. */
export function auditKeysOf(secrets: readonly string[]): readonly AuditKey[] {
  return secrets.map((secret) => ({ id: createHmac('sha256', secret).update('casemind audit key').digest('hex').slice(0, 16), secret }));
}

/** How a new row is hashed. */
export function sealOf([key]: readonly AuditKey[]): Pick<AuditOutcomeRow, 'hash_version' | 'key_id'> {
  return { hash_version: hashVersion, key_id: key?.id ?? null };
}

/** The hash of a row; undefined where its key is not among those given. */
export function hashOf(content: OutcomeContent, keys: readonly AuditKey[]): string | undefined {
  const { reason, hash_version, key_id, ...first } = content;
  if (hash_version === 1) return sha256(canonicalJson(reason === null && key_id === null ? first : content));
  return sealedHash(content, keys);
}

/** The hash of a row of hash_version 2; undefined where its key is not among those given. */
export function sealedHash(content: Pick<ChainedRow, 'key_id'>, keys: readonly AuditKey[]): string | undefined {
  if (content.key_id === null) return sha256(canonicalJson(content));
  const key = keys.find(({ id }) => id === content.key_id);
  return key && createHmac('sha256', key.secret).update(canonicalJson(content)).digest('hex');
}

export type ChainProblemKind =
  /** A row is not what was hashed. */
  | 'changed'
  | 'missing'
  | 'broken_link'
  /** There are more rows than were counted. */
  | 'beyond_head'
  /** A row without a key after one with a key: nobody but who lacks the key writes one. */
  | 'unkeyed'
  /** A row cannot be checked, since its key is not among AUDIT_KEY. */
  | 'key_missing'
  /** The chain ends before a head that was noted. */
  | 'truncated'
  /** There is no row where a head was noted. */
  | 'wiped'
  /** Another row stands where a head was noted. */
  | 'rewritten'
  /** The state of a claim is not that of its latest row. */
  | 'state_differs'
  | 'head_unknown';

export interface ChainProblem {
  readonly problem: ChainProblemKind;
  /** Number of the row; of `state_differs` the claim's latest, 0 where it has none. */
  readonly seq: number;
  readonly claimId?: string;
  readonly keyId?: string;
  /** The chain that it is in, where not that of decisions. */
  readonly of?: 'snoozes';
}

/** `changed at 3`, `state_differs at 4 (claim 0301…)`: for errors and logs. */
export function describeProblem({ problem, seq, claimId, keyId, of }: ChainProblem): string {
  return `${of === undefined ? '' : 'snoozed rules: '}${problem} at ${seq}${claimId === undefined ? '' : ` (claim ${claimId})`}${keyId === undefined ? '' : ` (key ${keyId})`}`;
}

export interface ChainReport {
  readonly rows: number;
  /** Hash of the last row; kept elsewhere, it proves that the end was not cut off and written anew. */
  readonly head: string;
  readonly problems: readonly ChainProblem[];
}

export interface VerifyOptions {
  /** Heads that were noted outside of the store, each of which the chain must still hold. */
  readonly noted?: readonly NotedHead[];
  /** The chain may end before heads that were noted: it was restored, or is about to be. */
  readonly mayEndEarlier?: boolean;
}

interface VerifiedChain extends VerifyOptions {
  readonly database: Kysely<StoreSchema>;
  readonly keys: readonly AuditKey[];
}

/** What ties a row of any chain to the one before. */
export interface ChainedRow {
  readonly seq: number;
  readonly key_id: string | null;
  readonly prev_hash: string;
  readonly hash: string;
}

interface WalkedChain<Row extends ChainedRow> extends VerifyOptions {
  /** Rows after a number, in their order. */
  readonly page: (after: number, limit: number) => Promise<readonly Row[]>;
  /** How many rows were counted as they were written. */
  readonly counted: () => Promise<number>;
  /** What the hash of a row should be; undefined where its key is not there. */
  readonly expected: (content: Omit<Row, 'hash'>) => string | undefined;
}

/** Rows read at a time. */
const pageSize = 1000;

/** Reads the chain of decisions, and compares the states of claims with it. */
export async function verifyChain({ database, keys, ...options }: VerifiedChain): Promise<ChainReport> {
  const report = await walkChain({
    ...options,
    page: (after, limit) => database.selectFrom('audit_outcome').selectAll().where('seq', '>', after).orderBy('seq').limit(limit).execute(),
    counted: () => countedRows(database, 'audit_outcome'),
    expected: (content) => hashOf(content, keys),
  });
  return { ...report, problems: [...report.problems, ...(await differingStates(database))] };
}

/** Reads a chain and compares every row with its hash, its number, the row before and heads noted elsewhere. */
export async function walkChain<Row extends ChainedRow>({ page, counted, expected: hashed, noted = [], mayEndEarlier = false }: WalkedChain<Row>): Promise<ChainReport> {
  const newest = await counted();
  const problems: ChainProblem[] = [];
  const lacking = new Set<string>();
  const heads = new Map(noted.map((note) => [note.rows, note.head]));
  let [head, seq, rows, isKeyed] = [genesisHash, 0, 0, false];
  for (;;) {
    const found = await page(seq, pageSize);
    for (const { hash, ...content } of found) {
      for (let missing = seq + 1; missing < content.seq; missing += 1) problems.push({ seq: missing, problem: 'missing' });
      const expected = hashed(content);
      if (expected === undefined && content.key_id !== null && !lacking.has(content.key_id)) {
        lacking.add(content.key_id);
        problems.push({ seq: content.seq, problem: 'key_missing', keyId: content.key_id });
      }
      if (expected !== undefined && expected !== hash) problems.push({ seq: content.seq, problem: 'changed' });
      if (content.prev_hash !== head) problems.push({ seq: content.seq, problem: 'broken_link' });
      if (isKeyed && content.key_id === null) problems.push({ seq: content.seq, problem: 'unkeyed' });
      if ((heads.get(content.seq) ?? hash) !== hash) problems.push({ seq: content.seq, problem: 'rewritten' });
      [head, seq, rows, isKeyed] = [hash, content.seq, rows + 1, isKeyed || content.key_id !== null];
    }
    if (found.length < pageSize) break;
  }
  // Rows written while the chain was read are later than the number read first, and may be there.
  for (let missing = seq + 1; missing <= newest; missing += 1) problems.push({ seq: missing, problem: 'missing' });
  if (seq > (await counted())) problems.push({ seq, problem: 'beyond_head' });
  const last = Math.max(0, ...heads.keys());
  if (last > seq && !mayEndEarlier) problems.push({ seq: last, problem: rows === 0 ? 'wiped' : 'truncated' });
  return { rows, head, problems };
}

/** How many rows of a chain were counted as they were written. */
export async function countedRows(database: Kysely<StoreSchema>, name: SequenceName): Promise<number> {
  return (await database.selectFrom('sequences').select('value').where('name', '=', name).executeTakeFirstOrThrow()).value;
}

/** Claims whose state is not what their latest decision says. Each of both is one statement, so that what is written meanwhile is whole or not there. */
async function differingStates(database: Kysely<StoreSchema>): Promise<ChainProblem[]> {
  const differing = await database
    .selectFrom('audit_outcome as latest')
    .leftJoin('claim_state as state', 'state.claim_id', 'latest.claim_id')
    .select(['latest.claim_id', 'latest.seq'])
    .where((eb) => eb.not(eb.exists(eb.selectFrom('audit_outcome as later').select('later.seq').whereRef('later.claim_id', '=', 'latest.claim_id').whereRef('later.seq', '>', 'latest.seq'))))
    .where((eb) =>
      eb.or([
        eb('state.outcome_id', 'is distinct from', eb.ref('latest.outcome_id')),
        eb('state.decision', 'is distinct from', eb.ref('latest.decision')),
        eb('state.correction_ratio', 'is distinct from', eb.ref('latest.correction_ratio')),
        eb('state.reason', 'is distinct from', eb.ref('latest.reason')),
        eb('state.reviewer_id', 'is distinct from', eb.ref('latest.reviewer_id')),
        eb('state.reviewer', 'is distinct from', eb.ref('latest.reviewer')),
        eb('state.decided_at', 'is distinct from', eb.ref('latest.created_at')),
      ]),
    )
    .orderBy('latest.seq')
    .execute();
  const undecided = await database
    .selectFrom('claim_state as state')
    .select('state.claim_id')
    .where((eb) => eb.or([eb('state.outcome_id', 'is not', null), eb('state.decision', 'is not', null)]))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('audit_outcome as decided').select('decided.seq').whereRef('decided.claim_id', '=', 'state.claim_id'))))
    .orderBy('state.claim_id')
    .execute();
  return [
    ...differing.map(({ claim_id: claimId, seq }): ChainProblem => ({ problem: 'state_differs', seq, claimId })),
    ...undecided.map(({ claim_id: claimId }): ChainProblem => ({ problem: 'state_differs', seq: 0, claimId })),
  ];
}
