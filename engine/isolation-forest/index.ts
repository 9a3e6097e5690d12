/**
 * Isolation forest: anomaly scores by how few random splits set a row apart.
 * Method: Liu, Ting and Zhou 2008, "Isolation forest", ICDM; split and missing values as in
 * scikit-learn's IsolationForest. Anomaly scores are in (0, 1], higher = stranger.
 */
export type { Forest, ForestFeature, ForestParams, TrainingMetrics } from './forest.ts';
export type { CategoricalColumn, ForestColumn, ForestTable, NumericColumn } from './table.ts';
export { growForest, type GrowOptions } from './grow-forest.ts';
export { fitForest, shareTable, type FitOptions, type FittedForest } from './fit-forest.ts';
export { calibrateForest, type BoundQuantiles } from './calibrate.ts';
export { scoreSamples, type RunOptions } from './score-samples.ts';
export { scoreRows } from './walk.ts';
export { loadForest, saveForest, type ForestMeta, type SavedForest } from './artifact.ts';
export {
  explainRows,
  explainSamples,
  type Contributions,
  type RowExplanation,
} from './explain-rows.ts';
export { importSklearnForest } from './import-sklearn-forest.ts';
export { rankingQuality, type RankingQuality } from './ranking-quality.ts';
export {
  createScoreAlong,
  type MovingColumn,
  type ScoreAlong,
  type ScoreStep,
} from './score-along.ts';
