import { type Role, roles } from '#store';
import { z } from 'zod';

import { csrfHeader, csrfTokenOf } from './csrf.ts';

export const sessionSchema = z
  .object({
    username: z.string(),
    role: z.enum(roles),
    provinces: z.array(z.string()).nullable().describe('BPS codes; null for every province'),
    is_lead: z.boolean().describe('leads others: assigns claims to them, blesses answers'),
    csrf_token: z.string().describe(`to be sent as \`${csrfHeader}\` with every request that changes something`),
    expires_at: z.iso.datetime().describe('unless it is used before'),
  })
  .meta({ id: 'BrowserSession' });

interface SignedIn {
  readonly name: string;
  readonly role: Role;
  readonly provinces: readonly string[] | null;
  readonly isLead: boolean;
  readonly token: string;
  readonly expiresAt: string;
}

export function shownSession({ name, role, provinces, isLead, token, expiresAt }: SignedIn): z.infer<typeof sessionSchema> {
  return { username: name, role, provinces: provinces && [...provinces], is_lead: isLead, csrf_token: csrfTokenOf(token), expires_at: expiresAt };
}
