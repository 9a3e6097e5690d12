import { z } from 'zod';

import { findCodeSet } from '../catalogue/code-sets.ts';
import { type Field, isNumber } from '../catalogue/field.ts';
import { nearest } from '../catalogue/nearest.ts';
import { refuseQuery } from './query-fault.ts';
import type { QueryContext } from './query-context.ts';

const booleanWords = { id: 'true atau false', en: 'true or false' };
const numberWords = { id: 'angka', en: 'a number' };
const dateWords = { id: 'tanggal YYYY-MM-DD yang ada di kalender', en: 'a date YYYY-MM-DD that the calendar has' };
const timeWords = { id: 'waktu ISO 8601 dengan zonanya, misalnya 2025-01-02T10:04:05+07:00', en: 'a time in ISO 8601 with its zone, such as 2025-01-02T10:04:05+07:00' };
const textWords = { id: 'teks', en: 'text' };

/**
 * One value of a condition as the data hold it. A name that may mean several values gives them all.
 *
 * @throws CasemindError QUERY_INVALID where the field takes no such value, with the nearest that it takes.
 */
export function valuesOf(field: Field, value: unknown, place: string, context: QueryContext): readonly (string | number | boolean)[] {
  if (field.kind === 'boolean') return [typeof value === 'boolean' ? value : refuseQuery(place, value, booleanWords)];
  if (isNumber(field)) return [typeof value === 'number' ? value : refuseQuery(place, value, numberWords)];
  if (hasNames(field)) return namedValues(field, value, place, context);
  if (typeof value !== 'string') return refuseQuery(place, value, field.kind === 'date' ? dateWords : field.kind === 'time' ? timeWords : textWords);
  if (field.kind === 'date') return [isDate(value) ? value : refuseQuery(place, value, dateWords)];
  if (field.kind === 'time') return [instantOf(value) ?? refuseQuery(place, value, timeWords)];
  if (field.id === 'assignee' || field.id === 'reviewer') return [value === 'me' ? context.caller : value];
  if (field.hierarchy !== undefined) return [codeOf(field, value, place)];
  return [value];
}

/** Keys, codes and texts are taken as they are written. */
function hasNames({ kind, values, isLookedUp }: Field): boolean {
  return (kind === 'nominal' || kind === 'ordinal' || kind === 'names') && (values !== undefined || isLookedUp === true);
}

function namedValues(field: Field, value: unknown, place: string, { names, unknownName }: QueryContext): readonly (string | number)[] {
  if (typeof value !== 'string' && typeof value !== 'number') return refuseQuery(place, value, textWords);
  const known = names.get(field.id) ?? [];
  const wanted = folded(value);
  const inData = known.filter(({ name, code }) => folded(name) === wanted || code === String(value).trim());
  if (inData.length > 0) return inData.map(({ name }) => name);
  const listed = (field.values ?? []).filter(({ value: own, label, synonyms }) => [own, label.id, label.en, ...synonyms].some((word) => folded(word) === wanted));
  if (listed.length > 0)
    return listed.flatMap(({ value: own, label }) => {
      const spelt = known.filter(({ name }) => [own, label.id, label.en].some((word) => folded(word) === folded(name))).map(({ name }) => name);
      return spelt.length > 0 ? spelt : [own];
    });
  if (unknownName === 'matches_none') return [];
  const candidates = [...(field.values ?? []).map(({ value: own }) => String(own)), ...known.map(({ name }) => name)];
  return refuseQuery(place, value, nearest(String(value), candidates, 5).join(', '));
}

const icdShape = /^[A-Z]\d[0-9A-Z][0-9A-Z]{0,4}$/;
const procedureShape = /^\d{2,4}$/;
const inacbgShape = /^[A-Z](-\d(-\d{1,3}(-(0|I{1,3}))?)?)?$/;

function codeOf(field: Field, value: string, place: string): string {
  const code = field.hierarchy === 'inacbg' ? value.trim().toUpperCase() : value.trim().toUpperCase().replaceAll('.', '');
  const shape = { icd10: icdShape, icd9cm: procedureShape, inacbg: inacbgShape }[field.hierarchy ?? 'icd10'];
  return shape.test(code) ? code : refuseQuery(place, value, String(field.examples[0] ?? ''));
}

/** A part of a hierarchy: what a code begins with, or the first and last three characters of a range. */
export type CodePart = { readonly start: string } | { readonly from: string; readonly to: string };

/** What `under` means by a value: a code, a range, or a named set of both. */
export function codePartsOf(field: Field, value: unknown, place: string): readonly CodePart[] {
  if (typeof value !== 'string') return refuseQuery(place, value, textWords);
  const text = value.trim();
  if (text.startsWith('set:')) {
    const set = findCodeSet(text.slice('set:'.length));
    if (set?.system !== field.hierarchy) return refuseQuery(place, value, { id: 'nama himpunan kode dari glosarium', en: 'a set of codes of the glossary' });
    return (set?.ranges ?? []).map((range) => partOf(range));
  }
  if (field.hierarchy === 'icd10' && /^[A-Z]\d[0-9A-Z]-[A-Z]\d[0-9A-Z]$/i.test(text)) return [partOf(text.toUpperCase())];
  if (field.hierarchy === 'icd10' && /^[A-Z]\d?$/i.test(text)) return [{ start: text.toUpperCase() }];
  if (field.hierarchy === 'icd9cm' && /^\d{1,2}$/.test(text)) return [{ start: text }];
  return [{ start: codeOf(field, text, place) }];
}

function partOf(range: string): CodePart {
  const [from = '', to] = range.split('-');
  return to === undefined ? { start: from.replaceAll('.', '') } : { from, to };
}

function folded(text: string | number): string {
  return String(text).trim().toLowerCase().replaceAll(/\s+/g, ' ');
}

const instant = z.iso.datetime({ offset: true });

/** An instant in UTC, as the data hold it. */
function instantOf(text: string): string | undefined {
  const read = instant.safeParse(text);
  return read.success ? new Date(read.data).toISOString().replace('Z', '') : undefined;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
