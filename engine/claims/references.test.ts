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
