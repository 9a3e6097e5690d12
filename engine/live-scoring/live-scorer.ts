import { resolve } from 'node:path';

import { Database, quoteLiteral } from '../database.ts';
import { CasemindError } from '../errors.ts';
import { type Observer, silentObserver } from '../observer.ts';
import type { Home } from '../snapshots/home.ts';
import { readPointer } from '../snapshots/manifest.ts';
import { type Scratch, takeScratch } from '../snapshots/scratch.ts';
import { sqlFolder } from '../sql.ts';
import type { MessageScorer, ReceivedMessage, ScoredMessages } from '../live/consume.ts';
import type { LiveReading } from '../live/intake.ts';
import type { DeadLetter, LiveClaim, LivePatientClaim, LiveSource } from '../live/live-claim.ts';
import { type GivenTexts, LiveSnapshot } from './live-snapshot.ts';
import { type IncomingClaim, type MessageReader, createMessageReader } from '../live/read-message.ts';

export interface LiveScorerOptions {
  readonly home: Home;
  /** Whether real or simulated claims come in. */
  readonly source: LiveSource;
  /** That of the ETL. */
  readonly salt: string;
  /** Claims of patients that were kept before. */
  readonly claimsOfPatients: LiveReading['claimsOfPatients'];
  /** Threads of DuckDB; one unless told, as a batch is small. */
  readonly threads?: number | undefined;
  readonly memoryLimit?: string | undefined;
  /** Claims of one statement, 5,000 at most and unless told: more are scored one lot after the other. */
  readonly atOnce?: number;
  readonly observer?: Observer;
}

/** Claims of one statement: fewer than messages.sql takes. */
const mostAtOnce = 5000;

/**
 * Makes claims with scores of messages, by the published snapshot: its peers, model, ruleset and claims. It follows the pointer:
 * before each batch it looks which snapshot serves, and each claim says with which it was compared.
 */
