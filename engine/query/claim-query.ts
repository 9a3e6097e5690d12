import { z } from 'zod';

import { aggregations, operators, positions } from '../catalogue/field.ts';
import { shaped, text } from '../text.ts';

/**
 * One typed question about claims. People, programs and agents ask it alike; `compileQuery` makes bound
 * SQL of it, `runQuery` runs it in the caller's scope.
 *
 * What it means, fixed once:
 * - `where` is a conjunction; a clause with `any` is the disjunction of its conditions.
 * - A condition holds or does not: a claim without a value in the field passes no positive condition
 *   (`= < <= > >= between in contains under`, `not_null`) and passes every negative one
 *   (`!= not_in not_contains not_under`, `is_null`), and the result counts those aloud in `without_value`
 *   (but for `is_null`, which asks for them).
 *   Counted are those of `where`, not of a measure's own.
 * - `contains` of a set of codes or names with several values: any of them; for all of them write a
 *   clause each. `contains` of text: it occurs in it as one phrase. Texts are equal, and occur, whatever their
 *   case. An empty set has no value.
 * - A name is looked up: a value of the data in scope by itself or its code, whatever the case, else a value of the
 *   catalogue by itself, label or synonym, and all of them that a synonym means. Where an order is asked, it is the span
 *   of these: `<=` and `>=` take all of them, `<` and `>` none. Keys, codes and numbers are taken as written, codes with
 *   or without dots, in any case; one of the right form that no claim has gives nothing.
 * - `under` of ICD codes: the code begins so (`E11`), or lies between two ends of 3 characters
 *   (`A00-B99`, ICD-10 only), or its name in the catalogue of sets (`set:stroke`); of INA-CBG: its first parts (`E-4`, not `E-41`).
 * - `between` takes [low, high], both included; with the larger first it takes nothing. Dates are `YYYY-MM-DD`.
 * - A value may be another field times a number: `{field: 'peer_p90', times: 2}`; absent on either side
 *   it does not hold, `!=` neither. It is worked out in decimals, as written. Numbers compare so by `= != < <= > >=`, two codes
 *   of one kind by `= !=`, times 1. With `agg` it is what the field comes to over all claims that pass everything else of
 *   `where`, the period and `claim_ids`, of a measure's own `where` over all that match; numbers compare so by `< <= > >=`.
 * - `me` as a value of the assignee or reviewer is the caller.
 * - A field that rests on other claims of the same person has no value for a caller whose scope names provinces,
 *   anywhere in the query, but where all claims of that person lie in one province (`is_history_local`) or no person
 *   is known. The result counts the matching claims of which it is so withheld, for each such field that the query
 *   names, in `withheld`.
 *
 * Medians and percentiles are values that occur: the smallest of which at least half, or so many hundredths, of the
 * values are not larger (SQL's percentile_disc). Means and shares are rounded to 6 decimals, half away from zero.
 * Absent values take no part in sum, mean, median, p90, min, max and distinct; over none at all those
 * but distinct are null. The distinct of a set of codes or names counts its items. Without measures groups have a count.
 *
 * A query is of the claims of the snapshot. One that names a field of their intake (`source`, `received_at`, `received_on`,
 * `generated_at`, `channel`), anywhere, is of these and of live and simulated claims, in all of its sides; where both have an id,
 * the claim of the snapshot counts. `source not_null` names it and leaves nothing out. Live claims have no `risk_rank`.
 *
 * Rows: a list has one a claim, ordered as asked, then as the worklist (by risk_rank, or what it is made of). Groups have one for each value that
 * occurs among the matching claims, null for claims without one; a claim stands once under each distinct
 * item of a set, and under null where the set is empty; without `by` there is one row, also of no claim,
 * unless `having` takes it away. `facilities` has a group of the claims without one; `patients` leaves out the claims without
 * a person, also from `base` and `matched`. Decisions are listed by their instant, the newest first, unless ordered;
 * pairs by the larger risk score of the two, then by id, the earlier admission first in each. Groups are ordered as asked; where nothing is asked, by the first grouping ascending if that is a
 * date, else by the first measure descending; ties by the groupings ascending. null comes last in either
 * direction, text is ordered by code point, `limit` is taken last, and `total` counts the rows before it.
 * `change` looks at all groups, then `having` and `top_per` choose among them; of two dates it is by the first; a change of
 * a share or mean is that of the rounded values. A group without a value passes only `!=` of `having`; with `matching` it is compared
 * with the same measure of all matching claims, with `groups` with the mean of the measure over all groups that have a value; the period before one that has no
 * claims has no value to compare with, so the change is null; a change as a share is of the absolute
 * value before, null where that is 0.
 *
 * A share divides the measure by the same aggregate without the measure's own `where`: of the group, of all
 * matching claims (each once, `base` included, `having` not; of the side, where there are sides), or of all claims in scope (no `where`, `period`
 * or `base`); null where that is 0 or absent. A ratio divides a count or sum of the group by another of the same group, each with
 * its own `where`; it is null where either is absent or the divisor 0.
 */
