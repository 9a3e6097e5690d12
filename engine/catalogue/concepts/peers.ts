import type { Concept } from '../concept.ts';

export const peerConcepts: readonly Concept[] = [
  {
    id: 'peer_group',
    label: { id: 'Kelompok pembanding', en: 'Peer group' },
    synonyms: ['pembanding', 'klaim pembanding', 'kelompok sebanding', 'peer', 'peers', 'peer groups', 'tangga pembanding', 'peer ladder', 'peer group ladder'],
    definition: {
      id: 'Klaim lain yang menjadi pembanding biaya sebuah klaim: dengan diagnosis tiga karakter, keparahan, kelas fasilitas, dan provinsi yang sama, atau kelompok yang makin lebar sampai keparahan saja. Dipakai kelompok pertama yang berisi sekurang-kurangnya 30 klaim lain; bila tidak ada, klaim tidak dibandingkan. INA-CBG, tindakan, kelas rawat, dan regional tarif tidak ikut menentukan, jadi periksa dahulu hal-hal itu bila biaya di atas P90.',
      en: 'The other claims that a claim’s cost is compared with: of the same 3-character diagnosis, severity, facility class and province, else of wider groups down to severity alone. The first group with at least 30 other claims is used; where there is none, the claim is not compared. INA-CBG, procedures, ward class and tariff region are no part of it, so look at these first where a cost is above the P90.',
    },
    figures: [],
    fields: ['peer_key', 'peer_level', 'peer_n', 'peer_mean', 'peer_p90', 'peer_std', 'cost_zscore'],
    source: 'sql/intermediate/peer_cells.sql',
  },
  {
    id: 'p90',
    label: { id: 'P90', en: 'P90' },
    synonyms: ['persentil 90', 'persentil ke-90', '90th percentile', 'p 90', 'percentile 90', 'p90 pembanding', 'peer p90'],
    definition: {
      id: 'Nilai yang tidak dilampaui oleh sembilan dari sepuluh klaim pembanding. Biaya di atas P90 termasuk sepersepuluh yang tertinggi di antara klaim serupa; itu alasan untuk memeriksa, bukan bukti kesalahan.',
      en: 'The value that nine in ten of the peers do not exceed. A cost above it is among the highest tenth of similar claims; that is a reason to look, not proof of anything wrong.',
    },
    figures: [],
    fields: ['peer_p90', 'is_above_p90', 'excess_amount', 'excess_ratio'],
    source: 'sql/marts/claims_normalized.sql',
  },
  {
    id: 'zscore',
    label: { id: 'Z-score biaya', en: 'Cost z-score' },
    synonyms: ['z-score', 'zscore', 'z score', 'skor z', 'nilai z', 'standard score', 'skor baku'],
    definition: {
      id: 'Jarak biaya tagih dari rata-rata kelompok pembanding, dalam simpangan baku. Z-score 2 berarti dua simpangan baku di atas rata-rata; nilai negatif berarti di bawahnya.',
      en: 'How far the amount claimed lies from the mean of the peer group, in standard deviations. A z-score of 2 is two standard deviations above the mean; a negative one is below it.',
    },
    figures: [],
    fields: ['cost_zscore', 'peer_mean', 'peer_std'],
    source: 'sql/marts/claims_normalized.sql',
  },
  {
    id: 'median',
    label: { id: 'Median', en: 'Median' },
    synonyms: ['nilai tengah'],
    definition: {
      id: 'Nilai tengah setelah semua nilai diurutkan: separuh tidak melebihinya. Berbeda dengan rata-rata, median tidak terbawa oleh beberapa klaim yang sangat mahal.',
      en: 'The middle of all values in order: half do not exceed it. Unlike the mean, it is not carried away by a few very costly claims.',
    },
    figures: [],
    fields: [],
    source: 'engine/query/claim-query.ts',
  },
  {
    id: 'standard_deviation',
    label: { id: 'Simpangan baku', en: 'Standard deviation' },
    synonyms: ['standar deviasi', 'deviasi standar'],
    definition: {
      id: 'Ukuran seberapa jauh biaya klaim pembanding tersebar di sekitar rata-ratanya. Makin besar nilainya, makin beragam biaya kelompok itu.',
      en: 'How widely the costs of the peers spread around their mean. The larger it is, the more the costs of the group differ.',
    },
    figures: [],
    fields: ['peer_std'],
    source: 'sql/marts/claims_normalized.sql',
  },
];
