export { CasemindError, errorTable, type ErrorCode, type Language } from './errors.ts';
export { silentObserver, type Observer, type Progress } from './observer.ts';
export { claimColumns, scoreColumns, type Column, type ScoredClaim } from './claims/columns.ts';
export { homeAt, type Home } from './scoring/home.ts';
export { readManifest, readPointer, type SnapshotManifest } from './scoring/manifest.ts';
export { SnapshotReader, type Snapshot, type SnapshotReaderOptions } from './scoring/snapshot-reader.ts';
export { findRule, findRuleset, ruleIds } from './rules/rulesets.ts';
export type { Localized, Rule, Ruleset } from './rules/rule.ts';
