import { type Caller, type DecisionChoice, type FeedbackAgent, whys } from '#agents';
import { decisionShape, decisions, lines, longestNotes, ratioOf, refuseWrongDecision } from '#engine';
import type { Proposal } from '#store';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import type { ClaimStateMirror } from '../../snapshots/claim-state-mirror.ts';
import { claimParams, languageQuery, madeId, needsToken, problemResponses, reasonSchema } from '../../http/schemas.ts';
import { scopeOf } from '../../access/scope.ts';
import { outcomeSchema, shownOutcome } from './feedback.ts';

const version = z.number().int().min(1).max(1_000_000).describe('version of the proposal that was read');

const proposalSchema = z
  .object({
    proposal_id: z.string(),
    claim_id: z.string(),
    status: z.enum(['pending', 'confirmed', 'rejected']),
    version,
    decision: z.enum(decisions),
    correction_ratio: z.number(),
    reason: reasonSchema,
    notes: z.string(),
    snapshot_id: z.string(),
    evidence: z.record(z.string(), z.unknown()).describe('what the outcome would copy'),
    outcome_id: z.string().nullable(),
    superseded_by: z.string().nullable().describe('the later proposal that took its place'),
    created_at: z.iso.datetime(),
    expires_at: z.iso.datetime(),
  })
  .meta({ id: 'Proposal' });

const choiceSchema = z
  .object({
    label: z.string().describe('what the sentence is read as, with its figures'),
    message: z.string().describe('the sentence: send it as any other'),
    decision: z.enum(decisions),
    correction_ratio: z.number(),
    reason: reasonSchema,
  })
  .meta({ id: 'DecisionChoice' });

const proposalParams = z.object({ id: madeId.describe('proposal id') });
const answers = problemResponses(400, 401, 403, 404, 409, 413, 415, 429, 500, 503);

interface ProposalsOptions {
  readonly feedback: FeedbackAgent;
  readonly mirror: ClaimStateMirror;
}

/** The feedback agent: a sentence becomes a proposal, which only the person who wrote it can confirm. */
export const proposalsRoutes: FastifyPluginAsyncZod<ProposalsOptions> = async (app, { feedback, mirror }) => {
  const shared = { config: { roles: ['auditor', 'admin'] as const } };
  const schema = { tags: ['feedback'], security: needsToken };

  app.post(
    '/claims/:id/feedback/proposals',
    {
      ...shared,
      schema: {
        ...schema,
        summary: 'Propose a decision from a sentence',
        description:
          'Writes no decision. What the caller proposed on the claim before and did not confirm is replaced. Answers 200 with a question where the sentence is not clear, with the words that were not understood and sentences to choose from.',
        params: claimParams,
        querystring: z.strictObject({ lang: languageQuery }),
        body: z.strictObject({ message: lines({ max: longestNotes }).meta({ examples: ['tolak sebagian, koreksi 30 %, resume medis tidak lengkap'] }) }),
        response: {
          200: z.object({ status: z.literal('unclear'), question: z.string(), why: z.enum(whys), unread: z.array(z.string()).describe('words that were not understood'), choices: z.array(choiceSchema) }),
          201: z.object({
            status: z.literal('proposed'),
            data: proposalSchema,
            understood: z.string().describe('how the sentence was read'),
            assumed: z.array(z.object({ words: z.string(), reading: z.string() })).describe('what a language model gave'),
            choices: z.array(choiceSchema).describe('other readings, where a language model chose'),
            replaced: z.array(proposalSchema).describe('proposals of the caller on the claim that this one took the place of'),
          }),
          ...answers,
        },
      },
    },
    async (request, reply) => {
      const answer = await feedback.propose({
        ...callerOf(request),
        claimId: request.params.id,
        message: request.body.message,
        language: app.languageOf(request),
      });
      const choices = answer.choices.map((choice) => shownChoice(choice));
      if (!answer.isClear) return reply.code(200).send({ status: 'unclear' as const, question: answer.question, why: answer.why, unread: [...answer.unread], choices });
      const { proposal, understood, assumed, replaced } = answer;
      return reply.code(201).send({ status: 'proposed' as const, data: shown(proposal), understood, assumed: [...assumed], choices, replaced: replaced.map((one) => shown(one)) });
    },
  );

  app.get(
    '/feedback/proposals/:id',
    { ...shared, schema: { ...schema, summary: 'One of the caller’s proposals', params: proposalParams, response: { 200: z.object({ data: proposalSchema }), ...answers } } },
    async (request) => ({ data: shown(await feedback.find(callerOf(request), request.params.id)) }),
  );

  app.post(
    '/feedback/proposals/:id/confirm',
    {
      ...shared,
      schema: {
        ...schema,
        summary: 'Confirm exactly the proposal that was read',
        description: 'Writes one outcome, however often it is sent. Refused where the proposal expired, was changed, or no longer fits the claim.',
        params: proposalParams,
        body: z.strictObject({ version }),
        response: { 200: z.object({ data: outcomeSchema }), 201: z.object({ data: outcomeSchema }), ...answers },
      },
    },
    async (request, reply) => {
      const { outcome, isNew } = await feedback.confirm(callerOf(request), request.params.id, request.body.version);
      await mirror.catchUp();
      return reply.code(isNew ? 201 : 200).send({ data: shownOutcome(outcome) });
    },
  );

  app.post(
    '/feedback/proposals/:id/edit',
    {
      ...shared,
      schema: {
        ...schema,
        summary: 'Change a proposal before confirming it',
        params: proposalParams,
        body: z.strictObject({ version, ...decisionShape }).superRefine(refuseWrongDecision),
        response: { 200: z.object({ data: proposalSchema }), ...answers },
      },
    },
    async (request) => {
      const { version: seen, decision, correction_ratio, reason = null, notes } = request.body;
      const to = { decision, correctionRatio: ratioOf(decision, correction_ratio) ?? 0, reason, notes };
      return { data: shown(await feedback.edit(callerOf(request), request.params.id, seen, to)) };
    },
  );

  app.post(
    '/feedback/proposals/:id/reject',
    {
      ...shared,
      schema: { ...schema, summary: 'Drop a proposal', params: proposalParams, body: z.strictObject({}), response: { 200: z.object({ data: proposalSchema }), ...answers } },
    },
    async (request) => ({ data: shown(await feedback.reject(callerOf(request), request.params.id)) }),
  );
};

function callerOf(request: FastifyRequest): Caller {
  const { sub, name } = request.user;
  return { person: { id: sub, name }, scope: scopeOf(request) };
}

function shownChoice({ label, message, decision, correctionRatio, reason }: DecisionChoice): z.infer<typeof choiceSchema> {
  return { label, message, decision, correction_ratio: correctionRatio, reason };
}

function shown({ id, claimId, status, version: at, decision, correctionRatio, reason, notes, snapshotId, evidence, outcomeId, supersededBy, createdAt, expiresAt }: Proposal): z.infer<typeof proposalSchema> {
  return {
    proposal_id: id,
    claim_id: claimId,
    status,
    version: at,
    decision,
    correction_ratio: correctionRatio,
    reason,
    notes,
    snapshot_id: snapshotId,
    evidence,
    outcome_id: outcomeId,
    superseded_by: supersededBy,
    created_at: createdAt,
    expires_at: expiresAt,
  };
}
