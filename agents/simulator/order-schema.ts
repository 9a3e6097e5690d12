import { type ClaimOrder, type SimulatedClaim, dischargeDays, orderLimits, writtenClaimSchema } from '#engine';
import { z } from 'zod';

/** The JSON schema of the claim of one order: what is to be copied is the one value there is, days, codes and amounts are those that the order lets. What it cannot say is checked with all the rest. */
export function orderSchema(order: ClaimOrder, near: SimulatedClaim): Readonly<Record<string, unknown>> {
  const { place } = order;
  const admitted = near.admit_dt.slice(0, 10);
  const { claimed, paid } = orderLimits(order);
  const [leastPaid, mostPaid] = [Math.floor((claimed[0] * paid[0]) / 1000), Math.ceil((claimed[1] * Math.min(1000, paid[1])) / 1000)];
  const mostGap = Math.ceil((claimed[1] * (1000 - paid[0])) / 1000);
  const lengths = order.procedures.map(({ codes }) => codes.length);
  const secondary = order.secondary.map(({ code }) => code);
  const count = Math.min(near.diagnosis.secondary_codes.length, secondary.length);
  const { $schema: _, ...schema } = z.toJSONSchema(
    writtenClaimSchema.extend({
      admit_dt: z.literal(admitted),
      discharge_dt: z.enum(dischargeDays(order, admitted)),
      facility: z.object({ province: z.literal(place.province ?? ''), class: z.literal(place.class ?? ''), ownership: z.literal(place.ownership ?? '') }),
      diagnosis: z.object({ primary_code: z.literal(order.diagnosis.code), secondary_codes: listOf(secondary, [count, count]) }),
      procedure_codes: listOf(order.procedures.flatMap(({ codes }) => codes), [Math.min(...lengths, 1), Math.max(...lengths, 0)]),
      severity_group: z.literal(order.severity),
      service_type: z.literal(order.serviceType),
      amount_claimed: z.int().min(claimed[0]).max(claimed[1]),
      amount_paid: z.int().min(leastPaid).max(mostPaid),
      amount_gap: z.int().min(0).max(mostGap),
    }),
  );
  return schema;
}

function listOf(codes: readonly string[], [least, most]: readonly [number, number]) {
  return z.array(codes.length > 0 ? z.enum([...new Set(codes)]) : z.string()).min(least).max(codes.length > 0 ? most : 0);
}
