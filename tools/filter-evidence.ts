import { type NamedFilter, namedFilters, findFacilities, readFilterNames } from '#engine';
import { z } from 'zod';

import type { Reading } from './context.ts';
import { type EvidenceItem, type EvidenceSource, type EvidenceValue, type Fact, evidenceIn } from './evidence.ts';
import { matchName } from './match-name.ts';
import { neutralText } from './neutral-text.ts';
import { type FilterInput, type FilterName, filtersAmong, isFilterName } from './tool-input.ts';

/** What the filters that a tool applies are called, and what their values count or name. */
const filterFacts: Readonly<Partial<Record<FilterName, Fact>>> = {
  province: { unit: 'name', label: { id: 'Saringan: provinsi fasilitas', en: 'Filter: province of the facility' } },
  facility_key: { unit: 'code', label: { id: 'Saringan: kode fasilitas', en: 'Filter: facility key' } },
  dx: { unit: 'code', label: { id: 'Saringan: diagnosis primer', en: 'Filter: primary diagnosis' } },
  inacbg: { unit: 'code', label: { id: 'Saringan: kode INA-CBG', en: 'Filter: INA-CBG code' } },
};

/** A filter whose value the data in scope do not know, or that means several of theirs. */
export const unknownFilterSchema = z.object({
  name: z.string(),
  value: z.string(),
  /** What it may mean, at most five. */
  candidates: z.array(z.string()),
});
type UnknownFilter = z.infer<typeof unknownFilterSchema>;

export const filterValuesSchema = z.record(z.string(), z.union([z.string(), z.number()]));

interface UnderstoodFilters {
  /** The filters with names in the data's own spelling: to read with, and to show. */
  readonly values: FilterInput;
  readonly unknown: readonly UnknownFilter[];
}

type Understanding = { readonly value: string; readonly unknown?: UnknownFilter };

/** The filters as the data in scope name what they mean. A name that is unknown or means several stays as given, matches no claim, and is told. */
export async function understandFilters(context: Reading, given: FilterInput): Promise<UnderstoodFilters> {
  const values: { [name in FilterName]?: string | number | undefined } = { ...filtersAmong(given) };
  const unknown: UnknownFilter[] = [];
  const take = (name: FilterName, { value, unknown: notKnown }: Understanding): void => {
    values[name] = value;
    if (notKnown) unknown.push(notKnown);
  };
  const named = namedFilters.filter((name) => given[name] !== undefined);
  if (named.length > 0) {
    const known = await readFilterNames(context.snapshot, context.scope, context.pages);
    for (const name of named) take(name, understandName(name, given[name] ?? '', known.filter(({ filter }) => filter === name)));
  }
  if (given.facility_key !== undefined) take('facility_key', await understandFacility(context, given.facility_key));
  return { values: filtersAmong(values), unknown };
}

function understandName(name: NamedFilter, asked: string, known: Parameters<typeof matchName>[1]): Understanding {
  const found = matchName(asked, known);
  const spellings = [...new Set(found.map(({ name: own, code }) => own ?? code ?? ''))];
  const [only] = spellings;
  return only !== undefined && spellings.length === 1 ? { value: only } : missed(name, asked, spellings);
}

async function understandFacility({ snapshot, scope }: Reading, asked: string): Promise<Understanding> {
  const found = await findFacilities(snapshot, asked, scope);
  const [first] = found;
  const sure = found.filter(({ matched }) => matched === first?.matched && matched !== 'candidate');
  if (first && sure.length === 1) return { value: first.facility_key };
  return missed('facility_key', asked, found.map(({ facility_key, facility_name }) => facility_name ?? facility_key));
}

function missed(name: FilterName, asked: string, candidates: readonly string[]): Understanding {
  return { value: asked, unknown: { name, value: neutralText(asked), candidates: candidates.slice(0, 5).map(neutralText) } };
}

/** The filters as data of a tool, and as what distinguishes the rows read with them. */
export function filterValues({ values }: Pick<UnderstoodFilters, 'values'>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, typeof value === 'string' ? neutralText(value) : value]])));
}

/** Evidence of each filter applied, `<tool>.filter.<name>`, as it was understood. */
export function filterEvidence(tool: string, { snapshot }: Reading, understood: Pick<UnderstoodFilters, 'values'>): EvidenceItem[] {
  const item = evidenceIn(filterTable, snapshot.manifest.snapshot_id);
  return Object.entries(filterValues(understood)).flatMap(([name, value]) => {
    const fact = isFilterName(name) ? filterFacts[name] : undefined;
    return fact ? [item(`${tool}.filter.${name}`, name, value, fact, { [name]: value })] : [];
  });
}

/** Where the value of a filter stands: in the question, as the data in scope spell it. */
export const filterTable = 'filters';

/** The newest discharge date of the snapshot, by which people are told how recent a figure is. */
export function dataDateEvidence({ snapshot: { manifest } }: Reading): EvidenceItem {
  const item = evidenceIn('claims_scored', manifest.snapshot_id);
  return item('snapshot.data_date', 'max(discharge_date)', manifest.data_date, { unit: 'date', label: { id: 'Data klaim sampai dengan', en: 'Claims data up to' } });
}

/** The value of a filter as the data spell what its key says. */
export async function resolveFilter(context: Reading, { column, keys }: EvidenceSource): Promise<EvidenceValue | undefined> {
  return column === 'min_n' ? keys[column] : filterValues(await understandFilters(context, filtersAmong(keys)))[column];
}
