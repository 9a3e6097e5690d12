import type { Language } from '#engine';
import type { EvidenceItem } from '#tools';
import { describe, expect, it } from 'vitest';

import { check, claimA as a, claimB as b, claims, codes, facilities, item, months, provinces, row } from './cited.test-support.ts';

type Case = [text: string, cited: readonly EvidenceItem[], language?: Language];

describe('names', () => {
  it.each<Case>([
    ['Klaim dari RSUD Contoh Menteng.', claims],
    ['Klaim dari RSUD Contoh Menteng, Jawa Barat.', claims],
    ['Klaim dari rsud contoh menteng.', claims],
    ['RS Teladan Sehat berada di Jawa Timur.', claims],
    ['RS Teladan Sehat is in East Java.', claims, 'en'],
    ['West Java, East Java and Banten.', provinces, 'en'],
    ['Provinsi Jawa Barat dan Jatim.', provinces],
    ['Jakarta has 12 claims.', row('casemix.1', { code: '31', value: 'DKI JAKARTA' }, [['value', 'DKI JAKARTA', 'category'], ['n', 12, 'claims']]), 'en'],
    ['Kota Bandung.', [item('claim.district_name', 'Kota Bandung', 'name')]],
    ['Bandung regency.', [item('claim.district_name', 'Bandung', 'name')], 'en'],
    ['Episode lain dari peserta P1.', [item('episodes.1.participant', 'P1', 'code', { claim_id: a })]],
    ['Bulan ini tercatat 225 klaim.', months.filter(({ source }) => source.keys['month'] === '2024-02')],
    ['Minggu ini tercatat 40 klaim.', [item('search.total', 40, 'claims', { start_date: '2024-02-01', end_date: '2024-02-07' })]],
    ['Last month there were 40 claims.', [item('search.total', 40, 'claims', { start_date: '2024-02-01' })], 'en'],
    ['Data sampai 31 Maret 2024, bulan lalu 40 klaim.', [item('snapshot.data_date', '2024-03-31', 'date'), item('search.total', 40, 'claims')]],
    ['Fasilitas kelas B.', facilities],
  ])('that are cited pass: %s', (text, cited, language) => {
    expect(check(text, cited, language).findings).toEqual([]);
  });

  it.each<Case>([
    ['Klaim dari RSUD Contoh.', claims],
    ['Klaim dari RSUD Contoh Menteng Baru.', claims],
    ['Klaim dari RSUD Lain Kota.', claims],
    ['Klaim dari RS Harapan.', claims],
    ['Klaim dari rsud harapan kita.', claims],
    ['Klaim dari Klinik Sehat Sentosa.', claims],
    ['Klaim dari Puskesmas Maju.', claims],
    ['Klaim dari Rumah Sakit Umum Daerah Jaya.', claims],
    ['A claim of Mercy Hospital.', claims, 'en'],
    ['A claim of Hope Medical Center.', claims, 'en'],
    ['Provinsi Bali.', claims],
    ['Claims in Central Java.', claims, 'en'],
    ['Claims in Yogyakarta.', provinces, 'en'],
    ['Klaim di Kabupaten Sleman.', claims],
    ['Klaim di Kota Surabaya.', claims],
    ['Ditangani dr. Utama.', claims],
    ['Ditangani Dr Utama.', claims],
    ['Ditangani dokter Utama.', claims],
    ['Pasien bernama Kedua.', claims],
    ['Pasien atas nama Kedua.', claims],
    ['Pasien a.n. Kedua.', claims],
    ['Tn. Kedua dirawat.', claims],
    ['Ny. Kedua dirawat.', claims],
    ['Bapak Kedua dirawat.', claims],
    ['Perawat Kedua mencatat.', claims],
    ['Prof. Utama memeriksa.', claims],
    ['Treated by Dr. Utama.', claims, 'en'],
    ['Mr. Kedua was admitted.', claims, 'en'],
    ['Patient Kedua was admitted.', claims, 'en'],
    ['Nurse Kedua noted it.', claims, 'en'],
    ['Episode lain dari peserta P2.', [item('episodes.1.participant', 'P1', 'code', { claim_id: a })]],
    ['Klaim 100080122V000009.', claims],
    ['Fasilitas 10011.', claims],
    ['Fasilitas kelas A.', facilities],
    ['Bulan lalu tercatat 40 klaim.', [item('search.total', 40, 'claims')]],
    ['Masuk minggu lalu.', [item('claim.admit_date', '2024-01-12', 'date')]],
  ])('that are not cited are refused: %s', (text, cited, language) => {
    expect(check(text, cited, language).findings).not.toEqual([]);
  });
});

describe('rules in reports', () => {
  const report = row('report.1', { rule_id: 'duplicate_pattern' }, [['rule_id', 'duplicate_pattern', 'code'], ['n', 40, 'claims'], ['share_of_claims', 0.12, 'ratio'], ['weight', 0.6, 'score']]).concat(
    row('report.2', { rule_id: 'severity_mismatch' }, [['rule_id', 'severity_mismatch', 'code'], ['n', 12, 'claims'], ['share_of_claims', 0.03, 'ratio']]),
  );

  it.each<Case>([
    ['Indikasi “Pola klaim berulang” pada 40 klaim (12,0%).', report],
    ['Indikasi “Pola klaim berulang” pada 40 klaim, “Keparahan tidak sepadan dengan biaya” pada 12 klaim.', report],
    ['Sebanyak 40 klaim dengan indikasi “Pola klaim berulang”.', report],
    ['duplicate_pattern is active on 40 claims.', report, 'en'],
    ['“Repeated claim pattern”: 40 claims, weight 0.60.', report, 'en'],
    [`Klaim ${a}: indikasi “Lama rawat singkat, biaya tinggi” aktif.`, claims],
    [`Klaim ${a} dengan indikasi “Lama rawat singkat, biaya tinggi”, klaim ${b} dengan indikasi “Keparahan tidak sepadan dengan biaya”.`, claims],
    ['Indikasi “Pola klaim berulang” pada 9 klaim.', facilities.slice(-2)],
    ['Ada 40 klaim dengan indikasi “Pola klaim berulang”.', [item('search.filter.flag', 'duplicate_pattern', 'code'), item('search.total', 40, 'claims', { flag: 'duplicate_pattern' })]],
  ])('pass where they are counted or listed: %s', (text, cited, language) => {
    expect(check(text, cited, language).findings).toEqual([]);
  });

  it.each<Case>([
    ['Indikasi “Biaya tinggi, dibayar penuh” pada 40 klaim.', report],
    ['Indikasi “Pola klaim berulang” pada 12 klaim.', report],
    ['Indikasi “Pola klaim berulang” tidak aktif.', report],
    [`Klaim ${a}: indikasi “Pola klaim berulang” aktif.`, [...claims, ...report]],
    [`Klaim ${a}: indikasi “Keparahan tidak sepadan dengan biaya” aktif.`, claims],
    [`Klaim ${b}: indikasi “Lama rawat singkat, biaya tinggi” aktif.`, claims],
    ['Indikasi “Pola klaim berulang” aktif.', [item('rule.duplicate_pattern.weight', 0.6, 'score', { rule_id: 'duplicate_pattern' }, 'ruleset_versions')]],
    ['Indikasi “Pola klaim berulang” aktif.', [...report, item('rule.duplicate_pattern.status', 'inactive', 'status', { claim_id: a, rule_id: 'duplicate_pattern' }, 'claims_scored')]],
  ])('are refused where they are not: %s', (text, cited, language) => {
    expect(codes(text, cited, language)).not.toEqual([]);
  });
});
