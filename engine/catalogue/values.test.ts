import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { qualityMarks } from '../claims/quality-marks.ts';
import { decisions } from '../decisions/closing-reasons.ts';
import { reviewStates } from '../decisions/claim-state.ts';
import { knownRules } from '../rules/rulesets.ts';
import { sqlFolder } from '../sql.ts';
import { fields, findField } from './index.ts';
import { provinces } from './values/places.ts';

interface CodeValue {
  readonly column: string;
  readonly code: number;
  readonly label: string;
  readonly aliases: readonly string[];
}

const codebook: readonly CodeValue[] = readFileSync(join(sqlFolder, 'reference', 'code_values.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [column = '', code = '', label = '', aliases = ''] = line.split(',');
    return { column, code: Number(code), label, aliases: aliases === '' ? [] : aliases.split('|') };
  });

const ofColumn = (column: string) => codebook.filter((row) => row.column === column);
const valuesOf = (id: string) => findField(id)?.values ?? [];

describe('values are those that the ETL writes', () => {
  test.each([
    ['province_name', 'FKL05'],
    ['facility_ownership', 'FKL07'],
    ['facility_kind', 'FKL08'],
    ['facility_class', 'FKL09'],
    ['service_type', 'FKL10'],
    ['segment', 'FKL12'],
    ['entitlement_class', 'FKL13'],
    ['discharge_status', 'FKL14'],
    ['severity_group', 'FKL23'],
    ['patient_sex', 'PSTV05'],
  ])('%s has the labels of %s, in the order of their codes', (id, column) => {
    expect(valuesOf(id).map(({ value }) => value)).toEqual(ofColumn(column).map(({ label }) => label));
  });

  test('tariff_region has the codes of FKL31', () => {
    expect(valuesOf('tariff_region').map(({ value }) => value)).toEqual(ofColumn('FKL31').map(({ code }) => code));
  });

  test('clinic_name has labels of FKL11; the data give the rest', () => {
    const labels = new Set(ofColumn('FKL11').map(({ label }) => label));
    expect(valuesOf('clinic_name').filter(({ value }) => !labels.has(String(value)))).toEqual([]);
    expect(findField('clinic_name')?.isLookedUp).toBe(true);
  });

  test('what the ETL takes for a value, people may write too', () => {
    const unknown = fields.flatMap(({ id, values = [] }) =>
      values.flatMap(({ value, label, synonyms }) => {
        const words = new Set([String(value), label.id, label.en, ...synonyms].map((word) => word.toLowerCase()));
        const aliases = codebook.filter((row) => row.label === value && row.column !== 'FKL23').flatMap((row) => row.aliases);
        // `L`, `P`, bare Roman numerals and the three letters that stand for a clinic are no word of a question.
        return aliases.filter((alias) => alias.length > 2 && !/^[A-Z0-9]{3}$/.test(alias) && alias.toLowerCase() !== 'iii' && !words.has(alias.toLowerCase())).map((alias) => `${id} ${String(value)}: ${alias}`);
      }),
    );
    expect(unknown).toEqual([]);
  });

  test('indications, quality marks, decisions and review states are those of the program', () => {
    const sorted = (id: string) => valuesOf(id).map(({ value }) => String(value)).toSorted((a, b) => (a < b ? -1 : 1));
    expect(sorted('flags')).toEqual(knownRules.map(({ id }) => id).toSorted());
    expect(sorted('rules_not_evaluated')).toEqual(knownRules.map(({ id }) => id).toSorted());
    expect(valuesOf('quality_marks').map(({ value }) => value)).toEqual(Object.keys(qualityMarks));
    expect(valuesOf('decision').map(({ value }) => value)).toEqual(decisions);
    expect(valuesOf('review_state').map(({ value }) => value)).toEqual(reviewStates);
  });
});

/** The owners of each word that has more than one. */
function shared(pairs: readonly (readonly [word: string, owner: string])[]): readonly (readonly [string, readonly string[]])[] {
  const owners = new Map<string, Set<string>>();
  for (const [word, owner] of pairs) owners.set(word, (owners.get(word) ?? new Set()).add(owner));
  return [...owners].filter(([, all]) => all.size > 1).map(([word, all]) => [word, [...all]]);
}

describe('words are told apart', () => {
  test('a word names one field', () => {
    const names = fields.flatMap(({ id, label, synonyms }) => [id.replaceAll('_', ' '), label.id.toLowerCase(), label.en.toLowerCase(), ...synonyms.id, ...synonyms.en].map((word) => [word, id] as const));
    expect(names.filter(([word]) => word !== word.trim().toLowerCase())).toEqual([]);
    expect(shared(names)).toEqual([]);
  });

  test('a synonym names values of one field', () => {
    expect(shared(fields.flatMap(({ id, values = [] }) => values.flatMap(({ synonyms }) => synonyms.map((word) => [word, id] as const))))).toEqual([]);
  });
});

test('each province has the code of the code book', () => {
  expect(provinces.map(({ code, value }) => [Number(code), value])).toEqual(ofColumn('FKL05').map(({ code, label }) => [code, label]));
});
