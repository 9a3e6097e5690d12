import { type Localized, cellsOfSimilarClaims, closingReasons } from '#engine';

/** Words in place of a value that a claim lacks or that is left out. */
export const placeholders: Readonly<Record<'missing' | 'withheld' | 'others', Localized>> = {
  missing: { id: '(tidak ada data)', en: '(no data)' },
  withheld: { id: '(label tidak ditampilkan: isinya tidak lazim)', en: '(label not shown: unusual content)' },
  others: { id: 'dan {n} lainnya', en: 'and {n} more' },
};

/** English words for the stored categories; Indonesian shows them as they are. */
export const englishCategories: Readonly<Record<string, string>> = {
  'rawat jalan': 'outpatient',
  ringan: 'mild',
  sedang: 'moderate',
  berat: 'severe',
  'laki-laki': 'male',
  perempuan: 'female',
  ...Object.fromEntries([...Object.values(closingReasons).map(({ label }) => label), ...cellsOfSimilarClaims].map(({ id, en }) => [id.toLowerCase(), en])),
};

/** What a column is called within a sentence, where its label will not do. */
export const names: Readonly<Record<string, Localized>> = {
  'claim.amount_claimed': { id: 'biaya tagih', en: 'the amount claimed' },
  'claim.amount_paid': { id: 'biaya terverifikasi', en: 'the amount paid' },
  'claim.tariff_amount': { id: 'tarif INA-CBG', en: 'the INA-CBG tariff' },
  'claim.topup_amount': { id: 'top-up', en: 'top-ups' },
  'claim.peer_p90': { id: 'P90 pembanding', en: 'the peers’ P90' },
  'claim.peer_mean': { id: 'rata-rata pembanding', en: 'the peers’ mean' },
};

/** What the levels of the peer ladder have in common, 1 the narrowest: as a list of columns, and in words. */
export const peerLevels: Readonly<Record<number, { readonly columns: Localized; readonly words: Localized }>> = {
  1: { columns: { id: 'diagnosis × keparahan × kelas × provinsi', en: 'diagnosis × severity × class × province' }, words: { id: 'diagnosis, keparahan, kelas fasilitas, dan provinsi', en: 'diagnosis, severity, facility class and province' } },
  2: { columns: { id: 'diagnosis × keparahan × kelas', en: 'diagnosis × severity × class' }, words: { id: 'diagnosis, keparahan, dan kelas fasilitas', en: 'diagnosis, severity and facility class' } },
  3: { columns: { id: 'diagnosis × keparahan', en: 'diagnosis × severity' }, words: { id: 'diagnosis dan keparahan', en: 'diagnosis and severity' } },
  4: { columns: { id: 'keparahan × kelas', en: 'severity × class' }, words: { id: 'keparahan dan kelas fasilitas', en: 'severity and facility class' } },
  5: { columns: { id: 'keparahan', en: 'severity' }, words: { id: 'keparahan', en: 'severity' } },
};

/** Why a comparison is weak. */
export const weaknesses: Readonly<Record<'few' | 'broad', Localized>> = {
  few: { id: 'pembandingnya sedikit', en: 'the peers are few' },
  broad: { id: 'diagnosisnya tidak disamakan', en: 'the diagnosis is not matched' },
};

/** Parts that are put into sentences where the claim has them. */
export const fragments = {
  inpatient: { id: ' (rawat inap)', en: ' (inpatient)' },
  outpatient: { id: ' (rawat jalan)', en: ' (outpatient)' },
  facilityBare: { id: ' dari fasilitas {claim.facility_key}', en: ' of facility {claim.facility_key}' },
  facilityClass: { id: ', kelas fasilitas {claim.facility_class}', en: ', facility class {claim.facility_class}' },
  district: { id: ', {claim.district_name}', en: ', {claim.district_name}' },
  province: { id: ', provinsi {claim.province_name}', en: ', province {claim.province_name}' },
  groupLabel: { id: ' {claim.inacbg_label}', en: ' {claim.inacbg_label}' },
  severity: { id: ', tingkat keparahan {claim.severity_group}', en: ', severity {claim.severity_group}' },
  sex: { id: 'jenis kelamin {claim.patient_sex}', en: 'sex {claim.patient_sex}' },
  age: { id: 'usia {claim.patient_age} tahun', en: 'age {claim.patient_age} years' },
  entitlement: { id: 'hak kelas rawat {claim.entitlement_class}', en: 'entitlement {claim.entitlement_class}' },
  segment: { id: 'segmen {claim.segment}', en: 'segment {claim.segment}' },
  discharge: { id: 'cara pulang {claim.discharge_status}', en: 'discharge status {claim.discharge_status}' },
  region: { id: ' (regional {claim.tariff_region})', en: ' (region {claim.tariff_region})' },
  topupCodes: { id: ' (kode {claim.topup_codes})', en: ' (code {claim.topup_codes})' },
  participantKey: { id: 'kunci peserta', en: 'participant key' },
} as const satisfies Record<string, Localized>;

/** What a value measures, after it. */
export const glosses: Readonly<Record<string, Localized>> = {
  'claim.cost_zscore': { id: 'jarak biaya tagih dari rata-rata pembanding dalam simpangan baku', en: 'the distance of the amount claimed from the peers’ mean in standard deviations' },
};
