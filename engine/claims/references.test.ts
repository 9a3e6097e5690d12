import { afterEach, describe, expect, it } from 'vitest';

import { homeAt, runEtl, silentObserver } from '#engine';

import { type RawFolder, createRawFolder, csvText, rawClaim } from '../../tests/golden/raw-folder.ts';

const folders: RawFolder[] = [];
const create = (files: Readonly<Record<string, string | Buffer>>): RawFolder => {
  const folder = createRawFolder(files);
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

/** The n-th claim, of the facility with this key. */
const of = (n: number, key: string, overrides = {}) => rawClaim(n, { FKL02: `${key}0122V00000${n}`, ...overrides });

async function runWith(claims: RawFolder, lists: Readonly<Record<string, string | Buffer>>) {
  return runEtl({
    home: homeAt(claims.home.root),
    sourceFolder: claims.sourceFolder,
    referencesFolder: create(lists).sourceFolder,
    salt: 'tests',
    ruleset: 'RULESET_v1',
    maxQuarantine: 0.05,
    threads: 2,
    version: '0.0.0',
    now: () => new Date('2026-01-31T02:00:00Z'),
    observer: silentObserver,
  });
}

const givenLists = { 'a.csv': 'code,label\nJ18.9,Pneumonia\nE11.9,Diabetes\nI10,Hypertension\n', 'b.csv': 'code,label\n93.94,Nebulizer\n87.44,X-ray\n00.66,PTCA\n', 'c.csv': 'code,label\nQ-5-44-0,CHRONIC SMALL\n' };

const warningsOf = async (codes: readonly Readonly<Record<string, string>>[], given: Readonly<Record<string, string>> = givenLists): Promise<readonly string[]> => {
  const claims = create({ 'claims.csv': csvText(codes.map((overrides, i) => rawClaim(i + 1, { FKL17A: '', FKL18: 'J18.9', FKL18A: '', FKL30: '93.94 - Nebulizer', FKL19: 'Q-5-44-0', ...overrides }))) });
  return (await runWith(claims, given)).manifest.warnings.filter((warning) => warning.startsWith('codes in no'));
};

describe('codes that a given list lacks are warned about', () => {
  it('not where all are listed, nor of a kind of which no list was given', async () => {
    expect(await warningsOf([{}, { FKL18: 'E11.9' }])).toEqual([]);
    expect(await warningsOf([{ FKL18: '25000' }, {}], { 'b.csv': givenLists['b.csv'] })).toEqual([]);
  });

  it('with how many, how often and which most often', async () => {
    const warnings = await warningsOf([{ FKL18: 'J18.1' }, { FKL18: 'J18.1' }, { FKL18: 'A09' }, { FKL19: 'Q-5-45-0' }]);
    expect(warnings).toEqual(['codes in no ICD-10 list that was given: 2, on claims 3 times, such as J181, A09', 'codes in no INA-CBG list that was given: 1, on claims 1 times, such as Q-5-45-0']);
  });

  it.each([
    ['ICD-10-CM', { FKL18: 'E11.65' }, { FKL18: 'S72.001A' }, 'ICD-10'],
    ['ICD-9', { FKL18: '250.00' }, { FKL18: '4019' }, 'ICD-10'],
    ['ICD-11', { FKL18: '5A11' }, { FKL18: 'CA40.0' }, 'ICD-10'],
    ['SNOMED CT', { FKL18: '44054006' }, { FKL18: '233604007' }, 'ICD-10'],
    ['CPT', { FKL30: '99213 - Office visit' }, { FKL30: '71046 - Chest X-ray' }, 'ICD-9-CM'],
    ['ICHI', { FKL30: 'KBO.AD.AC - Radical prostatectomy' }, { FKL30: 'JDA.JK.AE - Appendicectomy' }, 'ICD-9-CM'],
    ['ICD-10-PCS', { FKL30: '0DTJ4ZZ - Appendectomy' }, { FKL30: '02703DZ - PTCA' }, 'ICD-9-CM'],
  ])('naming %s where most of them are written so', async (system, first, second, name) => {
    const [warning = '', ...others] = await warningsOf([first, second, {}]);
    expect(others).toEqual([]);
    expect(warning).toContain(`; most are written as ${system}, not as ${name}`);
  });

  it('naming none where they are of several kinds', async () => {
    expect(await warningsOf([{ FKL18: 'E11.65' }, { FKL18: 'A09' }])).toEqual(['codes in no ICD-10 list that was given: 2, on claims 2 times, such as A09, E1165']);
  });
});

describe('reference lists', () => {
  it('are told apart by their codes and label what the raw files leave unlabelled, the newest version first', async () => {
    const claims = create({
      'claims.csv': csvText([rawClaim(1, { FKL17A: 'J18', FKL18: 'J18.9', FKL18A: '', FKL30: '9394; 8744 - own label', FKL19: 'Q-5-44-0' }), rawClaim(2)]),
      'secondary.csv': 'FKL02,FKL24,FKL24B\n100080122V000001,E11.9,\n100080122V000001,I50,I50 Own label\n',
    });
    const result = await runWith(claims, {
      'a.csv': 'code,label,version\nJ18.9,Old pneumonia,2010\nJ18.9,Pneumonia,2016\nE11.9,Diabetes,2010\n',
      'b.csv': 'KODE;URAIAN\n93.94;Nebulizer\n87.44;X-ray\n00.66;PTCA\n',
      'c.csv': 'code,description\nQ-5-44-0,CHRONIC SMALL\n',
      'd.csv': 'kode,nama_kabupaten\n3578,Kota Contoh\n',
      'other.csv': 'x,y\n1,2\n',
    });
    expect(result.references).toEqual([
      { file: 'a.csv', list: 'icd10' },
      { file: 'b.csv', list: 'icd9cm' },
      { file: 'c.csv', list: 'inacbg' },
      { file: 'd.csv', list: 'districts' },
    ]);
    expect(
      await claims.query(result, 'SELECT dx_primary_label, dx_secondary_codes, dx_secondary_labels, procedure_labels, inacbg_label, district_name FROM claims ORDER BY claim_no LIMIT 1'),
    ).toEqual([
      {
        dx_primary_label: 'Pneumonia',
        dx_secondary_codes: ['E119', 'I50'],
        dx_secondary_labels: ['Diabetes', 'Own label'],
        procedure_labels: ['Nebulizer', 'own label'],
        inacbg_label: 'CHRONIC SMALL',
        district_name: 'Kota Contoh',
      },
    ]);
  });

  it('name a hospital only where one listed hospital fits one facility; else they give candidates', async () => {
    const claims = create({
      'claims.csv': csvText([
        of(1, '10001'),
        of(2, '10002', { FKL09: '3' }),
        of(3, '10003', { FKL09: '4' }),
        of(4, '10004', { FKL09: '4' }),
        of(5, '10005', { FKL06: '3579' }),
        of(6, '10006', { FKL09: '1' }),
        of(7, '10006', { FKL09: '1', FKL06: '3579' }),
      ]),
    });
    const header = 'id;nama;kab;jenis;kelas;kepemilikan';
    const result = await runWith(claims, {
      'rs.csv': [
        header,
        '3578001;RS B;Kota Contoh;Rumah Sakit Umum;B;SWASTA/LAINNYA',
        '3578002;RS C1;Kota Contoh;Rumah Sakit Umum;C;SWASTA/LAINNYA',
        '3578003;RS C2;Kota Contoh;Rumah Sakit Umum;C;SWASTA/LAINNYA',
        '3578004;RS D;Kota Contoh;Rumah Sakit Umum;D;SWASTA/LAINNYA',
        '3578005;RS A;Kota Contoh;Rumah Sakit Umum;A;SWASTA/LAINNYA',
        '3579001;RSUD B;Kota Lain;Rumah Sakit Umum;B;PEMKAB',
        '',
      ].join('\n'),
    });
    expect(await claims.query(result, 'SELECT facility_key, facility_name, facility_candidates, is_facility_ambiguous FROM run.facilities ORDER BY facility_key')).toEqual([
      { facility_key: '10001', facility_name: 'RS B', facility_candidates: ['RS B'], is_facility_ambiguous: false },
      { facility_key: '10002', facility_name: null, facility_candidates: ['RS C1', 'RS C2'], is_facility_ambiguous: false },
      { facility_key: '10003', facility_name: null, facility_candidates: ['RS D'], is_facility_ambiguous: false },
      { facility_key: '10004', facility_name: null, facility_candidates: ['RS D'], is_facility_ambiguous: false },
      { facility_key: '10005', facility_name: null, facility_candidates: [], is_facility_ambiguous: false },
      { facility_key: '10006', facility_name: null, facility_candidates: [], is_facility_ambiguous: true },
    ]);
  });

  it('in a folder that cannot be read are an error', async () => {
    const claims = create({ 'claims.csv': csvText([rawClaim(1)]) });
    const lists = create({});
    lists.remove();
    await expect(
      runEtl({ home: claims.home, sourceFolder: claims.sourceFolder, referencesFolder: lists.sourceFolder, salt: 's', ruleset: 'RULESET_v1', maxQuarantine: 0, version: '0', now: () => new Date(), observer: silentObserver }),
    ).rejects.toMatchObject({ code: 'REFERENCE_UNREADABLE' });
  });
});
