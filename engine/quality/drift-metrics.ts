import type { Localized } from '../language.ts';

/** How a metric is compared with its reference. */
export type MetricKind =
  /** Share of claims. */
  | 'rate'
  /** Shares of all values of an attribute; value and effect are the largest difference of a share. */
  | 'mix'
  /** Histogram of a score in tenths of the reference; value and effect are the population stability index. */
  | 'stability'
  /** Histogram of a number; value and effect are Wasserstein’s distance in standard deviations of the reference. */
  | 'distance'
  /** Claims of the key that is furthest from its share, of many keys; effect is the logarithm of the ratio. */
  | 'volume'
  /** Mean logarithm, case mix held still, over all claims or in the slice that is furthest off. */
  | 'level'
  /** One figure of each run, judged by the runs before. */
  | 'history'
  /** Equal to that of the run before, or not. */
  | 'version';

export interface DriftMetric {
  readonly id: string;
  readonly kind: MetricKind;
  readonly unit: 'share' | 'psi' | 'sd' | 'log' | 'rupiah' | 'score' | 'claims' | 'version';
  /** Where the size of an effect is taken as it is in the unit, or as a logarithm of a ratio. */
  readonly effect: 'difference' | 'log_ratio' | 'value';
  /** Least effect that may raise an alert: at most half of the smallest one that must be found. */
  readonly floor: number;
  readonly name: Localized;
  readonly definition: Localized;
}

/** Fewer claims than these, in the run or in the reference, are no ground for a verdict. */
export const fewestClaims = 200;

type Row = readonly [id: string, kind: MetricKind, unit: DriftMetric['unit'], effect: DriftMetric['effect'], floor: number, name: readonly [id: string, en: string], definition: readonly [id: string, en: string]];

