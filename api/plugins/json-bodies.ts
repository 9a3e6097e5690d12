import { CasemindError } from '#engine';
import plugin from 'fastify-plugin';

/** Levels of lists and objects in a body; no schema of the service has half as many. */
const deepest = 64;

/** Bodies are JSON, no prototype in it is poisoned, and it is nested no deeper than what reads it can follow. */
export const jsonBodies = plugin(
  async (app) => {
    const parse = app.getDefaultJsonParser('error', 'error');
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
      void parse(request, String(body), (error, value) => {
        if (error === null && isDeeper(value, deepest)) done(new CasemindError('BODY_TOO_DEEP', { limit: deepest }), undefined);
        else done(error, value);
      });
    });
  },
  { name: 'json-bodies' },
);

/** Level by level, since what is asked is whether a recursion would end. */
function isDeeper(value: unknown, levels: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    level = level.filter((one): one is object => typeof one === 'object' && one !== null).flatMap((one): unknown[] => Object.values(one));
    if (depth >= levels && level.length > 0) return true;
  }
  return false;
}
