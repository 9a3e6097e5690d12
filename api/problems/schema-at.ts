import { z } from 'zod';

/** The schema of the value at a path of what a schema reads, without what wraps it; undefined where none can be told, as behind a choice. */
export function schemaAt(schema: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  const bare = unwrapped(schema);
  if (key === undefined) return bare;
  if (bare instanceof z.ZodObject) return schemaAt(Reflect.get(bare.shape, key), rest);
  if (bare instanceof z.ZodArray) return schemaAt(bare.element, rest);
  if (bare instanceof z.ZodUnion || bare instanceof z.ZodDiscriminatedUnion) return bare.options.map((option) => schemaAt(option, path)).find((found) => found !== undefined);
  return undefined;
}

function unwrapped(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly || schema instanceof z.ZodLazy) return unwrapped(schema.unwrap());
  return schema instanceof z.ZodPipe ? unwrapped(schema.in) : schema;
}
