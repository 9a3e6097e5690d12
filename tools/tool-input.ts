import { type ClaimFilters, namedFilterShape, refuseEmptyRanges } from '#engine';
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

const { claim_id: _claim, ...shape } = namedFilterShape;
const day = (meaning: string) => z.iso.date().optional().describe(meaning).meta({ pattern: undefined });

/** The filters of claims as a model gives them: those of the worklist, but for the id of a claim. */
export const filterInput = {
  ...shape,
  province: shape.province.describe('province of the facility: name or BPS code'),
  district: shape.district.describe('regency or city of the facility: name or BPS code'),
  facility_key: shape.facility_key.describe('code of the facility, or its name'),
  facility_class: shape.facility_class.describe('class or type of the facility, such as B or RS Kelas B'),
  start_date: day('admitted on this day or later, YYYY-MM-DD'),
  end_date: day('admitted on this day or earlier'),
  discharge_start: day('discharged on this day or later'),
  discharge_end: day('discharged on this day or earlier'),
} as const;

export type FilterInput = Pick<ClaimFilters, Exclude<keyof typeof namedFilterShape, 'claim_id'>>;
export type FilterName = keyof FilterInput;

export function isFilterName(name: string): name is FilterName {
  return Object.hasOwn(filterInput, name);
}

const filtersSchema = z.object(filterInput);

/** The filters among the arguments of a tool, or among the keys of evidence. */
export function filtersAmong(given: Readonly<Record<string, unknown>>): FilterInput {
  return filtersSchema.parse(Object.fromEntries(Object.entries(given).filter(([name, value]) => isFilterName(name) && value !== undefined)));
}

export { refuseEmptyRanges };
