import type { Field } from '../field.ts';
import { clinics, dischargeStatuses, serviceTypes } from '../values/care.ts';
import { each } from '../words.ts';
import { ofClaim, ofColumn } from './define.ts';

/** Coming and leaving on one day, as people say it. */
const sameDay = [
  ...each(['masuk dan pulang', 'masuk dan keluar', 'masuk & pulang', 'masuk & keluar', 'masuk pulang', 'masuk keluar', 'masuk langsung pulang', 'masuk lalu pulang', 'tanggal masuk dan pulang', 'tanggal masuk dan keluar', 'tanggal masuk dan tanggal pulang', 'pulang', 'keluar'], ['di hari yang sama', 'pada hari yang sama', 'hari yang sama', 'di hari itu juga', 'hari itu juga', 'di tanggal yang sama', 'pada tanggal yang sama', 'tanggal yang sama', 'dalam satu hari', 'dalam sehari', 'di hari yang sama saat masuk']),
  'tanggal masuk sama dengan tanggal pulang', 'tanggal masuk dan pulang sama', 'tanggal masuk dan keluar sama', 'tanggal masuk dan pulangnya sama', 'tidak menginap', 'tanpa menginap',
  ...each(['admitted and discharged', 'admitted and sent home', 'in and out', 'came and left', 'discharged', 'admission and discharge', 'sent home', 'went home', 'left'], ['on the same day', 'the same day', 'on the day of admission', 'on the same date', 'the same date', 'within the same day']),
  'same-day discharge', 'same-day discharges', 'same-day stay', 'same-day stays', 'day case', 'day cases', 'day stay', 'day stays', 'day visit', 'day visits', 'no overnight stay', 'without an overnight stay', 'without staying overnight',
];

