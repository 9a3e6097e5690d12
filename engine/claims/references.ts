import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Connection } from '../database.ts';
import { CasemindError } from '../errors.ts';
import { formatNumber } from '../figures/format.ts';
import type { Observer } from '../observer.ts';
import { openRawFile, readingRawFile } from './raw-file.ts';
import { readHead, readHeader } from './source-files.ts';

/** Header names that reference lists use, and the one name that the SQL knows. */
const synonyms: Readonly<Record<string, string>> = {
  CODE: 'code', KODE: 'code', LABEL: 'label', DESCRIPTION: 'label', DESKRIPSI: 'label', URAIAN: 'label', VERSION: 'version', VERSI: 'version',
};
const hospitalSynonyms: Readonly<Record<string, string>> = {
  ID: 'hospital_code', KODE: 'hospital_code', KODE_RS: 'hospital_code', NAMA: 'name', NAMA_RS: 'name', KAB: 'district', KABUPATEN: 'district', KOTA: 'district',
  JENIS: 'kind', KELAS: 'class', KEPEMILIKAN: 'ownership', PEMILIK: 'ownership',
};
const hospitalColumns = ['hospital_code', 'name', 'district', 'kind', 'class', 'ownership'];

const codeLists = ['icd10', 'icd9cm', 'inacbg', 'districts'] as const;

/** Which lists were loaded from which file, for the log of the run. */
export interface LoadedReference {
  readonly file: string;
  readonly list: (typeof codeLists)[number] | 'hospitals';
}

/**
 * Loads the reference lists of a folder (CSV, by header and shape of their codes): ICD-10, ICD-9-CM,
 * INA-CBG names, districts, hospitals. Other files are passed over.
 *
 * @throws CasemindError REFERENCE_UNREADABLE where the folder or a list cannot be read.
 */
export async function loadReferences(connection: Connection, folder: string | undefined): Promise<LoadedReference[]> {
  await connection.runFile('staging/reference_tables');
  if (folder === undefined) return [];
  const loaded: LoadedReference[] = [];
  for (const name of listNames(folder)) {
    const list = await loadReference(connection, join(folder, name), name);
    if (list) loaded.push({ file: name, list });
  }
  return loaded;
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /\.(csv|tsv|txt)(\.gz)?$/i.test(name)).toSorted();
  } catch (error) {
    throw new CasemindError('REFERENCE_UNREADABLE', { file: folder, reason: 'the folder cannot be read' }, { cause: error });
  }
}

async function loadReference(connection: Connection, path: string, name: string): Promise<LoadedReference['list'] | undefined> {
  const { columns, delimiter } = readHeader(new TextDecoder().decode(await readHead(path, name)));
  const asHospitals = columns.map((column) => hospitalSynonyms[column] ?? column);
  const asCodes = columns.map((column) => synonyms[column] ?? (/^(NAMA|NAME|KAB|KABUPATEN|DISTRICT)/.test(column) ? 'label' : column));
  const isHospitals = hospitalColumns.every((column) => asHospitals.includes(column));
  if (!isHospitals && !(asCodes.includes('code') && asCodes.includes('label'))) return undefined;
  const file = { path, name, format: 'csv', columns: isHospitals ? asHospitals : asCodes, delimiter } as const;
  return readingRawFile(file, async () => {
    await openRawFile(connection, file);
    if (isHospitals) {
      await connection.runFile('staging/reference_hospitals');
      return 'hospitals';
    }
    const [shape] = await connection.rowsOfFile<Record<(typeof codeLists)[number], number>>('staging/reference_shape');
    const [list] = codeLists.filter((candidate) => (shape?.[candidate] ?? 0) > 0).toSorted((a, b) => (shape?.[b] ?? 0) - (shape?.[a] ?? 0));
    if (!list) return undefined;
    await connection.runFile('staging/reference_codes', { list });
    return list;
  });
}

const listNamesOf: Readonly<Record<string, string>> = { icd10: 'ICD-10', icd9cm: 'ICD-9-CM', inacbg: 'INA-CBG' };

interface AbsentCodes {
  readonly list: string;
  readonly codes: number;
  readonly claims: number;
  readonly examples: readonly string[];
  /** Another system of codes that more than half of them look like. */
  readonly system: string | null;
}

/**
 * Warns of codes of the claims that a given list of their kind lacks, and names another system that most of them look like.
 *
 * @param connection has the claims of a run staged, and the lists.
 * @param path of the claims.
 */
export async function warnOfAbsentCodes(connection: Connection, path: string, observer: Pick<Observer, 'warn'>): Promise<void> {
  for (const { list, codes, claims, examples, system } of await connection.rowsOfFile<AbsentCodes>('queries/codes_in_no_list', { path })) {
    const name = listNamesOf[list] ?? list;
    const looksLike = system === null ? '' : `; most are written as ${system}, not as ${name}`;
    observer.warn(`codes in no ${name} list that was given: ${formatNumber(codes, 'en')}, on claims ${formatNumber(claims, 'en')} times, such as ${examples.join(', ')}${looksLike}`);
  }
}
