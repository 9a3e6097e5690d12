import { type Kysely, type Transaction, sql } from 'kysely';

import {
  type Arrival,
  type DeadLetter,
  type DeadLetterQuery,
  type Intake,
  type IntakeBatch,
  type IntakeResult,
  type LiveClaim,
  type LiveReading,
  type LiveSource,
  type StoredLiveClaim,
  orderedChannels,
} from '#engine';

import { sha256 } from './canonical-json.ts';
import { ClaimShapes, type WriteClaim } from './claim-shapes.ts';
import { lockSequence, nextOf } from './database.ts';
import { type LiveConsumers, createLiveConsumers } from './live-consumers.ts';
import type { DeadLetterRow, LiveClaimRow, StoreSchema } from './schema.ts';

/** Claims that came in by a channel, of one source: the store holds real ones, the simulation its own. */
export interface LiveClaims extends Intake, LiveReading, LiveConsumers {
  readonly source: LiveSource;
  status(): Promise<LiveStatus>;
  /** Removes what was kept long enough or is too much, the oldest first; replicas learn of it by `changesAfter`. */
  removeExpired(limits: LiveLimits): Promise<RemovedLive>;
}

export interface LiveStatus {
  readonly claims: number;
  /** Change number of the latest change, and that up to which claims were removed. */
  readonly lastChangeSeq: number;
  readonly purgedUpTo: number;
  /** Of the latest change. */
  readonly lastReceivedAt: string | null;
  /** Dead letters that were not replayed, by reason. */
  readonly deadLetters: Readonly<Record<string, number>>;
  readonly positions: readonly { readonly channel: Arrival; readonly part: string; readonly position: string }[];
}

export interface LiveLimits {
  /** Claims received before it go. ISO 8601 UTC. */
  readonly claimsBefore: string;
  /** Most claims that stay. */
  readonly claims: number;
  /** Dead letters received before it go. ISO 8601 UTC. */
  readonly deadLettersBefore: string;
  /** Most bytes of dead letters that stay. */
  readonly deadLetterBytes: number;
}

export interface RemovedLive {
  readonly claims: number;
  readonly deadLetters: number;
}

interface LiveClaimsOptions {
  readonly database: Kysely<StoreSchema>;
  readonly source: LiveSource;
  readonly clock: () => Date;
}

/** SQLite binds at most 32,766 values to a statement, PostgreSQL 65,535. */
const rowsOfStatement = 1000;
/** Live claims of one patient that count for another: nobody has as many, but for an error of a sender. */
const claimsOfPatient = 200;
/** Claims that one transaction removes: whoever takes claims in waits no longer. */
const rowsOfRemoval = 5000;

