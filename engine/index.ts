export { CasemindError, asDiskFull, errorTable, systemErrorCode, type ErrorCode } from './errors.ts';
export type { Parameters, Row } from './database.ts';
export { silentObserver, type Observer, type Progress } from './observer.ts';
export { claimColumns, scoreColumns, type Column, type PublicClaim, type ScoredClaim } from './columns.ts';
export { homeAt, type Home } from './snapshots/home.ts';
export { readManifest, readPointer, type SnapshotManifest } from './snapshots/manifest.ts';
export { removeStaleScratch } from './snapshots/scratch.ts';
export { type AroundQuery, SnapshotReader, type Snapshot, type SnapshotReaderOptions } from './snapshots/snapshot-reader.ts';
export { findRule, findRuleset, ruleIds } from './rules/rulesets.ts';
export type { Language, Localized } from './language.ts';
export type { Rule, Ruleset } from './rules/rule.ts';
export { parseJson } from './parse-json.ts';
export { type Scope, everywhere } from './scope.ts';
export { type ClaimReading, type ClaimTwin, claimsInScope, readClaim, twinColumns } from './reports/claim.ts';
export { type ClaimFilters, filterShape, filtersOf, namedFilterShape, refuseEmptyRanges, stateFiltersOf } from './reports/claim-filters.ts';
export { type FilterName, type NamedFilter, namedFilters, readFilterNames } from './reports/filter-names.ts';
export { type FacilityFound, type FacilityStanding, fewestForRate, findFacilities, readFacilityStanding } from './reports/facility.ts';
export { type CodeFound, type CodeSystem, codeSystems, findCodes } from './reports/codes.ts';
export { type WorklistFilters, type WorklistQuery, worklistQuerySchema } from './reports/worklist-query.ts';
export { largestPageSize, openPage } from './reports/paging.ts';
export { Remembered } from './remembered.ts';
export { worklistColumns } from './catalogue/worklist-columns.ts';
export { type WorklistPage, type WorklistRow, readWorklist } from './reports/worklist.ts';
export { type PeerDistribution, readPeerDistribution } from './reports/peer-distribution.ts';
export { type EpisodePlace, type PatientEpisode, type PatientEpisodes, episodeColumns, readPatientEpisodes } from './reports/patient-episodes.ts';
export { type SimilarClaim, type SimilarClaims, readSimilarClaims, similarColumns, similarityColumns } from './reports/similar-claims.ts';
export { reports } from './reports/catalogue/index.ts';
export { codeMix, totals } from './reports/catalogue/inner-reports.ts';
export { type Report, type ReportChoices, type ReportColumn, type ReportQuery, reportQuerySchema } from './reports/report.ts';
export { type ReportPage, readReport, readReportRow } from './reports/read-report.ts';
export { type ExportFormat, type RowsFile } from './reports/export-rows.ts';
export { exportReport } from './reports/export-report.ts';
export { exportWorklist } from './reports/export-worklist.ts';
export { exportQuery } from './reports/export-query.ts';
export { formatAtMost, formatDate, formatMonth, formatNumber, formatPercent, formatRupiah, withUnit } from './figures/format.ts';
export { type Rational, absolute, add, approximate, divide, equals, isLess, isZero, multiply, negate, rationalOf, roundToStep, subtract, timesPowerOfTen, zero } from './figures/rational.ts';
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
export { decisionShape, isRatioOf, longestNotes, ratioOf, refuseWrongDecision } from './decisions/decision.ts';
export { type ClosingReason, type Decision, decisions, closingReasonCodes, closingReasons, isClosingReason, isReasonOf, reasonMeanings, reasonsOf } from './decisions/closing-reasons.ts';
export { firstOf, isVaried, key, lines, newSecret, secret, shaped, text, usernameSchema, varietyAccepted } from './text.ts';
export { neutral, neutralLine, neutralLines, visibleText } from './neutral-text.ts';
export { type FoundIdentifier, findClaimIds, findIdentifiers, maskIdentifiers } from './identifiers.ts';
export { safeText } from './safe-text.ts';
export { spreadsheetText } from './spreadsheet-text.ts';
export { provinceAccepted, provinceCodeOf, provinceSchema } from './catalogue/provinces.ts';
export { claimFingerprint, outcomeEvidence } from './decisions/outcome-evidence.ts';
export { type ClaimStateRow, type ShownState, putClaimStates, readClaimStates, readKnownStates, reviewStates } from './decisions/claim-state.ts';
export { codeSets, type CodeSet, concepts, conceptSubjects, type Concept, type ConceptFigure, conceptFigures, definitionOf, type Field, type FieldValue, fields, fieldSubjects, findCodeSet, findConcept, findField, fieldKinds, operators, type Aggregation, aggregations, aggregationsOf, canGroup, isList, isNumber, canOrder, canShow, operatorsOf, type Subject } from './catalogue/index.ts';
export { type Term, findTerm, termIdOfField, termIdOfValue } from './catalogue/term.ts';
export { type ClaimQuery, type ClaimQueryInput, type Clause, type Condition, claimQuerySchema, clauseSchema, type DateUnit, dateUnits } from './query/claim-query.ts';
export { namesOf } from './query/known-names.ts';
export type { KnownName } from './query/query-context.ts';
export { nearest } from './catalogue/nearest.ts';
export { type QueryOptions, type QueryResult, runQuery } from './query/run-query.ts';
export { isQueryFault } from './query/query-fault.ts';
export type { ResultColumn } from './query/statement.ts';
export { investigate } from './investigations/investigate.ts';
export type { Against, Finding, Investigation } from './investigations/finding.ts';
export type { Selection } from './investigations/sides.ts';
export { type Outcome, outcomes } from './investigations/outcomes.ts';
export { type Channel, type ChannelMessage, type ChannelName, type ChannelReader, type ChannelWriter, type OutgoingMessage, type ReadOptions, type ReaderOptions, channelNames, orderedChannels } from './live/channel.ts';
export type { DeadLetterQuery, Intake, IntakeBatch, IntakeResult, LiveChanges, LiveReading } from './live/intake.ts';
export { type ClaimSource, type DeadLetter, type LiveClaim, type LivePatientClaim, type LiveSource, type StoredDeadLetter, type StoredLiveClaim, claimSources } from './live/live-claim.ts';
