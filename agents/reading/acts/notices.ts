import { conceptSubjects } from '#engine';

import type { Lattice } from '../lattice.ts';
import type { Item } from '../sense.ts';
import type { Act } from './act.ts';
import type { Pieces } from './piece.ts';

const conceptsOf = (label: string): ReadonlySet<string> => new Set(conceptSubjects.filter((subject) => subject.label.en === label).flatMap(({ items }) => items.map(({ id }) => id)));
/** What the data lack. */
const limits: ReadonlySet<string> = new Set([...conceptsOf('What the data cannot show')].filter((id) => id !== 'data_limits'));
/** States of verification that the data lack, and that are explained where that is asked. */
const states: ReadonlySet<string> = new Set(['pending_claim', 'dispute']);
/** Words for guilt: audits look for these, claims never prove them. */
const verdicts: ReadonlySet<string> = new Set([...conceptsOf('What audits look for'), 'fraud']);

export function isLimit(concept: string | undefined): boolean {
  return limits.has(concept ?? '');
}

export function isVerdict({ senses }: Pick<Item, 'senses'>): boolean {
  return senses.some((sense) => (sense.kind === 'act' && sense.says === 'verdict') || (sense.kind === 'concept' && verdicts.has(sense.concept)));
}

/** Orders to the reader itself, in whatever else is said. */
export function isInstruction({ items }: Lattice): boolean {
  const says = items.flatMap((starting) => starting.flatMap(({ senses }) => senses.flatMap((sense) => (sense.kind === 'act' ? [sense] : []))));
  return says.some((sense) => sense.says === 'notice' && sense.notice === 'instructions') || (says.some((sense) => sense.says === 'overrides') && says.some((sense) => sense.says === 'orders'));
}

/** Greetings and thanks that nothing follows. */
export function politeActs(pieces: Pieces): readonly Act[] {
  const farewells = pieces.all('farewell');
  pieces.take(...farewells);
  if (pieces.left.length > 0) return [];
  const said = [...pieces.places.flatMap((i) => pieces.act(i, 'notice')?.notice ?? []), ...farewells.map(() => 'thanks' as const)];
  const notice = (['greeting', 'thanks'] as const).findLast((one) => said.includes(one));
  return notice === undefined ? [] : [{ kind: 'notice', notice }];
}

/** Who somebody is. What is said beside it is not answered. */
export function privateActs(pieces: Pieces): readonly Act[] {
  const isDefined = pieces.places.some((i) => pieces.is(i, 'define'));
  const said = pieces.places.flatMap((i) => pieces.as(i, 'concept')?.concept ?? []);
  // What pseudonyms are may be asked.
  if (!said.includes('no_patient_name') && (!said.includes('patient_key') || isDefined)) return [];
  pieces.take(...pieces.places);
  return [{ kind: 'notice', notice: 'private' }];
}

/** `tolak klaim ini`, `approve semua`: an order to decide or write stands first. */
export function orderActs(pieces: Pieces): readonly Act[] {
  const first = pieces.places.find((i) => (!pieces.isFiller(i) && !pieces.is(i, 'me')) || pieces.as(i, 'filler')?.as === 'that');
  return first === undefined || !pieces.act(first, 'decide') ? [] : decision(pieces);
}

/** `sebaiknya ditolak?`, `layak dibayar?`: what to decide. */
export function adviceActs(pieces: Pieces): readonly Act[] {
  const isAdvice = pieces.all('should').length > 0;
  const isOutcome = pieces.places.some((i) => pieces.as(i, 'value')?.field === 'decision' || pieces.field(i)?.id === 'amount_paid' || pieces.act(i, 'decide') !== undefined);
  if (!isAdvice || !isOutcome) return isChoice(pieces) ? decision(pieces) : [];
  const claims = pieces.places.flatMap((i) => pieces.idAt(i) ?? []);
  // Of claims that are named, and no more is said of: what there is to judge by.
  const isPlain = pieces.places.every((i) => pieces.idAt(i) !== undefined || (!pieces.is(i, 'period', 'number', 'range', 'compare') && pieces.values(i).every(({ field }) => field === 'decision' || field === 'review_state')));
  const told: readonly Act[] = claims.length === 0 || !isPlain ? [] : claims.map((id) => ({ kind: 'claim', claim: { kind: 'id', id }, topics: ['flags'], fields: [] }));
  return [...decision(pieces), ...told];
}

/** `dibayar atau ditolak`: of one claim, one outcome or the other. */
function isChoice(pieces: Pieces): boolean {
  const isOutcome = (i: number): boolean => pieces.as(i, 'value')?.field === 'decision' || pieces.field(i)?.id === 'amount_paid' || pieces.act(i, 'decide') !== undefined;
  return pieces.places.some((i) => pieces.idAt(i) !== undefined) && pieces.places.some((i) => pieces.is(i, 'or') && isOutcome(pieces.near(i, -1)) && isOutcome(pieces.near(i, 1)));
}

function decision(pieces: Pieces): readonly Act[] {
  pieces.take(...pieces.places);
  return [{ kind: 'notice', notice: 'decision' }];
}

/** What can be asked here. */
export function helpActs(pieces: Pieces): readonly Act[] {
  const said = pieces.all('notice').filter((i) => pieces.act(i, 'notice')?.notice === 'help');
  if (said.length === 0) return [];
  pieces.take(...said, ...pieces.places.filter((i) => pieces.is(i, 'which', 'me', 'what_if', 'and') || pieces.act(i, 'asks', 'should', 'this', 'product')));
  return [help];
}

const help: Act = { kind: 'notice', notice: 'help' };

/** `cara masukin data`, `export the worklist to excel`: what is done by commands and buttons; of loads and refreshes how they stand too. What is said beside it is not answered. */
export function howToActs(pieces: Pieces): readonly Act[] {
  const loads = pieces.places.some((i) => pieces.act(i, 'operation')?.about === 'refresh') || (pieces.all('how_to').length > 0 && pieces.places.some((i) => loading.test(pieces.first(i))));
  if (pieces.all('handles').length === 0 && !(pieces.all('how_to').length > 0 && loads)) return [];
  pieces.take(...pieces.places);
  return [...(loads ? [{ kind: 'operation', about: 'refresh' } as const] : []), help];
}

/** Words for bringing data in. */
const loading = /^(?:me?muat|masuk|memasuk|load|upload|unggah|mengunggah|import|impor|mengimpor|ingest|refresh|reload|ngerefresh|merefresh|memperbarui)/u;

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
  const isDefined = pieces.places.some((i) => pieces.is(i, 'define'));
  const lacks = (id: string): boolean => isLimit(id) || (!isDefined && states.has(id));
  const about = [...new Set([...pieces.places.flatMap((i) => pieces.as(i, 'concept')?.concept ?? []).filter((id) => lacks(id)), ...(isPaymentDate ? ['no_payment_proof'] : [])])];
  if (about.length > 0) pieces.take(...pieces.places);
  return about.map((id) => ({ kind: 'notice', notice: 'not_in_data', about: id }));
}
