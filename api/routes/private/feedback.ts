import { randomUUID } from 'node:crypto';

import { type SnapshotReader, decisionShape, decisions, key, outcomeEvidence, ratioOf, readClaim, refuseSimulatedClaim, refuseWrongDecision } from '#engine';
import type { Outcome, Outcomes } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import type { ClaimStateMirror } from '../../snapshots/claim-state-mirror.ts';
import { claimParams, needsToken, problemResponses, reasonSchema } from '../../http/schemas.ts';
import { scopeOf } from '../../access/scope.ts';

export const outcomeSchema = z
  .object({
    outcome_id: z.string(),
    seq: z.number().int().describe('number over all claims, without a gap'),
    claim_id: z.string(),
    decision: z.enum(decisions),
    correction_ratio: z.number(),
    reason: reasonSchema,
    notes: z.string(),
    reviewer: z.string(),
    created_at: z.iso.datetime(),
    snapshot_id: z.string(),
    evidence: z.record(z.string(), z.unknown()).describe('scores, flags, versions and amounts as they were'),
    supersedes: z.string().nullable().describe('the outcome of the same claim that this one takes the place of'),
    proposal_id: z.string().nullable(),
    hash: z.string().describe('of this row, with prev_hash: SHA-256, or HMAC-SHA-256 where key_id names a key'),
    prev_hash: z.string(),
    hash_version: z.number().int().describe('1 for rows that are older than reasons'),
    key_id: z.string().nullable().describe('AUDIT_KEY of the hash'),
  })
  .meta({ id: 'AuditOutcome' });

const idempotencyKey = key({ min: 8, max: 100 });
const feedbackSchema = z
  .strictObject({ ...decisionShape, idempotency_key: idempotencyKey.optional().describe('the same key again writes nothing; may come as the header Idempotency-Key') })
  .superRefine(refuseWrongDecision);

interface FeedbackOptions {
  readonly reader: SnapshotReader;
  readonly outcomes: Outcomes;
  readonly mirror: ClaimStateMirror;
}

/** POST /claims/:id/feedback: an auditor decides. GET: every decision on the claim. */
export const feedbackRoutes: FastifyPluginAsyncZod<FeedbackOptions> = async (app, { reader, outcomes, mirror }) => {
  app.post(
    '/claims/:id/feedback',
    {
      config: { roles: ['auditor', 'admin'] },
      schema: {
        summary: 'Decide on a claim',
        description: 'Appends an audit_outcome; a later one takes the place of an earlier one, none is edited. A claim that came in live is decided on as any other; of a simulated one it is refused. Answers 200 where the key was used for this decision before.',
        tags: ['feedback'],
        security: needsToken,
        params: claimParams,
        headers: z.object({ 'idempotency-key': idempotencyKey.optional() }),
        body: feedbackSchema,
        response: {
          200: z.object({ data: outcomeSchema }),
          201: z.object({ data: outcomeSchema }),
          ...problemResponses(400, 401, 403, 404, 409, 413, 415, 429, 500, 503),
        },
      },
    },
    async (request, reply) => {
      const { params, body, headers, user } = request;
      const { claim, manifest } = await reader.read(async (snapshot) => ({
        claim: (await readClaim(snapshot, params.id, scopeOf(request))).claim,
        manifest: snapshot.manifest,
      }));
      refuseSimulatedClaim(claim.claim_id);
      const { outcome, isNew } = await outcomes.append({
        claimId: claim.claim_id,
        snapshotId: manifest.snapshot_id,
        reviewer: { id: user.sub, name: user.name },
        decision: body.decision,
        correctionRatio: ratioOf(body.decision, body.correction_ratio) ?? 0,
        reason: body.reason,
        notes: body.notes,
        evidence: outcomeEvidence(claim, manifest),
        idempotencyKey: body.idempotency_key ?? headers['idempotency-key'] ?? randomUUID(),
      });
      await mirror.catchUp();
      return reply.code(isNew ? 201 : 200).send({ data: shownOutcome(outcome) });
    },
  );

  app.get(
    '/claims/:id/feedback',
    {
      config: { roles: ['auditor', 'ops', 'admin'] },
      schema: {
        summary: 'Every decision on a claim, the latest first',
        tags: ['feedback'],
        security: needsToken,
        params: claimParams,
        response: { 200: z.object({ data: z.array(outcomeSchema) }), ...problemResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request) => {
      await reader.read((snapshot) => readClaim(snapshot, request.params.id, scopeOf(request)));
      return { data: (await outcomes.ofClaim(request.params.id)).map((outcome) => shownOutcome(outcome)) };
    },
  );
};

export function shownOutcome({ id, seq, claimId, decision, correctionRatio, reason, notes, reviewer, createdAt, snapshotId, evidence, supersedes, proposalId, hash, prevHash, hashVersion, keyId }: Outcome): z.infer<typeof outcomeSchema> {
  return {
    outcome_id: id,
    seq,
    claim_id: claimId,
    decision,
    correction_ratio: correctionRatio,
    reason,
    notes,
    reviewer: reviewer.name,
    created_at: createdAt,
    snapshot_id: snapshotId,
    evidence,
    supersedes,
    proposal_id: proposalId,
    hash,
    prev_hash: prevHash,
    hash_version: hashVersion,
    key_id: keyId,
  };
}
