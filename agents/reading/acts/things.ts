import type { Act, Operation } from './act.ts';
import type { Pieces } from './piece.ts';
import { type Pointing, mostClaims, refsIn } from './refs.ts';
import { inFile } from './topics.ts';

const mostCodes = 3;
const hierarchies: ReadonlySet<string> = new Set(['dx_primary_code', 'dx_secondary_codes', 'procedure_codes', 'inacbg_code', 'dx_primary_group']);
const codeConcepts: ReadonlySet<string> = new Set(['icd10', 'icd9cm', 'ina_cbg']);

/** `apa arti kode E11.9`, `kode Q-5-44-0 itu apa`: what codes mean. `textOf` gives an item as it was written. */
export function codeActs(pieces: Pieces, textOf: (i: number) => string): readonly Act[] {
  const codes = pieces.places.filter((i) => isCode(pieces, i));
  const isAsked = pieces.places.some((i) => pieces.is(i, 'define') || ['what', 'apa'].includes(pieces.first(i)));
  if (codes.length === 0 || codes.length > mostCodes || !isAsked) return [];
  const isName = (i: number): boolean => hierarchies.has(pieces.field(i)?.id ?? '') || codeConcepts.has(pieces.as(i, 'concept')?.concept ?? '');
  pieces.take(...codes, ...pieces.places.filter((i) => isName(i) || pieces.is(i, 'define', 'which', 'and') || pieces.act(i, 'this', 'asks')));
  return codes.map((i) => ({ kind: 'code', code: textOf(i).toUpperCase() }));
}

function isCode(pieces: Pieces, i: number): boolean {
  const value = pieces.as(i, 'value');
  const [code] = value?.values ?? [];
  return value?.op === 'under' && hierarchies.has(value.field) && typeof code === 'string' && !code.startsWith('set:') && /\d/.test(code);
}

/** `bandingkan yang pertama dengan yang kedua`; with one that is named, the open claim is the other. */
export function compareActs(pieces: Pieces, pointing: Pointing): readonly Act[] {
  const comparing = pieces.places.filter((i) => pieces.is(i, 'comparing', 'versus') || pieces.act(i, 'compares'));
  const refs = refsIn(pieces, pointing);
  if (comparing.length === 0 || refs.length === 0) return [];
  pieces.take(...comparing, ...pieces.places.filter((i) => pieces.is(i, 'and', 'comma', 'which')));
  const claims = refs.length === 1 && pointing.openClaim === true && refs[0]?.kind !== 'open' ? [{ kind: 'open' as const }, ...refs] : refs;
  return claims.length < 2 || claims.length > mostClaims ? [] : [{ kind: 'compare_claims', claims }];
}

/** `buatkan surat permintaan dokumen`, `draf catatan audit`. */
export function documentActs(pieces: Pieces, pointing: Pointing): readonly Act[] {
  const said = pieces.all('document');
  const [document, ...others] = [...new Set(said.map((i) => pieces.act(i, 'document')?.document))];
  if (document === undefined || others.length > 0) return [];
  const [claim, ...more] = refsIn(pieces, pointing);
  const isOfFacility = (i: number): boolean => pieces.field(i)?.id === 'facility_key';
  const isOfDocument = (i: number): boolean => pieces.act(i, 'writes') !== undefined || pieces.act(i, 'aspect')?.of === 'document' || pieces.as(i, 'subject')?.subject === 'claims' || isOfFacility(i) || inFile.has(pieces.as(i, 'concept')?.concept ?? '');
  pieces.take(...said, ...pieces.places.filter((i) => isOfDocument(i)));
  return more.length > 0 ? [] : [{ kind: 'document', document, ...(claim && { claim }) }];
}

/** `data ini sampai tanggal berapa`, `versi model berapa`: how recent the data are, and which version is used, which are no claims by day or version. */
export function freshnessActs(pieces: Pieces): readonly Act[] {
  const isVersion = pieces.places.some((i) => ['model_version', 'ruleset_version'].includes(pieces.field(i)?.id ?? '')) && pieces.places.some((i) => pieces.is(i, 'which') || pieces.act(i, 'how') !== undefined) && !pieces.places.some((i) => pieces.is(i, 'subject', 'per'));
  return isVersion || pieces.all('source').length > 0 || pieces.places.some((i) => pieces.act(i, 'operation')?.about === 'quality') ? operationActs(pieces) : [];
}