const rows: readonly Row[] = [
  ['mix_province', 'mix', 'share', 'value', 0.025, ['Campuran provinsi', 'Mix of provinces'], ['selisih terbesar porsi klaim satu provinsi', 'largest difference of the share of claims of a province']],
  ['mix_severity', 'mix', 'share', 'value', 0.025, ['Campuran keparahan', 'Mix of severities'], ['selisih terbesar porsi klaim satu tingkat keparahan', 'largest difference of the share of claims of a severity']],
  ['mix_service_type', 'mix', 'share', 'value', 0.025, ['Campuran jenis layanan', 'Mix of service types'], ['selisih porsi klaim rawat inap', 'difference of the share of claims of a type of service']],
  ['mix_facility_class', 'mix', 'share', 'value', 0.025, ['Campuran kelas fasilitas', 'Mix of facility classes'], ['selisih terbesar porsi klaim satu kelas fasilitas', 'largest difference of the share of claims of a class of facility']],
  ['mix_inacbg_group', 'mix', 'share', 'value', 0.025, ['Campuran kelompok INA-CBG', 'Mix of INA-CBG groups'], ['selisih terbesar porsi klaim satu kelompok utama INA-CBG', 'largest difference of the share of claims of a main group of INA-CBG']],
  ['mix_peer_level', 'mix', 'share', 'value', 0.05, ['Tingkat pembanding', 'Levels of peers'], ['selisih terbesar porsi klaim satu tingkat pembanding', 'largest difference of the share of claims of a level of peers']],
  ['score_risk', 'stability', 'psi', 'value', 0.1, ['Sebaran skor risiko', 'Distribution of risk scores'], ['PSI skor risiko atas persepuluhan acuan', 'PSI of the risk score over tenths of the reference']],
  ['score_rule', 'stability', 'psi', 'value', 0.1, ['Sebaran skor aturan', 'Distribution of rule scores'], ['PSI skor aturan atas persepuluhan acuan', 'PSI of the rule score over tenths of the reference']],
  ['score_ml', 'stability', 'psi', 'value', 0.1, ['Sebaran skor model', 'Distribution of model scores'], ['PSI skor model ternormalisasi atas persepuluhan acuan', 'PSI of the normalised model score over tenths of the reference']],
  ['score_anomaly', 'stability', 'psi', 'value', 0.1, ['Sebaran skor anomali', 'Distribution of anomaly scores'], ['PSI skor anomali atas persepuluhan acuan', 'PSI of the anomaly score over tenths of the reference']],
  ['amount_claimed', 'distance', 'sd', 'value', 0.1, ['Sebaran biaya ditagih', 'Distribution of billed amounts'], ['jarak Wasserstein log biaya ditagih', 'Wasserstein distance of the logarithm of the amount billed']],
  ['amount_paid', 'distance', 'sd', 'value', 0.1, ['Sebaran biaya dibayar', 'Distribution of paid amounts'], ['jarak Wasserstein log biaya dibayar', 'Wasserstein distance of the logarithm of the amount paid']],
  ['amount_gap', 'distance', 'sd', 'value', 0.1, ['Sebaran selisih biaya', 'Distribution of gaps'], ['jarak Wasserstein log selisih tagihan dan bayaran', 'Wasserstein distance of the logarithm of billed less paid']],
  ['peer_mean', 'distance', 'sd', 'value', 0.1, ['Sebaran rata-rata pembanding', 'Distribution of means of peers'], ['jarak Wasserstein log rata-rata pembanding', 'Wasserstein distance of the logarithm of the mean of the peers']],
  ['peer_p90', 'distance', 'sd', 'value', 0.1, ['Sebaran P90 pembanding', 'Distribution of P90 of peers'], ['jarak Wasserstein log P90 pembanding', 'Wasserstein distance of the logarithm of the P90 of the peers']],
  ['cost_zscore', 'distance', 'sd', 'value', 0.1, ['Sebaran z-score biaya', 'Distribution of cost z-scores'], ['jarak Wasserstein z-score biaya', 'Wasserstein distance of the cost z-score']],
  ['los', 'distance', 'sd', 'value', 0.1, ['Sebaran lama rawat', 'Distribution of stays'], ['jarak Wasserstein lama rawat', 'Wasserstein distance of the length of stay']],
  ['comorbidity_count', 'distance', 'sd', 'value', 0.1, ['Sebaran diagnosis sekunder', 'Distribution of secondary diagnoses'], ['jarak Wasserstein banyak diagnosis sekunder', 'Wasserstein distance of the number of secondary diagnoses']],
  ['flagged', 'rate', 'share', 'log_ratio', 0.25, ['Porsi klaim berindikasi', 'Share of claims with an indication'], ['porsi klaim dengan satu indikasi atau lebih', 'share of claims with an indication or more']],
  ['flag', 'rate', 'share', 'log_ratio', 0.25, ['Porsi satu indikasi', 'Share of an indication'], ['porsi klaim dengan indikasi itu', 'share of claims with that indication']],
  ['rule_not_evaluated', 'rate', 'share', 'difference', 0.05, ['Aturan tak dapat dinilai', 'Rule not evaluated'], ['porsi klaim yang datanya kurang bagi aturan itu', 'share of claims that lack what the rule needs']],
  ['quality_mark', 'rate', 'share', 'difference', 0.02, ['Tanda mutu data', 'Data-quality mark'], ['porsi klaim dengan tanda mutu itu', 'share of claims with that mark']],
  ['null_rate', 'rate', 'share', 'difference', 0.05, ['Porsi kosong', 'Share of empty values'], ['porsi klaim tanpa nilai pada kolom itu', 'share of claims without a value in that column']],
  ['short_stay', 'rate', 'share', 'difference', 0.03, ['Rawat paling lama sehari', 'Stays of a day or less'], ['porsi klaim dengan lama rawat sehari atau kurang', 'share of claims with a stay of a day or less']],
  ['unseen_diagnosis', 'rate', 'share', 'difference', 0.01, ['Diagnosis baru', 'Unseen diagnoses'], ['porsi klaim dengan kode diagnosis primer yang tidak ada pada acuan', 'share of claims with a primary diagnosis that the reference has not']],
  ['unseen_inacbg', 'rate', 'share', 'difference', 0.01, ['INA-CBG baru', 'Unseen INA-CBG'], ['porsi klaim dengan kode INA-CBG yang tidak ada pada acuan', 'share of claims with an INA-CBG that the reference has not']],
  ['unseen_facility', 'rate', 'share', 'difference', 0.01, ['Fasilitas baru', 'Unseen facilities'], ['porsi klaim dari fasilitas yang tidak ada pada acuan', 'share of claims of facilities that the reference has not']],
  ['simulated', 'rate', 'share', 'difference', 0.0001, ['Klaim simulasi', 'Simulated claims'], ['porsi klaim dengan nomor simulasi', 'share of claims with the id of a simulated one']],
  ['volume_facility', 'volume', 'claims', 'log_ratio', 0.405, ['Lonjakan satu fasilitas', 'Volume of a facility'], ['fasilitas yang banyak klaimnya paling jauh dari porsinya', 'the facility whose number of claims is furthest from its share']],
  ['volume_inacbg', 'volume', 'claims', 'log_ratio', 0.405, ['Lonjakan satu INA-CBG', 'Volume of an INA-CBG'], ['kode INA-CBG yang banyak klaimnya paling jauh dari porsinya', 'the INA-CBG whose number of claims is furthest from its share']],
  ['volume_diagnosis', 'volume', 'claims', 'log_ratio', 0.405, ['Lonjakan satu diagnosis', 'Volume of a diagnosis'], ['diagnosis primer yang banyak klaimnya paling jauh dari porsinya', 'the primary diagnosis whose number of claims is furthest from its share']],
  ['level_amount', 'level', 'log', 'value', 0.03, ['Tingkat biaya', 'Level of amounts'], ['perubahan rata-rata log biaya ditagih pada campuran kasus yang sama', 'change of the mean logarithm of the amount billed, case mix held still']],
  ['level_ratio', 'level', 'log', 'value', 0.03, ['Tagihan terhadap tarif', 'Billed against tariff'], ['perubahan rata-rata log biaya ditagih per tarif INA-CBG', 'change of the mean logarithm of the amount billed by the INA-CBG tariff']],
  ['level_tariff', 'level', 'log', 'value', 0.02, ['Tingkat tarif', 'Level of tariffs'], ['perubahan rata-rata log tarif (FKL32) per kode INA-CBG', 'change of the mean logarithm of the tariff (FKL32) by INA-CBG']],
  ['slice_amount', 'level', 'log', 'value', 0.06, ['Biaya dalam satu irisan', 'Amounts in a slice'], ['irisan dari satu atau dua atribut yang tingkat biayanya paling jauh berubah', 'the slice of one or two attributes whose level of amounts is furthest off']],
  ['slice_ratio', 'level', 'log', 'value', 0.06, ['Tagihan terhadap tarif dalam satu irisan', 'Billed against tariff in a slice'], ['irisan dari satu atau dua atribut yang tagihannya per tarif paling jauh berubah', 'the slice of one or two attributes whose amounts by tariff are furthest off']],
  ['code_tariff', 'level', 'log', 'value', 0.028, ['Tarif satu INA-CBG', 'Tariff of an INA-CBG'], ['kode INA-CBG yang tarifnya (FKL32) paling jauh berubah', 'the INA-CBG whose tariff (FKL32) is furthest off']],
  ['rows', 'history', 'claims', 'log_ratio', 0.15, ['Banyak klaim', 'Number of claims'], ['klaim dalam snapshot', 'claims of the snapshot']],
  ['quarantined', 'history', 'share', 'difference', 0.005, ['Porsi karantina', 'Share of quarantined rows'], ['porsi baris yang dikarantina', 'share of rows that were quarantined']],
  ['top_k_amount', 'history', 'rupiah', 'log_ratio', 0.1, ['Biaya rata-rata K teratas', 'Mean amount of the top K'], ['rata-rata biaya ditagih K teratas', 'mean amount billed of the top K']],
  ['top_k_zscore', 'history', 'score', 'difference', 0.3, ['Z-score rata-rata K teratas', 'Mean z-score of the top K'], ['rata-rata z-score biaya K teratas, masing-masing paling besar 10', 'mean cost z-score of the top K, each counted as 10 at most']],
  ['top_k_risk', 'history', 'score', 'difference', 0.03, ['Skor risiko rata-rata K teratas', 'Mean risk of the top K'], ['rata-rata skor risiko K teratas', 'mean risk score of the top K']],
  ['top_k_short_stay', 'history', 'share', 'difference', 0.04, ['Rawat paling lama sehari pada K teratas', 'Stays of a day or less in the top K'], ['porsi lama rawat sehari atau kurang pada K teratas', 'share of stays of a day or less in the top K']],
  ['top_k_churn', 'history', 'share', 'difference', 0.1, ['Pergantian K teratas', 'Churn of the top K'], ['Jaccard K teratas dengan run sebelumnya', 'Jaccard of the top K with that of the run before']],
  ['top_k_province', 'history', 'share', 'difference', 0.05, ['Provinsi pada K teratas', 'Provinces of the top K'], ['selisih terbesar porsi satu provinsi pada K teratas dari run-run sebelumnya', 'largest difference of the share of a province in the top K from the runs before']],
  ['top_k_severity', 'history', 'share', 'difference', 0.05, ['Keparahan pada K teratas', 'Severities of the top K'], ['selisih terbesar porsi satu keparahan pada K teratas dari run-run sebelumnya', 'largest difference of the share of a severity in the top K from the runs before']],
  ['precision', 'history', 'share', 'difference', 0.1, ['Ketepatan indikasi', 'Precision of indications'], ['porsi klaim ditelaah yang terbukti, dari keputusan audit', 'share of reviewed claims that were confirmed, from decisions']],
  ['model_version', 'version', 'version', 'value', 0.25, ['Versi model', 'Version of the model'], ['model yang menilai, dibanding run sebelumnya', 'the model that scored, beside that of the run before']],
  ['ruleset_version', 'version', 'version', 'value', 0.25, ['Versi aturan', 'Version of the ruleset'], ['aturan yang menilai, dibanding run sebelumnya', 'the ruleset that scored, beside that of the run before']],
];

/** Every metric; one with a part (`null_rate:dx_primary_code`) is listed by its first. All are two-sided. */
export const driftMetrics: readonly DriftMetric[] = rows.map(([id, kind, unit, effect, floor, [nameId, nameEn], [definitionId, definitionEn]]) => ({
  id, kind, unit, effect, floor, name: { id: nameId, en: nameEn }, definition: { id: definitionId, en: definitionEn },
}));

const byId = new Map(driftMetrics.map((metric) => [metric.id, metric]));

/** The metric of an id, with or without a part behind a colon. */
export function findDriftMetric(id: string): DriftMetric {
  const metric = byId.get(id.split(':', 1)[0] ?? '');
  if (!metric) throw new RangeError(`no metric of drift is called ${id}`);
  return metric;
}
