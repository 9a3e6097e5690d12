import type { FieldValue } from '../field.ts';
import { each, numeralsOf } from '../words.ts';
import { labelled, named } from './define.ts';

/** Sexes of PSTV05. */
export const sexes: readonly FieldValue[] = [
  named('Laki-laki', 'Male', 'laki laki', 'laki', 'lk', 'lelaki', 'pria', 'cowok', 'cowo', 'man', 'men', 'males', 'boy', 'boys', 'laki2', 'gentlemen', 'kaum pria', 'bapak-bapak'),
  named('Perempuan', 'Female', 'pr', 'wanita', 'cewek', 'cewe', 'woman', 'women', 'females', 'girl', 'girls', 'ladies', 'kaum wanita', 'ibu-ibu'),
];

/** Segments of participation of FKL12. */
export const segments: readonly FieldValue[] = [
  named('Bukan pekerja', 'Non-worker', 'bp', 'bukan pekerja (bp)', 'segmen bp', 'pensiunan', 'non worker', 'non-workers', 'pensiun', 'retiree', 'retirees', 'pensioner', 'pensioners', 'retired', 'not working', 'non-working', 'nonworker', 'nonworkers'),
  labelled('PBI APBN', 'PBI APBN', 'PBI, paid by the state budget', 'pbi', 'penerima bantuan iuran', 'apbn', 'pbi pusat', 'pbi (apbn)', 'pbi-apbn', 'pbi jk', 'bantuan iuran', 'penerima bantuan', 'segmen pbi', 'pbi nasional', 'kis', 'subsidised', 'subsidised members', 'subsidised participants', 'state budget', 'paid by the state'),
  labelled('PBI APBD', 'PBI APBD', 'PBI, paid by a local budget', 'pbi', 'penerima bantuan iuran', 'apbd', 'pbi daerah', 'pbi (apbd)', 'pbi-apbd', 'jamkesda', 'bantuan iuran', 'penerima bantuan', 'segmen pbi', 'kis', 'subsidised', 'subsidised members', 'subsidised participants', 'local budget', 'regional budget', 'didanai pemda'),
  labelled('PBPU', 'PBPU', 'PBPU, self-employed', 'mandiri', 'peserta mandiri', 'peserta bukan penerima upah', 'pekerja informal', 'pekerja mandiri', 'segmen mandiri', 'pekerja bukan penerima upah', 'bukan penerima upah', 'self-employed', 'informal workers', 'pbpu/mandiri', 'pbpu mandiri', 'mandiri/pbpu', 'sektor informal', 'informal sector', 'self employed', 'independent members', 'independent participants', 'informal worker', 'pekerja lepas'),
  labelled('PPU', 'PPU', 'PPU, wage earner', 'penerima upah', 'pekerja penerima upah', 'peserta penerima upah', 'karyawan', 'pegawai', 'pekerja formal', 'wage earners', 'employees', 'karyawan swasta', 'sektor formal', 'formal sector', 'formal workers', 'formal worker', 'wage earner', 'wage workers', 'salaried', 'salaried workers', 'salaried employees', 'employee', 'buruh'),
];

/** Classes of entitlement of FKL13. */
const ofEntitlement = (number: number): readonly string[] => [
  ...each(['kelas', 'kls', 'hak kelas', 'hak kls', 'kelas hak', 'hak rawat kelas', 'kelas rawat', 'kelas perawatan', 'kelas rawat inap', 'kelas ranap', 'kelas kamar', 'kelas peserta', 'kelas bpjs', 'rawat kelas', 'kls rawat', 'kls perawatan', 'class', 'entitlement class', 'entitled to class', 'class entitlement', 'ward class', 'room class'], numeralsOf(number)),
].filter((word) => word !== `kelas ${String(number)}` && word !== `class ${String(number)}`);

export const entitlementClasses: readonly FieldValue[] = [1, 2, 3].map((number) => named(`Kelas ${String(number)}`, `Class ${String(number)}`, ...ofEntitlement(number), `${['first', 'second', 'third'][number - 1] ?? ''} class`));

/** How the age groups of the field `age_group` are called; the field says their bounds. */
export const ageGroups: readonly FieldValue[] = [
  labelled('0', 'Bayi (di bawah 1 tahun)', 'Infant (under 1 year)', 'bayi', 'infant', 'balita', 'anak balita', 'anak', 'anak-anak', 'infants', 'baby', 'babies', 'under five', 'under-five', 'under fives', 'child', 'children', 'kids', 'kid', 'usia di bawah 1 tahun', 'anak2', 'minors', 'usia anak'),
  labelled('1-4', 'Anak 1–4 tahun', 'Child of 1–4 years', 'balita', 'batita', 'anak balita', 'anak', 'anak-anak', 'toddler', 'toddlers', 'under fives', 'under five', 'under-five', 'child', 'children', 'kids', 'kid', 'anak2', 'minors', 'usia anak', 'anak kecil'),
  labelled('5-17', 'Anak 5–17 tahun', 'Child of 5–17 years', 'anak', 'anak-anak', 'child', 'children', 'remaja', 'anak sekolah', 'teenagers', 'kids', 'kid', 'anak2', 'minors', 'usia anak', 'teens', 'teenager', 'adolescents', 'adolescent', 'usia sekolah', 'school age', 'school-age'),
  labelled('18-59', 'Dewasa 18–59 tahun', 'Adult of 18–59 years', 'dewasa', 'usia produktif', 'adults', 'adult', 'orang dewasa', 'usia dewasa', 'usia kerja', 'working age', 'working-age', 'grown-ups'),
  labelled('60+', 'Lansia (60 tahun ke atas)', 'Elderly (60 years and over)', 'lansia', 'lanjut usia', 'kaum lansia', 'usia lanjut', 'manula', 'elderly', 'seniors', 'older people', 'lansianya', 'orang lanjut usia', 'usia lansia', 'older adults', 'senior citizens', 'senior', 'old people', 'the elderly', 'elders', '60 tahun ke atas'),
];
