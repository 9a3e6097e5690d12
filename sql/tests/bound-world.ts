import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findRuleset, silentObserver } from '#engine';

import { comparisonModels, intermediateModels } from '../../engine/claims/etl-engine.ts';
import { prepareStaging, stageFile } from '../../engine/claims/staging.ts';
import { findSourceFiles } from '../../engine/claims/source-files.ts';
import { openRawFile } from '../../engine/claims/raw-file.ts';
import { loadReferences } from '../../engine/claims/references.ts';
import { etlMarks } from '../../engine/claims/quality-marks.ts';
import { type Connection, Database, quoteLiteral } from '../../engine/database.ts';
import { positionModels, ruleResults, scoreModels } from '../../engine/scoring/score-claims.ts';
import { createTablesBeside, seeTablesBeside } from '../../engine/snapshots/tables-beside.ts';
import { sqlFolder } from '../../engine/sql.ts';
import { createRawFolder, csvText, rawClaim } from '../../tests/golden/raw-folder.ts';

/** What the statements of `sql/` are bound against: one database in which the ETL and a refresh ran file by file. */
export interface World {
  readonly connection: Connection;
  /** Makes the view `raw` read a file of another kind. */
  readonly rawKinds: Readonly<Record<string, () => Promise<void>>>;
  /** A Parquet file of claims, for the parameters that name one. */
  readonly parquet: string;
  close(): void;
}

const fileOf = (path: string, columns: readonly string[]) => ({ path, name: path, format: 'csv', columns, delimiter: ',' }) as const;

export async function createWorld(): Promise<World> {
  const scratch = mkdtempSync(join(tmpdir(), 'casemind-world-'));
  const folder = createRawFolder({
    'claims.csv': csvText([rawClaim(1), rawClaim(2, { FKL47: 'x' }), 'a short record']),
    'members.csv': 'PSTV01,PSTV03,PSTV05\n100000001,1980-01-05,1\n',
    'secondary.csv': 'FKL02,FKL24,FKL24B\n100080122V000001,I10,I10 Hypertension\n',
  });
  const references = createRawFolder({ 'codes.csv': 'code,label\nA09,Diarrhoea\n', 'hospitals.csv': 'id,nama,kab,jenis,kelas,kepemilikan\n3578000,A,B,C,D,E\n' });
  const { manifest } = await folder.run();
  const run = join(folder.home.runs, manifest.etl_run_id);
  const parquet = join(run, 'claims_normalized.parquet');
  const database = await Database.open(':memory:', { threads: 1 });
  await database.provideTexts(() => '[]');
  const connection = await database.connect();

  await connection.runFile('text');
  await connection.runFile('prelude');
  const { files } = await findSourceFiles(folder.sourceFolder, connection);
  await prepareStaging(connection, join(sqlFolder, 'reference', 'code_values.csv'));
  await loadReferences(connection, references.sourceFolder);
  for (const [index, file] of files.entries()) await stageFile(connection, { file, fileNo: index + 1, salt: 's', scratch }, silentObserver);
  for (const name of ['claims_rejected', 'claims_repeated', 'shifted_records']) await connection.runFile(`staging/${name}`);
  await connection.setVariable('quality_marks', Object.keys(etlMarks));
  for (const name of intermediateModels) await connection.runFile(`intermediate/${name}`);
  await connection.runFile('staging/secondary_by_claim');
  for (const name of comparisonModels) await connection.runFile(`intermediate/${name}`);
  await connection.runFile('marts/claims_normalized');
  await connection.run("ATTACH ':memory:' AS run");
  await connection.runFile('marts/run_tables');

  const ruleset = findRuleset('RULESET_v1');
  await connection.setVariable('rule_ids', ruleset.rules.map(({ id }) => id));
  await connection.setVariable('rule_weights', ruleset.rules.map(({ weight }) => weight));
  for (const name of ['severity_group', 'facility_class', 'province_name', 'service_type']) await connection.setVariable(`categories_${name}`, ['']);
  await connection.runFile('marts/score_tables');
  await connection.run('INSERT INTO forest_scores SELECT claim_no, 0.5, 0.5 FROM claims_normalized');
  await connection.run(`INSERT INTO rule_results ${ruleResults(ruleset)}`);
  for (const name of scoreModels) await connection.runFile(name);
  await connection.runFile('marts/claims_scored');
  await connection.runFile('marts/snapshot_tables');
  await connection.runFile('marts/rank_tables');
  for (const [name, value] of Object.entries(findRuleset('RULESET_v2').parameters)) await connection.setVariable(name, value);
  await connection.runFile('marts/learned_weights', { weights: '[]' });
  for (const name of [...positionModels, 'positions/snapshot_evidence']) await connection.runFile(name);
  await createTablesBeside(connection);
  await seeTablesBeside(connection, 1);
  await connection.run("ATTACH ':memory:' AS before");
  await connection.run('CREATE TABLE before.claims_scored AS FROM claims_scored');
  await connection.run("ATTACH ':memory:' AS serving");
  await connection.run('CREATE TABLE serving.claims_scored AS FROM claims_scored');
  await connection.run('CREATE TEMP VIEW qc_claims AS FROM claims_scored');
  await connection.run('CREATE TEMP VIEW matching_claims AS SELECT *, rowid AS row_no FROM claims_scored');
  await connection.run('CREATE TEMP VIEW person_claims AS FROM claims_scored');
  await connection.run("CREATE TEMP TABLE stream_claims AS SELECT *, 'live' AS source, 'jsonl' AS channel, current_localtimestamp() AS generated_at, current_localtimestamp() AS received_at, '' AS scored_against, 1 AS live_seq FROM claims_scored");
  await connection.run('CREATE TEMP TABLE cells (cut_no INTEGER, within_no INTEGER, side INTEGER, of_value VARCHAR, within_value VARCHAR, claims BIGINT, n BIGINT[], s BIGINT[], q BIGINT[])');
  await connection.runFile('queries/export_tables');

  const open = (root: string, name: string, columns: readonly string[]) => (): Promise<void> => openRawFile(connection, fileOf(join(root, name), columns));
  const exported = (name: string) => async (): Promise<void> => {
    await connection.run(`CREATE OR REPLACE TEMP VIEW exported AS FROM ${name}`);
  };
  await openRawFile(connection, fileOf(join(references.sourceFolder, 'codes.csv'), ['code', 'label']));
  await connection.runFile('csv/rows');
  return {
    connection,
    parquet,
    rawKinds: {
      ...Object.fromEntries(files.map((file) => [file.kind, () => openRawFile(connection, file)])),
      codes: open(references.sourceFolder, 'codes.csv', ['code', 'label']),
      hospitals: open(references.sourceFolder, 'hospitals.csv', ['hospital_code', 'name', 'district', 'kind', 'class', 'ownership']),
      parquet: async () => {
        await connection.run(`SET VARIABLE file = ${quoteLiteral(parquet)}`);
      },
      'exported claims': exported('claims'),
      'exported quarantine': exported('claims_quarantine'),
    },
    close() {
      database.close();
      folder.remove();
      references.remove();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}
