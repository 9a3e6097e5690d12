import { DatabaseError } from 'pg';

import { CasemindError } from '#engine';

/** Classes of SQLSTATE that tell of a statement or its values; every other tells of the server. */
const statementClasses: ReadonlySet<string> = new Set(['0A', '21', '22', '23', '42', 'P0']);
/** The same for SQLite, whose extended codes begin with these. */
const statementCodes = /^SQLITE_(ERROR|CONSTRAINT|MISMATCH|MISUSE|RANGE|TOOBIG|AUTH)/;
/** Of PostgreSQL, SQLite and the system. SQLite says FULL of ENOSPC alone: a quota or a limit on files is a failed write to it. */
const diskFullCodes: ReadonlySet<string> = new Set(['53100', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * What a failed call of the store is to its callers: DISK_FULL or STORE_UNAVAILABLE where the database cannot
 * answer for now; the error itself where it tells of what was asked.
 *
 * @param place of the store, without secrets.
 */
export function storeFailure(error: unknown, place: string): unknown {
  if (!(error instanceof Error) || error instanceof CasemindError || isOfStatement(error)) return error;
  return new CasemindError(diskFullCodes.has(codeOf(error)) ? 'DISK_FULL' : 'STORE_UNAVAILABLE', { path: place, reason: reasonOf(error) }, { cause: error });
}

/** Whether the store could not answer for now: what was asked may be asked again. */
export function isOutage(error: unknown): boolean {
  return error instanceof CasemindError && (error.code === 'STORE_UNAVAILABLE' || error.code === 'DISK_FULL');
}

/** How long a call that found the disk full keeps the store unready, if it is not made again: milliseconds. */
const fullFor = 30_000;

/**
 * Calls that lately found the disk full. A write of a few bytes may still succeed where a decision no longer does,
 * so the store is full until the call that said so succeeds, or nobody has asked for a while.
 */
export class FullDisk {
  readonly #found = new Map<unknown, { readonly error: CasemindError; readonly at: number }>();
  readonly #clock: () => Date;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  note(call: unknown, error: unknown): void {
    if (error instanceof CasemindError && error.code === 'DISK_FULL') this.#found.set(call, { error, at: this.#clock().getTime() });
  }

  succeeded(call: unknown): void {
    this.#found.delete(call);
  }

  /** @throws CasemindError DISK_FULL */
  check(): void {
    const now = this.#clock().getTime();
    for (const { error, at } of this.#found.values()) if (now - at < fullFor) throw error;
  }
}

/** A part of the store, each of whose calls fails as `storeFailure` says. */
export function guardedPart<T extends object>(part: T, place: string, fullDisk: FullDisk): T {
  return new Proxy(part, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      const fail = (error: unknown): never => {
        const failure = storeFailure(error, place);
        fullDisk.note(member, failure);
        throw failure;
      };
      const succeed = (answer: unknown): unknown => {
        fullDisk.succeeded(member);
        return answer;
      };
      return (...given: unknown[]): unknown => {
        try {
          const answer: unknown = Reflect.apply(member, target, given);
          return answer instanceof Promise ? answer.then(succeed, fail) : answer;
        } catch (error) {
          return fail(error);
        }
      };
    },
  });
}

export function reasonOf(error: unknown): string {
  // The error of a name with several addresses has no words of its own.
  if (error instanceof AggregateError && error.message === '') return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

/**
 * PostgreSQL's and SQLite's own errors say by their code what they are of. The drivers' are plain errors or those of
 * the system: of a connection that broke, was refused or did not come in time. Any other class of error is a defect.
 */
function isOfStatement(error: Error): boolean {
  const code = codeOf(error);
  if (error instanceof DatabaseError) return statementClasses.has(code.slice(0, 2));
  if (code.startsWith('SQLITE_')) return statementCodes.test(code);
  const isPlain = Object.getPrototypeOf(error) === Error.prototype;
  return !isPlain && !('syscall' in error) && !(error instanceof AggregateError);
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
