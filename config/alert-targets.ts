import { z } from 'zod';

const severities = ['info', 'warning', 'critical'] as const;
const clockSpan = /^(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d$/;

const shared = {
  name: z.string().regex(/^[a-z][a-z0-9-]{0,49}$/).describe('lower case letters, digits and hyphens'),
  least: z.enum(severities).default('warning'),
  /** Names of provinces as claims have them; alerts on none in particular are told as well. */
  provinces: z.array(z.string().min(1).max(100)).max(100).default([]),
  quiet: z.string().regex(clockSpan).optional(),
  language: z.enum(['id', 'en']).optional(),
};
const hook = z.url({ protocol: /^https?$/ }).refine((address) => new URL(address).username === '' && new URL(address).hash === '');

const targetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('webhook'), url: hook, ...shared }),
  z.strictObject({ kind: z.literal('slack'), url: hook, ...shared }),
  z.strictObject({ kind: z.literal('email'), to: z.array(z.email()).min(1).max(50), ...shared }),
  z.strictObject({ kind: z.literal('log'), ...shared }),
]);

/** Who is told of alerts, by which way, from which severity on, of which provinces, and when not. */
export type AlertTarget = z.infer<typeof targetSchema>;
export type AlertTargetOf<Kind extends AlertTarget['kind']> = Extract<AlertTarget, { readonly kind: Kind }>;

const targetsSchema = z
  .array(targetSchema)
  .max(50)
  .refine((targets) => new Set(targets.map(({ name }) => name)).size === targets.length);

/** Reads a JSON list of targets. */
export function readTargets(text: string, context: z.RefinementCtx): readonly AlertTarget[] {
  if (text.trim() === '') return [];
  const parsed = targetsSchema.safeParse(parsedJson(text));
  if (!parsed.success) context.addIssue({ code: 'custom', message: 'no list of targets' });
  return parsed.data ?? [];
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Hosts that hooks of the targets go to, with a port where one is named. */
export function hostsOf(targets: readonly AlertTarget[]): string[] {
  return targets.flatMap((target) => ('url' in target ? [new URL(target.url).host] : []));
}
