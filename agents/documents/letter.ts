import type { Language } from '#engine';
import { neutralText } from '#tools';

import { type Citable, Facts } from '../statements/facts.ts';
import { placeholders } from '../statements/texts/words.ts';
import { showEvidence } from '../statements/show-evidence.ts';
import { type DocumentItem, type PurposeId, purposes, purposesOfChecks } from './requests.ts';

/** What may leave the house: what the hospital itself sent of this claim. A letter is written from facts that hold no score, indication, peer or other claim. */
const letterColumns = [
  'claim_id', 'facility_key', 'facility_name', 'facility_class', 'district_name', 'province_name', 'service_type', 'admit_date', 'discharge_date', 'los', 'severity_group',
  'dx_primary_code', 'dx_primary_label', 'dx_secondary_codes', 'procedure_codes', 'inacbg_code', 'inacbg_label', 'topup_codes', 'tariff_amount', 'topup_amount', 'amount_claimed',
] as const;
export const letterFactIds: readonly string[] = letterColumns.map((column) => `claim.${column}`);

/** The facts of a letter: of what evidence there is only what may leave the house, and of that only what can be shown. */
export function letterFacts(evidence: readonly Citable[], language: Language): Facts {
  return new Facts({}, evidence.filter((item) => letterFactIds.includes(item.id) && showEvidence(item, language) !== placeholders.withheld[language]));
}

/** What a letter consists of. A statement holds no words but those that a person gave. */
export type LetterStatement =
  /** The number of the letter, where it has one yet, and what it is about. */
  | { readonly kind: 'head'; readonly number: string | undefined }
  | { readonly kind: 'dated'; readonly place: string | undefined }
  | { readonly kind: 'addressee' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'claim' }
  | { readonly kind: 'requests'; readonly requests: readonly DocumentRequest[] }
  | { readonly kind: 'deadline'; readonly days: number }
  /** What the auditor adds, shown as theirs. */
  | { readonly kind: 'own_words'; readonly words: string }
  | { readonly kind: 'closing' }
  | { readonly kind: 'signature' };

export interface DocumentRequest {
  readonly item: DocumentItem;
  readonly why: readonly PurposeId[];
}

export interface LetterChoices {
  readonly number?: string | undefined;
  readonly place?: string | undefined;
  readonly deadlineDays: number;
  readonly words?: string | undefined;
}

/** The statements of a request for documents, in the order of a letter. @param checks keys of the claim's checklist. */
export function letterStatements({ number, place, deadlineDays, words }: LetterChoices, checks: readonly string[], facts: Facts): LetterStatement[] {
  return [
    { kind: 'head', number: number && neutralText(number) },
    { kind: 'dated', place: place && neutralText(place) },
    { kind: 'addressee' },
    { kind: 'opening' },
    { kind: 'claim' },
    { kind: 'requests', requests: requestsFor(checks, facts) },
    { kind: 'deadline', days: deadlineDays },
    ...(words === undefined || words === '' ? [] : [{ kind: 'own_words', words } as const]),
    { kind: 'closing' },
    { kind: 'signature' },
  ];
}

/** Each document once, with all that it is for, in the order of the checks; the discharge summary where the checks ask for nothing. */
export function requestsFor(checks: readonly string[], facts: Facts): DocumentRequest[] {
  const isKnown = (id: PurposeId): boolean => [...purposes[id].why.id.matchAll(/\{([\w.]+)\}/g)].every(([, name = '']) => facts.has(name));
  const asked = [...new Set(checks.flatMap((check) => purposesOfChecks[check] ?? []))].filter((id) => isKnown(id));
  const all: readonly PurposeId[] = asked.length === 0 ? ['signed'] : asked;
  return [...Map.groupBy(all, (id) => purposes[id].item)].map(([item, why]) => ({ item, why }));
}
