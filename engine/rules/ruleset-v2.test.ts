import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { claimColumns, scoreColumns } from '../columns.ts';
import { type Connection, Database } from '../database.ts';
import { positionModels, ruleResults } from '../scoring/score-claims.ts';
import { findRuleset } from './rulesets.ts';

const ruleset = findRuleset('RULESET_v2');

interface PlacedClaim {
  readonly claim_id: string;
  readonly patient_key: string | null;
  readonly facility_key: string;
  readonly service_type: string;
  readonly dx_primary_group: string;
  readonly dx_secondary_codes: readonly string[];
  readonly procedure_codes: readonly string[];
  readonly topup_codes: readonly string[];
  readonly inacbg_code: string;
  readonly severity_group: string;
  readonly discharge_status: string;
  readonly facility_class: string;
  readonly admit_date: string;
  readonly los: number;
  readonly amount_claimed: number;
  readonly same_day_claim_count: number;
  readonly overlapping_claim_count: number;
  readonly duplicate_pattern: boolean;
  readonly readmission_gap: number | null;
  readonly source_record: number;
}

const visit: PlacedClaim = {
  claim_id: '', patient_key: 'p', facility_key: 'f1', service_type: 'RJTL', dx_primary_group: 'I10', dx_secondary_codes: [], procedure_codes: ['8952'], topup_codes: [], inacbg_code: 'Q-5-44-0',
  severity_group: 'rawat jalan', discharge_status: 'Sehat', facility_class: 'RS Kelas C', admit_date: '2022-03-01', los: 0, amount_claimed: 200_000, same_day_claim_count: 0, overlapping_claim_count: 0, duplicate_pattern: false,
  readmission_gap: null, source_record: 1,
};
const stay: PlacedClaim = { ...visit, service_type: 'RITL', dx_primary_group: 'J18', procedure_codes: ['8744'], inacbg_code: 'J-4-16-I', severity_group: 'ringan', los: 4, amount_claimed: 4_000_000 };

let database: Database;
let connection: Connection;
beforeAll(async () => {
  database = await Database.open(':memory:', { threads: 1 });
  connection = await database.connect();
  await connection.runFile('prelude');
  for (const [name, value] of Object.entries(ruleset.parameters)) await connection.setVariable(name, value);
});
afterAll(() => database?.close());

/** A plain background of both kinds of care at four facilities over the year, with amounts that differ a little. */
function background(): PlacedClaim[] {
  return Array.from({ length: 600 }, (_, i) => {
    const day = new Date(Date.UTC(2022, 0, 1 + ((i * 7) % 360))).toISOString().slice(0, 10);
    const plain = i % 2 === 0 ? visit : stay;
    return { ...plain, facility_key: `f${(i >> 1) % 4}`, admit_date: day, los: plain.los === 0 ? 0 : 3 + ((i >> 1) % 4), amount_claimed: plain.amount_claimed + ((i >> 1) % 21) * (plain.amount_claimed / 100), dx_secondary_codes: i % 8 === 1 ? [`A${i}`, `B${i}`] : ['I10'] };
  });
}

interface Judged {
  readonly active: readonly string[];
  readonly missing: readonly string[];
  readonly surprise: number;
  readonly shown: number;
  readonly medians: Readonly<Record<string, unknown>> | undefined;
  readonly components: readonly string[];
}

