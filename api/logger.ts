import { type DestinationStream, type Logger, pino } from 'pino';

interface LoggerOptions {
  readonly level: string;
  /** Where lines go; stderr unless told, since stdout belongs to what a command answers. */
  readonly destination?: DestinationStream;
}

const secret = ['authorization', 'cookie', 'password', 'access_token', 'token', 'secret'];

/** JSON lines. What may hold a secret is replaced wherever it is logged, at any of the usual depths. */
export function createLogger({ level, destination = pino.destination(2) }: LoggerOptions): Logger {
  return pino(
    {
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]), censor: '***' },
    },
    destination,
  );
}
