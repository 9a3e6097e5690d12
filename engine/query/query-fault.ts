import { CasemindError } from '../errors.ts';
import type { Localized } from '../language.ts';

const longestShown = 100;

/** @throws CasemindError QUERY_INVALID, which names the place in the query, the value there and what is accepted. */
export function refuseQuery(place: string, value: unknown, accepted: Localized | string): never {
  const shown = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  throw new CasemindError('QUERY_INVALID', { field: place, value: shown.slice(0, longestShown), ...inBoth(accepted) });
}

/** Whether an error says that a query asks for what the catalogue or the data do not know. */
export function isQueryFault(error: unknown): error is CasemindError {
  return error instanceof CasemindError && error.code === 'QUERY_INVALID';
}

function inBoth(accepted: Localized | string): { readonly accepted_id: string; readonly accepted_en: string } {
  return typeof accepted === 'string' ? { accepted_id: accepted, accepted_en: accepted } : { accepted_id: accepted.id, accepted_en: accepted.en };
}
