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

/** A part of the store, each of whose calls fails as `storeFailure` says. */
export function guardedPart<T extends object>(part: T, place: string): T {
  const fail = (error: unknown): never => {
    throw storeFailure(error, place);
  };
  return new Proxy(part, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): unknown => {
        try {
          const answer: unknown = Reflect.apply(member, target, given);
          return answer instanceof Promise ? answer.catch(fail) : answer;
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
