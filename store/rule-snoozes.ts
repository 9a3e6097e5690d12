import type { Kysely, Transaction } from 'kysely';

import { CasemindError, type RuleSnooze, dateInJakarta } from '#engine';

import type { NotedHead } from './audit-heads.ts';
import { type AuditKey, type ChainReport, type VerifyOptions, countedRows, genesisHash, sealOf, sealedHash, walkChain } from './chain.ts';
import type { Person } from './claim-state.ts';
import { lockSequence, nextOf } from './database.ts';
import type { SnoozeActRow, StoreSchema } from './schema.ts';

/** A snooze with how it ended; null while nobody ended it, also once its date is over. */
export interface KeptSnooze extends RuleSnooze {
  readonly ended: { readonly by: string; readonly at: string; readonly reason: string } | null;
  readonly isInForce: boolean;
}

export type NewSnooze = Omit<RuleSnooze, 'id' | 'by' | 'since'> & { readonly by: Person };

export interface RuleSnoozes {
  /** @throws CasemindError RULE_SNOOZED where the rule is snoozed for the same already; AUDIT_KEY_MISSING as for decisions. */
  begin(snooze: NewSnooze): Promise<KeptSnooze>;
  /** Ends one before its date; undefined where there is none. One that is over stays as it is. */
  end(id: string, by: Person, reason: string): Promise<KeptSnooze | undefined>;
  find(id: string): Promise<KeptSnooze | undefined>;
  /** The newest first. */
  list(options?: { readonly isInForce?: boolean }): Promise<KeptSnooze[]>;
  /** A number that grows with every act. */
  version(): Promise<number>;
  /** Reads the chain of acts and compares every row with its hash, its number and the row before. */
  verify(options?: VerifyOptions): Promise<ChainReport>;
}

interface RuleSnoozesOptions {
  readonly database: Kysely<StoreSchema>;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly auditKeys: readonly AuditKey[];
}

type Act = Omit<SnoozeActRow, 'seq' | 'at' | 'hash_version' | 'key_id' | 'prev_hash' | 'hash'>;

/** Every snooze that began, with how it ended. */
function begun(from: Kysely<StoreSchema> | Transaction<StoreSchema>) {
  return from
    .selectFrom('snooze_acts as began')
    .leftJoin('snooze_acts as ended', (join) => join.onRef('ended.snooze_id', '=', 'began.snooze_id').on('ended.action', '=', 'ended'))
    .selectAll('began')
    .select(['ended.actor as ended_by', 'ended.at as ended_at', 'ended.reason as ended_reason'])
    .where('began.action', '=', 'began');
}

export function createRuleSnoozes({ database, clock, newId, auditKeys }: RuleSnoozesOptions): RuleSnoozes {
  const today = (): string => dateInJakarta(clock());

  async function find(from: Kysely<StoreSchema> | Transaction<StoreSchema>, id: string): Promise<KeptSnooze | undefined> {
    const row = await begun(from).where('began.snooze_id', '=', id).executeTakeFirst();
    return row && kept(row, today());
  }

  /** Appends an act to the chain. The sequence must be locked. */
  async function append(transaction: Transaction<StoreSchema>, last: number, act: Act): Promise<void> {
    const previous = await transaction.selectFrom('snooze_acts').select(['hash', 'key_id']).where('seq', '=', last).executeTakeFirst();
    const seal = sealOf(auditKeys);
    if (previous?.key_id && seal.key_id === null) throw new CasemindError('AUDIT_KEY_MISSING', { key: previous.key_id, seq: last });
    const content = { ...act, seq: await nextOf(transaction, 'snooze_acts'), at: clock().toISOString(), ...seal, prev_hash: previous?.hash ?? genesisHash };
    const hash = sealedHash(content, auditKeys);
    if (hash === undefined) throw new Error('the key that a row is hashed under is not there');
    await transaction.insertInto('snooze_acts').values({ ...content, hash }).execute();
  }

  return {
    begin({ by, ruleId, facilityKey, patientKey, provinceCode, claimId, until, reason }) {
      return database.transaction().execute(async (transaction) => {
        const last = await lockSequence(transaction, 'snooze_acts');
        const same = await begun(transaction)
          .where('ended.at', 'is', null)
          .where('began.until_on', '>=', today())
          .where('began.rule_id', '=', ruleId)
          .where('began.facility_key', 'is not distinct from', facilityKey)
          .where('began.patient_key', 'is not distinct from', patientKey)
          .where('began.province_code', 'is not distinct from', provinceCode)
          .executeTakeFirst();
        if (same) throw new CasemindError('RULE_SNOOZED', { rule: ruleId, by: same.actor, until: same.until_on });
        const snoozeId = newId();
        const subject = { rule_id: ruleId, facility_key: facilityKey, patient_key: patientKey, province_code: provinceCode, claim_id: claimId, until_on: until };
        await append(transaction, last, { snooze_id: snoozeId, action: 'began', ...subject, reason, actor_id: by.id, actor: by.name });
        const made = await find(transaction, snoozeId);
        if (!made) throw new Error('a snooze that was written is not there');
        return made;
      });
    },
    end(id, by, reason) {
      return database.transaction().execute(async (transaction) => {
        const last = await lockSequence(transaction, 'snooze_acts');
        const row = await begun(transaction).where('began.snooze_id', '=', id).executeTakeFirst();
        if (!row || !kept(row, today()).isInForce) return row && kept(row, today());
        const { rule_id, facility_key, patient_key, province_code, claim_id, until_on } = row;
        await append(transaction, last, { snooze_id: id, action: 'ended', rule_id, facility_key, patient_key, province_code, claim_id, until_on, reason, actor_id: by.id, actor: by.name });
        return find(transaction, id);
      });
    },
    find: (id) => find(database, id),
    async list({ isInForce = false } = {}) {
      let query = begun(database).orderBy('began.seq', 'desc');
      if (isInForce) query = query.where('ended.at', 'is', null).where('began.until_on', '>=', today());
      return (await query.execute()).map((row) => kept(row, today()));
    },
    version: () => countedRows(database, 'snooze_acts'),
    verify: ({ noted = [], mayEndEarlier } = {}) =>
      walkChain({
        ...(mayEndEarlier !== undefined && { mayEndEarlier }),
        noted: noted.flatMap(({ at, snoozes }): NotedHead[] => (snoozes ? [{ at, ...snoozes }] : [])),
        page: (after, limit) => database.selectFrom('snooze_acts').selectAll().where('seq', '>', after).orderBy('seq').limit(limit).execute(),
        counted: () => countedRows(database, 'snooze_acts'),
        expected: (content) => sealedHash(content, auditKeys),
      }),
  };
}

type BegunRow = SnoozeActRow & { readonly ended_by: string | null; readonly ended_at: string | null; readonly ended_reason: string | null };

function kept(row: BegunRow, today: string): KeptSnooze {
  const { ended_by: by, ended_at: at, ended_reason: reason } = row;
  return {
    id: row.snooze_id,
    ruleId: row.rule_id,
    facilityKey: row.facility_key,
    patientKey: row.patient_key,
    provinceCode: row.province_code,
    claimId: row.claim_id,
    until: row.until_on,
    reason: row.reason,
    by: row.actor,
    since: row.at,
    ended: by !== null && at !== null && reason !== null ? { by, at, reason } : null,
    isInForce: at === null && row.until_on >= today,
  };
}
