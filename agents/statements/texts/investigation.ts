import { type Localized, findField } from '#engine';

/** Sentences about what a search of many groups found. Braces name parts. */
export const investigationTexts = {
  /** What is strongest opens the answer; the others follow as a list. */
  first: { id: 'Yang paling menonjol di antara {claims} {scope} adalah ', en: 'What stands out most among {claims} {scope} is ' },
  others: { id: 'Selain itu menonjol:', en: 'Besides, these stand out:' },
  searched: { id: 'Yang dibandingkan {groups} kelompok ({comparisons} perbandingan); {small} kelompok dengan kurang dari {least} klaim tidak ikut{explained}. Ini indikasi untuk ditelaah, bukan putusan.', en: '{groups} groups were compared ({comparisons} comparisons); {small} groups of fewer than {least} claims were left out{explained}. These are indications to review, not decisions.' },
  explained: { id: '; {explained} kelompok yang menyimpang tidak lagi menyimpang di antara klaim dengan INA-CBG yang sama', en: '; of groups that deviate, {explained} no longer do among claims of the same INA-CBG' },
  nothing: { id: 'Tidak ada yang menonjol di antara {claims} {scope}: tidak satu kelompok pun menyimpang di luar kebetulan.', en: 'Nothing stands out among {claims} {scope}: no group deviates beyond chance.' },
  deviation: { id: '{no}{Group}: {value} dari {n} klaim{among} {outcome}, {times}{whole} pada {others}{excess}{amount}.', en: '{no}{Group}: {value} of {n} claims{among} {outcome}, {times}{whole} of {others}{excess}{amount}.' },
  mean: { id: '{no}{Group}: {outcome} {value} pada {n} klaim{among}, dibanding {whole} pada {others}{excess}{amount}.', en: '{no}{Group}: {outcome} {value} in {n} claims{among}, against {whole} in {others}{excess}{amount}.' },
  times: { id: '{times} kali ', en: '{times} times the ' },
  against: { id: 'dibanding ', en: 'against ' },
  excessClaims: { id: '; itu sekitar {excess} klaim lebih banyak dari yang diharapkan', en: '; that is about {excess} claims more than expected' },
  excessDays: { id: '; itu sekitar {excess} hari rawat lebih banyak dari yang diharapkan', en: '; that is about {excess} days of stay more than expected' },
  amount: { id: ', setara {amount} {of}', en: ', the equivalent of {amount} {of}' },
  amountBeyond: { id: '; jumlah biaya tagihnya {amount} di atas jumlah rata-rata pembandingnya', en: '; its amounts claimed together are {amount} above the peers’ means together' },
  whole: { id: 'keseluruhannya', en: 'the whole of them' },
  like: { id: ' {like}', en: ' ({like})' },
} as const satisfies Record<string, Localized>;

/** Fields of which a value needs no name beside it. */
export const selfNamed = ['service_type', 'facility_class', 'province_name'] as const;

/** What is told of a group, by the id of the outcome; indications have their own names. */
export const outcomeTexts: Readonly<Record<string, Localized>> = {
  flagged: { id: 'berindikasi', en: 'have an indication' },
  above_p90: { id: 'di atas P90 pembandingnya', en: 'are above the peers’ P90' },
  topup: { id: 'dengan top-up', en: 'have a top-up' },
  same_day: { id: 'disertai klaim lain peserta pada hari yang sama', en: 'come with another claim of the participant on the same day' },
  overlap: { id: 'bertumpang tindih dengan klaim lain peserta', en: 'overlap another claim of the participant' },
  readmission: { id: 'terjadi dalam 30 hari setelah rawat inap sebelumnya', en: 'came within 30 days of the stay before' },
  severity_three: { id: 'bertingkat keparahan III', en: 'are of severity level III' },
  cost: { id: 'median z-score biaya', en: 'median cost z-score' },
  stay: { id: 'rata-rata lama rawat', en: 'mean length of stay' },
};

/** The claims that can show an outcome, by its id, where not all can. */
export const amongTexts: Readonly<Record<string, Localized>> = {
  short_stay_high_cost: { id: ' dengan lama rawat paling lama 1 hari', en: ' of at most 1 day' },
  severity_mismatch: { id: ' dengan keparahan ringan', en: ' of mild severity' },
  same_day: { id: ' rawat jalan', en: ' of outpatients' },
  same_day_visits: { id: ' rawat jalan', en: ' of outpatients' },
  early_readmission: { id: ' rawat inap', en: ' of inpatients' },
  prolonged_stay: { id: ' rawat inap', en: ' of inpatients' },
  brief_stay: { id: ' rawat inap', en: ' of inpatients' },
  severity_without_comorbidity: { id: ' rawat inap', en: ' of inpatients' },
  readmission: { id: ' rawat inap', en: ' of inpatients' },
  severity_three: { id: ' rawat inap', en: ' of inpatients' },
  stay: { id: ' rawat inap', en: ' of inpatients' },
};

/** An indication by its name. */
export function indicationText(id: string): Localized | undefined {
  const label = findField('flags')?.values?.find(({ value }) => value === id)?.label;
  return label && { id: `berindikasi “${label.id}”`, en: `have the indication “${label.en}”` };
}

/** What a group is compared with; `like` is what the two share. */
export const againstTexts: Readonly<Record<string, Localized>> = {
  rest: { id: '{n} klaim{among} lainnya', en: 'the other {n} claims{among}' },
  like: { id: '{n} klaim{among}{like} lainnya', en: 'the other {n} claims{among}{like}' },
  peers: { id: '{n} klaim{among}{like} di luar yang ditanyakan', en: '{n} claims{among}{like} outside of those asked about' },
  class: { id: '{n} klaim{among}{like} di fasilitas lain yang sekelas', en: '{n} claims{among}{like} of other facilities of its class' },
  before: { id: '{n} klaim{among}{like} yang sama pada waktu lain', en: '{n} claims{among}{like} of the same at other times' },
};

/** What the rupiah of an outcome are of. */
export const stakeTexts: Readonly<Record<string, Localized>> = {
  amount_claimed: { id: 'biaya tagih', en: 'of amounts claimed' },
  excess_amount: { id: 'kelebihan di atas P90 pembanding', en: 'of excess over the peers’ P90' },
  topup_amount: { id: 'top-up', en: 'of top-ups' },
};
