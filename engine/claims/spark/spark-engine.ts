import { statfsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { z } from 'zod';

import { type Connection, quoteIdentifier, quoteLiteral } from '../../database.ts';
import { CasemindError, errorTable } from '../../errors.ts';
import type { Observer } from '../../observer.ts';
import { loadSql } from '../../sql.ts';
import { runModels } from '../duckdb-engine.ts';
import { type EtlEngine, comparisonModels, intermediateModels, secondaryModel } from '../etl-engine.ts';
import type { SourceFile } from '../source-files.ts';
import type { StagedFile } from '../staging.ts';
import type { SparkSession } from './spark-session.ts';
import { type StageInput, type StagedOnWorker, copyTable, lookOutputSchema, replaceRows, stageOutputSchema } from './stage-task.ts';

/**
 * What is told of one code or one text alone, whatever claims it stands on: Spark finds which occur, and the connection runs the
 * models over those. `columns` are what they read of `relation`.
 */
const dictionaries = [
  { models: ['inacbg_codes'], relation: 'claims_staged', columns: ['inacbg_code'] },
  { models: ['places'], relation: 'claims_staged', columns: ['province_code', 'district', 'ownership_code', 'kind_code', 'class_code'] },
  { models: ['topup_sets'], relation: 'claims_staged', columns: ['topups_text'] },
  { models: ['procedure_texts', 'procedures', 'procedure_sets'], relation: 'claims_staged', columns: ['procedures_text'] },
  { models: ['visits'], relation: 'claims_kept', columns: ['service_code', 'clinic_code', 'severity_code', 'segment_code', 'entitlement_code', 'discharge_code'] },
] as const;
/** Models of the dictionaries, and those that read no claims. */
const localModels = new Set<string>([...dictionaries.flatMap(({ models }) => models), 'mark_sets']);

const taskProgram = [process.execPath, join(import.meta.dirname, 'stage-task.ts')];

/** Bytes of raw files for each part that Spark shuffles into. */
const bytesOfPart = 16 * 1024 * 1024;

interface SparkEngineOptions {
  readonly salt: string;
  /** Folder seen by every worker under the same path. */
  readonly scratch: string;
  readonly memoryLimit: string | undefined;
  readonly observer: Observer;
}

/**
 * The engine of many machines. Each raw file is read by one task, as on one machine; joins, windows and groups are Spark’s, by the
 * same models. The connection keeps the run, and has the models’ tables empty, for their types.
 */
export class SparkEngine implements EtlEngine {
  readonly #connection: Connection;
  readonly #session: SparkSession;
  readonly #options: SparkEngineOptions;
  #tables = 0;
  #read: readonly StagedOnWorker[] = [];
  /** Those of `claims_normalized`. */
  #columns: readonly { readonly column_name: string; readonly column_type: string }[] = [];

  constructor(connection: Connection, session: SparkSession, options: SparkEngineOptions) {
    this.#connection = connection;
    this.#session = session;
    // Workers have a folder of their own to work in.
    this.#options = { ...options, scratch: resolve(options.scratch) };
  }

  /** @throws CasemindError DISK_FULL, SPARK_WORKER_BLIND, and those of reading a file. */
  async stageFiles(files: readonly SourceFile[]): Promise<StagedFile[]> {
    const { scratch, observer } = this.#options;
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    // What is staged and compared takes less than the raw files; packed ones and Parquet are smaller than what comes of them.
    const needed = files.reduce((sum, { bytes, format, path }) => sum + bytes * (format === 'parquet' || path.endsWith('.gz') ? 6 : 1), 0);
    const disk = statfsSync(scratch);
    if (disk.bavail * disk.bsize < needed) throw new CasemindError('DISK_FULL', { path: scratch });
    await this.#session.request('begin', { folder: scratch, macros: ['text', 'prelude', 'staging/code_maps', 'spark/prelude'].map(loadSql), partitions: Math.max(2, Math.ceil(total / bytesOfPart)) });
    await this.#requireSight(files);

    observer.progress({ step: 'etl.read', done: 0, total, unit: 'bytes' });
    const referenceCodes = await this.#export('FROM reference_codes');
    const first = await this.#export('FROM code_values');
    const inputs = files.map((file, index) => this.#inputOf(file, index + 1, first, referenceCodes));
    const read = await this.#runStaging(inputs);
    const staged: StagedOnWorker[] = [];
    let hasLearned = false;
    for (const [index, result] of read.entries()) {
      // What earlier files taught is known to later ones.
      const [known] = result.hasUnknown && hasLearned ? await this.#runStaging([{ ...at(inputs, index), codeValues: await this.#export('FROM code_values') }]) : [result];
      const own = known ?? result;
      if (own.hasUnknown) {
        await replaceRows(this.#connection, 'code_values', join(own.folder, 'code_values.parquet'));
        hasLearned = true;
      }
      for (const message of own.warnings) observer.warn(message);
      staged.push(own);
    }
    if (hasLearned) await this.#connection.runFile('staging/code_maps');
    this.#read = staged;
    const described = await this.#describeFiles(staged);
    observer.progress({ step: 'etl.read', done: total, total, unit: 'bytes' });
    return described;
  }

  async rejectClaims(): Promise<void> {
    const variables = await this.#connection.rows<{ listed_FKL05: number[]; listed_FKL09: number[] }>("SELECT getvariable('listed_FKL05') AS listed_FKL05, getvariable('listed_FKL09') AS listed_FKL09");
    await this.#session.request('set', { variables: variables[0] });
    await this.#give('source_files');
    await this.#view('claims_read', 'SELECT rowid AS row_in_file, * FROM claims_staged', this.#filesOf('claims_staged'));
    for (const kind of ['secondary_diagnoses', 'members']) await this.#view(kind, `FROM ${kind}`, this.#filesOf(kind));
    await this.#run('spark/claims_staged');
    await this.#run('staging/codes_unlisted');
    await this.#give('claims_rejected');
    await this.#connection.run(`INSERT INTO claims_rejected FROM ${await this.#rows(loadSql('staging/claims_repeated'))}`);
    await this.#connection.runFile('staging/shifted_records');
    await this.#give('claims_rejected');
    await this.#give('shifted_records');
  }

  async compareClaims(stagedFiles: readonly StagedFile[]): Promise<void> {
    // Over no claims, so that each table is there with its types.
    await runModels(this.#connection, stagedFiles);
    this.#columns = await this.#connection.rows('SELECT column_name, column_type FROM (DESCRIBE claims_normalized)');
    const [names] = await this.#connection.rows<{ ruleset_version: string; etl_run_id: string }>("SELECT getvariable('ruleset_version') AS ruleset_version, getvariable('etl_run_id') AS etl_run_id");
    await this.#session.request('set', { variables: names });
    for (const table of ['code_values', 'reference_icd10', 'reference_hospitals', 'mark_sets']) await this.#give(table);
    for (const model of intermediateModels) {
      const dictionary = dictionaries.find(({ models }) => models[0] === model);
      if (dictionary) await this.#makeDictionary(dictionary);
      else if (!localModels.has(model)) await this.#run(`intermediate/${model}`);
    }
    await this.#run(secondaryModel(stagedFiles));
    for (const model of comparisonModels) await this.#run(`intermediate/${model}`);
    await this.#run('marts/claims_normalized');
    for (const table of ['facilities', 'coded_peer_groups']) await this.#connection.run(`INSERT INTO ${table} BY NAME FROM ${await this.#rows(`FROM ${table}`)}`);
    await this.#giveUnread();
    for (const kind of ['secondary_diagnoses', 'members']) {
      await this.#connection.run(`DROP TABLE ${kind}`);
      await this.#connection.run(`CREATE TEMP VIEW ${kind} AS FROM ${parquetOf(this.#filesOf(kind))}`);
    }
  }

  async writeClaims(path: string): Promise<void> {
    const typed = this.#columns.map(({ column_name, column_type }) => `CAST(${quoteIdentifier(column_name)} AS ${column_type}) AS ${quoteIdentifier(column_name)}`);
    const rows = await this.#rows('FROM claims_normalized ORDER BY claim_no');
    await this.#connection.run(`COPY (SELECT ${typed.join(', ')} FROM ${rows}) TO ${quoteLiteral(path)} (FORMAT parquet, DICTIONARY_SIZE_LIMIT 1000)`);
  }

  #inputOf(file: SourceFile, fileNo: number, codeValues: string, referenceCodes: string): StageInput {
    const { salt, scratch, memoryLimit } = this.#options;
    return { file: { ...file, path: resolve(file.path), columns: [...file.columns] }, fileNo, salt, scratch, codeValues, referenceCodes, ...(memoryLimit !== undefined && { memoryLimit }) };
  }

  async #runStaging(inputs: readonly StageInput[]): Promise<StagedOnWorker[]> {
    const results = z.array(stageOutputSchema).parse(await this.#session.request('tasks', { command: taskProgram, inputs }));
    return results.map((result) => {
      if (!('code' in result)) return result;
      if (!isErrorCode(result.code)) throw new Error(`a task of Spark failed with ${result.code}`);
      throw new CasemindError(result.code, result.details);
    });
  }

  /** Workers must see the raw files and write beside them what they read, before any of it is read. */
  async #requireSight(files: readonly SourceFile[]): Promise<void> {
    const input = { read: files.map(({ path }) => resolve(path)), write: this.#options.scratch };
    for (const { blind } of z.array(lookOutputSchema).parse(await this.#session.request('everywhere', { command: taskProgram, input }))) if (blind !== undefined) throw new CasemindError('SPARK_WORKER_BLIND', { path: blind });
  }

  /** Tells the connection of the files, as reading them one after the other would. */
  async #describeFiles(read: readonly StagedOnWorker[]): Promise<StagedFile[]> {
    const next: Record<SourceFile['kind'], number> = { claims: 0, secondary_diagnoses: 0, membership: 0 };
    const described: StagedFile[] = [];
    for (const [index, { file, folder, firstRowNo, rowCount, brokenCount, strayLines }] of read.entries()) {
      const first = next[file.kind] + firstRowNo;
      next[file.kind] = first + rowCount;
      await this.#connection.runFile('staging/source_file', { file_no: index + 1, kind: file.kind, file_name: file.name, first_row_no: first, row_count: rowCount, broken_count: brokenCount });
      await this.#connection.run(`INSERT INTO broken_records BY NAME FROM ${parquetOf([join(folder, 'broken_records.parquet')])}`);
      await this.#connection.run(`INSERT INTO claims_rejected BY NAME SELECT * REPLACE (row_no + ${first} AS row_no) FROM ${parquetOf([join(folder, 'claims_rejected.parquet')])}`);
      described.push({ fileNo: index + 1, file, rowCount, brokenCount, strayLines: new Map(strayLines) });
    }
    return described;
  }

  async #makeDictionary({ models, relation, columns }: (typeof dictionaries)[number]): Promise<void> {
    const rows = await this.#rows(`SELECT DISTINCT ${columns.join(', ')} FROM ${relation}`);
    if (relation === 'claims_kept') await this.#connection.run(`CREATE OR REPLACE TEMP VIEW claims_kept AS FROM ${rows}`);
    else await this.#stageAlone(rows);
    for (const model of models) await this.#connection.runFile(`intermediate/${model}`);
    await this.#give(at(models, models.length - 1));
  }

  /** Gives the connection the texts in which no procedure could be read, and their claims: what warns of codes in no list asks for them. */
  async #giveUnread(): Promise<void> {
    await this.#connection.run('CREATE TEMP TABLE unread_procedures AS SELECT procedures_text FROM procedure_sets WHERE procedures_text IS NOT NULL AND len(procedure_codes) = 0');
    await this.#give('unread_procedures');
    const claims = await this.#rows('SELECT c.row_no, c.procedures_text FROM claims_kept AS c JOIN unread_procedures AS u ON u.procedures_text = c.procedures_text');
    await this.#connection.run(`CREATE OR REPLACE TEMP VIEW claims_kept AS FROM ${claims}`);
    await this.#stageAlone('unread_procedures');
  }

  /** Has the connection's `claims_staged` hold these rows, of which some columns are known, and no others. */
  async #stageAlone(rows: string): Promise<void> {
    await this.#connection.run('DELETE FROM claims_staged');
    await this.#connection.run(`INSERT INTO claims_staged BY NAME FROM ${rows}`);
  }

  /** Runs `sql/<name>.sql` on Spark. */
  async #run(name: string): Promise<void> {
    await this.#session.request('run', { sql: loadSql(name) });
  }

  /** Rows that Spark works out, as a relation of the connection. */
  async #rows(sql: string): Promise<string> {
    const path = this.#path();
    await this.#session.request('write', { sql, path });
    return parquetOf(readdirSync(path).filter((name) => name.endsWith('.parquet')).toSorted().map((name) => join(path, name)));
  }

  /** Gives Spark a table of the connection. */
  async #give(table: string): Promise<void> {
    await this.#view(table, `FROM ${table}`, [await this.#export(`FROM ${table}`)]);
  }

  /** Gives Spark a view of Parquet files with the columns of a query of the connection. */
  async #view(name: string, query: string, paths: readonly string[]): Promise<void> {
    const columns = await this.#connection.rows<{ column_name: string; column_type: string }>(`SELECT column_name, column_type FROM (DESCRIBE ${query})`);
    await this.#session.request('view', { name, schema: columns.map(({ column_name, column_type }) => `${column_name} ${sparkType(column_type)}`).join(', '), paths });
  }

  /** What the tasks wrote of a table. */
  #filesOf(table: string): string[] {
    return this.#read.map(({ folder }) => join(folder, `${table}.parquet`));
  }

  async #export(query: string): Promise<string> {
    const path = `${this.#path()}.parquet`;
    await copyTable(this.#connection, query, path);
    return path;
  }

  #path(): string {
    this.#tables += 1;
    return join(this.#options.scratch, `table-${this.#tables}`);
  }
}

/** A type of DuckDB's as Spark writes it. */
function sparkType(type: string): string {
  const [, item] = /^(.+)\[\]$/.exec(type) ?? [];
  if (item !== undefined) return `ARRAY<${sparkType(item)}>`;
  const [, fields] = /^STRUCT\((.+)\)$/.exec(type) ?? [];
  if (fields !== undefined) return `STRUCT<${fields.split(', ').map((field) => field.replace(/^"?(\w+)"? (.+)$/, (_whole, name: string, of: string) => `${name}: ${sparkType(of)}`)).join(', ')}>`;
  return type === 'VARCHAR' ? 'STRING' : type;
}

const parquetOf = (paths: readonly string[]): string => `read_parquet([${paths.map(quoteLiteral).join(', ')}])`;

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`no item ${index}`);
  return item;
}

const isErrorCode = (code: string): code is keyof typeof errorTable => Object.hasOwn(errorTable, code);
