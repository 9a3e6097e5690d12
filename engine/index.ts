export { CasemindError, asDiskFull, errorTable, type ErrorCode, type Language } from './errors.ts';
export { silentObserver, type Observer, type Progress } from './observer.ts';
export { claimColumns, scoreColumns, type Column, type ScoredClaim } from './claims/columns.ts';
export { homeAt, type Home } from './scoring/home.ts';
export { readManifest, readPointer, type SnapshotManifest } from './scoring/manifest.ts';
export { type AroundQuery, SnapshotReader, type Snapshot, type SnapshotReaderOptions } from './scoring/snapshot-reader.ts';
export { findRule, findRuleset, ruleIds } from './rules/rulesets.ts';
export type { Localized, Rule, Ruleset } from './rules/rule.ts';
export { type Scope, everywhere } from './reports/scope.ts';
export { type ClaimReading, type ClaimTwin, type PublicClaim, claimsInScope, readClaim, twinColumns } from './reports/claim.ts';
export { type ClaimFilters, filterShape, filtersOf, refuseEmptyRanges } from './reports/claim-filters.ts';
export { type FilterName, type NamedFilter, namedFilters, readFilterNames } from './reports/filter-names.ts';
export { type FacilityFound, type FacilityStanding, fewestForRate, findFacilities, readFacilityStanding } from './reports/facility.ts';
export { type CodeFound, type CodeSystem, codeSystems, findCodes } from './reports/codes.ts';
export { type WorklistFilters, type WorklistQuery, worklistQuerySchema } from './reports/worklist-query.ts';
export { largestPageSize } from './reports/paging.ts';
export { Remembered } from './reports/remembered.ts';
export { type WorklistPage, type WorklistRow, readWorklist, worklistColumns } from './reports/worklist.ts';
export { type PeerDistribution, readPeerDistribution } from './reports/peer-distribution.ts';
export { type EpisodePlace, type PatientEpisode, type PatientEpisodes, episodeColumns, readPatientEpisodes } from './reports/patient-episodes.ts';
export { type SimilarClaim, type SimilarClaims, readSimilarClaims, similarColumns, similarityColumns } from './reports/similar-claims.ts';
export { reports } from './reports/catalogue/index.ts';
export { codeMix, totals } from './reports/catalogue/inner-reports.ts';
export { type Report, type ReportChoices, type ReportColumn, type ReportQuery, reportQuerySchema } from './reports/report.ts';
export { type ReportPage, readReport, readReportRow } from './reports/read-report.ts';
export { type ExportFormat, type ReportFile, exportReport } from './reports/export-report.ts';
export { formatValue } from './reports/format-value.ts';
export { type Indication, explainFlags } from './reports/indications.ts';
export { type ScoreReasons, type StoredReason, readScoreReasons, reasonTemplate } from './reports/score-reasons.ts';
export { type EtlResult, runEtl, saltFingerprint } from './claims/etl.ts';
export { newestRun, type RunManifest } from './claims/run-manifest.ts';
export { quarantineReasons } from './claims/quarantine-reasons.ts';
export { qualityMarks } from './claims/quality-marks.ts';
export { type Edition, type GenerateResult, generateClaims, type Modus } from './synthetic/generate.ts';
export { isolationForestV1, trainModel } from './scoring/train.ts';
export { importModel } from './scoring/import-model.ts';
export { activeModelVersion, listModels, type Model, type ModelListing, promoteModel } from './scoring/models.ts';
export { type RefreshResult, type RefreshStage, refreshSnapshot } from './scoring/refresh.ts';
export { listSnapshots, publishSnapshot, rollBack, type SnapshotListing } from './scoring/snapshots.ts';
export { type QcLog, type QcSummary, readQcLogs, readQcSummary, writeQcSummary } from './quality/qc-log.ts';
export { type ExportResult, exportClaims } from './reports/export.ts';
export {
  type Forest,
  explainSamples,
  fitForest,
  loadForest,
  rankingQuality,
  saveForest,
  scoreSamples,
} from './isolation-forest/index.ts';
export { type CsvTable, readCsvTable } from './csv-forest/read-csv-table.ts';
export { type Decision, decisionShape, decisions, isRatioOf, longestNotes, ratioOf, refuseWrongDecision } from './learning/decision.ts';
export { type ClosingReason, closingReasonCodes, closingReasons, isClosingReason, isReasonOf, reasonMeanings, reasonsOf } from './learning/closing-reasons.ts';
export { firstOf, key, lines, plainLines, provinceCodeSchema, secret, shaped, text, usernameSchema, visibleText } from './text.ts';
export { claimFingerprint, outcomeEvidence } from './learning/outcome-evidence.ts';
export { type ClaimStateRow, type ShownState, putClaimStates, readClaimStates, reviewStates, stateFiltersOf } from './reports/claim-state.ts';
export { codeSets, type CodeSet, concepts, conceptSubjects, type Concept, type ConceptFigure, conceptFigures, definitionOf, type Field, type FieldValue, fields, fieldSubjects, findCodeSet, findConcept, findField, aggregationsOf, canGroup, canOrder, canShow, operatorsOf, type Subject } from './catalogue/index.ts';
export { type ClaimQuery, type ClaimQueryInput, claimQuerySchema, dateUnits } from './query/claim-query.ts';
export { type QueryOptions, type QueryResult, runQuery } from './query/run-query.ts';
export type { ResultColumn } from './query/statement.ts';
