import { findField } from '#engine';

import { afterAt } from './comparisons.ts';
import type { Draft } from './draft.ts';
import { groupAt, isGroup } from './groups.ts';
import type { Tokens } from './tokens.ts';

/** `rs tersebut`, `rs ini`, `that province`, `those hospitals`: the values of a field that were answered, asked of or opened. */
export function readPointedField(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const place = tokens.is(at, 'point') && tokens.is(at + 1, 'field') ? at : tokens.is(at, 'field') && tokens.is(at + 1, 'point') ? at + 1 : undefined;
  const field = tokens.as(place === at ? at + 1 : at, 'field')?.field;
  const point = place === undefined ? undefined : tokens.as(place, 'point');
  if (!field || !point || !isGroup(field)) return undefined;
  const { pointed } = tokens.before;
  const open = field.id === 'facility_key' && point.isNear === true ? pointed.get('open') : undefined;
  const all = open ?? pointed.get(field.id) ?? (field.id === 'facility_key' && point.isMany !== true ? pointed.get('open') : undefined) ?? [];
  const values = point.isMany === true ? all : all.slice(0, 1);
  const [only] = values;
  if (only === undefined) return undefined;
  draft.terms.push({ field: field.id, clauses: [values.length === 1 ? { field: field.id, op: '=', value: only } : { field: field.id, op: 'in', value: [...values] }], isNegative: false, at, isAlternative: false, part: 'base', isPlace: true });
  return at + 2;
}

/** `itu`, `those`, `dari situ`, `klaim itu`: what was answered before. Behind other words of claims it may only end them, so both are tried. */
export function readPoint(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const point = tokens.as(at, 'point');
  if (point === undefined || point.isNear === true) return undefined;
  // `klaim IGD itu`: behind a name it stands for nothing else.
  if (tokens.is(at - 1, 'value') && point.isMany !== true && point.isEach !== true && !tokens.is(at - 1, 'aggregate', 'superlative')) return at + 1;
  const beside = [at - 1, at + 1].filter((i) => tokens.at(Math.max(i, at))?.after.has('that') !== true);
  // `rs itu`: of what is not known.
  if (beside.some((i) => groupAt(tokens, i) !== undefined && !tokens.is(i, 'unit'))) return undefined;
  const isAsking = draft.subject !== undefined || draft.measures.length > 0 || draft.share !== undefined || draft.comparing !== undefined || draft.versus !== undefined;
  if (point.isNoun === true && tokens.is(at - 1, 'value') && isAsking) return at + 1;
  const isOfClaims = beside.some((i) => tokens.as(i, 'subject')?.subject === 'claims');
  if (isOfClaims) draft.isOfClaims = true;
  else if (draft.subject !== undefined && tokens.before.isThere && draft.isOfWhole !== true && tokens.choose(`point ${at}`, [true, false]) === false) return at + 1;
  if (point.isEach === true) draft.isOfRows = true;
  draft.points ??= at;
  return at + 1;
}

/** Words that say of whom another claim is (`klaim lain pasien yang sama`), behind what rests on other claims. */
export function readAnother(tokens: Tokens, at: number, draft: Draft): number | undefined {
  if (!draft.terms.some(({ field }) => findField(field)?.restsOnOthers === true)) return undefined;
  if (tokens.is(at, 'leaving') && findField(draft.terms.at(-1)?.field ?? '')?.isEvent === true) return at + 1;
  // `within 30 days of discharge`: of what a readmission is after.
  const last = draft.terms.at(-1);
  const named = tokens.as(at, 'field')?.field;
  if (named?.id === 'discharge_date' && findField(last?.field ?? '')?.isEvent === true && tokens.at(at)?.after.has('of') === true && last?.clauses.every((clause) => 'any' in clause || typeof clause.value === 'number')) return at + 1;
  const isOther = (i: number): boolean => tokens.is(i, 'another');
  const field = tokens.as(isOther(at) ? at + 1 : at, 'field')?.field.id;
  const isNamed = field === 'patient' || field === 'los' || tokens.as(isOther(at) ? at + 1 : at, 'subject')?.subject === 'claims';
  return isNamed && (isOther(at) || isOther(at + 1)) ? at + 2 : undefined;
}

/** `over 30?`: a bound without what it is of, which was bounded before. */
export function readOpenBound(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const op = tokens.as(at, 'compare');
  const number = tokens.as(op === undefined ? at : at + 1, 'number');
  const after = op === undefined ? afterAt(tokens, at + 1) : undefined;
  const bound = after ?? (op?.after === true ? undefined : op?.op);
  if (!tokens.before.isThere || draft.subject !== undefined || bound === undefined || number?.unit !== undefined || !number || at + 2 < tokens.list.length) return undefined;
  draft.open.push({ op: bound, value: number.value, at });
  return at + 2;
}