/** The rules that are active on claims among the background, or that they lack the inputs of, and their surprise in thousandths of a nat. */
async function judge(some: readonly PlacedClaim[]): Promise<Judged[]> {
  const claims = [...background(), ...some].map((claim, claim_no) => {
    const [inacbg_group, inacbg_case_type, inacbg_number] = claim.inacbg_code.split('-');
    return { claim_no, ...claim, claim_id: claim.claim_id || `c${claim_no}`, inacbg_group, inacbg_case_type, inacbg_number, dx_primary_code: claim.dx_primary_group, comorbidity_count: claim.dx_secondary_codes.length, tariff_region: 1, entitlement_class: 'Kelas 3', days_since_previous_claim: null };
  });
  const names: Record<string, string> = {
    claim_no: 'INTEGER', claim_id: 'VARCHAR', patient_key: 'VARCHAR', facility_key: 'VARCHAR', service_type: 'VARCHAR', dx_primary_group: 'VARCHAR', dx_primary_code: 'VARCHAR', dx_secondary_codes: 'VARCHAR[]',
    procedure_codes: 'VARCHAR[]', topup_codes: 'VARCHAR[]', inacbg_code: 'VARCHAR', inacbg_group: 'VARCHAR', inacbg_case_type: 'TINYINT', inacbg_number: 'SMALLINT', severity_group: 'VARCHAR', discharge_status: 'VARCHAR', admit_date: 'DATE',
    los: 'INTEGER', amount_claimed: 'BIGINT', comorbidity_count: 'INTEGER', facility_class: 'VARCHAR', tariff_region: 'TINYINT', entitlement_class: 'VARCHAR', same_day_claim_count: 'INTEGER',
    overlapping_claim_count: 'INTEGER', duplicate_pattern: 'BOOLEAN', readmission_gap: 'INTEGER', days_since_previous_claim: 'INTEGER', source_record: 'INTEGER',
  };
  await connection.run('DROP VIEW IF EXISTS claims_to_place');
  await connection.run(`CREATE OR REPLACE TEMP TABLE claims_normalized AS SELECT r.* FROM (SELECT unnest(from_json(CAST($rows AS JSON), $shape)) AS r)`, { rows: JSON.stringify(claims), shape: JSON.stringify([names]) });
  for (const table of ['position_levels', 'position_counts', 'position_cells', 'component_rates', 'facility_shares', 'surprise_totals', 'learned_weights']) await connection.run(`DROP TABLE IF EXISTS ${table}`);
  await connection.runFile('marts/learned_weights', { weights: '[]' });
  for (const name of positionModels) await connection.runFile(name);
  const results = await connection.rows<{ claim_no: number; rule_no: number; is_active: boolean | null }>(`${ruleResults(ruleset)} ORDER BY claim_no, rule_no`);
  const surprises = await connection.rows<{ claim_no: number; shown: number; surprise: number }>('SELECT * FROM claim_surprise ORDER BY claim_no');
  const shown = await connection.rows<{ claim_no: number; component: string }>('SELECT claim_no, component FROM rated_components ORDER BY claim_no, component');
  const medians = await connection.rows<Record<string, unknown>>('SELECT * FROM claim_medians ORDER BY claim_no');
  return claims.slice(-some.length).map(({ claim_no }) => {
    const own = results.filter((result) => result.claim_no === claim_no);
    const idsOf = (says: boolean | null) => own.filter(({ is_active }) => is_active === says).map(({ rule_no }) => ruleset.rules[rule_no]?.id ?? '');
    return { active: idsOf(true), missing: idsOf(null), surprise: surprises[claim_no]?.surprise ?? 0, shown: surprises[claim_no]?.shown ?? 0, medians: medians[claim_no], components: shown.filter((one) => one.claim_no === claim_no).map(({ component }) => component) };
  });
}

const lowerMedian = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? 0;
const several = (n: number, claim: Partial<PlacedClaim>): Partial<PlacedClaim>[] => Array.from({ length: n }, (_, i) => ({ ...claim, patient_key: `p${i}` }));

