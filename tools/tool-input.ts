import { type ClaimFilters, namedFilterShape } from '#engine';
import { z } from 'zod';

/** The arguments of a tool: nothing beside those named; one that is null or blank counts as left out. */
export function toolInput<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess(withoutBlanks, z.strictObject(shape));
}

function withoutBlanks(args: unknown): unknown {
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return args;
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null && value !== undefined && !(typeof value === 'string' && value.trim() === '')));
}

/** How many rows a tool lists; more than the most it may list is the most. */
export function limitInput({ most, usual }: { readonly most: number; readonly usual: number }) {
  return z
    .number()
    .int()
    .min(1)
    .transform((limit) => Math.min(limit, most))
    .default(usual)
    .describe('rows to list')
    .meta({ maximum: most });
}

/** The filters of claims as a tool takes them: those of the worklist, but for the id of a claim. */
export const { claim_id: _claim, ...filterShape } = namedFilterShape;

export type FilterInput = Pick<ClaimFilters, keyof typeof filterShape>;
export type FilterName = keyof FilterInput;

export function isFilterName(name: string): name is FilterName {
  return Object.hasOwn(filterShape, name);
}

const filtersSchema = z.object(filterShape);

/** The filters among the arguments of a tool, or among the keys of evidence. */
export function filtersAmong(given: Readonly<Record<string, unknown>>): FilterInput {
  return filtersSchema.parse(Object.fromEntries(Object.entries(given).filter(([name, value]) => isFilterName(name) && value !== undefined)));
}