const fieldId = shaped(/^[a-z][a-z0-9_]{0,59}$/, { id: 'id sebuah bidang katalog', en: 'the id of a field of the catalogue' });

const scalar = z.union([text({ max: 200 }), z.number(), z.boolean()]);

const reference = z
  .strictObject({ field: fieldId, times: z.number().default(1), agg: z.enum(positions).optional().describe('of all claims that pass everything else, not of the same claim; with < <= > >= only') })
  .describe('the value of another field of the same claim, times a number; numbers with = != < <= > >=, two codes of one kind with = and !=. With agg that aggregate of the field: claims above the mean are > {field, agg: mean}');

export type Reference = z.infer<typeof reference>;

export const conditionSchema = z.strictObject({
  field: fieldId.describe('id of a field of the catalogue'),
  op: z
    .enum(operators)
    .describe('contains: of a set, one of its items is the value, of text, the words occur in it; under: of ICD codes, they begin so or lie in a range A00-B99 or in a set (set:stroke), of INA-CBG, its first parts; between: both ends included. A claim without a value passes no positive condition and every negative one'),
  value: z
    .union([scalar, z.array(scalar).min(1).max(500), reference])
    .optional()
    .describe('one value: names as data, label or people write them, dates YYYY-MM-DD, amounts in rupiah, shares 0–1, `me` for the caller as assignee or reviewer; a list for in, not_in, contains, not_contains, under and not_under (any of them); [low, high] for between; none for is_null and not_null'),
}).meta({ id: 'Condition' });
export type Condition = z.infer<typeof conditionSchema>;

export const clauseSchema = z.union([conditionSchema, z.strictObject({ any: z.array(conditionSchema).min(1).max(20) })]).describe('a condition, or several of which at least one holds')
  .meta({ id: 'Clause' });
export type Clause = z.infer<typeof clauseSchema>;

const clauses = z.array(clauseSchema).max(30);

export const dateUnits = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type DateUnit = (typeof dateUnits)[number];

export const groupingSchema = z.strictObject({
  field: fieldId,
  unit: z.enum(dateUnits).optional().describe('of a date: the day on which its day, week (from Monday), month, quarter or year begins; month unless told'),
  width: z.number().positive().optional().describe('of a number: bins of this width from 0, named by their lower end'),
  edges: z.array(z.number()).min(1).max(50).optional().describe('of a number: ascending ends of bins, each from an end, included, to the next, the last without end; named by the lower end; below the first, and without a value, null'),
});
export type Grouping = z.infer<typeof groupingSchema>;

const divisorSchema = z.strictObject({
  agg: z.enum(['count', 'distinct', 'sum']),
  field: fieldId.optional().describe('what is counted or added up; none for count'),
  where: clauses.optional().describe('takes only the claims of the group that pass this too'),
});
/** What a ratio is divided by, of the same group. */
export type Divisor = z.infer<typeof divisorSchema>;

export const measureSchema = z.strictObject({
  name: shaped(/^[a-z][a-z0-9_]{0,39}$/, { id: 'huruf kecil, angka dan _, diawali huruf, paling banyak 40', en: 'lower-case letters, digits and _, a letter first, 40 at most' })
    .optional()
    .describe('name of its column; made of aggregation and field unless told'),
  agg: z.enum(aggregations).describe('median and p10 to p99 are values that occur: the smallest of which half, or so many hundredths, are not larger; absent values take no part'),
  field: fieldId.optional().describe('what is aggregated; none for count'),
  where: clauses.optional().describe('takes only the claims of the group that pass this too'),
  of: z
    .union([z.enum(['group', 'matching', 'all']), divisorSchema])
    .optional()
    .describe('makes a share, 0–1, of count or sum: of the same in the group without the measure’s own `where`, in all matching claims, or in all claims of the scope. Another count or sum of the group makes a ratio of count, distinct or sum: claims per patient are count of {agg: distinct, field: patient}'),
});
export type Measure = z.infer<typeof measureSchema>;

