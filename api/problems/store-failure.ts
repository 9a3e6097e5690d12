/** Whether an error is the store's own, not that of what was asked of it: a broken file, a lost connection, a full disk. */
export function isStoreFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code === 'string' && (isSqliteFailure(code) || isPostgresFailure(code) || connectionCodes.has(code))) return true;
  return closed.test(error.message) || isStoreFailure(error.cause);
}

const connectionCodes: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
const closed = /driver has already been destroyed|database connection is not open|Connection terminated|timeout exceeded when trying to connect/;

function isSqliteFailure(code: string): boolean {
  return code.startsWith('SQLITE_') && !code.startsWith('SQLITE_CONSTRAINT') && code !== 'SQLITE_ERROR';
}

/** SQLSTATE classes: 08 connection, 53 resources, 57 operator intervention, 58 system. */
function isPostgresFailure(code: string): boolean {
  return /^(08|53|57|58)[0-9A-Z]{3}$/.test(code);
}
