import { conceptSubjects } from '#engine';

import type { Item } from '../sense.ts';
import type { Act } from './act.ts';
import type { Pieces } from './piece.ts';
import { facilityPointedAt } from './refs.ts';

/** Words for guilt: audits look for these, claims never prove them. */
const verdicts: ReadonlySet<string> = new Set([...conceptSubjects.filter(({ label }) => label.en === 'What audits look for').flatMap(({ items }) => items.map(({ id }) => id)), 'fraud']);

export function isVerdict({ senses }: Pick<Item, 'senses'>): boolean {
  return senses.some((sense) => (sense.kind === 'act' && sense.says === 'verdict') || (sense.kind === 'concept' && verdicts.has(sense.concept)));
}

/** `apakah RS ini curang`, `apakah klaim ini fraud`: guilt is not found here; what points at something is answered with indications. */
export function verdictActs(pieces: Pieces, openClaim: boolean): readonly Act[] {
  if (!takeVerdict(pieces)) return [];
  const facility = facilityPointedAt(pieces);
  const pointed = pieces.all('this', 'it');
  const subjects = pieces.places.filter((i) => pieces.as(i, 'subject')?.subject === 'claims');
  pieces.take(...facility, ...pointed, ...subjects);
  if (facility.length > 0) return [verdict, { kind: 'investigate', where: [], of: 'facility' }];
  return pointed.length > 0 || openClaim ? [verdict, { kind: 'claim', claim: { kind: 'open' }, topics: ['flags'], fields: [] }] : [verdict];
}

/** `klaim 1000… fraud ga`, `rs 173603 curang ga`: of a claim or facility that is named. */
export function namedVerdictActs(pieces: Pieces): readonly Act[] {
  const claims = pieces.places.filter((i) => pieces.idAt(i) !== undefined);
  const facilities = pieces.places.filter((i) => facilityAt(pieces, i) !== undefined);
  const subjects = pieces.places.filter((i) => pieces.is(i, 'subject') || pieces.field(i)?.id === 'claim_id');
  // `klaim fraud di rs 173603` are claims.
  if (claims.length + facilities.length === 0 || (claims.length === 0 && subjects.length > 0) || !takeVerdict(pieces)) return [];
  pieces.take(...claims, ...facilities, ...subjects, ...pieces.places.filter((i) => pieces.field(i)?.id === 'facility_key' || pieces.act(i, 'nth', 'this')));
  return [
    verdict,
    ...claims.map((i): Act => ({ kind: 'claim', claim: { kind: 'id', id: pieces.idAt(i) ?? '' }, topics: ['flags'], fields: [] })),
    ...facilities.flatMap((i): Act[] => facilityAt(pieces, i)?.values.map((value) => ({ kind: 'investigate', where: [{ field: facilityAt(pieces, i)?.field ?? '', op: '=', value }] })) ?? []),
  ];
}

/** `berarti pasien cuci darah itu curang ya?`, `is the hospital at the top cheating?`: yes or no of people or hospitals, however they are described; no figure answers that. */
export function accusationActs(pieces: Pieces): readonly Act[] {
  const said = pieces.places.findLast((i) => isGuilt(pieces, i)) ?? -1;
  const accused = pieces.places.findIndex((i) => isAccused(pieces, i));
  const isLast = pieces.places.slice(said + 1).every((i) => pieces.isFiller(i)) && pieces.as(said - 1, 'filler')?.as !== 'that';
  const isOfClaims = pieces.places.some((i) => pieces.is(i, 'which', 'subject') && !pieces.isFiller(i) && pieces.first(i) !== 'worklist');
  const isAsked = pieces.act(0, 'whether') !== undefined || (isLast && pieces.all('this').length > 0);
  if (accused < 0 || said < accused || asksFigures(pieces) || isOfClaims || !isAsked || facilityPointedAt(pieces).length > 0) return [];
  pieces.take(...pieces.places);
  return [verdict];
}

/** `rs mana yang paling curang`, `sudah pasti fraud kan`, `siapa pelakunya`: guilt that is said of somebody, called certain or asked to be told. Where no figures are asked. */
export function guiltActs(pieces: Pieces): readonly Act[] {
  const said = pieces.places.filter((i) => isGuilt(pieces, i));
  const isSaid = pieces.all('certain', 'somebody').length > 0 || pieces.act(0, 'whether') !== undefined || pieces.places.some((i) => isAccused(pieces, i));
  const isBlame = said.some((i) => pieces.act(i, 'verdict')?.isBlame === true);
  if (said.length === 0 || asksFigures(pieces) || !(isSaid || isBlame)) return [];
  pieces.take(...pieces.places);
  return [verdict];
}

function isGuilt(pieces: Pieces, i: number): boolean {
  return isVerdict({ senses: pieces.items[i]?.senses ?? [] });
}

/** Persons, hospitals and clinics. */
function isAccused(pieces: Pieces, i: number): boolean {
  const fields = [pieces.field(i)?.id, ...pieces.values(i).map(({ field }) => field)];
  return fields.some((id) => id === 'patient' || id === 'clinic_name' || id?.startsWith('facility_')) || pieces.as(i, 'concept')?.concept === 'no_doctor';
}

function asksFigures(pieces: Pieces): boolean {
  // `do these flags mean that …` asks for no mean, and for no meaning.
  const isOpen = pieces.act(0, 'whether') !== undefined;
  const figures = pieces.places.some((i) => pieces.is(i, 'count', 'share', 'per', 'spread', 'trend') && !pieces.isFiller(i) && !pieces.act(i, 'whether'));
  return figures || (!isOpen && pieces.places.some((i) => pieces.is(i, 'aggregate', 'define')));
}

const verdict: Act = { kind: 'notice', notice: 'verdict' };

function facilityAt(pieces: Pieces, i: number): ReturnType<Pieces['values']>[number] | undefined {
  return pieces.values(i).find(({ field }) => field === 'facility_key' || field === 'facility_name');
}

/** Takes words for guilt with those that only ask; false where there are none. */
function takeVerdict(pieces: Pieces): boolean {
  const said = pieces.places.filter((i) => isVerdict({ senses: pieces.items[i]?.senses ?? [] }));
  if (said.length > 0) pieces.take(...said, ...pieces.places.filter((i) => pieces.is(i, 'which', 'or', 'and', 'comma') || pieces.act(i, 'asks')));
  return said.length > 0;
}
