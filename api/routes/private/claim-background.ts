import {
  type Language, type PublicClaim, type RuleSnooze, type SnapshotReader, type StoredReason, episodeColumns, findField, findRuleset, formatValue, modusText, readClaim, readFacilityStanding, readPatientEpisodes,
  readPeerDistribution, readScoreReasons, readSimilarClaims, reasonTemplate, similarColumns,
} from '#engine';
import { roles } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { claimParams, columnsSchema, languageQuery, needsToken, problemResponses, snapshotMetaOf, snapshotMetaSchema } from '../../http/schemas.ts';
import { scopeOf } from '../../access/scope.ts';

const count = z.number().int();
const rupiah = z.number().describe('rupiah');

const peersSchema = z
  .object({ n: count, min: rupiah, p10: rupiah, p25: rupiah, median: rupiah, p75: rupiah, p90: rupiah, max: rupiah, share_below: z.number().describe('peers that claim less, as a share of all') })
  .meta({ id: 'PeerDistribution', description: 'Amounts claimed by the peers of the claim, the claim itself left out' });

const ruleSchema = z
  .object({
    rule_id: z.string(),
    label: z.string(),
    modus: z.string(),
    status: z.enum(['active', 'snoozed', 'inactive', 'not_evaluated']),
    weight: z.number(),
    missing: z.array(z.string()).describe('labels of what the claim lacks, where the rule could not be evaluated'),
    exceeded_by: rupiah.nullable().describe('by how much the amount lies above the limit of the rule; null of a rule without one, or not active'),
  })
  .meta({ id: 'RuleOnClaim' });

const reasonSchema = z
  .object({
    feature: z.string(),
    label: z.string(),
    text: z.string().nullable().describe('the claim’s own value beside what is typical; null where the claim lacks it'),
    contribution_share: z.number().describe('share of all that the features do to the score of the model, −1 to 1; above 0 it makes the claim stranger'),
  })
  .meta({ id: 'ScoreReason' });

const episodeSchema = columnsSchema(episodeColumns)
  .extend({ overlaps_claim: z.boolean().describe('has time in common with the claim'), days_since_previous: count.nullable().describe('days from the latest discharge before it to its admission') })
  .meta({ id: 'PatientEpisode' });

const backgroundSchema = z.object({
  peers: peersSchema.nullable().describe('null where the claim has no peers'),
  rules: z.array(ruleSchema).describe('heaviest first'),
  reasons: z.array(reasonSchema).describe('weightiest first; of the riskiest claims alone'),
  lower_amount: z.object({ from: rupiah, to: rupiah }).nullable().describe('amounts with which the model would not call the claim strange, all else held'),
  facility: z
    .object({ facilities: count.describe('in the caller’s scope'), compared: count.describe('facilities with enough claims for a rate'), rank_by_claims: count, rank_by_flagged: count, rank_by_flagged_rate: count.nullable().describe('null where it has too few claims for a rate') })
    .nullable(),
  episodes: z.object({ has_patient: z.boolean(), total: count, rows: z.array(episodeSchema) }).describe('other claims of the same person, nearest first; who it is is not told'),
  similar: z.object({ total: count, rows: z.array(columnsSchema(similarColumns)) }).describe('same diagnosis group, severity and service type, most similar first'),
});

/** Other claims that one answer holds. */
const longest = { episodes: 20, similar: 6 } as const;

/** GET /claims/:id/background: what a claim is held against. */
export const claimBackgroundRoute: FastifyPluginAsyncZod<{ readonly reader: SnapshotReader }> = async (app, { reader }) => {
  app.get(
    '/claims/:id/background',
    {
      config: { roles, isSnapshotRead: true },
      schema: {
        summary: 'What a claim is held against: peers, rules, reasons of the model, its person’s other claims, similar claims, its facility',
        tags: ['claims'],
        security: needsToken,
        params: claimParams,
        querystring: z.strictObject({ lang: languageQuery }),
        response: { 200: z.object({ data: backgroundSchema, meta: snapshotMetaSchema }), ...problemResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request) => {
      const [language, scope] = [app.languageOf(request), scopeOf(request)];
      return reader.read(async (snapshot) => {
        const { claim, snoozes, intake } = await readClaim(snapshot, request.params.id, scope);
        // It may be replaced or removed at any time: nobody is told to keep it.
        if (intake) request.snapshotTag = undefined;
        const [peers, { reasons, counterfactual }, standing, episodes, similar] = await Promise.all([
          readPeerDistribution(snapshot, claim),
          readScoreReasons(snapshot, claim),
          claim.facility_key === null ? undefined : readFacilityStanding(snapshot, claim.facility_key, scope),
          readPatientEpisodes(snapshot, claim, scope, longest.episodes),
          readSimilarClaims(snapshot, claim, scope, longest.similar),
        ]);
        return {
          data: {
            peers: peers ?? null,
            rules: rulesOn(claim, snoozes, language),
            reasons: reasons.map((reason) => ({ feature: reason.feature, label: labelOf(reason.feature, language), text: textOf(reason, claim, language), contribution_share: reason.contribution_share })),
            lower_amount: counterfactual && { from: counterfactual.amount_from, to: counterfactual.amount_to },
            facility: standing ? { facilities: standing.facility_n, compared: standing.compared_n, rank_by_claims: standing.rank_n, rank_by_flagged: standing.rank_flagged_n, rank_by_flagged_rate: standing.rank_flagged_rate } : null,
            episodes: { has_patient: episodes.hasPatient, total: episodes.total, rows: episodes.episodes.map((episode) => ({ ...episode })) },
            similar: { total: similar.total, rows: similar.claims.map((one) => ({ ...one })) },
          },
          meta: snapshotMetaOf(snapshot.manifest),
        };
      });
    },
  );
};

function rulesOn(claim: PublicClaim, snoozes: readonly RuleSnooze[], language: Language): z.infer<typeof ruleSchema>[] {
  const values = new Map<string, unknown>(Object.entries(claim));
  return findRuleset(claim.ruleset_version).rules.map((rule) => {
    const { id, label, weight, inputs, limit } = rule;
    const status = claim.flags.includes(id) ? 'active' : snoozes.some(({ ruleId }) => ruleId === id) ? 'snoozed' : claim.rules_not_evaluated.includes(id) ? 'not_evaluated' : 'inactive';
    const [amount, bound] = limit ? [values.get(limit.of), values.get(limit.over)] : [];
    return {
      rule_id: id,
      label: label[language],
      modus: modusText(rule, language),
      status,
      weight,
      missing: status === 'not_evaluated' ? inputs.filter((input) => values.get(input) === null).map((input) => labelOf(input, language)) : [],
      exceeded_by: status === 'active' && typeof amount === 'number' && typeof bound === 'number' ? Math.round((amount - bound) * 10) / 10 : null,
    };
  });
}

function labelOf(column: string, language: Language): string {
  return findField(column)?.label[language] ?? column;
}

function textOf(reason: StoredReason, claim: PublicClaim, language: Language): string | null {
  const values = new Map<string, unknown>(Object.entries(claim));
  const typical = reason.typical_of === 'category' ? `${formatValue('payment_ratio', Math.round(reason.typical * 1000) / 10, language)}%` : formatValue(reason.feature, reason.typical, language);
  return reasonTemplate(reason)?.[language].replaceAll(/\{(\w+)\}/g, (_whole, column: string) => (column === 'typical' ? typical : formatValue(column, values.get(column), language))) ?? null;
}