const operationFields: Readonly<Record<string, Operation>> = { quality_marks: 'quality', model_version: 'model', ruleset_version: 'rules', etl_run_id: 'refresh' };
export const operationConcepts: Readonly<Record<string, Operation>> = { quarantine: 'quality', quality_mark: 'quality', snapshot: 'quality', ruleset: 'rules', isolation_forest: 'model' };
const timed: ReadonlySet<Operation> = new Set<Operation>(['changes', 'alerts', 'jobs', 'refresh']);

/** `refresh terakhir kapan`, `ada alert apa`, `apa yang berubah sejak kemarin`: how data, model and jobs stand. */
export function operationActs(pieces: Pieces): readonly Act[] {
  const operationAt = (i: number): Operation | undefined => pieces.act(i, 'operation')?.about ?? operationFields[pieces.field(i)?.id ?? ''] ?? operationConcepts[pieces.as(i, 'concept')?.concept ?? ''];
  const about = new Map(pieces.places.flatMap((i) => [[i, operationAt(i)] as const]).filter((one): one is readonly [number, Operation] => one[1] !== undefined));
  const sources = pieces.all('source').filter((i) => !about.has(i));
  // `total klaim di sistem`: how many the data hold.
  const isHeld = [...about.values()].every((one) => one === 'refresh') && pieces.all('product').length > 0 && pieces.places.some((i) => pieces.is(i, 'count', 'aggregate')) && pieces.places.some((i) => pieces.as(i, 'subject')?.subject === 'claims');
  const only = isHeld ? 'quality' : broadest([...new Set(about.values())]) ?? (about.size === 0 && sources.length > 0 ? 'quality' : undefined);
  if (only === undefined) return [];
  const isQuarantine = pieces.places.some((i) => pieces.as(i, 'concept')?.concept === 'quarantine');
  const asks = (i: number): boolean => ((isQuarantine || isHeld || only === 'model') && pieces.as(i, 'subject')?.subject === 'claims') || (only === 'model' && pieces.field(i)?.unit === 'score') || pieces.is(i, 'which', 'count', 'unit', 'define', 'or', 'and', 'comma', 'me') || (isHeld && pieces.is(i, 'aggregate')) || (i === 0 && pieces.is(i, 'what_if')) || (only === 'changes' && pieces.is(i, 'versus')) || (timed.has(only) && pieces.is(i, 'since')) || pieces.act(i, 'asks', 'when', 'this', 'other', 'whether', 'how', 'requests', 'product', 'source', 'should') !== undefined || pieces.act(i, 'place')?.place === -1 || pieces.act(i, 'aspect')?.of === 'operation';
  const asking = pieces.places.filter((i) => !about.has(i) && asks(i));
  const periods = pieces.places.flatMap((i) => pieces.as(i, 'period') ?? []);
  const [period] = periods;
  pieces.take(...about.keys(), ...asking, ...sources);
  if (period && periods.length === 1 && timed.has(only)) pieces.take(...pieces.places.filter((i) => pieces.is(i, 'period')));
  const { start: from, end: to } = period?.clock ?? {};
  const told: readonly Act[] = sources.length > 0 && only === 'quality' ? [{ kind: 'concept', concept: 'data_source' }] : [];
  return [...told, { kind: 'operation', about: only, ...(period && { period: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) } }) }];
}

/** A schedule is of jobs, whatever runs; until when is asked of the data, whatever brings them up to date. */
function broadest(about: readonly Operation[]): Operation | undefined {
  if (about.includes('jobs') && about.every((one) => one === 'jobs' || one === 'refresh' || one === 'model')) return 'jobs';
  if (about.includes('quality') && about.every((one) => one === 'quality' || one === 'refresh')) return 'quality';
  // `what changed since the last refresh`: since when.
  if (about.includes('changes') && about.every((one) => one === 'changes' || one === 'refresh')) return 'changes';
  return about.length === 1 ? about[0] : undefined;
}