type Case = readonly [ruleId: string, of: PlacedClaim, fires: readonly Partial<PlacedClaim>[], quiet: readonly Partial<PlacedClaim>[]];
const cases: readonly Case[] = [
  ['cost_above_peers', stay, [{ amount_claimed: 9_000_000 }], [{}, { amount_claimed: 4_300_000 }, { amount_claimed: 1_000_000 }]],
  ['cost_above_peers', visit, [{ amount_claimed: 900_000 }], [{ amount_claimed: 300_000 }]],
  ['prolonged_stay', stay, [{ los: 25 }], [{ los: 5 }, { los: 6 }]],
  ['brief_stay', stay, [{ los: 0 }], [{ los: 0, discharge_status: 'Meninggal' }, { los: 3 }]],
  ['rare_group', stay, [{ inacbg_code: 'J-1-02-I' }], [{}]],
  ['rare_procedure', stay, [{ procedure_codes: ['3612'] }], [{}]],
  ['cloned_record', stay, several(8, { facility_key: 'f8', dx_secondary_codes: ['A1', 'B2'] }), [{ dx_secondary_codes: ['A1', 'C3'] }]],
  ['facility_burst', visit, several(24, { admit_date: '2022-06-08' }), [{ admit_date: '2022-09-15' }]],
  ['same_day_visits', visit, [{ same_day_claim_count: 1 }], [{ same_day_claim_count: 1, procedure_codes: ['3995'] }, {}]],
  ['overlapping_stays', stay, [{ overlapping_claim_count: 1 }], [{}]],
  ['duplicate_pattern', stay, [{ duplicate_pattern: true }], [{ duplicate_pattern: true, procedure_codes: ['9925'] }, {}]],
  ['early_readmission', stay, [{ readmission_gap: 9 }], [{ readmission_gap: 10 }, { readmission_gap: 9, procedure_codes: ['9925'] }]],
  ['severity_without_comorbidity', stay, [{ severity_group: 'berat', inacbg_code: 'J-4-16-III', dx_secondary_codes: [] }], [{ dx_secondary_codes: [] }, { severity_group: 'berat', inacbg_code: 'J-4-16-III', dx_secondary_codes: ['I10'] }]],
];

/** All cases judged in one world: what each says stands beside those of the others. */
const judgedCases: { readonly fires: readonly Judged[]; readonly quiet: readonly Judged[] }[] = [];
beforeAll(async () => {
  const judged = await judge(cases.flatMap(([, of, fires, quiet]) => [...fires, ...quiet].map((claim) => ({ ...of, ...claim }))));
  for (const [, , fires, quiet] of cases) judgedCases.push({ fires: judged.splice(0, fires.length), quiet: judged.splice(0, quiet.length) });
});

