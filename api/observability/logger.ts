import { findIdentifiers, maskIdentifiers } from '#engine';
import { type DestinationStream, type Logger, pino } from 'pino';

interface LoggerOptions {
  readonly level: string;
  /** Where lines go; stderr unless told, since stdout belongs to what a command answers. */
  readonly destination?: DestinationStream;
}

const secret = ['authorization', 'cookie', 'password', 'access_token', 'token', 'secret'];

/** JSON lines. What may hold a secret is replaced wherever it is logged, at any of the usual depths, and identifiers of a person in every text of a line. */
export function createLogger({ level, destination = pino.destination(2) }: LoggerOptions): Logger {
  return pino(
    {
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]), censor: '***' },
      hooks: { streamWrite: withoutIdentifiers },
    },
    destination,
  );
}

/** Only texts are masked: a number that is one in JSON, such as milliseconds, names nobody. */
function withoutIdentifiers(line: string): string {
  if (findIdentifiers(line).length === 0) return line;
  const masked = JSON.stringify(JSON.parse(line, (_name, value: unknown) => (typeof value === 'string' ? maskIdentifiers(value) : value)));
  return `${masked}\n`;
}
