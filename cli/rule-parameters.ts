import { readFileSync } from 'node:fs';

import { z } from 'zod';

import { CasemindError } from '#engine';

const fileSchema = z.record(z.string(), z.unknown());

/** The parameters of a file, none where there is no file. @throws CasemindError CONFIG_INVALID where it is no JSON object. */
export function readRuleParameters(path: string | undefined): Record<string, unknown> {
  if (path === undefined) return {};
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new CasemindError('CONFIG_INVALID', { field: 'RULESET_PARAMETERS', value: path, accepted: 'a file with one JSON object, such as {"material_amount": 500000}' }, { cause: error });
  }
}