export const orderSchema = z.strictObject({
  field: fieldId.optional().describe('a field of the claims, where claims are listed'),
  measure: z.int().min(0).max(9).optional().describe('a measure by its place, from 0, where there are groups'),
  group: z.int().min(0).max(1).optional().describe('a grouping by its place, from 0'),
  direction: z.enum(['asc', 'desc']).default('desc').describe('desc unless told, of dates too; absent values come last in either'),
});
export type Order = z.infer<typeof orderSchema>;

export const sideSchema = z.strictObject({
  name: text({ max: 100 }).optional(),
  where: clauses.default([]).describe('what tells this side from the others; nothing is the whole'),
});

export const subjects = ['claims', 'groups', 'facilities', 'patients', 'pairs', 'decisions'] as const;

/**
 * - `claims`: a list of claims; `fields` are its columns
 * - `groups`: measures of all matching claims together, or of each group of `by`
 * - `facilities`, `patients`: groups by facility or by person; a person is a number of this answer, never a key
 * - `pairs`: claims that repeat each other, side by side; a pair is there where one of the two passes
 * - `decisions`: the claims with a decision, the newest first
 */
export const claimQuerySchema = z.strictObject({
  subject: z
    .enum(subjects)
    .describe(
      'claims: a list, one a row (fields, order). groups: measures of each value of `by`, or one row of all. facilities, patients: groups by facility, with name, class and province, or by person, a number of this answer with claim_ids; no `by`. ' +
        'pairs: claims that repeat each other, each pair once, where one of the two passes; columns first_claim_id, second_claim_id, days_apart, is_same_facility, repeated_amount; no fields, order or measures. decisions: claims with a decision, the latest of each, the newest first',
    ),
  where: clauses.default([]),
  period: z
    .strictObject({
      date: z.enum(['admit_date', 'discharge_date', 'decided_on', 'received_on']).default('admit_date'),
      from: z.iso.date().optional().describe('first day, included'),
      to: z.iso.date().optional().describe('last day, included'),
      words: text({ max: 200 }).optional().describe('the words it came from, kept and given back; they change nothing'),
    })
    .optional()
    .describe('days of the claims, of their latest decision, or on which live claims were received (both in Asia/Jakarta)'),
  base: z
    .strictObject({
      claim_ids: z.array(text({ max: 100 })).min(1).max(2000).optional().describe('only these claims'),
      first: z.int().min(1).max(10_000).optional().describe('of the claims that pass everything else, only the first so many of `order`'),
      order: z.array(orderSchema).max(3).optional(),
    })
    .optional()
    .describe('claims from before: conditions hold first, then the claims are cut to these; measures, groups and lists are of what is left'),
  by: z.array(groupingSchema).max(2).default([]).describe('a row for each value that occurs; null for claims without one; a claim counts once under each item of a set'),
  measures: z.array(measureSchema).max(10).default([]).describe('columns of groups; a count unless told'),
  having: z
    .array(z.strictObject({ measure: z.int().min(0).max(9), op: z.enum(['=', '!=', '<', '<=', '>', '>=']), value: z.union([z.number(), z.enum(['matching', 'groups'])]) }))
    .max(10)
    .default([])
    .describe('conditions on the measures of a group, by their place; all hold; before limit and top_per. matching: the same measure of all matching claims, groups: its mean over the groups'),
  fields: z.array(fieldId).max(40).default([]).describe('columns of a list; those of the worklist unless told'),
  order: z.array(orderSchema).max(3).default([]).describe('claims by risk unless told; groups by date ascending, else by the first measure, the largest first; ties by their values'),
  limit: z.int().min(1).max(10_000).default(50).describe('rows, taken last; of each side'),
  top_per: z.int().min(1).max(100).optional().describe('of two groupings: only the first so many of the second within each value of the first, in the order asked'),
  change: z.literal('previous').optional().describe('of groups by a date: each measure less that of the calendar period before, and as a share of it; null where that period has no claims, the share also where it was 0'),
  against: z.array(sideSchema).min(2).max(5).optional().describe('the same question once for each side: `where` and the side’s own hold together; shares are of the side'),
});
export type ClaimQuery = z.infer<typeof claimQuerySchema>;
/** As it is written, before defaults are filled in. */
export type ClaimQueryInput = z.input<typeof claimQuerySchema>;
