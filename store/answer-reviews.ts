import type { Kysely } from 'kysely';

import type { RunDetail } from './runs.ts';
import type { AnswerRating, StoreSchema } from './schema.ts';

/** What somebody said of an answer, with the question and the answer as they were: it outlives the conversation. */
export interface RatedAnswer {
  readonly messageId: string;
  readonly rating: AnswerRating;
  /** Empty where nothing was said beside it. */
  readonly comment: string;
  readonly question: string;
  readonly claimId: string | null;
  readonly answer: RunDetail;
  readonly ratedAt: string;
}

/** An answer that a lead verified, for whoever asks the same. */
export interface VerifiedAnswer {
  readonly id: string;
  readonly question: string;
  /** The claim that it is about; null for an answer across claims. */
  readonly claimId: string | null;
  readonly language: string;
  readonly answer: RunDetail;
  /** Name of the lead. */
  readonly by: string;
  readonly at: string;
}

export interface AnswerReviews {
  /** Says what a person thinks of an answer, in place of what they said before. */
  rate(userId: string, rated: Omit<RatedAnswer, 'ratedAt'>): Promise<RatedAnswer>;
  /** Takes it back. */
  unrate(userId: string, messageId: string): Promise<void>;
  /** What a person said of these answers. */
  ratingsOf(userId: string, messageIds: readonly string[]): Promise<RatedAnswer[]>;
  /** Verifies an answer to a question, in place of one that was verified before. */
  verify(verified: Omit<VerifiedAnswer, 'id' | 'at'>): Promise<VerifiedAnswer>;
  /** The verified answer to the same question: the same words, whatever their case and punctuation. */
  verifiedFor(asked: Pick<VerifiedAnswer, 'question' | 'claimId' | 'language'>): Promise<VerifiedAnswer | undefined>;
  /** Verified answers on a claim, or across claims where it is null, the newest first; all of them where it is left out. */
  verified(options?: { readonly claimId?: string | null; readonly limit?: number }): Promise<VerifiedAnswer[]>;
  /** Verifies an answer no more; false where it was not. */
  withdraw(verifiedId: string): Promise<boolean>;
}

interface AnswerReviewsOptions {
  readonly database: Kysely<StoreSchema>;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** What questions have in common that are the same but for case, punctuation and spaces. */
export function questionKey(question: string): string {
  return question.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}%<>=]+/gu, ' ').trim();
}

/** Of answers across claims: a key has no NULL in it. */
const acrossClaims = '';

export function createAnswerReviews({ database, clock, newId }: AnswerReviewsOptions): AnswerReviews {
  return {
    async rate(userId, { messageId, rating, comment, question, claimId, answer }) {
      const row = { message_id: messageId, user_id: userId, rating, comment, question, claim_id: claimId, answer: JSON.stringify(answer), rated_at: clock().toISOString() };
      await database
        .insertInto('answer_ratings')
        .values(row)
        .onConflict((conflict) => conflict.columns(['message_id', 'user_id']).doUpdateSet({ rating, comment, rated_at: row.rated_at }))
        .execute();
      return shownRating(row);
    },
    async unrate(userId, messageId) {
      await database.deleteFrom('answer_ratings').where('user_id', '=', userId).where('message_id', '=', messageId).execute();
    },
    async ratingsOf(userId, messageIds) {
      if (messageIds.length === 0) return [];
      const rows = await database.selectFrom('answer_ratings').selectAll().where('user_id', '=', userId).where('message_id', 'in', messageIds).orderBy('message_id').execute();
      return rows.map(shownRating);
    },
    async verify({ question, claimId, language, answer, by }) {
      const changed = { verified_id: newId(), question, answer: JSON.stringify(answer), verified_by: by, verified_at: clock().toISOString() };
      const row = await database
        .insertInto('verified_answers')
        .values({ ...changed, question_key: questionKey(question), claim_id: claimId ?? acrossClaims, language })
        .onConflict((conflict) => conflict.columns(['question_key', 'claim_id', 'language']).doUpdateSet(changed))
        .returningAll()
        .executeTakeFirstOrThrow();
      return shownVerified(row);
    },
    async verifiedFor({ question, claimId, language }) {
      const row = await database
        .selectFrom('verified_answers')
        .selectAll()
        .where('question_key', '=', questionKey(question))
        .where('claim_id', '=', claimId ?? acrossClaims)
        .where('language', '=', language)
        .executeTakeFirst();
      return row && shownVerified(row);
    },
    async verified({ claimId, limit = 1000 } = {}) {
      let query = database.selectFrom('verified_answers').selectAll().orderBy('verified_at', 'desc').orderBy('verified_id').limit(limit);
      if (claimId !== undefined) query = query.where('claim_id', '=', claimId ?? acrossClaims);
      return (await query.execute()).map(shownVerified);
    },
    async withdraw(verifiedId) {
      return Number((await database.deleteFrom('verified_answers').where('verified_id', '=', verifiedId).executeTakeFirst()).numDeletedRows) > 0;
    },
  };
}

function shownRating(row: StoreSchema['answer_ratings']): RatedAnswer {
  return { messageId: row.message_id, rating: row.rating, comment: row.comment, question: row.question, claimId: row.claim_id, answer: JSON.parse(row.answer), ratedAt: row.rated_at };
}

function shownVerified(row: StoreSchema['verified_answers']): VerifiedAnswer {
  const { claim_id: claimId } = row;
  return { id: row.verified_id, question: row.question, claimId: claimId === acrossClaims ? null : claimId, language: row.language, answer: JSON.parse(row.answer), by: row.verified_by, at: row.verified_at };
}
