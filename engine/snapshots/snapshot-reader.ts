import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { type Connection, Database, type Parameters, type Row, quoteIdentifier, quoteLiteral } from '../database.ts';
import type { RuleSnooze } from '../rules/rule-snooze.ts';
import { CasemindError } from '../errors.ts';
import { safeRow } from '../safe-text.ts';
import { ClaimPlaces } from './claim-places.ts';
import type { Home } from './home.ts';
import { type ServingMode, type SnapshotManifest, readManifest, readPointer, refuseSimulated } from './manifest.ts';
import { fillMissing } from './older-snapshot.ts';
import { type Scratch, takeScratch } from './scratch.ts';
import { databaseFile } from './stable-names.ts';
import { besideNames, createTablesBeside, hiddenBit, seeTablesBeside } from './tables-beside.ts';

/** A published snapshot, open for reading, with every text as `safeText` gives it. Hold it only inside `SnapshotReader.read`. */
export interface Snapshot {
  readonly manifest: SnapshotManifest;
  /** Rules that do not count as active on some claims now; none unless told. */
  readonly snoozes?: readonly RuleSnooze[];
  /** Rows of `sql/<name>.sql`, which names tables of the snapshot without a schema. */
  rowsOfFile<T = Row>(name: string, parameters?: Parameters): Promise<T[]>;
  /** Rows of a statement put together from files of `sql/`. */
  rows<T = Row>(sql: string, parameters?: Parameters): Promise<T[]>;
  /** Where the claim of an id may stand in `claims_scored`: nowhere, or at one of these ranks, where others share its hash. */
  ranksOf(claimId: string): Promise<readonly number[]>;
}

/** Statements that a connection to a snapshot keeps prepared: of the snapshot, which never changes. */
const keptStatements = { most: 200, except: besideNames };

export type AroundQuery = <T>(name: string, run: () => Promise<T>) => Promise<T>;

export interface SnapshotReaderOptions {
  readonly home: Home;
  readonly threads?: number | undefined;
  readonly memoryLimit?: string | undefined;
  /** Queries that run at once; further ones wait. */
  readonly connections?: number;
  /** Open also where what is published is damaged: a service that waits for a better one. */
  readonly opensBroken?: boolean;
  /** In production no snapshot with simulated claims serves. */
  readonly mode?: ServingMode;
  /** Runs each query, by the name of its file, or `composed`: to measure it. */
  readonly aroundQuery?: AroundQuery;
}

/**
 * Serves the published snapshot to any number of readers.
 *
 * The DuckDB instance lives in memory, may read nothing but the snapshots folder and has its
 * configuration locked. A snapshot is attached READ_ONLY, so a command that builds the next one
 * never waits for a reader. `refresh` follows the pointer: it attaches the new snapshot, switches,
 * and detaches the old one when its last reader is done.
 */
export class SnapshotReader {
  readonly home: Home;
  readonly #database: Database;
  readonly #scratch: Scratch;
  readonly #connectionCount: number;
  readonly #aroundQuery: AroundQuery;
  readonly #mode: ServingMode;
  #current: Attached | undefined;
  /** Why the pointer could not be followed when it was looked at last. */
  #failure: unknown;
  #generation = 0;
  #snoozes: readonly RuleSnooze[] = [];
  #switching: Promise<unknown> = Promise.resolve();
  #retired: Promise<unknown> = Promise.resolve();

  private constructor(database: Database, scratch: Scratch, { home, connections = 4, aroundQuery = (_name, run) => run(), mode = 'demo' }: SnapshotReaderOptions) {
    this.home = home;
    this.#database = database;
    this.#scratch = scratch;
    this.#connectionCount = connections;
    this.#aroundQuery = aroundQuery;
    this.#mode = mode;
  }

  /**
   * Opens the reader. Where nothing is published yet, reads fail with SNAPSHOT_MISSING until `refresh` finds one.
   *
   * @throws CasemindError SNAPSHOT_INVALID where the pointer, or what it names, is damaged, SNAPSHOT_SIMULATED; with
   *   `opensBroken` the reads fail so instead, until `refresh` finds one that is whole.
   */
  static async open(options: SnapshotReaderOptions): Promise<SnapshotReader> {
    const { home } = options;
    mkdirSync(home.snapshots, { recursive: true });
    const scratch = takeScratch(home);
    const database = await Database.open(':memory:', {
      threads: options.threads,
      memoryLimit: options.memoryLimit,
      tempDirectory: resolve(scratch.folder),
    });
    const reader = new SnapshotReader(database, scratch, options);
    try {
      await reader.#confine();
      await reader.refresh().catch((error: unknown) => {
        if (!options.opensBroken || !(error instanceof CasemindError)) throw error;
      });
      return reader;
    } catch (error) {
      await reader.close();
      throw error;
    }
  }

