import type { FieldValue } from '../field.ts';
import { labelled, named } from './define.ts';

/** Sexes of PSTV05. */
export const sexes: readonly FieldValue[] = [
  named('Laki-laki', 'Male', 'laki laki', 'laki', 'lk', 'lelaki', 'pria', 'cowok', 'cowo', 'man', 'men', 'males', 'boy', 'boys'),
  named('Perempuan', 'Female', 'pr', 'wanita', 'cewek', 'cewe', 'woman', 'women', 'females', 'girl', 'girls'),
];

/** Segments of participation of FKL12. */
export const segments: readonly FieldValue[] = [
  named('Bukan pekerja', 'Non-worker', 'bp', 'bukan pekerja (bp)', 'segmen bp', 'pensiunan', 'non worker', 'non-workers'),
  labelled('PBI APBN', 'PBI APBN', 'PBI, paid by the state budget', 'pbi', 'penerima bantuan iuran', 'apbn', 'pbi pusat', 'pbi (apbn)', 'pbi-apbn', 'pbi jk'),
  labelled('PBI APBD', 'PBI APBD', 'PBI, paid by a local budget', 'pbi', 'penerima bantuan iuran', 'apbd', 'pbi daerah', 'pbi (apbd)', 'pbi-apbd', 'jamkesda'),
  labelled('PBPU', 'PBPU', 'PBPU, self-employed', 'mandiri', 'peserta mandiri', 'peserta bukan penerima upah', 'pekerja informal', 'pekerja mandiri', 'segmen mandiri', 'pekerja bukan penerima upah', 'bukan penerima upah', 'self-employed', 'informal workers'),
  labelled('PPU', 'PPU', 'PPU, wage earner', 'penerima upah', 'pekerja penerima upah', 'peserta penerima upah', 'karyawan', 'pegawai', 'pekerja formal', 'wage earners', 'employees'),
];

/** Classes of entitlement of FKL13. */
export const entitlementClasses: readonly FieldValue[] = [
  named('Kelas 1', 'Class 1', 'kelas i', 'kls 1', 'kls i', 'kelas satu', 'hak kelas 1', 'hak kelas i', 'kelas rawat 1', 'kelas perawatan 1', 'class i'),
  named('Kelas 2', 'Class 2', 'kelas ii', 'kls 2', 'kls ii', 'kelas dua', 'hak kelas 2', 'hak kelas ii', 'kelas rawat 2', 'kelas perawatan 2', 'class ii'),
  named('Kelas 3', 'Class 3', 'kelas iii', 'kls 3', 'kls iii', 'kelas tiga', 'hak kelas 3', 'hak kelas iii', 'kelas rawat 3', 'kelas perawatan 3', 'class iii'),
];

/** How the age groups of the field `age_group` are called; the field says their bounds. */
export const ageGroups: readonly FieldValue[] = [
  labelled('0', 'Bayi (di bawah 1 tahun)', 'Infant (under 1 year)', 'bayi', 'infant', 'balita', 'anak', 'anak-anak', 'infants', 'baby', 'babies', 'under five', 'under-five', 'under fives', 'child', 'children'),
  labelled('1-4', 'Anak 1–4 tahun', 'Child of 1–4 years', 'balita', 'batita', 'anak balita', 'anak', 'anak-anak', 'toddler', 'toddlers', 'under fives', 'under five', 'under-five', 'child', 'children'),
  labelled('5-17', 'Anak 5–17 tahun', 'Child of 5–17 years', 'anak', 'anak-anak', 'child', 'children', 'remaja', 'anak sekolah', 'teenagers'),
  labelled('18-59', 'Dewasa 18–59 tahun', 'Adult of 18–59 years', 'dewasa', 'usia produktif', 'adults', 'adult'),
  labelled('60+', 'Lansia (60 tahun ke atas)', 'Elderly (60 years and over)', 'lansia', 'lanjut usia', 'kaum lansia', 'usia lanjut', 'manula', 'elderly', 'seniors', 'older people'),
];