export function createLiveClaims({ database, source, clock }: LiveClaimsOptions): LiveClaims {
  const shapes = new ClaimShapes(database);
  /** First statement of every transaction that writes: what is read after it is what the writer before left. */
  const writing = <T>(work: (transaction: Transaction<StoreSchema>) => Promise<T>): Promise<T> =>
    database.transaction().execute(async (transaction) => {
      await lockSequence(transaction, 'live_claims');
      return work(transaction);
    });

  async function removeUpTo(changeSeq: number): Promise<number> {
    for (let removed = 0; ; ) {
      const count = await writing(async (transaction) => {
        const claims = transaction.selectFrom('claims_live_stream').select('change_seq').where('change_seq', '<=', changeSeq).orderBy('change_seq');
        const last = (await claims.offset(rowsOfRemoval - 1).limit(1).executeTakeFirst())?.change_seq ?? changeSeq;
        const { numDeletedRows } = await transaction.deleteFrom('claims_live_stream').where('change_seq', '<=', last).executeTakeFirst();
        if (numDeletedRows > 0n) await transaction.updateTable('sequences').set({ value: last }).where('name', '=', 'live_claims_purged').execute();
        return Number(numDeletedRows);
      });
      removed += count;
      if (count < rowsOfRemoval) return removed;
    }
  }

  async function removeDeadLetters({ deadLettersBefore, deadLetterBytes }: LiveLimits): Promise<number> {
    const { numDeletedRows: old } = await database.deleteFrom('live_dead_letters').where('received_at', '<', deadLettersBefore).executeTakeFirst();
    const { bytes } = await database
      .selectFrom('live_dead_letters')
      .select((row) => row.fn.coalesce(row.fn.sum<number | string>('bytes'), sql.lit(0)).as('bytes'))
      .executeTakeFirstOrThrow();
    if (Number(bytes) <= deadLetterBytes) return Number(old);
    const { numDeletedRows: large } = await database
      .deleteFrom('live_dead_letters')
      .where((row) =>
        row(
          row.refTuple('channel', 'part', 'position'),
          'in',
          row
            .selectFrom(
              database
                .selectFrom('live_dead_letters')
                .select(['channel', 'part', 'position', sql<number>`sum(bytes) OVER (ORDER BY received_at DESC, channel DESC, part DESC, position DESC)`.as('reached')])
                .as('summed'),
            )
            .where('reached', '>', deadLetterBytes)
            .select(['summed.channel', 'summed.part', 'summed.position'])
            .$asTuple('channel', 'part', 'position'),
        ),
      )
      .executeTakeFirst();
    return Number(old + large);
  }

  return {
    ...createLiveConsumers({ database, clock }),
    source,
    async positionOf(channel, part) {
      const row = await database.selectFrom('live_positions').select('position').where('channel', '=', channel).where('part', '=', part).executeTakeFirst();
      return row?.position;
    },
    async take(batch) {
      refuseOthers(batch.claims, source);
      const write = await shapes.writer();
      return writing(async (transaction) => {
        const kept = await positionsOf(transaction, batch);
        const isNew = ({ part, position }: Place): boolean => !orderedChannels.has(batch.channel) || position > (kept.get(part) ?? '');
        const claims = batch.claims.filter(isNew);
        const deadLetters = batch.deadLetters.filter(isNew);
        const changed = await putClaims(transaction, claims, { write, isReplay: false });
        const dead = await addDeadLetters(transaction, deadLetters);
        for (const [part, position] of batch.positions)
          if (position > (kept.get(part) ?? ''))
            await transaction
              .insertInto('live_positions')
              .values({ channel: batch.channel, part, position })
              .onConflict((conflict) => conflict.columns(['channel', 'part']).doUpdateSet({ position }))
              .execute();
        return counted(batch, changed, dead);
      });
    },
    async takeReplayed(batch) {
      refuseOthers(batch.claims, source);
      const write = await shapes.writer();
      return writing(async (transaction) => {
        const changed = await putClaims(transaction, batch.claims, { write, isReplay: true });
        const replayedAt = clock().toISOString();
        const refused = new Set(batch.deadLetters.map(placeOf));
        for (const letter of batch.read)
          if (!refused.has(placeOf(letter))) await letterAt(transaction.updateTable('live_dead_letters'), letter).set({ replayed_at: replayedAt }).execute();
        for (const letter of batch.deadLetters) {
          const { reason, field, value } = letterRow(letter);
          await letterAt(transaction.updateTable('live_dead_letters'), letter).set({ reason, field, value }).execute();
        }
        return counted(batch, changed, batch.deadLetters.length);
      });
    },
    async changesAfter(changeSeq, limit = 1000) {
      const rows = await database.selectFrom('claims_live_stream').selectAll().where('change_seq', '>', changeSeq).orderBy('change_seq').limit(limit).execute();
      // Read after the rows: what was removed in between is said to be gone.
      const claims = await shapes.read(rows);
      return { claims: rows.map((row, i) => storedClaim(row, claims[i], source)), purgedUpTo: await valueOf(database, 'live_claims_purged') };
    },
    async claimsOfPatients(patientKeys) {
      const rows: Pick<LiveClaimRow, 'shape_id' | 'claim'>[] = [];
      for (const keys of pages([...new Set(patientKeys)])) {
        const place = sql<number>`row_number() OVER (PARTITION BY patient_key ORDER BY admit_date DESC, claim_id DESC)`.as('place');
        const numbered = database.selectFrom('claims_live_stream').select(['shape_id', 'claim', 'patient_key', 'admit_date', 'claim_id', place]).where('patient_key', 'in', keys).as('numbered');
        rows.push(...(await database.selectFrom(numbered).select(['shape_id', 'claim']).where('place', '<=', claimsOfPatient).orderBy('patient_key').orderBy('admit_date').orderBy('claim_id').execute()));
      }
      return shapes.read(rows);
    },
    async deadLetters({ channel, reason, includesReplayed = false, limit = 1000, after }: DeadLetterQuery = {}) {
      let query = database.selectFrom('live_dead_letters').select(['channel', 'part', 'position', 'reason', 'field', 'value', 'original', 'received_at as receivedAt', 'replayed_at as replayedAt']).orderBy('received_at').orderBy('channel').orderBy('part').orderBy('position').limit(limit);
      if (!includesReplayed) query = query.where('replayed_at', 'is', null);
      if (channel !== undefined) query = query.where('channel', '=', channel);
      if (reason !== undefined) query = query.where('reason', '=', reason);
      if (after) query = query.where((row) => row(row.refTuple('received_at', 'channel', 'part', 'position'), '>', row.tuple(after.receivedAt, after.channel, after.part, after.position)));
      return query.execute();
    },
    async status() {
      const { claims } = await database.selectFrom('claims_live_stream').select((row) => row.fn.countAll<number>().as('claims')).executeTakeFirstOrThrow();
      const last = await database.selectFrom('claims_live_stream').select('received_at').orderBy('change_seq', 'desc').limit(1).executeTakeFirst();
      const letters = await database
        .selectFrom('live_dead_letters')
        .select((row) => ['reason', row.fn.countAll<number>().as('count')])
        .where('replayed_at', 'is', null)
        .groupBy('reason')
        .orderBy('reason')
        .execute();
      return {
        claims,
        lastChangeSeq: await valueOf(database, 'live_claims'),
        purgedUpTo: await valueOf(database, 'live_claims_purged'),
        lastReceivedAt: last?.received_at ?? null,
        deadLetters: Object.fromEntries(letters.map(({ reason, count }) => [reason, count])),
        positions: await database.selectFrom('live_positions').select(['channel', 'part', 'position']).orderBy('channel').orderBy('part').execute(),
      };
    },
    async removeExpired(limits) {
      const claims = database.selectFrom('claims_live_stream').select('change_seq').orderBy('change_seq').limit(1);
      const { count } = await database.selectFrom('claims_live_stream').select((row) => row.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
      const lastSeq = await valueOf(database, 'live_claims');
      const firstKept = await claims.where('received_at', '>=', limits.claimsBefore).executeTakeFirst();
      const tooMany = count > limits.claims ? await claims.offset(count - limits.claims - 1).executeTakeFirst() : undefined;
      const upTo = Math.max(firstKept ? firstKept.change_seq - 1 : lastSeq, tooMany?.change_seq ?? 0);
      return { claims: await removeUpTo(upTo), deadLetters: await removeDeadLetters(limits) };
    },
  };
}

type Place = Pick<DeadLetter, 'channel' | 'part' | 'position'>;
type Kept = Pick<LiveClaimRow, 'claim_id' | 'channel' | 'part' | 'position' | 'generated_at' | 'content_hash'>;

const placeOf = ({ channel, part, position }: Place): string => JSON.stringify([channel, part, position]);

/** Simulated claims never come among real ones, whatever whoever calls believes. */
function refuseOthers(claims: readonly LiveClaim[], source: LiveSource): void {
  const other = claims.find((claim) => claim.source !== source);
  if (other) throw new TypeError(`a claim of the source ${other.source} among those of ${source}`);
}

async function positionsOf(transaction: Transaction<StoreSchema>, { channel, positions }: IntakeBatch): Promise<ReadonlyMap<string, string>> {
  const kept = new Map<string, string>();
  for (const parts of pages([...positions.keys()])) {
    const rows = await transaction.selectFrom('live_positions').select(['part', 'position']).where('channel', '=', channel).where('part', 'in', parts).execute();
    for (const { part, position } of rows) kept.set(part, position);
  }
  return kept;
}

/** Puts claims in the place of those of their ids, where they stand above them. */
async function putClaims(
  transaction: Transaction<StoreSchema>,
  claims: readonly LiveClaim[],
  { write, isReplay }: { readonly write: WriteClaim; readonly isReplay: boolean },
): Promise<{ readonly added: number; readonly replaced: number }> {
  const known = await keptOf(transaction, claims.map(({ claim }) => claim.claim_id));
  const inStore = new Set(known.keys());
  const put = new Map<string, Omit<LiveClaimRow, 'change_seq'>>();
  const moved = new Map<string, Kept>();
  let [added, replaced] = [0, 0];
  for (const message of claims) {
    const row = claimRow(message, write);
    const before = known.get(row.claim_id);
    if (before && !standsAbove(message, before, isReplay)) continue;
    known.set(row.claim_id, row);
    if (before?.content_hash === row.content_hash) {
      const waiting = put.get(row.claim_id);
      const { channel, part, position, generated_at } = row;
      // The claim is as it was; messages between the two places count as older than it from now on.
      if (waiting) put.set(row.claim_id, { ...waiting, channel, part, position, generated_at });
      else moved.set(row.claim_id, row);
      continue;
    }
    if (before) replaced += 1;
    else added += 1;
    // What is put last comes last.
    put.delete(row.claim_id);
    put.set(row.claim_id, row);
    moved.delete(row.claim_id);
  }
  const rows = [...put.values()];
  for (const ids of pages(rows.map(({ claim_id }) => claim_id).filter((id) => inStore.has(id)))) await transaction.deleteFrom('claims_live_stream').where('claim_id', 'in', ids).execute();
  if (rows.length > 0) {
    const first = (await nextOf(transaction, 'live_claims', rows.length)) - rows.length + 1;
    for (const page of pages(rows.map((row, i) => ({ ...row, change_seq: first + i })))) await transaction.insertInto('claims_live_stream').values(page).execute();
  }
  for (const { claim_id: id, channel, part, position, generated_at } of moved.values())
    await transaction.updateTable('claims_live_stream').set({ channel, part, position, generated_at }).where('claim_id', '=', id).execute();
  return { added, replaced };
}

async function keptOf(transaction: Transaction<StoreSchema>, claimIds: readonly string[]): Promise<Map<string, Kept>> {
  const known = new Map<string, Kept>();
  for (const ids of pages([...new Set(claimIds)])) {
    const rows = await transaction.selectFrom('claims_live_stream').select(['claim_id', 'channel', 'part', 'position', 'generated_at', 'content_hash']).where('claim_id', 'in', ids).execute();
    for (const row of rows) known.set(row.claim_id, row);
  }
  return known;
}

/**
 * Of messages of one part the later one stands, else the one generated later. Where both say the same time, the one that comes
 * now stands if it cannot have come before; else what stands must not depend on what comes how often.
 */
function standsAbove({ channel, part, position, generatedAt }: LiveClaim, kept: Kept, isReplay: boolean): boolean {
  if (channel === kept.channel && part === kept.part) return position > kept.position;
  const [time, keptTime] = [generatedAt ?? '', kept.generated_at ?? ''];
  if (time !== keptTime) return time > keptTime;
  if (isReplay) return false;
  return orderedChannels.has(channel) || [channel, part, position].join(' ') > [kept.channel, kept.part, kept.position].join(' ');
}

async function addDeadLetters(transaction: Transaction<StoreSchema>, letters: readonly DeadLetter[]): Promise<number> {
  let added = 0;
  for (const page of pages(letters.map((letter) => letterRow(letter)))) {
    const rows = await transaction
      .insertInto('live_dead_letters')
      .values(page)
      .onConflict((conflict) => conflict.columns(['channel', 'part', 'position']).doNothing())
      .returning('position')
      .execute();
    added += rows.length;
  }
  return added;
}

function letterAt<Query extends { where(column: 'channel' | 'part' | 'position', operator: '=', value: string): Query }>(query: Query, { channel, part, position }: Place): Query {
  return query.where('channel', '=', channel).where('part', '=', part).where('position', '=', position);
}

function counted({ claims, deadLetters }: Pick<IntakeBatch, 'claims' | 'deadLetters'>, { added, replaced }: Pick<IntakeResult, 'added' | 'replaced'>, dead: number): IntakeResult {
  return { added, replaced, dead, repeated: claims.length + deadLetters.length - added - replaced - dead };
}

function claimRow({ claim, channel, part, position, payload, generatedAt, receivedAt, snapshotId }: LiveClaim, write: WriteClaim): Omit<LiveClaimRow, 'change_seq'> {
  return {
    ...write(claim),
    claim_id: claim.claim_id,
    channel,
    part,
    position,
    payload,
    content_hash: sha256(payload),
    patient_key: claim.patient_key,
    admit_date: claim.admit_date,
    generated_at: generatedAt,
    received_at: receivedAt,
    snapshot_id: snapshotId,
  };
}

function storedClaim(row: LiveClaimRow, claim: LiveClaim['claim'] | undefined, source: LiveSource): StoredLiveClaim {
  if (!claim) throw new TypeError('a claim was not read');
  const { channel, part, position, payload, generated_at: generatedAt, received_at: receivedAt, snapshot_id: snapshotId, change_seq: changeSeq } = row;
  return { claim, source, channel, part, position, payload, generatedAt, receivedAt, snapshotId, changeSeq };
}

function letterRow({ channel, part, position, reason, field, value, original, receivedAt }: DeadLetter): DeadLetterRow {
  return {
    channel,
    part,
    position,
    reason,
    field: field === null ? null : storable(field),
    value: value === null ? null : storable(value),
    original: storable(original),
    bytes: Buffer.byteLength(original),
    received_at: receivedAt,
    replayed_at: null,
  };
}

/** PostgreSQL keeps no NUL in a text. */
function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}

async function valueOf(database: Kysely<StoreSchema>, name: 'live_claims' | 'live_claims_purged'): Promise<number> {
  return (await database.selectFrom('sequences').select('value').where('name', '=', name).executeTakeFirstOrThrow()).value;
}

function* pages<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += rowsOfStatement) yield rows.slice(start, start + rowsOfStatement);
}
