import { join, resolve } from 'node:path';

import { saltFingerprint } from '../claims/etl.ts';
import { etlMarks, qualityMarks } from '../claims/quality-marks.ts';
import { loadReferences } from '../claims/references.ts';
import { prepareStaging } from '../claims/staging.ts';
import type { ScoredClaim } from '../columns.ts';
import { type Connection, type Database, quoteIdentifier, quoteLiteral } from '../database.ts';
import { CasemindError } from '../errors.ts';
import { findRuleset } from '../rules/rulesets.ts';
import { categoricalFeatures, numericFeatures } from '../scoring/features.ts';
import { type Model, loadModel } from '../scoring/models.ts';
import { nameVersions, scoreWithModel } from '../scoring/score-claims.ts';
import type { Home } from '../snapshots/home.ts';
import { type SnapshotManifest, readManifest } from '../snapshots/manifest.ts';
import { fillMissing } from '../snapshots/older-snapshot.ts';
import { databaseFile } from '../snapshots/stable-names.ts';
import { sqlFolder } from '../sql.ts';
import { KnownCodes } from './known-codes.ts';
import type { LiveClaim, LivePatientClaim } from '../live/live-claim.ts';
import type { IncomingClaim } from '../live/read-message.ts';
import { type OtherClaim, SnapshotHistory } from './snapshot-history.ts';
import { scorableClaims, scoredClaims } from './statements.ts';

const codeValuesFile = join(sqlFolder, 'reference', 'code_values.csv');

export interface LiveSnapshotOptions {
  readonly home: Home;
  readonly salt: string;
}

/** What the statements of the live claims read by `given_text`. */
export type GivenTexts = Record<'claims' | 'history' | 'places' | 'scores', string>;

type Row = Readonly<Record<(typeof numericFeatures)[number] | (typeof categoricalFeatures)[number], number>> & {
  readonly claim_no: number;
  readonly flag_mask: number;
  readonly missing_mask: number;
  readonly rule_score: number;
  /** In thousandths of a nat, of a ruleset that adds up surprise. */
  readonly shown?: number;
  readonly surprise?: number;
  /** In thousandths of a log odds. */
  readonly learned?: number;
  /** The columns of claims_normalized, as JSON. */
  readonly claim: string;
};

type Scores = Pick<ScoredClaim, 'anomaly_score' | 'ml_score_normalized' | 'rule_score' | 'risk_score' | 'flags' | 'rules_not_evaluated'>;

/**
 * A published snapshot as live claims are compared with it: by the statements that the ETL and a refresh made its own claims
 * with, put together into one that is planned once and writes nothing.
 */
export class LiveSnapshot {
  readonly manifest: SnapshotManifest;
  readonly #parts: Parts;

  private constructor(manifest: SnapshotManifest, parts: Parts) {
    this.manifest = manifest;
    this.#parts = parts;
  }

  /**
   * @param database gives the texts of `given` by `given_text`.
   * @param schema a name that no other snapshot of the database has.
   * @throws CasemindError SNAPSHOT_INVALID, also where its keys of persons were made with another salt; MODEL_MISSING,
   *   MODEL_INVALID, RULESET_UNKNOWN for what it was scored with.
   */
  static async open({ database, given }: { readonly database: Database; readonly given: GivenTexts }, schema: string, id: string, { home, salt }: LiveSnapshotOptions): Promise<LiveSnapshot> {
    const manifest = readManifest(home, id);
    if (manifest.salt_fingerprint !== saltFingerprint(salt))
      throw new CasemindError('SNAPSHOT_INVALID', { snapshot: id, reason: 'its keys of persons were made with another salt' });
    const model = loadModel(home, manifest.model_version);
    if (model.contentHash !== manifest.model_hash) throw new CasemindError('MODEL_INVALID', { model: manifest.model_version, reason: `it is not the one that scored ${id}` });
    const shipped = findRuleset(manifest.ruleset_version);
    const ruleset = { ...shipped, parameters: { ...shipped.parameters, ...manifest.ruleset_parameters } };
    const connection = await database.connect({ most: 2, except: /(?!)/u });
    const detach = async (): Promise<void> => {
      connection.close();
      const last = await database.connect();
      await last.run(`DETACH DATABASE IF EXISTS ${quoteIdentifier(schema)}`);
      last.close();
    };
    try {
      await connection.run(`ATTACH ${quoteLiteral(resolve(join(home.snapshots, id, databaseFile)))} AS ${quoteIdentifier(schema)} (READ_ONLY)`);
      await connection.run(`USE ${quoteIdentifier(schema)}`);
      await connection.runFile('text');
      await connection.runFile('prelude');
      await fillMissing(connection, schema);
      await prepareStaging(connection, codeValuesFile);
      await connection.runFile('live/code_learned');
      await connection.runFile('staging/code_maps');
      await loadReferences(connection, undefined);
      await loadLists(connection, schema);
      await connection.runFile('live/snapshot_tables');
      await connection.setVariable('quality_marks', Object.keys(etlMarks));
      await connection.setVariable('etl_run_id', manifest.etl_run_id);
      await connection.runFile('staging/source_file', { file_no: 1, kind: 'claims', file_name: '', first_row_no: 0, row_count: 0, broken_count: 0 });
      await connection.runFile('intermediate/mark_sets');
      await nameVersions(connection, model, ruleset);
      await connection.runFile('marts/score_tables');
      const [categories = {}] = await connection.rowsOfFile<Record<string, string[]>>('live/categories');
      for (const name of categoricalFeatures) await connection.setVariable(`categories_${name}`, categories[name] ?? ['']);
      return new LiveSnapshot(manifest, {
        connection,
        detach,
        given,
        model,
        categories,
        history: await SnapshotHistory.read(connection),
        codes: await KnownCodes.read(connection),
        statement: scorableClaims(ruleset),
        scoreStatement: scoredClaims(ruleset),
      });
    } catch (error) {
      await detach().catch(() => {});
      throw error instanceof CasemindError ? error : new CasemindError('SNAPSHOT_INVALID', { snapshot: id, reason: 'its database cannot be read' }, { cause: error });
    }
  }

