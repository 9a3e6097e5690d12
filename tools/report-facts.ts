import { claimFacts, isClaimFact } from './claim-facts.ts';
import type { Fact } from './evidence.ts';

/** What a column of a report counts and what a person calls it, where it is none of a claim. */
const columnFacts: Readonly<Record<string, Fact>> = {
  n: { unit: 'claims', label: { id: 'Jumlah klaim', en: 'Claims' } },
  inpatient_n: { unit: 'claims', label: { id: 'Jumlah klaim rawat inap', en: 'Inpatient claims' } },
  share_of_claims: { unit: 'ratio', label: { id: 'Proporsi dari seluruh klaim', en: 'Share of all claims' } },
  mean_los: { unit: 'days', label: { id: 'Rata-rata lama rawat', en: 'Mean length of stay' } },
  amount_claimed: { unit: 'rupiah', label: { id: 'Jumlah biaya tagih', en: 'Sum claimed' } },
  amount_paid: { unit: 'rupiah', label: { id: 'Jumlah biaya terverifikasi', en: 'Sum paid' } },
  amount_gap: { unit: 'rupiah', label: { id: 'Jumlah selisih', en: 'Sum of gaps' } },
  gap_rate: { unit: 'ratio', label: { id: 'Proporsi selisih terhadap biaya tagih', en: 'Gap as a share of the amount claimed' } },
  median_claimed: { unit: 'rupiah', label: { id: 'Median biaya tagih', en: 'Median claimed' } },
  median_paid: { unit: 'rupiah', label: { id: 'Median biaya terverifikasi', en: 'Median paid' } },
  median_gap: { unit: 'rupiah', label: { id: 'Selisih median tagih dan terverifikasi', en: 'Median claimed less median paid' } },
  flagged_n: { unit: 'claims', label: { id: 'Jumlah klaim dengan indikasi', en: 'Claims with an indication' } },
  flagged_rate: { unit: 'ratio', label: { id: 'Persentase klaim dengan indikasi', en: 'Share of claims with an indication' } },
  flagged_amount: { unit: 'rupiah', label: { id: 'Biaya tagih klaim dengan indikasi', en: 'Sum claimed by claims with an indication' } },
  outlier_n: { unit: 'claims', label: { id: 'Jumlah klaim di atas P90 pembanding', en: 'Claims above the P90 of their peers' } },
  outlier_rate: { unit: 'ratio', label: { id: 'Persentase klaim di atas P90 pembanding', en: 'Share of claims above the P90 of their peers' } },
  mean_risk: { unit: 'score', label: { id: 'Rata-rata skor risiko', en: 'Mean risk score' } },
  max_risk: { unit: 'score', label: { id: 'Skor risiko tertinggi', en: 'Highest risk score' } },
  code: { unit: 'code', label: { id: 'Kode', en: 'Code' } },
  label: { unit: 'text', label: { id: 'Nama', en: 'Name' } },
  month: { unit: 'month', label: { id: 'Bulan masuk', en: 'Month of admission' } },
  province_code: { unit: 'code', label: { id: 'Kode provinsi', en: 'Province code' } },
  rule_id: { unit: 'code', label: { id: 'Indikasi', en: 'Indication' } },
  all_n: { unit: 'claims', label: { id: 'Jumlah klaim semua fasilitas', en: 'Claims of all facilities' } },
  all_median_claimed: { unit: 'rupiah', label: { id: 'Median biaya tagih semua fasilitas', en: 'Median claimed by all facilities' } },
  median_ratio: { unit: 'ratio', label: { id: 'Rasio median terhadap semua fasilitas', en: 'Median as a multiple of that of all facilities' } },
};

/** What a column of a report counts or names. */
export function reportFact(column: string): Fact {
  return columnFacts[column] ?? (isClaimFact(column) ? claimFacts[column] : { unit: 'text', label: { id: column, en: column } });
}
