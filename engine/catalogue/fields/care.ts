import type { Field } from '../field.ts';
import { clinics, dischargeStatuses, serviceTypes } from '../values/care.ts';
import { ofClaim, ofColumn } from './define.ts';

/** What care was given, and how it ended. */
export const careFields: readonly Field[] = [
  ofColumn('service_type', {
    kind: 'nominal',
    values: serviceTypes,
    isLookedUp: true,
    label: { id: 'Jenis pelayanan', en: 'Service type' },
    synonyms: { id: ['jenis layanan', 'tingkat pelayanan', 'jenis rawat', 'jenis perawatan', 'rawat inap atau rawat jalan'], en: ['type of service', 'setting', 'care setting'] },
    definition: { id: 'RJTL (rawat jalan tingkat lanjutan) atau RITL (rawat inap tingkat lanjutan), dari FKL10.', en: 'RJTL (outpatient) or RITL (inpatient), from FKL10.' },
    examples: ['RITL'],
  }),
  ofColumn('clinic_name', {
    kind: 'nominal',
    values: clinics,
    isLookedUp: true,
    label: { id: 'Poli', en: 'Clinic' },
    synonyms: { id: ['poliklinik', 'jenis poli', 'nama poli', 'unit layanan'], en: ['clinics', 'clinic visited', 'department'] },
    definition: { id: 'Poli yang dikunjungi (FKL11); kosong pada klaim rawat inap.', en: 'The clinic visited (FKL11); empty for inpatients.' },
    examples: ['INSTALASI GAWAT DARURAT'],
  }),
  ofColumn('los', {
    kind: 'integer',
    unit: 'days',
    label: { id: 'Lama rawat', en: 'Length of stay' },
    synonyms: { id: ['lama dirawat', 'lama perawatan', 'hari rawat', 'lama inap', 'lama opname', 'lama rwt', 'durasi rawat', 'lamanya dirawat', 'dirawat', 'menginap', 'rawat', 'nginap'], en: ['stay', 'stays', 'stayed', 'los', 'days in hospital', 'stay length', 'bed days'] },
    definition: { id: 'Jumlah hari dari tanggal masuk sampai tanggal pulang; 0 bila pulang pada hari yang sama, juga pada rawat jalan.', en: 'Days from admission to discharge; 0 where the patient left on the same day, and for outpatients.' },
    examples: [3],
  }),
  ofColumn('discharge_status', {
    kind: 'nominal',
    values: dischargeStatuses,
    isLookedUp: true,
    label: { id: 'Status pulang', en: 'Discharge status' },
    synonyms: { id: ['cara pulang', 'kondisi pulang', 'keadaan pulang', 'cara keluar'], en: ['how discharged', 'status of discharge', 'mode of discharge', 'type of discharge', 'outcome of the stay', 'discharge disposition'] },
    definition: { id: 'Cara peserta pulang menurut FKL14, misalnya sehat, dirujuk, atau meninggal.', en: 'How the patient left by FKL14: well, referred, died and so on.' },
    examples: ['Meninggal'],
  }),
  ofColumn('procedure_codes', {
    countedBy: 'procedure_count',
    kind: 'codes',
    hierarchy: 'icd9cm',
    labelSql: 'claims.procedure_labels',
    label: { id: 'Tindakan', en: 'Procedures' },
    synonyms: { id: ['prosedur', 'kode tindakan', 'kode prosedur', 'tx', 'icd-9', 'icd 9', 'icd-9-cm'], en: ['procedure', 'procedure code', 'procedure codes'] },
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
    synonyms: { id: ['banyaknya tindakan', 'jumlah prosedur'], en: ['procedure count', 'count of procedures'] },
    definition: { id: 'Banyaknya kode tindakan pada klaim; kode yang ditulis dua kali dihitung dua kali.', en: 'How many procedure codes the claim lists; one that is listed twice counts twice.' },
    examples: [2],
  }),
];