  /**
   * The claims with their scores, in their order.
   *
   * @param claims of which no two have one id.
   * @param kept claims of their patients that came by channels before. Of one id the batch tells the latest; else the snapshot
   *   stands above what was kept.
   */
  async score(claims: readonly IncomingClaim[], kept: readonly LivePatientClaim[]): Promise<LiveClaim['claim'][]> {
    const { connection, given, model, history, statement, scoreStatement } = this.#parts;
    given.claims = JSON.stringify(claims.map(({ cells }, row_no) => ({ row_no, ...cells })));
    given.history = JSON.stringify(this.#othersOf(claims, kept));
    given.places = JSON.stringify(claims.flatMap(({ claimId }, row_no) => history.ranksOf(claimId).map((risk_rank) => ({ row_no, risk_rank }))));
    const rows = await connection.rows<Row>(statement);
    const { anomaly, normalised } = await scoreWithModel(model, this.#tableOf(rows), { threads: 0 });
    given.scores = JSON.stringify(
      rows.map(({ claim_no, flag_mask, missing_mask, rule_score, shown, surprise, learned }, i) => ({ claim_no, flag_mask, missing_mask, rule_score, shown, surprise, learned, anomaly_score: anomaly[i], ml_score_normalized: normalised[i] })),
    );
    const scores = await connection.rows<Scores>(scoreStatement);
    if (scores.length !== claims.length) throw new Error(`${scores.length} claims were scored of ${claims.length}`);
    return claims.map((incoming, i) => this.#claimOf(incoming, rows[i], scores[i]));
  }

  #othersOf(claims: readonly IncomingClaim[], kept: readonly LivePatientClaim[]): OtherClaim[] {
    const taken = new Set(claims.map(({ claimId }) => claimId));
    const others: OtherClaim[] = [];
    const add = (claim: OtherClaim): void => {
      if (taken.has(claim.claim_id)) return;
      taken.add(claim.claim_id);
      others.push(claim);
    };
    for (const key of new Set(claims.flatMap(({ patientKey }) => patientKey ?? []))) this.#parts.history.claimsOf(key).forEach(add);
    kept.flatMap(otherClaim).forEach(add);
    return others;
  }

  #tableOf(rows: readonly Row[]) {
    return [
      ...numericFeatures.map((name) => ({ name, values: Float32Array.from(rows, (row) => row[name]) })),
      ...categoricalFeatures.map((name) => ({ name, codes: Int16Array.from(rows, (row) => row[name]), categories: this.#parts.categories[name] ?? [] })),
    ];
  }

  #claimOf({ claimId, channel, marks }: IncomingClaim, row: Row | undefined, scores: Scores | undefined): LiveClaim['claim'] {
    if (!row || !scores) throw new Error('a claim was not scored');
    // The statement says what it gives.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const { claim_no: _, ...claim } = JSON.parse(row.claim) as Omit<ScoredClaim, 'risk_rank' | 'model_version' | keyof Scores>;
    if (claim.claim_id !== claimId) throw new Error(`${claimId} came in where ${claim.claim_id} was scored`);
    const found = new Set<string>([...claim.quality_marks, ...this.#parts.codes.marksOf(claim), ...marks]);
    return {
      ...claim,
      quality_marks: Object.keys(qualityMarks).filter((mark) => found.has(mark)),
      source_file: channel,
      source_record: 0,
      ...scores,
      model_version: this.manifest.model_version,
    };
  }

  /** Lets the snapshot go. */
  close(): Promise<void> {
    return this.#parts.detach();
  }
}

interface Parts {
  readonly connection: Connection;
  readonly detach: () => Promise<void>;
  readonly given: GivenTexts;
  readonly model: Model;
  /** Labels of each categorical feature, as the SQL numbers them. */
  readonly categories: Readonly<Record<string, readonly string[]>>;
  readonly history: SnapshotHistory;
  readonly codes: KnownCodes;
  readonly statement: string;
  readonly scoreStatement: string;
}

const dayMs = 86_400_000;

function otherClaim({ claim_id, patient_key, service_type, admit_date, discharge_date, province_code, dx_primary_code, procedure_codes }: LivePatientClaim): OtherClaim[] {
  if (patient_key === null) return [];
  return [
    {
      claim_id,
      patient_key,
      is_inpatient: service_type === null ? null : service_type === 'RITL',
      admitted: Date.parse(admit_date) / dayMs,
      discharged: Date.parse(discharge_date) / dayMs,
      province_code: province_code === null ? null : Number(province_code),
      dx_primary_code,
      procedure_codes,
    },
  ];
}

/** The lists of codes that the run of the snapshot was given, and the districts that its claims name. */
async function loadLists(connection: Connection, schema: string): Promise<void> {
  const [there] = await connection.rows<{ n: number }>("SELECT count(*) AS n FROM duckdb_tables() WHERE database_name = $schema AND table_name = 'reference_codes'", { schema });
  if ((there?.n ?? 0) > 0) await connection.run(`INSERT INTO reference_codes SELECT list, code, label FROM ${quoteIdentifier(schema)}.reference_codes`);
  await connection.runFile('live/district_names');
}
