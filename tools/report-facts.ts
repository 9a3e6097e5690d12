import type { Localized } from '#engine';

import { claimFacts, isClaimFact } from './claim-facts.ts';
import type { EvidenceUnit } from './evidence.ts';

export interface Fact {
  readonly unit: EvidenceUnit;
  readonly label: Localized;
}

/** What a column of a report counts and what a person calls it, where it is none of a claim. */
const columnFacts: Readonly<Record<string, Fact>> = {
  n: { unit: 'claims', label: { id: 'Jumlah klaim', en: 'Claims' } },
  inpatient_n: { unit: 'claims', label: { id: 'Jumlah klaim rawat inap', en: 'Inpatient claims' } },
  facility_n: { unit: 'facilities', label: { id: 'Jumlah fasilitas', en: 'Facilities' } },
  share_of_claims: { unit: 'ratio', label: { id: 'Proporsi dari seluruh klaim', en: 'Share of all claims' } },
  share_of_amount: { unit: 'ratio', label: { id: 'Proporsi dari seluruh biaya tagih', en: 'Share of all that was claimed' } },
  mean_los: { unit: 'days', label: { id: 'Rata-rata lama rawat', en: 'Mean length of stay' } },
  amount_claimed: { unit: 'rupiah', label: { id: 'Jumlah biaya tagih', en: 'Sum claimed' } },
  amount_paid: { unit: 'rupiah', label: { id: 'Jumlah biaya terverifikasi', en: 'Sum paid' } },
  amount_gap: { unit: 'rupiah', label: { id: 'Jumlah selisih', en: 'Sum of gaps' } },
  gap_rate: { unit: 'ratio', label: { id: 'Proporsi selisih terhadap biaya tagih', en: 'Gap as a share of the amount claimed' } },
  median_claimed: { unit: 'rupiah', label: { id: 'Median biaya tagih', en: 'Median claimed' } },
  median_paid: { unit: 'rupiah', label: { id: 'Median biaya terverifikasi', en: 'Median paid' } },
  median_gap: { unit: 'rupiah', label: { id: 'Selisih median tagih dan terverifikasi', en: 'Median claimed less median paid' } },
  median_tariff: { unit: 'rupiah', label: { id: 'Median tarif INA-CBG', en: 'Median INA-CBG tariff' } },
  flagged_n: { unit: 'claims', label: { id: 'Jumlah klaim dengan indikasi', en: 'Claims with an indication' } },
  flagged_rate: { unit: 'ratio', label: { id: 'Persentase klaim dengan indikasi', en: 'Share of claims with an indication' } },
  flagged_amount: { unit: 'rupiah', label: { id: 'Biaya tagih klaim dengan indikasi', en: 'Sum claimed by claims with an indication' } },
  outlier_n: { unit: 'claims', label: { id: 'Jumlah klaim di atas P90 pembanding', en: 'Claims above the P90 of their peers' } },
  outlier_rate: { unit: 'ratio', label: { id: 'Persentase klaim di atas P90 pembanding', en: 'Share of claims above the P90 of their peers' } },
  mean_risk: { unit: 'score', label: { id: 'Rata-rata skor risiko', en: 'Mean risk score' } },
  max_risk: { unit: 'score', label: { id: 'Skor risiko tertinggi', en: 'Highest risk score' } },
  code: { unit: 'code', label: { id: 'Kode', en: 'Code' } },
  label: { unit: 'text', label: { id: 'Nama', en: 'Name' } },
  value: { unit: 'category', label: { id: 'Kelompok', en: 'Group' } },
  month: { unit: 'month', label: { id: 'Bulan masuk', en: 'Month of admission' } },
  province_code: { unit: 'code', label: { id: 'Kode provinsi', en: 'Province code' } },
  rule_id: { unit: 'code', label: { id: 'Indikasi', en: 'Indication' } },
  weight: { unit: 'score', label: { id: 'Bobot aturan', en: 'Weight of the rule' } },
  alone_n: { unit: 'claims', label: { id: 'Klaim dengan indikasi ini saja', en: 'Claims with this indication alone' } },
  not_evaluated_n: { unit: 'claims', label: { id: 'Klaim yang tidak dapat dievaluasi', en: 'Claims that could not be evaluated' } },
  total_n: { unit: 'claims', label: { id: 'Seluruh klaim', en: 'All claims' } },
  all_n: { unit: 'claims', label: { id: 'Jumlah klaim semua fasilitas', en: 'Claims of all facilities' } },
  all_median_claimed: { unit: 'rupiah', label: { id: 'Median biaya tagih semua fasilitas', en: 'Median claimed by all facilities' } },
  median_ratio: { unit: 'ratio', label: { id: 'Rasio median terhadap semua fasilitas', en: 'Median as a multiple of that of all facilities' } },
  excess_amount: { unit: 'rupiah', label: { id: 'Kelebihan di atas P90 pembanding', en: 'Excess above the P90 of the peers' } },
  excess_ratio: { unit: 'ratio', label: { id: 'Rasio terhadap P90 pembanding', en: 'Multiple of the P90 of the peers' } },
  days_apart: { unit: 'days', label: { id: 'Jarak tanggal masuk', en: 'Days between the admissions' } },
  is_same_facility: { unit: 'category', label: { id: 'Fasilitas sama', en: 'Same facility' } },
  repeated_amount: { unit: 'rupiah', label: { id: 'Biaya tagih yang terulang', en: 'Amount claimed again' } },
};

/** Columns that are of a claim where a row is one, and of many where it is not. */
const ofOneClaim = new Set(['severity-mismatch', 'duplicates']);

/** What a column of a report counts or names. The first and the second claim of a pair are told apart. */
export function reportFact(report: string, column: string): Fact {
  const side = /^(first|second)_(.+)$/.exec(column);
  if (side?.[2] !== undefined) {
    const { unit, label } = reportFact(report, side[2]);
    const isFirst = side[1] === 'first';
    return { unit, label: { id: `${label.id} (klaim ${isFirst ? 'pertama' : 'kedua'})`, en: `${label.en} (${isFirst ? 'first' : 'second'} claim)` } };
  }
  const own = columnFacts[column];
  const ofClaim = isClaimFact(column) ? claimFacts[column] : undefined;
  const fact = ofOneClaim.has(report) ? (ofClaim ?? own) : (own ?? ofClaim);
  return fact ?? { unit: 'text', label: { id: column, en: column } };
}
