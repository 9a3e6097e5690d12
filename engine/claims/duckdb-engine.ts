import type { Connection } from '../database.ts';
import type { Observer } from '../observer.ts';
import { writeClaimsFile } from './claims-file.ts';
import { type EtlEngine, comparisonModels, intermediateModels, secondaryModel } from './etl-engine.ts';
import type { SourceFile } from './source-files.ts';
import { type StagedFile, stageFile } from './staging.ts';
import { watched } from './watched.ts';

export interface DuckdbEngineOptions {
  readonly salt: string;
  /** Folder of copies of raw files, which stay until the run is built. */
  readonly scratch: string;
  /** Claims written at once; as many as DuckDB's memory holds unless told. */
  readonly claimsAtOnce?: number | undefined;
  readonly observer: Observer;
}

/** The engine of one machine: all of a run on the connection that keeps it. */
export class DuckdbEngine implements EtlEngine {
  readonly #connection: Connection;
  readonly #options: DuckdbEngineOptions;

  constructor(connection: Connection, options: DuckdbEngineOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  async stageFiles(files: readonly SourceFile[]): Promise<StagedFile[]> {
    const { salt, scratch, observer } = this.#options;
    const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
    const staged: StagedFile[] = [];
    let doneBytes = 0;
    for (const [index, file] of files.entries()) {
      const tell = (share: number): void => observer.progress({ step: 'etl.read', done: Math.round(doneBytes + share * file.bytes), total: totalBytes, unit: 'bytes' });
      staged.push(await watched(this.#connection, tell, () => stageFile(this.#connection, { file, fileNo: index + 1, salt, scratch }, observer)));
      doneBytes += file.bytes;
      observer.progress({ step: 'etl.read', done: doneBytes, total: totalBytes, unit: 'bytes' });
    }
    return staged;
  }

  async rejectClaims(): Promise<void> {
    for (const step of ['codes_unlisted', 'claims_rejected', 'claims_repeated', 'shifted_records']) await this.#connection.runFile(`staging/${step}`);
  }

  async compareClaims(stagedFiles: readonly StagedFile[]): Promise<void> {
    await runModels(this.#connection, stagedFiles);
  }

  async writeClaims(path: string, stagedFiles: readonly StagedFile[]): Promise<void> {
    const { scratch, claimsAtOnce, observer } = this.#options;
    const rows = stagedFiles.reduce((sum, { file, rowCount }) => sum + (file.kind === 'claims' ? rowCount : 0), 0);
    const onProgress = (done: number): void => observer.progress({ step: 'etl.write', done: Math.round(done), total: rows, unit: 'rows' });
    await writeClaimsFile(this.#connection, { path, rows, scratch, claimsAtOnce, onProgress });
  }
}

/** Runs every model in its order, up to `claims_normalized`. */
export async function runModels(connection: Pick<Connection, 'runFile'>, stagedFiles: readonly StagedFile[]): Promise<void> {
  for (const model of intermediateModels) await connection.runFile(`intermediate/${model}`);
  await connection.runFile(secondaryModel(stagedFiles));
  for (const model of comparisonModels) await connection.runFile(`intermediate/${model}`);
  await connection.runFile('marts/claims_normalized');
}
