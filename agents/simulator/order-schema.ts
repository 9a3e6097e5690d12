import { type ClaimOrder, type SimulatedClaim, dischargeDays, writtenClaimSchema } from '#engine';
import { z } from 'zod';

/** Limits that some servers do not take in a schema: they are checked all the same. */
const unsaid = ['maxLength', 'maxItems', 'minimum', 'maximum'] as const;

/**
 * The JSON schema of the claim of one order that begins as the sampler’s: what is to be copied is the one value there is, days and codes
 * are those that the order lets. A server that keeps to a schema leaves a model the choices that are its own; what a schema cannot say (a share paid,
 * a gap, no code twice) is checked with all the rest.
 */
export function orderSchema(order: ClaimOrder, near: SimulatedClaim): Readonly<Record<string, unknown>> {
  const { place } = order;
  const admitted = near.admit_dt.slice(0, 10);
  const procedures = codesOf(order.procedures.flatMap(({ codes }) => codes));
  const { $schema: _, ...schema } = z.toJSONSchema(
    writtenClaimSchema.extend({
      admit_dt: z.literal(admitted),
      discharge_dt: z.enum(dischargeDays(order, admitted)),
      facility: z.object({ province: z.literal(place.province ?? ''), class: z.literal(place.class ?? ''), ownership: z.literal(place.ownership ?? '') }),
      diagnosis: z.object({ primary_code: z.literal(order.diagnosis.code), secondary_codes: codesOf(order.secondary.map(({ code }) => code)) }),
      procedure_codes: order.procedures.every(({ codes }) => codes.length > 0) ? procedures.min(1) : procedures,
      severity_group: z.literal(order.severity),
      service_type: z.literal(order.serviceType),
    }),
    {
      override({ jsonSchema }) {
        for (const limit of unsaid) delete jsonSchema[limit];
      },
    },
  );
  return schema;
}

function codesOf(codes: readonly string[]) {
  return z.array(codes.length > 0 ? z.enum([...new Set(codes)]) : z.string());
}
