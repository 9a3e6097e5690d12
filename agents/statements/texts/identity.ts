import type { Localized } from '#engine';

import type { IdentityPart } from '../statement.ts';

/** What a claim is told by. Braces name evidence, or a part of this catalogue. */
export const identityTexts = {
  service: { id: 'Klaim {claim.claim_id} adalah klaim {claim.service_type}{service} dari fasilitas {claim.facility_key}{place}.', en: 'Claim {claim.claim_id} is a {claim.service_type} claim{service} of facility {claim.facility_key}{place}.' },
  bare: { id: 'Klaim {claim.claim_id}{place}.', en: 'Claim {claim.claim_id}{place}.' },
  facility: { id: 'Nama fasilitas menurut daftar acuan: {claim.facility_name}.', en: 'Facility name by the reference list: {claim.facility_name}.' },
  facilityCandidates: { id: 'Data tidak menentukan nama fasilitas; kandidat menurut daftar acuan: {facility.candidates}.', en: 'The data do not identify the facility’s name; candidates by the reference list: {facility.candidates}.' },
  facilityUnnamed: { id: 'Data tidak menentukan nama fasilitas.', en: 'The data do not identify the facility’s name.' },
  ambiguous: { id: 'Kode fasilitas {claim.facility_key} muncul dengan atribut yang berbeda-beda, sehingga identitas fasilitas belum jelas.', en: 'Facility key {claim.facility_key} occurs with differing attributes, so the facility is not identified with confidence.' },
  patient: { id: 'Peserta: {details}.', en: 'Participant: {details}.' },
  stay: { id: 'Peserta masuk {claim.admit_date} dan pulang {claim.discharge_date}, lama rawat {claim.los} hari.', en: 'The participant was admitted on {claim.admit_date} and discharged on {claim.discharge_date}, a stay of {claim.los} days.' },
  visit: { id: 'Kunjungan dimulai {claim.admit_date} dan selesai {claim.discharge_date}, lama rawat {claim.los} hari.', en: 'The visit began on {claim.admit_date} and ended on {claim.discharge_date}, a stay of {claim.los} days.' },
  diagnosis: { id: 'Diagnosis primer {claim.dx_primary_code} {claim.dx_primary_label}.', en: 'Primary diagnosis {claim.dx_primary_code} {claim.dx_primary_label}.' },
  diagnosisCode: { id: 'Diagnosis primer {claim.dx_primary_code}, tanpa label dalam data.', en: 'Primary diagnosis {claim.dx_primary_code}, without a label in the data.' },
  diagnosisNone: { id: 'Data tidak memuat diagnosis primer.', en: 'The data hold no primary diagnosis.' },
  secondary: { id: 'Diagnosis sekunder: {claim.comorbidity_count} diagnosis, yaitu {claim.dx_secondary_codes}.', en: 'Secondary diagnoses: {claim.comorbidity_count}, namely {claim.dx_secondary_codes}.' },
  secondaryNone: { id: 'Tidak ada diagnosis sekunder yang tercatat.', en: 'No secondary diagnosis is recorded.' },
  grouping: { id: 'Kelompok INA-CBG {claim.inacbg_code}{label}{severity}.', en: 'INA-CBG group {claim.inacbg_code}{label}{severity}.' },
  procedures: { id: 'Tindakan yang tercatat: {procedures}.', en: 'Procedures recorded: {procedures}.' },
  proceduresNone: { id: 'Tidak ada tindakan yang tercatat.', en: 'No procedure is recorded.' },
} as const satisfies Record<string, Localized> & Record<IdentityPart, Localized>;
