import { conceptSubjects, isNumber } from '#engine';

import type { Act } from './act.ts';
import type { Pieces } from './piece.ts';

/** What the data lack. */
const limits: ReadonlySet<string> = new Set(conceptSubjects.filter(({ label }) => label.en === 'What the data cannot show').flatMap(({ items }) => items.map(({ id }) => id)).filter((id) => id !== 'data_limits'));
/** What the data lack too, and what is explained where that is asked. */
const explained: ReadonlySet<string> = new Set(['pending_claim', 'dispute', 'medical_summary']);

export function isLimit(concept: string | undefined): boolean {
  return limits.has(concept ?? '');
}

/** Who somebody is, or how to reach them. What is said beside it is not answered. */
export function privateActs(pieces: Pieces): readonly Act[] {
  const isDefined = pieces.places.some((i) => pieces.is(i, 'define'));
  const said = new Set(pieces.places.flatMap((i) => pieces.as(i, 'concept')?.concept ?? []));
  const isPerson = pieces.places.some((i) => pieces.field(i)?.id === 'patient');
  const isFacility = pieces.places.some((i) => pieces.field(i)?.id === 'facility_key' || pieces.values(i).some(({ field }) => field === 'facility_key' || field === 'facility_name'));
  const about = said.has('no_patient_name') || (said.has('patient_key') && !isDefined) ? 'person' : said.has('no_contact') ? (isFacility && !isPerson ? 'facility' : 'person') : undefined;
  if (about === undefined) return [];
  pieces.take(...pieces.places);
  return about === 'person' ? [secret] : [{ kind: 'notice', notice: 'not_in_data', about: 'no_contact' }];
}

const secret: Act = { kind: 'notice', notice: 'private' };

/** `nama ibu-ibu yang melahirkan`: a name, and persons whose it may be. */
export function nameActs(pieces: Pieces): readonly Act[] {
  const isPerson = pieces.places.some((i) => pieces.field(i)?.id === 'patient');
  if (pieces.all('name').length === 0 || !isPerson) return [];
  pieces.take(...pieces.places);
  return [secret];
}

/** `dokternya siapa`: nothing but what the data lack. */
export function onlyLimitActs(pieces: Pieces): readonly Act[] {
  const isOnly = pieces.left.every((i) => isLimit(pieces.as(i, 'concept')?.concept) && !pieces.is(i, 'field', 'value'));
  return isOnly ? limitActs(pieces) : [];
}

/** `hasil lab pasien DM`: named by a phrase of its own, whose words are not taken apart. */
export function phraseLimitActs(pieces: Pieces): readonly Act[] {
  const isPhrase = (i: number): boolean => {
    const item = pieces.items[i];
    const concept = pieces.as(i, 'concept')?.concept;
    return item !== undefined && item.to - item.from > 1 && isLimit(concept) && concept !== 'no_hospital_name' && !pieces.is(i, 'field', 'value', 'act', 'filler');
  };
  return pieces.places.some((i) => isPhrase(i)) ? limitActs(pieces) : [];
}

/** What the data lack, each once. What is said beside it is not answered as though it were not said. */
export function limitActs(pieces: Pieces): readonly Act[] {
  const isPaymentDate = pieces.all('when').length > 0 && pieces.places.some((i) => pieces.field(i)?.id === 'amount_paid');
  // `CT scan reports`, `laporan operasi`: what was written of something done; `MRI scans count` may be what was done.
  const isProcedure = (i: number): boolean => pieces.values(i).some(({ field }) => field === 'procedure_codes');
  const isCounted = pieces.places.some((i) => pieces.is(i, 'count'));
  const isRecord = !isCounted && pieces.all('record').some((i) => isProcedure(pieces.near(i, 1)) || isProcedure(pieces.near(i, -1)));
  const isDefined = pieces.places.some((i) => pieces.is(i, 'define'));
  const lacks = (id: string): boolean => isLimit(id) || (!isDefined && explained.has(id));
  const about = [...new Set([...pieces.places.flatMap((i) => pieces.as(i, 'concept')?.concept ?? []).filter((id) => lacks(id)), ...(isPaymentDate ? ['no_payment_proof'] : []), ...(isRecord ? ['no_medical_record'] : [])])];
  if (about.length > 0) pieces.take(...pieces.places);
  return about.map((id) => ({ kind: 'notice', notice: 'not_in_data', about: id }));
}

/** The same, where nothing that the data hold is measured: of `total top-up per jenis: prosedur, obat` a word that is not known is asked back. */
export function bareLimitActs(pieces: Pieces): readonly Act[] {
  const isMeasured = pieces.places.some((i) => {
    const field = pieces.field(i);
    return field !== undefined && isNumber(field);
  });
  return isMeasured ? [] : limitActs(pieces);
}
