import type { SourceFile } from './source-files.ts';
import type { StagedFile } from './staging.ts';

/**
 * What reads, cleans and compares claims while the run itself is kept by one DuckDB connection: its tables `source_files`,
 * `broken_records`, `claims_rejected`, `code_values`, `facilities`, `coded_peer_groups`, and the counts of `members` and
 * `secondary_diagnoses`, are filled by the engine. The methods are called once each, in this order.
 */
export interface EtlEngine {
  /** Reads the raw files, in their order. */
  stageFiles(files: readonly SourceFile[]): Promise<StagedFile[]>;
  /** Fills `claims_rejected`: the staged claims that become none. */
  rejectClaims(): Promise<void>;
  /** Runs the models. Variables of the session hold the marks, the ruleset and the run. */
  compareClaims(stagedFiles: readonly StagedFile[]): Promise<void>;
  /** Writes `claims_normalized` to one Parquet file, in the order of the claims. */
  writeClaims(path: string, stagedFiles: readonly StagedFile[]): Promise<void>;
}

/** Files of `sql/intermediate` in the order in which they run: what claims are made of, then what other claims say of them. */
export const intermediateModels = [
  'inacbg_codes', 'claims_accepted', 'claims_kept', 'places', 'visits', 'procedure_texts', 'procedures', 'procedure_sets', 'topup_sets', 'facilities', 'members_by_patient', 'mark_sets',
] as const;
export const comparisonModels = [
  'coded_peer_groups', 'peer_cells', 'claims_compared', 'claims_of_patients', 'treatments', 'returning_patients', 'patient_claims', 'crossing_claims', 'histories', 'duplicates',
] as const;

/** The model of secondary diagnoses: those of one file are whole already. */
export function secondaryModel(stagedFiles: readonly StagedFile[]): 'staging/secondary_merged' | 'staging/secondary_by_claim' {
  return stagedFiles.filter(({ file }) => file.kind === 'secondary_diagnoses').length > 1 ? 'staging/secondary_merged' : 'staging/secondary_by_claim';
}
