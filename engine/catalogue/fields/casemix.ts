import type { Field } from '../field.ts';
import { severities } from '../values/care.ts';
import { inacbgCaseTypes, inacbgGroups, inacbgSeverities } from '../values/casemix.ts';
import { ofColumn } from './define.ts';

/** The INA-CBG that the claim was grouped to. */
export const casemixFields: readonly Field[] = [
  ofColumn('inacbg_code', {
    kind: 'code',
    hierarchy: 'inacbg',
    labelSql: 'claims.inacbg_label',
    label: { id: 'Kode INA-CBG', en: 'INA-CBG code' },
    synonyms: { id: ['ina-cbg', 'inacbg', 'ina cbg', 'cbg', 'kode cbg', 'ina-cbgs', 'inacbgs', 'kelompok ina-cbg', 'grup ina-cbg', 'grup inacbg', 'kode inacbg', 'kode inacbgs', 'kode ina-cbgs', 'cbgs', 'kelompok cbg', 'kelompok inacbg', 'kode grouper', 'kode grouping', 'hasil grouping', 'grup cbg'], en: ['cbg code', 'ina-cbg group', 'cbg group', 'case-based group', 'case based group', 'inacbg code', 'cbg codes', 'ina-cbg codes', 'case group', 'case groups', 'cbg groups', 'grouper code'] },
    definition: { id: 'Kode kelompok kasus INA-CBG (FKL19): kelompok utama, tipe kasus, nomor, dan keparahan.', en: 'Code of the INA-CBG (FKL19): main group, case type, number and severity.' },
    examples: ['E-4-10-I', 'Q-5-44-0'],
  }),
  ofColumn('inacbg_label', {
    kind: 'text',
    label: { id: 'Nama INA-CBG', en: 'INA-CBG name' },
    synonyms: { id: ['deskripsi ina-cbg', 'nama cbg', 'nama inacbg', 'nama ina-cbgs', 'nama inacbgs', 'deskripsi inacbg', 'deskripsi cbg', 'nama grup cbg', 'nama kelompok cbg'], en: ['name of the ina-cbg', 'cbg name', 'ina-cbg description', 'inacbg name', 'description of the ina-cbg', 'cbg description', 'cbg label'] },
    definition: { id: 'Nama kelompok INA-CBG menurut klaim (FKL19A), atau menurut daftar acuan bila kosong.', en: 'Name of the INA-CBG as the claim has it (FKL19A), else by the reference list.' },
    examples: ['Penyakit Kronis Kecil Lain-Lain'],
  }),
  ofColumn('inacbg_group', {
    kind: 'nominal',
    values: inacbgGroups,
    isLookedUp: true,
    label: { id: 'Kelompok utama INA-CBG', en: 'Casemix main group' },
    synonyms: { id: ['cmg', 'casemix main group', 'kelompok utama', 'kelompok casemix', 'kelompok utama cbg', 'kelompok utama casemix', 'kelompok utama inacbg', 'grup utama', 'grup casemix', 'kelompok case mix', 'huruf pertama ina-cbg', 'huruf depan ina-cbg'], en: ['main group', 'ina-cbg main group', 'main groups', 'casemix group', 'casemix groups', 'case-mix group', 'case-mix groups', 'casemix main groups', 'cbg main group', 'major group'] },
    definition: { id: 'Kelompok utama casemix, yaitu huruf pertama kode INA-CBG.', en: 'Casemix main group: the first letter of the INA-CBG code.' },
    examples: ['J'],
  }),
  ofColumn('inacbg_case_type', {
    kind: 'nominal',
    values: inacbgCaseTypes,
    label: { id: 'Tipe kasus INA-CBG', en: 'INA-CBG case type' },
    synonyms: { id: ['tipe kasus', 'jenis kasus ina-cbg', 'tipe kasus cbg', 'tipe kasus inacbg', 'jenis kasus', 'jenis kasus cbg', 'jenis kasus inacbg', 'tipe casemix'], en: ['case type', 'case group type', 'case types', 'type of case', 'types of case', 'inacbg case type', 'cbg case type', 'casemix case type', 'kind of case'] },
    definition: { id: 'Tipe kasus 1 sampai 9, yaitu bagian kedua kode INA-CBG.', en: 'Case type 1 to 9: the second part of the INA-CBG code.' },
    examples: [4],
  }),
  ofColumn('inacbg_number', {
    kind: 'integer',
    label: { id: 'Nomor INA-CBG', en: 'INA-CBG number' },
    synonyms: { id: ['nomor cbg', 'spesifikasi kelompok kasus'], en: ['cbg number', 'case group number'] },
    definition: { id: 'Nomor kasus dalam kelompok utama dan tipe kasusnya, yaitu bagian ketiga kode INA-CBG.', en: 'Number within main group and case type: the third part of the INA-CBG code.' },
    examples: [44],
    without: ['measure'],
  }),
  ofColumn('inacbg_severity', {
    kind: 'ordinal',
    values: inacbgSeverities,
    label: { id: 'Akhiran INA-CBG', en: 'INA-CBG suffix' },
    synonyms: { id: ['akhiran kode ina-cbg', 'akhiran cbg', 'akhiran inacbg'], en: ['severity suffix', 'suffix of the ina-cbg', 'suffixes of ina-cbg'] },
    definition: { id: 'Akhiran kode INA-CBG: 0 rawat jalan, I ringan, II sedang, III berat.', en: 'Suffix of the INA-CBG code: 0 outpatient, I mild, II moderate, III severe.' },
    examples: ['II'],
  }),
  ofColumn('severity_group', {
    kind: 'ordinal',
    values: severities,
    label: { id: 'Tingkat keparahan', en: 'Severity' },
    synonyms: { id: ['keparahan', 'severitas', 'severity level', 'level keparahan', 'derajat keparahan', 'keparahannya', 'level severity', 'tingkat severity', 'tingkat severitas', 'derajat sakit', 'tingkat sakit', 'tingkat kesakitan', 'tingkat keparahan kasus', 'keparahan kasus', 'keparahan penyakit', 'tk keparahan', 'tingkat kegawatan', 'beratnya kasus', 'ringan beratnya', 'grup keparahan', 'kelompok keparahan'], en: ['severity group', 'severity levels', 'severity of illness', 'severity of the case', 'case severity', 'level of severity', 'levels of severity', 'severity level', 'severity grade', 'severity class', 'severity groups', 'severities', 'degree of severity'] },
    definition: { id: 'Tingkat keparahan kasus menurut akhiran kode INA-CBG, atau menurut FKL23 bila kode tidak terbaca.', en: 'Severity of the case by the suffix of the INA-CBG code, else by FKL23 where the code cannot be read.' },
    examples: ['ringan'],
  }),
];