  /** From here on the instance reads the snapshots folder and nothing else. */
  async #confine(): Promise<void> {
    const connection = await this.#database.connect();
    await createTablesBeside(connection);
    await connection.run(`SET allowed_directories = [${quoteLiteral(`${resolve(this.home.snapshots)}/`)}]`);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    connection.close();
  }

  /** The manifest of the snapshot that serves now, or undefined where there is none. */
  get manifest(): SnapshotManifest | undefined {
    return this.#current?.manifest;
  }

  /** Rules that do not count as active on some claims now. */
  get snoozes(): readonly RuleSnooze[] {
    return this.#snoozes;
  }

  /** Has every read from now on leave these rules out of what is active. */
  showSnoozes(snoozes: readonly RuleSnooze[]): void {
    this.#snoozes = snoozes;
  }

  /** Switches to the snapshot that the pointer names, if it is another; gives whether it switched. */
  async refresh(): Promise<boolean> {
    const turn = this.#switching.then(() => this.#follow());
    this.#switching = turn.catch(() => {});
    return turn;
  }

  async #follow(): Promise<boolean> {
    try {
      const switched = await this.#followPointer();
      this.#failure = undefined;
      return switched;
    } catch (error) {
      this.#failure = error;
      throw error;
    }
  }

  async #followPointer(): Promise<boolean> {
    const id = readPointer(this.home);
    if (id === undefined || id === this.#current?.manifest.snapshot_id) return false;
    const next = await this.#attach(id);
    const previous = this.#current;
    this.#current = next;
    // One that cannot be detached costs an open file until the reader closes, and nobody else.
    const retiring = previous?.retire().catch(() => {});
    this.#retired = Promise.all([this.#retired, retiring]);
    return true;
  }

  /**
   * Runs `work` on the snapshot that serves at this moment; a switch meanwhile does not disturb it.
   *
   * @throws CasemindError SNAPSHOT_MISSING where none is published; SNAPSHOT_INVALID where that one is damaged and none was served before.
   */
  async read<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    const attached = this.#current;
    if (!attached) throw this.#failure ?? new CasemindError('SNAPSHOT_MISSING');
    return attached.read(work, this.#aroundQuery, this.#snoozes);
  }

  /** Runs `sql/<name>.sql`, which writes to the tables in memory that lie beside every snapshot. */
  async runBeside(name: string, parameters: Parameters): Promise<void> {
    const connection = await this.#database.connect();
    try {
      await connection.runFile(name, parameters);
    } finally {
      connection.close();
    }
  }

  /**
   * Works on the tables in memory by a connection that uses the snapshot which serves, alone, while no other takes its place. Gives
   * false, and does nothing, where none serves.
   */
  async beside(work: (beside: Beside) => Promise<unknown>): Promise<boolean> {
    const turn = this.#switching.then(async () => {
      if (!this.#current) return false;
      await work(this.#current.beside);
      return true;
    });
    this.#switching = turn.catch(() => {});
    return turn;
  }

  async close(): Promise<void> {
    await this.#switching;
    await this.#retired;
    await this.#current?.retire();
    this.#current = undefined;
    this.#database.close();
    this.#scratch.remove();
  }

  async #attach(id: string): Promise<Attached> {
    const manifest = readManifest(this.home, id);
    if (this.#mode === 'production') refuseSimulated(manifest);
    const schema = `snapshot_${(this.#generation += 1)}`;
    const bit = hiddenBit(this.#generation);
    const file = resolve(join(this.home.snapshots, id, databaseFile));
    const writer = await this.#database.connect(keptStatements);
    const readers: Connection[] = [];
    try {
      await writer.run(`ATTACH ${quoteLiteral(file)} AS ${quoteIdentifier(schema)} (READ_ONLY)`);
      while (readers.length < this.#connectionCount) readers.push(await this.#database.connect(keptStatements));
      for (const connection of [writer, ...readers]) {
        await connection.run(`USE ${quoteIdentifier(schema)}`);
        await connection.runFile('prelude');
        await fillMissing(connection, schema);
        await seeTablesBeside(connection, bit);
      }
      const [beside] = await writer.rows<{ has_claims: boolean }>('SELECT count(*) > 0 AS has_claims FROM memory.main.claims_live_stream');
      // Where there are none nothing of the snapshot is read yet.
      if (beside?.has_claims) await writer.runFile('marts/claims_live_stream_hidden');
    } catch (error) {
      for (const connection of [writer, ...readers]) connection.close();
      throw new CasemindError('SNAPSHOT_INVALID', { snapshot: id, reason: 'its database cannot be opened' }, { cause: error });
    }
    const detach = async (): Promise<void> => {
      const connection = await this.#database.connect();
      await connection.run(`DETACH ${quoteIdentifier(schema)}`);
      connection.close();
    };
    return new Attached({ manifest, beside: { connection: writer, bit }, readers, detach });
  }
}

/** Where to write beside a snapshot: a connection that uses it, and the bit of what it hides. */
export interface Beside {
  readonly connection: Connection;
  readonly bit: number;
}

interface AttachedParts {
  readonly manifest: SnapshotManifest;
  readonly beside: Beside;
  readonly readers: readonly Connection[];
  readonly detach: () => Promise<void>;
}

/** One attached snapshot: its idle connections, those who wait for one, and how to let it go. */
class Attached {
  readonly manifest: SnapshotManifest;
  readonly beside: Beside;
  readonly #idle: Connection[];
  readonly #all: readonly Connection[];
  readonly #waiting: ((connection: Connection) => void)[] = [];
  readonly #detach: () => Promise<void>;
  #readers = 0;
  #places: Promise<ClaimPlaces> | undefined;
  #onIdle: (() => void) | undefined;

  constructor({ manifest, beside, readers, detach }: AttachedParts) {
    this.manifest = manifest;
    this.beside = beside;
    this.#all = [beside.connection, ...readers];
    this.#idle = [...readers];
    this.#detach = detach;
  }

  async read<T>(work: (snapshot: Snapshot) => Promise<T>, aroundQuery: AroundQuery, snoozes: readonly RuleSnooze[]): Promise<T> {
    this.#readers += 1;
    try {
      return await work({
        manifest: this.manifest,
        snoozes,
        rowsOfFile: <R = Row>(name: string, parameters: Parameters = {}) =>
          aroundQuery(name, () => this.#safeRows((connection) => connection.rowsOfFile<R>(name, parameters))),
        rows: <R = Row>(sql: string, parameters: Parameters = {}) => aroundQuery('composed', () => this.#safeRows((connection) => connection.rows<R>(sql, parameters))),
        ranksOf: async (claimId) => (await this.#placesOf(aroundQuery)).ranksOf(claimId),
      });
    } finally {
      this.#readers -= 1;
      if (this.#readers === 0) this.#onIdle?.();
    }
  }

  /** Read when they are asked for first; a failure is not kept. */
  async #placesOf(aroundQuery: AroundQuery): Promise<ClaimPlaces> {
    this.#places ??= aroundQuery('queries/claim_places', () => this.#withConnection((connection) => ClaimPlaces.read(connection)));
    try {
      return await this.#places;
    } catch (error) {
      this.#places = undefined;
      throw error;
    }
  }

  /** Waits for the last reader, then detaches. */
  async retire(): Promise<void> {
    if (this.#readers > 0) await new Promise<void>((done) => (this.#onIdle = done));
    for (const connection of this.#all) connection.close();
    await this.#detach();
  }

  /** What leaves a snapshot is safe to show, also where it was made before the ETL saw to that. */
  async #safeRows<R>(work: (connection: Connection) => Promise<R[]>): Promise<R[]> {
    return (await this.#withConnection(work)).map((row) => safeRow(row));
  }

  async #withConnection<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = this.#idle.pop() ?? (await new Promise<Connection>((got) => this.#waiting.push(got)));
    try {
      return await work(connection);
    } catch (error) {
      if (!isFileFailure(error)) throw error;
      throw new CasemindError('SNAPSHOT_INVALID', { snapshot: this.manifest.snapshot_id, reason: 'its database cannot be read' }, { cause: error });
    } finally {
      const next = this.#waiting.shift();
      if (next) next(connection);
      else this.#idle.push(connection);
    }
  }
}

/** What DuckDB says of a file that is cut, damaged or gone, as against a statement that is wrong. */
function isFileFailure(error: unknown): boolean {
  return error instanceof Error && /\b(IO|Serialization|FATAL|INTERNAL) Error: /i.test(error.message);
}
