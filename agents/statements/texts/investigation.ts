import { type Localized, findField } from '#engine';

/** Sentences about what a search of many groups found. Braces name parts. */
export const investigationTexts = {
  found: { id: 'Yang menonjol di antara {claims} klaim ({found}):', en: 'What stands out among {claims} claims ({found}):' },
  searched: { id: 'Diperiksa {groups} kelompok menurut {dimensions} cara pengelompokan ({comparisons} perbandingan); {small} kelompok dengan kurang dari {least} klaim tidak dibandingkan{explained}. Ini indikasi untuk ditelaah, bukan putusan.', en: 'Looked at {groups} groups by {dimensions} ways of grouping ({comparisons} comparisons); {small} groups of fewer than {least} claims were not compared{explained}. These are indications to review, not decisions.' },
  explained: { id: '; {explained} kelompok yang menyimpang tidak lagi menyimpang di antara klaim dengan INA-CBG yang sama', en: '; of groups that deviate, {explained} no longer do among claims of the same INA-CBG' },
  nothing: { id: 'Tidak ada kelompok yang menonjol di antara {claims} klaim: tidak ada penyimpangan di luar kebetulan.', en: 'No group stands out among {claims} claims: nothing deviates beyond chance.' },
  deviation: { id: '{no}{Group}: {value} dari {n} klaim{among} {outcome}, dibanding {whole} dari {wholeN} klaim{among} {against}{times}{excess}{amount}.', en: '{no}{Group}: {value} of {n} claims{among} {outcome}, against {whole} of {wholeN} claims{among} {against}{times}{excess}{amount}.' },
  mean: { id: '{no}{Group}: {outcome} {value} pada {n} klaim{among}, dibanding {whole} pada {wholeN} klaim{among} {against}{times}{excess}{amount}.', en: '{no}{Group}: {outcome} {value} in {n} claims{among}, against {whole} in {wholeN} claims{among} {against}{times}{excess}{amount}.' },
  times: { id: ' ({times} kali)', en: ' ({times} times)' },
  excessClaims: { id: '; sekitar {excess} klaim lebih banyak dari yang diharapkan', en: '; about {excess} claims more than expected' },
  excessDays: { id: '; sekitar {excess} hari rawat lebih banyak dari yang diharapkan', en: '; about {excess} days of stay more than expected' },
  amount: { id: ', setara {amount} {of}', en: ', the equivalent of {amount} {of}' },
  amountBeyond: { id: '; jumlah biaya tagih {amount} di atas jumlah rata-rata pembandingnya', en: '; amounts claimed together are {amount} above the peers’ means together' },
  with: { id: ' dengan {like}', en: ' with {like}' },
  whole: { id: 'klaim yang ditanyakan', en: 'the claims asked about' },
} as const satisfies Record<string, Localized>;

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

/** What a group is compared with; `like` names the values that the two share. */
export const againstTexts: Readonly<Record<string, Localized>> = {
  rest: { id: 'di luar kelompok ini', en: 'outside of this group' },
  like: { id: 'lain dengan {like}', en: 'besides with {like}' },
  peers: { id: 'di luar yang ditanyakan{like}', en: 'outside of those asked about{like}' },
  class: { id: 'di fasilitas lain yang sekelas{like}', en: 'of other facilities of its class{like}' },
  before: { id: 'yang sama pada waktu lain{like}', en: 'of the same at other times{like}' },
};

/** What the rupiah of an outcome are of. */
export const stakeTexts: Readonly<Record<string, Localized>> = {
  amount_claimed: { id: 'biaya tagih', en: 'of amounts claimed' },
  excess_amount: { id: 'kelebihan di atas P90 pembanding', en: 'of excess over the peers’ P90' },
  topup_amount: { id: 'top-up', en: 'of top-ups' },
};
