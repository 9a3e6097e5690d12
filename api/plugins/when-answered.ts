import type { FastifyReply } from 'fastify';

/** Status of a request whose caller hung up before anything was sent, as proxies log it. */
const hungUp = 499;

/** Runs once the answer was sent, or its caller hung up: of a stream that was dropped `onResponse` says nothing. */
export function whenAnswered(reply: FastifyReply, run: (status: number) => void): void {
  const { raw } = reply;
  const end = (): void => {
    raw.off('finish', end);
    raw.off('close', end);
    run(raw.headersSent ? reply.statusCode : hungUp);
  };
  raw.once('finish', end);
  raw.once('close', end);
}
