import { CasemindError } from '../errors.ts';
import type { Clause, Condition } from '../query/claim-query.ts';
import { refuseConditions } from '../query/conditions.ts';
import type { QueryContext } from '../query/query-context.ts';
import { isQueryFault, refuseQuery } from '../query/query-fault.ts';
import { rulesElsewhere } from '../query/rules-asked.ts';
import { type QueryOptions, contextOf } from '../query/run-query.ts';
import type { Ruleset } from '../rules/rule.ts';
import { findRuleset } from '../rules/rulesets.ts';
import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import type { ClaimFilters, StateFilters } from './claim-filters.ts';
import { boundFilters, everyFilters, valueFilters } from './field-filters.ts';

/** A clause and the parameter that it comes from. */
interface NamedClause {
  readonly parameter: string;
  readonly clause: Clause;
  /** The first edition's parameters match no claim by a name that nobody knows; later ones are refused, with the nearest. */
  readonly isStrict: boolean;
}

type Value = string | number | readonly (string | number)[];

/** What some filters ask, parameter by parameter. */
function filterClauses(filters: ClaimFilters & StateFilters): readonly NamedClause[] {
  return [...firstEdition(filters), ...ofFields(filters)];
}

/** The conditions that each filter of the first edition stands for; all of them hold. */
function firstEdition(filters: ClaimFilters & StateFilters): NamedClause[] {
  const { dx, province, district } = filters;
  const [group, caseType, number, severity] = filters.inacbg?.split('-') ?? [];
  const all: readonly (readonly [string, Condition['field'], Condition['op'], Value | undefined])[] = [
    ['claim_id', 'claim_id', '=', filters.claim_id],
    ['facility_key', 'facility_key', '=', filters.facility_key],
    ['facility_class', 'facility_class', '=', filters.facility_class],
    ['segment', 'segment', '=', filters.segment],
    ['dx', 'dx_primary_group', '=', dx?.length === 3 ? dx : undefined],
    ['dx', 'dx_primary_code', 'under', dx?.length === 3 ? undefined : dx],
    ['inacbg', 'inacbg_group', '=', group],
    ['inacbg', 'inacbg_case_type', '=', caseType],
    ['inacbg', 'inacbg_number', '=', number === undefined ? undefined : Number(number)],
    ['inacbg', 'inacbg_severity', '=', severity],
    ['severity', 'severity_group', '=', filters.severity],
    ['service_type', 'service_type', '=', filters.service_type],
    ['flag', 'flags', 'contains', filters.flag],
    ['start_date', 'admit_date', '>=', filters.start_date],
    ['end_date', 'admit_date', '<=', filters.end_date],
    ['discharge_start', 'discharge_date', '>=', filters.discharge_start],
    ['discharge_end', 'discharge_date', '<=', filters.discharge_end],
    ['min_risk_score', 'risk_score', '>=', filters.min_risk_score],
    ['max_risk_score', 'risk_score', '<=', filters.max_risk_score],
    ['min_ml_score', 'ml_score_normalized', '>=', filters.min_ml_score],
    ['min_amount', 'amount_claimed', '>=', filters.min_amount],
    ['max_amount', 'amount_claimed', '<=', filters.max_amount],
    ['review_state', 'review_state', '=', filters.review_state],
    ['decision', 'decision', '=', filters.decision],
    ['assignee', 'assignee', '=', filters.assignee],
  ];
  const single = all.flatMap(([parameter, field, op, value]) => (value === undefined ? [] : [{ parameter, clause: condition(field, op, value), isStrict: false }]));
  return [...single, ...placeClause('province', province), ...placeClause('district', district)];
}

/** A place by its code or its name. */
function placeClause(place: 'province' | 'district', value: string | undefined): NamedClause[] {
  if (value === undefined) return [];
  return [{ parameter: place, clause: { any: [condition(`${place}_code`, '=', value), condition(`${place}_name`, '=', value)] }, isStrict: false }];
}

function ofFields(filters: ClaimFilters): NamedClause[] {
  const given = new Map<string, unknown>(Object.entries(filters));
  const single = Object.entries({ ...boundFilters, ...valueFilters }).flatMap(([parameter, { field, op }]) => {
    const value = given.get(parameter);
    return isValue(value) ? [{ parameter, clause: condition(field, op, value), isStrict: true }] : [];
  });
  const every = Object.entries(everyFilters).flatMap(([parameter, { field, op }]) => {
    const value = given.get(parameter);
    return Array.isArray(value) ? value.map((one) => ({ parameter, clause: condition(field, op, String(one)), isStrict: true })) : [];
  });
  return [...single, ...every];
}

function isValue(value: unknown): value is number | string[] {
  return typeof value === 'number' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
}

function condition(field: string, op: Condition['op'], value: Value): Condition {
  return { field, op, value: typeof value === 'object' ? [...value] : value };
}

/** What filters ask, and the context that it is asked in. */
export interface AskedFilters {
  readonly where: Clause[];
  readonly context: QueryContext;
}

/**
 * The filters as clauses, with the names that the data know in scope.
 *
 * @throws CasemindError QUERY_INVALID naming the parameter whose value neither data nor catalogue know, the value and the
 *   nearest that is accepted; or a rule that the snapshot was not scored by, and those that it was. Live claims may have been told it before.
 */
export async function askFilters(snapshot: Pick<Snapshot, 'manifest' | 'rows' | 'ranksOf' | 'snoozes'>, filters: ClaimFilters & StateFilters, asker: Omit<QueryOptions, 'skipped'> & Pick<QueryContext, 'everySource'>): Promise<AskedFilters> {
  const named = filterClauses(filters);
  const where = named.map(({ clause }) => clause);
  const context = await contextOf(snapshot, where, asker, 'matches_none');
  for (const { parameter, clause, isStrict } of named) {
    if (isStrict) refuseUnknown(parameter, clause, context);
    if (!asker.everySource) refuseRuleElsewhere(parameter, clause, findRuleset(snapshot.manifest.ruleset_version));
  }
  return { where, context };
}

function refuseRuleElsewhere(parameter: string, clause: Clause, ruleset: Ruleset): void {
  const [elsewhere] = rulesElsewhere({ where: [clause], measures: [] }, ruleset);
  if (elsewhere) refuseQuery(parameter, elsewhere.rule.id, `${ruleset.version}: ${ruleset.rules.map(({ id }) => id).join(', ')}`);
}

function refuseUnknown(parameter: string, clause: Clause, context: QueryContext): void {
  try {
    refuseConditions([clause], parameter, { ...context, unknownName: 'refused' });
  } catch (error) {
    throw isQueryFault(error) ? new CasemindError('QUERY_INVALID', { ...error.details, field: parameter }) : error;
  }
}