describe('RULESET_v2', () => {
  test.each(cases.map(([ruleId], place) => [ruleId, place] as const))('%s fires where its predicate holds, and not on claims beside it (%i)', (ruleId, place) => {
    const { fires = [], quiet = [] } = judgedCases[place] ?? {};
    expect(fires.length).toBeGreaterThan(0);
    expect(fires.filter(({ active }) => !active.includes(ruleId))).toEqual([]);
    expect(quiet.filter(({ active }) => active.includes(ruleId))).toEqual([]);
  });

  test('what a claim shows adds to its surprise: the dearer of two is never the lower', async () => {
    const [dear, dearer, both] = await judge([{ ...stay, amount_claimed: 6_000_000 }, { ...stay, amount_claimed: 9_000_000 }, { ...stay, amount_claimed: 9_000_000, overlapping_claim_count: 1 }]);
    expect(dear?.shown).toBeLessThan(dearer?.shown ?? 0);
    expect(dear?.surprise).toBeLessThan(dearer?.surprise ?? 0);
    expect(dearer?.surprise).toBeLessThan(both?.surprise ?? 0);
  });

  test('what is told of a cost and of a stay is the median of the others of the cell, and by how much it is exceeded', async () => {
    const [dear, long, brief] = await judge([{ ...stay, amount_claimed: 9_000_000 }, { ...stay, los: 25 }, { ...stay, los: 0 }]);
    const others = background().filter(({ service_type }) => service_type === 'RITL');
    const amounts = [...others, { ...stay }, { ...stay }].map(({ amount_claimed }) => amount_claimed);
    expect(dear?.medians).toMatchObject({ cost_n: amounts.length, cost_median: lowerMedian(amounts), cost_excess: 9_000_000 - lowerMedian(amounts) });
    expect(long?.medians).toMatchObject({ stay_cell: 'diagnosis dan keparahan', stay_n: others.length + 2, stay_median: 4, stay_excess: 21, stay_shortfall: null });
    expect(brief?.medians).toMatchObject({ stay_median: 4, stay_excess: null, stay_shortfall: 4 });
  });

  test('what a class of facilities bills more for each INA-CBG is no surprise of its claims, and what a claim bills beyond that is', async () => {
    const dearer = several(40, { amount_claimed: 1.5 * stay.amount_claimed, facility_class: 'RS Kelas A', facility_key: 'f9' }).map((claim) => ({ ...stay, ...claim }));
    const [own, ...ofClass] = await judge([{ ...stay, amount_claimed: 1.5 * stay.amount_claimed }, ...dearer, { ...dearer[0]!, amount_claimed: 3 * stay.amount_claimed }]);
    expect(own?.active).toEqual(['cost_above_peers']);
    expect(ofClass.map(({ active }) => active.includes('cost_above_peers'))).toEqual([...dearer.map(() => false), true]);
    expect(Number(ofClass[0]?.medians?.['cost_median'])).toBeGreaterThan(1.3 * Number(own?.medians?.['cost_median']));
  });

  test('a top-up that the others of the diagnosis do not have adds to surprise, one that they have does not', async () => {
    const others = several(30, { topup_codes: ['RR-01'], dx_primary_group: 'M16', facility_key: 'f7' }).map((claim) => ({ ...stay, ...claim }));
    const judged = await judge([...others, { ...stay, topup_codes: ['RR-01'] }, { ...stay }]);
    expect(judged.map(({ components }) => components.includes('topup'))).toEqual([...others.map(() => false), true, false]);
  });

  test('a dear day adds to the surprise of who was sent home well, and to nobody else’s', async () => {
    const judged = await judge([{ ...stay, los: 0, amount_claimed: 6_000_000 }, { ...stay, los: 0, amount_claimed: 6_000_000, discharge_status: 'Meninggal' }, stay]);
    expect(judged.map(({ components }) => components.includes('day_cost'))).toEqual([true, false, false]);
  });

  test('a long stay that is billed as mild says so where its patient went home well', async () => {
    const judged = await judge([{ ...stay, los: 15 }, { ...stay, los: 15, discharge_status: 'Meninggal' }, { ...stay, los: 15, severity_group: 'berat', inacbg_code: 'J-4-16-III' }, stay]);
    expect(judged.map(({ components }) => components.includes('mild_long'))).toEqual([true, false, false, false]);
  });

  test('a facility whose other claims show the same adds to it, the claim itself does not', async () => {
    const repeated = { ...stay, facility_key: 'f9', duplicate_pattern: true };
    const [alone] = await judge([repeated]);
    const among = await judge(several(7, {}).map(() => repeated));
    expect(alone?.surprise).toBeLessThan(among.at(-1)?.surprise ?? 0);
    expect(alone?.surprise).toBeLessThanOrEqual((alone?.shown ?? 0) + 1783);
  });

  test('without a patient, what stands on other claims of the patient is not evaluated', async () => {
    const [judged] = await judge([{ ...visit, patient_key: null }]);
    expect(judged?.missing.toSorted()).toEqual(['duplicate_pattern', 'early_readmission', 'overlapping_stays', 'same_day_visits']);
  });

  test.each(ruleset.rules.map((rule) => [rule.id, rule] as const))('%s is worded in both languages, from columns of the claim alone, and never as a verdict', (_, rule) => {
    const names = new Set<string>([...claimColumns, ...scoreColumns].map(({ name }) => name));
    for (const language of ['id', 'en'] as const) {
      expect(rule.followUpQuestions[language].every((question) => question.endsWith('?'))).toBe(true);
      expect([...rule.explanation[language].matchAll(/\{(\w+)\}/g)].filter(([, column = '']) => !names.has(column))).toEqual([]);
      expect(`${rule.label[language]} ${rule.explanation[language]}`).not.toMatch(/fraud|curang|penipuan/i);
    }
    expect(rule.inputs.filter((input) => !names.has(input))).toEqual([]);
    expect(['OPERATIONAL', 'HEURISTIC', 'PENDING']).toContain(rule.status);
  });
});
