import type { Field } from '../field.ts';
import { ageGroups, entitlementClasses, segments, sexes } from '../values/patients.ts';
import { ofClaim, ofColumn } from './define.ts';

/** What the data say of the participant. */
export const patientFields: readonly Field[] = [
  ofClaim('patient', {
    kind: 'key',
    sql: 'claims.patient_key',
    columns: ['patient_key'],
    unit: 'patients',
    label: { id: 'Peserta', en: 'Patient' },
    synonyms: { id: ['pasien', 'px', 'psn', 'pasen', 'orang', 'peserta jkn', 'penderita', 'pengidap', 'individu', 'peserta bpjs', 'peserta unik', 'pasien unik'], en: ['patients', 'pts', 'participant', 'participants', 'persons', 'people', 'members', 'individual', 'individuals', 'person', 'member', 'beneficiary', 'beneficiaries', 'enrollees', 'insured persons', 'insured people', 'insured members', 'sufferers', 'unique patients', 'distinct patients'] },
    definition: { id: 'Orang yang dilayani; hanya dihitung banyaknya, identitasnya tidak pernah ditampilkan.', en: 'The person cared for; persons are only counted, who they are is never shown.' },
    examples: [],
    without: ['filter', 'group', 'order', 'show'],
  }),
  ofColumn('patient_sex', {
    kind: 'nominal',
    values: sexes,
    label: { id: 'Jenis kelamin', en: 'Sex' },
    synonyms: { id: ['kelamin', 'jk', 'gender', 'jenis kelamin peserta', 'jenis kelamin pasien', 'jenis kel', 'jns kelamin', 'kelamin peserta', 'kelamin pasien', 'gender pasien', 'gender peserta', 'l/p', 'laki-laki atau perempuan', 'sex pasien'], en: ['patient sex', 'sexes', 'genders', 'sex of the patient', 'gender of the patient', 'patient gender'] },
    definition: { id: 'Jenis kelamin peserta menurut berkas kepesertaan (PSTV05); kosong bila berkas itu tidak dimuat.', en: 'Sex of the participant by the membership file (PSTV05); empty where that file was not loaded.' },
    examples: ['Perempuan'],
  }),
  ofColumn('patient_age', {
    kind: 'integer',
    unit: 'years',
    label: { id: 'Usia', en: 'Age' },
    synonyms: { id: ['umur', 'usia peserta', 'usia pasien', 'umur pasien', 'umur peserta', 'berusia', 'berumur', 'tahun usia', 'usia masuk', 'umur masuk', 'usia saat masuk', 'umur saat masuk', 'usia dalam tahun'], en: ['patient age', 'how old', 'aged', 'years old', 'years of age', 'ages', 'age in years', 'age of the patient', 'age of patients', 'age at admission', 'age on admission'] },
    definition: { id: 'Usia peserta dalam tahun penuh pada hari masuk, dari tanggal lahir di berkas kepesertaan.', en: 'Age in completed years on the day of admission, from the birth date of the membership file.' },
    examples: [54],
  }),
  ofClaim('age_group', {
    bandsOf: 'patient_age',
    kind: 'ordinal',
    sql: "CASE WHEN claims.patient_age < 1 THEN '0' WHEN claims.patient_age < 5 THEN '1-4' WHEN claims.patient_age < 18 THEN '5-17' WHEN claims.patient_age < 60 THEN '18-59' WHEN claims.patient_age >= 60 THEN '60+' END",
    columns: ['patient_age'],
    values: ageGroups,
    label: { id: 'Kelompok usia', en: 'Age group' },
    synonyms: { id: ['golongan usia', 'kelompok umur', 'golongan umur', 'kategori usia', 'kategori umur', 'rentang usia', 'rentang umur', 'grup usia', 'grup umur', 'range usia', 'range umur', 'jenjang usia', 'jenjang umur', 'kel umur', 'kel usia', 'kelas umur', 'kelas usia', 'klasifikasi umur', 'klasifikasi usia'], en: ['age groups', 'age band', 'age bracket', 'age range', 'age ranges', 'age category', 'age categories', 'age class', 'age classes', 'age bands', 'age brackets', 'age segment'] },
    definition: { id: 'Usia saat masuk dalam lima kelompok: di bawah 1, 1–4, 5–17, 18–59, serta 60 tahun ke atas (lansia menurut UU 13/1998).', en: 'Age on admission in five groups: under 1, 1–4, 5–17, 18–59, and 60 and over (elderly by Law 13/1998).' },
    examples: ['60+'],
  }),
  ofColumn('segment', {
    kind: 'nominal',
    values: segments,
    isLookedUp: true,
    label: { id: 'Segmen peserta', en: 'Segment' },
    synonyms: { id: ['segmen', 'segmentasi', 'jenis kepesertaan', 'jenis peserta', 'segmen kepesertaan', 'segmen jkn', 'segmen bpjs', 'jenis kepesertaan jkn', 'status kepesertaan', 'status peserta', 'kategori peserta', 'kategori kepesertaan', 'kelompok peserta', 'golongan peserta', 'tipe peserta', 'tipe kepesertaan', 'kepesertaan', 'segmentasi peserta', 'segmen pasien'], en: ['segment of participation', 'membership segment', 'member type', 'segments', 'participant segment', 'participant segments', 'member segment', 'member segments', 'patient segment', 'membership type', 'membership types', 'membership category', 'membership categories', 'membership', 'type of membership', 'type of member', 'member category', 'member categories', 'insurance segment', 'participation segment', 'member types', 'jkn segment'] },
    definition: { id: 'Segmen kepesertaan JKN pada saat kunjungan (FKL12).', en: 'Segment of JKN participation at the time of the visit (FKL12).' },
    examples: ['PBI APBN'],
  }),
  ofColumn('entitlement_class', {
    kind: 'nominal',
    values: entitlementClasses,
    sharedNames: ['kelas', 'kls', 'class', 'classes'],
    isLookedUp: true,
    label: { id: 'Hak kelas rawat', en: 'Class of entitlement' },
    synonyms: { id: ['hak kelas', 'kelas rawat', 'kelas perawatan', 'kelas peserta', 'kelas iuran', 'kelas kamar', 'kelas hak', 'kelas hak rawat', 'hak rawat', 'hak perawatan', 'hak kelas perawatan', 'hak kelas rawat inap', 'hak kelas peserta', 'hak kelas pasien', 'hak ruang rawat', 'hak kamar', 'hak kelas kamar', 'kelas rawat inap', 'kelas ranap', 'kelas inap', 'kelas rawat peserta', 'kelas perawatan peserta', 'kelas perawatan pasien', 'kelas pasien', 'kelas jkn', 'kelas bpjs', 'kelas kepesertaan', 'kelas ruang', 'kelas ruangan', 'kelas ruang rawat', 'kelas ruang perawatan', 'kls rawat', 'kls perawatan', 'kls peserta', 'kls pasien', 'hak kls'], en: ['entitlement class', 'entitled class', 'ward class', 'room class', 'class entitlement', 'class entitlements', 'entitlement classes', 'classes of entitlement', 'entitlement', 'entitlements', 'treatment class', 'treatment classes', 'class of care', 'care class', 'inpatient class', 'patient class', 'patient classes', 'member class', 'membership class', 'bpjs class', 'class of ward', 'ward classes', 'room entitlement', 'ward entitlement', 'class of treatment', 'class of membership'] },
    definition: { id: 'Kelas rawat yang menjadi hak peserta (FKL13); kelas kamar yang benar-benar ditempati tidak ada dalam data.', en: 'The ward class the participant is entitled to (FKL13); the class actually used is not in the data.' },
    examples: ['Kelas 3'],
  }),
  ofColumn('sample_weight', {
    kind: 'decimal',
    sql: 'round(claims.sample_weight, 6)',
    decimals: 6,
    label: { id: 'Bobot sampel', en: 'Sample weight' },
    synonyms: { id: ['bobot', 'bobot peserta', 'penimbang'], en: ['weight of the participant', 'survey weight'] },
    definition: { id: 'Bobot peserta dalam data sampel resmi (PSTV15), enam desimal; angka Casemind tidak dibobot.', en: 'Weight of the participant in the official sample (PSTV15), 6 decimals; figures of Casemind are not weighted.' },
    examples: [1.5],
  }),
];