export class LiveScorer implements MessageScorer {
  readonly #options: LiveScorerOptions;
  readonly #read: MessageReader;
  readonly #memory: { readonly database: Database; readonly given: GivenTexts };
  readonly #scratch: Scratch;
  readonly #observer: Observer;
  #current: LiveSnapshot | undefined;
  #generation = 0;
  /** What was told of a snapshot that could not be followed. */
  #told: string | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(options: LiveScorerOptions, memory: { readonly database: Database; readonly given: GivenTexts }, scratch: Scratch) {
    this.#options = options;
    this.#read = createMessageReader(options);
    this.#memory = memory;
    this.#scratch = scratch;
    this.#observer = options.observer ?? silentObserver;
  }

  /** A scorer; the snapshot is opened with its first batch. */
  static async open(options: LiveScorerOptions): Promise<LiveScorer> {
    const { home } = options;
    const scratch = takeScratch(home);
    const database = await Database.open(':memory:', { threads: options.threads ?? 1, memoryLimit: options.memoryLimit, tempDirectory: resolve(scratch.folder) });
    const given: GivenTexts = { claims: '[]', history: '[]', places: '[]', scores: '[]' };
    await database.provideTexts((name) => (isGiven(name, given) ? given[name] : ''));
    const connection = await database.connect();
    await connection.run(`SET allowed_directories = [${quoteLiteral(`${resolve(home.snapshots)}/`)}, ${quoteLiteral(`${resolve(sqlFolder)}/`)}]`);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    connection.close();
    return new LiveScorer(options, { database, given }, scratch);
  }

  /** The snapshot that the last batch was compared with. */
  get snapshotId(): string | undefined {
    return this.#current?.manifest.snapshot_id;
  }

  /**
   * Each message as a claim with its scores, or as a dead letter. Of several messages of one part that tell one claim the last
   * stands for all. Claims of a batch count for each other’s history; batches go one after the other. A batch of more than
   * `atOnce` claims is scored as several: the later ones see the earlier, not the other way round.
   *
   * @throws CasemindError SNAPSHOT_MISSING where none is published; SNAPSHOT_INVALID, MODEL_MISSING, MODEL_INVALID, RULESET_UNKNOWN
   *   where that one cannot serve and none did before; what `claimsOfPatients` throws. The same messages may be given again.
   */
  score(messages: readonly ReceivedMessage[]): Promise<ScoredMessages> {
    const turn = this.#turn.then(() => this.#score(messages));
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #score(messages: readonly ReceivedMessage[]): Promise<ScoredMessages> {
    const readings = messages.map((message) => this.#read(message.body, message));
    const deadLetters = readings.flatMap(({ deadLetter }) => deadLetter ?? []);
    const incoming = readings.flatMap(({ claim }) => claim ?? []);
    if (incoming.length === 0) return { claims: [], deadLetters };
    const snapshot = await this.#follow();
    const scored = new Map<IncomingClaim, LiveClaim>();
    const { latest, rounds } = roundsOf(incoming);
    for (const round of rounds.flatMap((one) => lotsOf(one, this.#options.atOnce))) {
      const keys = new Set<string | null>(round.flatMap(({ patientKey }) => patientKey ?? []));
      const before = [...scored.values()].map(({ claim }) => claim).filter(({ patient_key }) => keys.has(patient_key));
      const kept = keys.size > 0 ? [...before, ...(await this.#options.claimsOfPatients([...keys].flatMap((key) => key ?? [])))] : [];
      for (const refused of await this.#scoreRound(snapshot, round, kept, scored)) deadLetters.push(refused);
    }
    const claims: LiveClaim[] = [];
    for (const claim of incoming) {
      const last = latest.get(partAndId(claim)) ?? claim;
      const stands = scored.get(last);
      if (stands) claims.push({ ...stands, position: claim.position, receivedAt: claim.receivedAt });
      else if (last !== claim) deadLetters.push(deadLetterOf(claim));
    }
    return { claims, deadLetters };
  }

  /** Scores claims, and gives those that cannot be: one at fault does not keep the others. */
  async #scoreRound(snapshot: LiveSnapshot, round: readonly IncomingClaim[], kept: readonly LivePatientClaim[], scored: Map<IncomingClaim, LiveClaim>): Promise<DeadLetter[]> {
    try {
      const patients = new Set(round.map(({ patientKey }) => patientKey));
      const claims = await snapshot.score(round, kept.filter(({ patient_key }) => patients.has(patient_key)));
      for (const [i, incoming] of round.entries()) {
        const claim = claims[i];
        if (claim) scored.set(incoming, this.#liveClaim(incoming, claim, snapshot));
      }
      return [];
    } catch (error) {
      if (!isFaultOfData(error)) throw error;
      const [first] = round;
      if (round.length === 1 && first) {
        this.#observer.warn(`a claim could not be scored: ${error.message}`);
        return [deadLetterOf(first)];
      }
      const halves = [round.slice(0, round.length >> 1), round.slice(round.length >> 1)];
      const refused: DeadLetter[] = [];
      for (const half of halves) refused.push(...(await this.#scoreRound(snapshot, half, kept, scored)));
      return refused;
    }
  }

  #liveClaim({ channel, part, position, payload, generatedAt, receivedAt }: IncomingClaim, claim: LiveClaim['claim'], snapshot: LiveSnapshot): LiveClaim {
    return { claim, source: this.#options.source, channel, part, position, payload, generatedAt, receivedAt, snapshotId: snapshot.manifest.snapshot_id };
  }

  /** The snapshot that the pointer names. One that cannot serve leaves the one before, where there is one. */
  async #follow(): Promise<LiveSnapshot> {
    try {
      const id = readPointer(this.#options.home);
      if (id === undefined) throw new CasemindError('SNAPSHOT_MISSING');
      if (this.#current?.manifest.snapshot_id !== id) {
        const next = await LiveSnapshot.open(this.#memory, `live_${(this.#generation += 1)}`, id, this.#options);
        const previous = this.#current;
        this.#current = next;
        await previous?.close();
      }
      this.#told = undefined;
    } catch (error) {
      if (!this.#current || !(error instanceof CasemindError)) throw error;
      if (this.#told !== error.message) this.#observer.warn(`live claims are compared with ${this.#current.manifest.snapshot_id} still: ${error.message}`);
      this.#told = error.message;
    }
    return this.#current;
  }

  /** Ends it, after the batches that were given. */
  async close(): Promise<void> {
    await this.#turn;
    await this.#current?.close();
    this.#memory.database.close();
    this.#scratch.remove();
  }
}

function lotsOf<T>(claims: readonly T[], size = mostAtOnce): T[][] {
  return Array.from({ length: Math.ceil(claims.length / size) }, (_, i) => claims.slice(i * size, (i + 1) * size));
}

const isGiven = (name: string, given: GivenTexts): name is keyof GivenTexts => name in given;

/** What DuckDB says of a value that it cannot take, as against a statement, a file or memory. */
function isFaultOfData(error: unknown): error is Error {
  return error instanceof Error && /\b(?:Conversion|Out of Range|Invalid Input) Error: /.test(error.message);
}

function deadLetterOf({ channel, part, position, receivedAt, claimId, payload }: IncomingClaim): DeadLetter {
  return { channel, part, position, receivedAt, reason: 'SCORING_FAILED', field: 'claim_id', value: claimId, original: payload };
}

const partAndId = ({ part, claimId }: IncomingClaim): string => JSON.stringify([part, claimId]);

/** The latest claim of each part and id, and rounds of these in which no id is twice: each of several parts has one of its own. */
function roundsOf(claims: readonly IncomingClaim[]): { readonly latest: ReadonlyMap<string, IncomingClaim>; readonly rounds: readonly (readonly IncomingClaim[])[] } {
  const latest = new Map<string, IncomingClaim>();
  for (const claim of claims) {
    const before = latest.get(partAndId(claim));
    if (!before || before.position <= claim.position) latest.set(partAndId(claim), claim);
  }
  const rounds: IncomingClaim[][] = [];
  const seen = new Map<string, number>();
  for (const claim of latest.values()) {
    const round = seen.get(claim.claimId) ?? 0;
    seen.set(claim.claimId, round + 1);
    (rounds[round] ??= []).push(claim);
  }
  return { latest, rounds };
}