/** What care was given, and how it ended. */
export const careFields: readonly Field[] = [
  ofColumn('service_type', {
    kind: 'nominal',
    values: serviceTypes,
    isLookedUp: true,
    label: { id: 'Jenis pelayanan', en: 'Service type' },
    synonyms: { id: ['jenis layanan', 'tingkat pelayanan', 'jenis rawat', 'jenis perawatan', 'rawat inap atau rawat jalan', 'tipe layanan', 'tipe pelayanan', 'tipe rawat', 'tipe perawatan', 'pelayanan', 'layanan', 'ranap/rajal', 'rajal/ranap', 'ritl/rjtl', 'rjtl/ritl', 'rawat inap/rawat jalan', 'rawat jalan/rawat inap', 'rawat jalan atau rawat inap', 'rawat inap atau jalan', 'inap atau jalan', 'rawat inap vs rawat jalan'], en: ['type of service', 'setting', 'care setting', 'service types', 'type of care', 'types of care', 'care type', 'types of service', 'inpatient or outpatient', 'outpatient or inpatient', 'level of care', 'level of service', 'inpatient/outpatient', 'outpatient/inpatient'] },
    definition: { id: 'RJTL (rawat jalan tingkat lanjutan) atau RITL (rawat inap tingkat lanjutan), dari FKL10.', en: 'RJTL (outpatient) or RITL (inpatient), from FKL10.' },
    examples: ['RITL'],
  }),
  ofColumn('clinic_name', {
    kind: 'nominal',
    values: clinics,
    isLookedUp: true,
    label: { id: 'Poli', en: 'Clinic' },
    synonyms: { id: ['poliklinik', 'jenis poli', 'nama poli', 'unit layanan', 'poli tujuan', 'poli kunjungan', 'poli spesialis', 'klinik tujuan', 'departemen', 'spesialisasi', 'spesialis', 'smf', 'ksm', 'unit pelayanan', 'instalasi', 'nama klinik', 'poliklinik tujuan'], en: ['clinics', 'clinic visited', 'department', 'outpatient clinic', 'outpatient clinics', 'polyclinic', 'polyclinics', 'specialty', 'specialties', 'speciality', 'specialities', 'medical specialty', 'outpatient department', 'departments', 'clinic name', 'name of the clinic', 'medical department'] },
    definition: { id: 'Poli yang dikunjungi (FKL11); kosong pada klaim rawat inap.', en: 'The clinic visited (FKL11); empty for inpatients.' },
    examples: ['INSTALASI GAWAT DARURAT'],
  }),
  ofColumn('los', {
    kind: 'integer',
    unit: 'days',
    named: [{ value: 0, names: sameDay }],
    averagedOver: { field: 'service_type', op: '=', value: 'RITL' },
    label: { id: 'Lama rawat', en: 'Length of stay' },
    synonyms: { id: ['lama', 'lamanya', 'durasi', 'lama dirawat', 'lama perawatan', 'hari rawat', 'lama inap', 'lama opname', 'lama rwt', 'durasi rawat', 'lamanya dirawat', 'dirawat', 'menginap', 'rawat', 'nginap', 'lamanya rawat', 'lama tinggal', 'lama menginap', 'lama nginap', 'lama mondok', 'lama di rs', 'lama di rumah sakit', 'lama hari rawat', 'lama hari perawatan', 'hari perawatan', 'hari inap', 'jumlah hari rawat', 'jumlah hari inap', 'jumlah hari perawatan', 'jumlah hari dirawat', 'durasi inap', 'durasi perawatan', 'durasi opname', 'durasi dirawat', 'lama opnamenya', 'diinapkan'], en: ['how long', 'stay', 'stays', 'stayed', 'los', 'days in hospital', 'stay length', 'bed days', 'length of hospital stay', 'length of stays', 'length of the stay', 'lengths of stay', 'hospital days', 'hospital stay length', 'days of stay', 'days stayed', 'stay duration', 'duration of stay', 'duration of the stay', 'duration of hospital stay', 'inpatient days', 'days admitted', 'days hospitalised', 'number of days in hospital', 'days as an inpatient', 'time in hospital', 'length', 'lengths'] },
    definition: { id: 'Jumlah hari dari tanggal masuk sampai tanggal pulang; 0 bila pulang pada hari yang sama, juga pada rawat jalan.', en: 'Days from admission to discharge; 0 where the patient left on the same day, and for outpatients.' },
    examples: [3],
  }),
  ofColumn('discharge_status', {
    kind: 'nominal',
    values: dischargeStatuses,
    isLookedUp: true,
    label: { id: 'Status pulang', en: 'Discharge status' },
    synonyms: { id: ['cara pulang', 'kondisi pulang', 'keadaan pulang', 'cara keluar', 'status kepulangan', 'status keluar', 'cara kepulangan', 'kondisi saat pulang', 'kondisi keluar', 'kondisi saat keluar', 'keadaan keluar', 'keadaan saat pulang', 'keadaan saat keluar', 'hasil perawatan', 'akhir perawatan', 'status akhir', 'status akhir pasien', 'kondisi akhir', 'alasan pulang', 'jenis kepulangan', 'status pulangnya', 'status pasien pulang', 'berakhir', 'berakhir dengan', 'yang berakhir dengan', 'berujung'], en: ['how discharged', 'status of discharge', 'mode of discharge', 'type of discharge', 'outcome of the stay', 'discharge disposition', 'discharge statuses', 'ended in', 'ending in', 'ended with', 'resulted in', 'resulting in', 'patient outcome', 'discharge outcome', 'clinical outcome', 'outcome of care', 'exit status', 'discharge type', 'discharge condition', 'condition at discharge', 'condition on discharge', 'discharge mode', 'manner of discharge', 'status at discharge'] },
    definition: { id: 'Cara peserta pulang menurut FKL14, misalnya sehat, dirujuk, atau meninggal.', en: 'How the patient left by FKL14: well, referred, died and so on.' },
    examples: ['Meninggal'],
  }),
  ofColumn('procedure_codes', {
    countedBy: 'procedure_count',
    kind: 'codes',
    hierarchy: 'icd9cm',
    labelSql: 'claims.procedure_labels',
    label: { id: 'Tindakan', en: 'Procedures' },
    synonyms: { id: ['prosedur', 'kode tindakan', 'kode prosedur', 'tx', 'icd-9', 'icd 9', 'icd-9-cm', 'tindakan medis', 'prosedur medis', 'tindakan/prosedur', 'prosedur/tindakan', 'tindakan atau prosedur', 'kode icd-9', 'kode icd-9-cm', 'kode icd 9', 'icd9', 'icd9cm', 'intervensi', 'jenis tindakan', 'tindakannya'], en: ['procedure', 'procedure code', 'procedure codes', 'procedures performed', 'procedures done', 'procedure performed', 'medical procedure', 'medical procedures', 'intervention', 'interventions', 'icd-9 code', 'icd-9-cm code', 'type of procedure'] },
    definition: { id: 'Kode ICD-9-CM tindakan pada klaim tanpa titik, sesuai urutan FKL30.', en: 'ICD-9-CM codes of the procedures without dots, in the order of FKL30.' },
    examples: ['3995'],
  }),
  ofColumn('procedure_labels', {
    kind: 'names',
    isLookedUp: true,
    label: { id: 'Nama tindakan', en: 'Procedure names' },
    synonyms: { id: ['nama prosedur', 'deskripsi tindakan'], en: ['procedure name', 'names of the procedures'] },
    definition: { id: 'Nama tindakan menurut klaim, atau menurut daftar acuan bila klaim tidak menyebutnya.', en: 'Names of the procedures as the claim has them, else by the reference list.' },
    examples: ['Hemodialysis'],
  }),
  ofClaim('procedure_count', {
    kind: 'integer',
    unit: 'procedures',
    sql: 'len(claims.procedure_codes)',
    columns: ['procedure_codes'],
    label: { id: 'Jumlah tindakan', en: 'Number of procedures' },
    synonyms: { id: ['banyaknya tindakan', 'jumlah prosedur', 'banyaknya prosedur', 'banyak tindakan', 'banyak prosedur', 'jumlah kode tindakan'], en: ['procedure count', 'count of procedures', 'counts of procedures', 'number of procedure codes', 'how many procedures were done'] },
    definition: { id: 'Banyaknya kode tindakan pada klaim; kode yang ditulis dua kali dihitung dua kali.', en: 'How many procedure codes the claim lists; one that is listed twice counts twice.' },
    examples: [2],
  }),
];
