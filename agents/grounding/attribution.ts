import type { Language } from '#engine';

/** Words for a quantity, and the columns that a figure right after them must come from. */
const terms: readonly { readonly words: string; readonly columns: readonly string[] }[] = [
  { words: 'biaya tagih|nilai tagihan|amount claimed|claimed amount|billed amount', columns: ['amount_claimed'] },
  { words: 'biaya terverifikasi|biaya verifikasi|biaya dibayar|amount paid|paid amount', columns: ['amount_paid'] },
  { words: 'selisih|gap', columns: ['amount_gap'] },
  { words: 'rasio bayar|rasio pembayaran|payment ratio', columns: ['payment_ratio'] },
  { words: 'tarif(?: ina-cbg)?|tariff(?: of)?', columns: ['tariff_amount'] },
  { words: 'rata-rata(?: (?:kelompok )?pembanding)?|mean(?: of the peers)?|average', columns: ['peer_mean'] },
  { words: 'p90(?: (?:kelompok )?pembanding| of the peers)?', columns: ['peer_p90'] },
  { words: 'simpangan baku(?: pembanding)?|standard deviation', columns: ['peer_std'] },
  { words: '(?:cost )?z-score(?: biaya)?', columns: ['cost_zscore'] },
  { words: 'skor risiko|risk score', columns: ['risk_score'] },
  { words: 'skor aturan|rule score', columns: ['rule_score'] },
  { words: 'skor model|model score', columns: ['ml_score_normalized'] },
  { words: 'skor anomali|anomaly score', columns: ['anomaly_score'] },
  { words: 'lama rawat|length of stay|stay of', columns: ['los'] },
  { words: 'usia|umur|age', columns: ['patient_age'] },
  { words: 'peringkat|rank', columns: ['risk_rank'] },
  { words: 'bobot|weight', columns: ['weight'] },
  { words: '(?:peserta |pasien )?masuk(?: pada| tanggal)?|tanggal masuk|admitted(?: on)?|admission date', columns: ['admit_date'] },
  { words: '(?:peserta |pasien )?pulang(?: pada| tanggal)?|tanggal pulang|discharged(?: on)?|discharge date', columns: ['discharge_date'] },
  { words: 'diagnosis primer|primary diagnosis', columns: ['dx_primary_code', 'dx_primary_group', 'dx_primary_label'] },
  { words: 'diagnosis masuk|admission diagnosis', columns: ['dx_admission_code'] },
];

const link = '(?:\\s*[:=,]|\\s(?:adalah|ialah|sebesar|senilai|yaitu|tercatat|mencapai|hanya|is|was|of|at|only))*\\s*[(“"]?';
const patterns = terms.map(({ words, columns }) => ({ columns, regex: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${words})${link}$`, 'iu') }));

/** The columns that the words right before a figure say it is of, or undefined where they say none. */
export function columnsBefore(text: string): readonly string[] | undefined {
  return patterns.find(({ regex }) => regex.test(text.slice(-80)))?.columns;
}

export interface ComparisonClaim {
  readonly text: string;
  readonly start: number;
  readonly column: 'peer_p90' | 'peer_mean';
  readonly says: 'above' | 'not_above';
}

const comparisons: Readonly<Record<Language, { readonly above: RegExp; readonly negation: RegExp; readonly below: RegExp }>> = {
  id: { above: /(?:di atas|melebihi|melampaui|lebih (?:tinggi|besar) dar(?:i|ipada))\s/giu, negation: /(?:tidak|belum|bukan|tanpa)\s(?:berada\s)?$/iu, below: /(?:di bawah|lebih (?:rendah|kecil) dar(?:i|ipada))\s/giu },
  en: { above: /(?:above|exceeds?|exceeding|higher than|over|more than)\s/giu, negation: /(?:not|never|no)\s(?:be\s)?$/iu, below: /(?:below|under|lower than|less than)\s/giu },
};
const reference: readonly { readonly column: ComparisonClaim['column']; readonly regex: RegExp }[] = [
  { column: 'peer_p90', regex: /^(?:the |nilai |batas )?(?:peers’ |peer group’s |kelompok pembanding |pembanding )?P90\b/iu },
  { column: 'peer_mean', regex: /^(?:the |nilai )?(?:peers’ |peer group’s )?(?:rata-rata|mean|average)\b/iu },
];

/** Where a sentence says that the amount claimed lies above, or not above, the peers' P90 or mean. */
export function findComparisons(text: string, language: Language): ComparisonClaim[] {
  const { above, negation, below } = comparisons[language];
  const read = (regex: RegExp, says: ComparisonClaim['says']): ComparisonClaim[] =>
    [...text.matchAll(regex)].flatMap((match) => {
      const rest = text.slice(match.index + match[0].length);
      const named = reference.find((candidate) => candidate.regex.test(rest));
      if (!named) return [];
      const isNegated = negation.test(text.slice(0, match.index));
      const direction = isNegated ? (says === 'above' ? 'not_above' : 'above') : says;
      return [{ text: match[0].trim(), start: match.index, column: named.column, says: direction }];
    });
  return [...read(above, 'above'), ...read(below, 'not_above')];
}
