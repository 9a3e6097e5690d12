import type { Language } from '#engine';
import type { EvidenceItem } from '#tools';
import { describe, expect, it } from 'vitest';

import { check, claims, codes, item, months, provinces, row } from './cited.test-support.ts';

type Case = [text: string, cited: readonly EvidenceItem[], language?: Language];

const claimed = item('claim.amount_claimed', 4_500_000, 'rupiah');
const large = item('claim.amount_claimed', 1_234_567_890, 'rupiah');
const [low, high] = [item('report.1.amount_claimed', 1_020_000, 'rupiah', { claim_id: 'K1' }), item('report.2.amount_claimed', 1_980_000, 'rupiah', { claim_id: 'K2' })];
const p90 = item('claim.peer_p90', 3_515_807.6, 'rupiah');
const count = item('search.total', 312, 'claims');
const hospitals = item('report.facility_n', 312, 'facilities');
const patients = item('quality.participants', 1234, 'participants');
const beds = item('facility.beds', 250, 'beds');
const rate = item('facility.flagged_rate', 0.128, 'ratio');
const half = item('facility.flagged_rate', 0.497, 'ratio');
const third = item('facility.flagged_rate', 0.3341, 'ratio');
const [one, two] = [item('report.1.n', 100, 'claims', { month: '2024-01' }), item('report.2.n', 204, 'claims', { month: '2024-02' })];
const [part, whole] = [item('facility.flagged_n', 3, 'claims'), item('facility.n', 10, 'claims')];

describe('amounts in words that people write', () => {
  it.each<Case>([
    ['Biaya tagih Rp 4.500.000.', [claimed]],
    ['Biaya tagih Rp4.500.000.', [claimed]],
    ['Biaya tagih Rp. 4.500.000.', [claimed]],
    ['Biaya tagih Rp 4.500.000,-.', [claimed]],
    ['Biaya tagih IDR 4.500.000.', [claimed]],
    ['Biaya tagih Rp4,5 juta.', [claimed]],
    ['Biaya tagih Rp4,5juta.', [claimed]],
    ['Biaya tagih 4,5 jt.', [claimed]],
    ['Biaya tagih Rp 4,5 jt.', [claimed]],
    ['Biaya tagih 4.500 ribu rupiah.', [claimed]],
    ['Biaya tagih Rp 1,2 miliar.', [large]],
    ['Biaya tagih Rp 1,23 miliar.', [large]],
    ['Biaya tagih Rp 1.235 juta.', [large]],
    ['Biaya tagih sekitar Rp 4,5 juta.', [claimed]],
    ['Biaya tagih kurang lebih Rp 4,5 juta.', [claimed]],
    ['Biaya tagih hampir Rp 4,6 juta.', [claimed]],
    ['Biaya tagih lebih dari Rp 4,4 juta.', [claimed]],
    ['Biaya tagih lebih dari 4 juta.', [claimed]],
    ['Biaya tagih kurang dari Rp 5 juta.', [claimed]],
    ['Biaya tagih tidak lebih dari Rp 4.500.000.', [claimed]],
    ['Biaya tagih minimal Rp 4.500.000.', [claimed]],
    ['Biaya tagih di atas Rp 3.515.808 (P90 pembanding).', [claimed, p90]],
    ['Klaim dengan biaya lebih dari Rp 5.000.000.', [item('search.filter.min_amount', 5_000_000, 'rupiah')]],
    ['Biaya berkisar Rp 1–2 juta.', [low, high]],
    ['Biaya berkisar Rp 1-2 juta.', [low, high]],
    ['Biaya berkisar Rp 1 juta–2 juta.', [low, high]],
    ['Biaya berkisar Rp 1.020.000–Rp 1.980.000.', [low, high]],
    ['Biaya berkisar Rp 1.020.000 - Rp 1.980.000.', [low, high]],
    ['Biaya antara 1 dan 2 juta rupiah.', [low, high]],
    ['Biaya dari Rp 1 juta hingga Rp 2 juta.', [low, high]],
    ['Ada lebih dari 300 klaim.', [count]],
    ['Ada sekitar 310 klaim.', [count]],
    ['Ada hampir 320 klaim.', [count]],
    ['Ada kurang dari 400 klaim.', [count]],
    ['Ada tiga ratus dua belas klaim.', [count]],
    ['The claim is for IDR 4,500,000.', [claimed], 'en'],
    ['The claim is for 4.5 million.', [claimed], 'en'],
    ['The claim is for Rp 4.5 million.', [claimed], 'en'],
    ['The claim is for about Rp 4.5 million.', [claimed], 'en'],
    ['The claim is for nearly Rp 4.6 million.', [claimed], 'en'],
    ['The claim is for more than Rp 4 million.', [claimed], 'en'],
    ['Amounts range from Rp 1 to 2 million.', [low, high], 'en'],
    ['There are over 300 claims.', [count], 'en'],
    ['Exactly 1.23 billion rupiah was claimed.', [large], 'en'],
  ])('passes: %s', (text, cited, language) => {
    expect(check(text, cited, language).findings).toEqual([]);
  });

  it.each<Case>([
    ['Biaya tagih Rp 4.500.001.', [claimed]],
    ['Biaya tagih Rp 4,6 juta.', [claimed]],
    ['Biaya tagih 4,5 ribu.', [claimed]],
    ['Biaya tagih Rp 4,5 miliar.', [claimed]],
    ['Biaya tagih Rp 4,5 M.', [claimed]],
    ['Biaya tagih sekitar Rp 4 juta.', [claimed]],
    ['Biaya tagih sekitar Rp 5 juta.', [claimed]],
    ['Biaya tagih hampir Rp 4,5 juta.', [claimed]],
    ['Biaya tagih hampir Rp 4,4 juta.', [claimed]],
    ['Biaya tagih lebih dari Rp 4,5 juta.', [claimed]],
    ['Biaya tagih lebih dari 5 juta.', [claimed]],
    ['Biaya tagih lebih dari 1 juta.', [claimed]],
    ['Biaya tagih kurang dari Rp 4,5 juta.', [claimed]],
    ['Biaya tagih kurang dari Rp 4 juta.', [claimed]],
    ['Biaya tagih kurang dari Rp 40 juta.', [claimed]],
    ['Biaya tagih tidak lebih dari Rp 4 juta.', [claimed]],
    ['Biaya tagih minimal Rp 5 juta.', [claimed]],
    ['Biaya tagih di bawah Rp 3.515.808.', [claimed, p90]],
    ['Biaya berkisar Rp 1–3 juta.', [low, high]],
    ['Biaya berkisar Rp 3–4 juta.', [low, high]],
    ['Ada lebih dari 312 klaim.', [count]],
    ['Ada lebih dari 400 klaim.', [count]],
    ['Ada sekitar 400 klaim.', [count]],
    ['Ada hampir 310 klaim.', [count]],
    ['Ada kurang dari 300 klaim.', [count]],
    ['The claim is for Rp 4.6 million.', [claimed], 'en'],
    ['The claim is for almost Rp 4.5 million.', [claimed], 'en'],
    ['The claim is for less than Rp 4 million.', [claimed], 'en'],
    ['There are over 400 claims.', [count], 'en'],
    ['There are fewer than 300 claims.', [count], 'en'],
  ])('refuses: %s', (text, cited, language) => {
    expect(check(text, cited, language).findings).not.toEqual([]);
  });
});

describe('units', () => {
  it.each<Case>([
    ['Terdapat 312 fasilitas.', [hospitals]],
    ['Terdapat 312 rumah sakit.', [hospitals]],
    ['Terdapat 312 faskes.', [hospitals]],
    ['Terdapat 312 RS.', [hospitals]],
    ['There are 312 hospitals.', [hospitals], 'en'],
    ['There are 312 facilities.', [hospitals], 'en'],
    ['Terdapat 1.234 peserta.', [patients]],
    ['Terdapat 1.234 pasien.', [patients]],
    ['There are 1,234 participants.', [patients], 'en'],
    ['There are 1,234 patients.', [patients], 'en'],
    ['Terdapat 250 tempat tidur.', [beds]],
    ['There are 250 beds.', [beds], 'en'],
    ['Tren 12 bulan.', months],
    ['Laporan memuat 12 baris.', months],
    ['The report has 12 rows.', months, 'en'],
    ['Ada 2 aturan yang aktif.', [item('claim.flags', ['x_y', 'y_z'], 'code')]],
    ['Pada Januari 2024.', months],
    ['Pada bulan Januari 2024.', months],
    ['Pada Jan 2024.', months],
    ['Pada 2024-01.', months],
    ['In January 2024.', months, 'en'],
    ['Pada Januari.', months],
    ['Tahun 2024.', months],
    ['Pada Januari 2024.', [item('claim.admit_date', '2024-01-12', 'date')]],
    ['Selisih persentase klaim berindikasi 10,5 poin persentase.', [item('report.1.flagged_rate', 0.2, 'ratio'), item('report.2.flagged_rate', 0.095, 'ratio')]],
    ['Klaim dengan indikasi 12,8 persen.', [rate]],
  ])('passes: %s', (text, cited, language) => {
    expect(check(text, cited, language).findings).toEqual([]);
  });

  it.each<Case>([
    ['Terdapat 312 fasilitas.', [count]],
    ['Terdapat 312 klaim.', [hospitals]],
    ['Terdapat 312 peserta.', [count]],
    ['Terdapat 312 tempat tidur.', [hospitals]],
    ['Terdapat 312 orang.', [hospitals, patients, count]],
    ['Terdapat 1.234 orang.', [patients]],
    ['Terdapat 312 dokter.', [hospitals]],
    ['Selama 312 jam.', [count, hospitals]],
    ['Selama 312 minggu.', [count, hospitals]],
    ['Selama 2 bulan.', [item('claim.los', 2, 'days'), item('claim.comorbidity_count', 2, 'items')]],
    ['Ada 2 tindakan.', [item('claim.dx_secondary_codes', ['D649', 'E785'], 'code')]],
    ['Ada 7 aturan.', [item('claim.comorbidity_count', 7, 'items')]],
    ['Pada Maret 2024.', months],
    ['Pada 2024-03.', months],
    ['Pada 2024-13.', months],
    ['Pada Januari 2023.', months],
    ['In March 2024.', months, 'en'],
    ['Tahun 2023.', months],
    ['12,8% per bulan.', [rate]],
    ['312 klaim per hari.', [count]],
    ['Rp 4.500.000 setiap klaim.', [claimed]],
  ])('refuses: %s', (text, cited, language) => {
    expect(check(text, cited, language).findings).not.toEqual([]);
  });
});

describe('fractions, multiples and ratios', () => {
  it.each<Case>([
    ['Sekitar separuh klaim dengan indikasi.', [half]],
    ['Setengah dari klaim ditandai.', [half]],
    ['Sepertiga klaim dengan indikasi.', [third]],
    ['Lebih dari sepertiga klaim dengan indikasi.', [third]],
    ['Hampir separuh klaim dengan indikasi.', [half]],
    ['About half of the claims are flagged.', [half], 'en'],
    ['A third of the claims are flagged.', [third], 'en'],
    ['Jumlah klaim naik dua kali lipat.', [one, two]],
    ['The claims doubled.', [one, two], 'en'],
    ['Claims were twice as many.', [one, two], 'en'],
    ['3 dari 10 klaim berindikasi.', [part, whole]],
    ['3 of 10 claims are flagged.', [part, whole], 'en'],
    ['Tiga dari sepuluh klaim berindikasi.', [part, whole]],
    ['Rasio klaim 1:2.', [one, two]],
  ])('passes: %s', (text, cited, language) => {
    expect(check(text, cited, language).findings).toEqual([]);
  });

  it.each<Case>([
    ['Separuh klaim dengan indikasi.', [third]],
    ['Lebih dari separuh klaim dengan indikasi.', [half]],
    ['Separuh klaim dengan indikasi.', [count]],
    ['Dua pertiga klaim dengan indikasi.', [third]],
    ['Half of the claims are flagged.', [rate], 'en'],
    ['Jumlah klaim naik tiga kali lipat.', [one, two]],
    ['The claims tripled.', [one, two], 'en'],
    ['4 dari 10 klaim berindikasi.', [part, whole]],
    ['3 dari 11 klaim berindikasi.', [part, whole]],
    ['3 dari 10 klaim berindikasi.', [part]],
    ['3 dari 10 klaim berindikasi.', [whole, item('claim.los', 3, 'days')]],
    ['3 of 10 facilities.', [part, whole], 'en'],
    ['Rasio klaim 1:3.', [one, two]],
    ['Rasio klaim 1:2.', [one]],
    ['Dua setengah juta rupiah.', [item('claim.amount_claimed', 2_500_000, 'rupiah')]],
    ['Ratusan klaim.', [count]],
  ])('refuses: %s', (text, cited, language) => {
    expect(check(text, cited, language).findings).not.toEqual([]);
  });
});

describe('words before a figure name its column', () => {
  const report = row('facility', { facility_key: '10008' }, [
    ['n', 120, 'claims'], ['inpatient_n', 80, 'claims'], ['amount_claimed', 700_000_000, 'rupiah'], ['amount_paid', 610_000_000, 'rupiah'], ['amount_gap', 90_000_000, 'rupiah'], ['gap_rate', 0.128571, 'ratio'],
    ['median_claimed', 4_100_000, 'rupiah'], ['median_paid', 3_600_000, 'rupiah'], ['median_gap', 500_000, 'rupiah'], ['all_median_claimed', 2_900_000, 'rupiah'], ['median_ratio', 1.413793, 'ratio'], ['mean_los', 5.2, 'days'],
    ['flagged_n', 22, 'claims'], ['flagged_rate', 0.183333, 'ratio'], ['flagged_amount', 210_000_000, 'rupiah'], ['outlier_n', 15, 'claims'], ['outlier_rate', 0.125, 'ratio'], ['mean_risk', 0.41, 'score'], ['max_risk', 0.97, 'score'], ['facility_n', 7, 'facilities'],
  ]);

  it.each<Case>([
    ['Jumlah klaim 120, di antaranya 22 klaim berindikasi.', report],
    ['Total 120 klaim dengan total biaya tagih Rp 700.000.000 dan biaya terverifikasi Rp 610.000.000.', report],
    ['Nilai klaim Rp 700 juta, selisih Rp 90 juta (12,9%).', report],
    ['Median biaya tagih Rp 4.100.000, median semua fasilitas Rp 2.900.000, rasio median 1,41 kali.', report],
    ['Median biaya terverifikasi Rp 3.600.000; median selisih Rp 500.000.', report],
    ['Biaya tagih median Rp 4,1 juta.', report],
    ['Rata-rata lama rawat 5,2 hari.', report],
    ['Lama rawat rata-rata 5,2 hari.', report],
    ['Persentase klaim dengan indikasi 18,3%.', report],
    ['Proporsi klaim berindikasi 18,3%.', report],
    ['Sebanyak 22 dari 120 klaim memiliki indikasi (18,3%).', report],
    ['Rata-rata skor risiko 0,41, skor risiko tertinggi 0,97.', report],
    ['Skor risiko rata-rata 0,41.', report],
    ['Jumlah klaim rawat inap 80.', report],
    ['Sebanyak 15 klaim di atas P90 pembanding (12,5%).', report],
    ['Tagihan klaim berindikasi Rp 210.000.000.', report],
    ['Rasio selisih 12,9%.', report],
    ['Jumlah fasilitas 7.', report],
    ['Total selisih sebesar Rp 90.000.000.', report],
    ['The facility has 120 claims, 22 of them with an indication.', report, 'en'],
    ['Total claimed Rp 700.000.000, amount paid Rp 610.000.000, gap Rp 90.000.000.', report, 'en'],
    ['Median claimed Rp 4.100.000, median of all facilities Rp 2.900.000, median ratio 1.41.', report, 'en'],
    ['Median paid Rp 3.600.000; median gap Rp 500.000.', report, 'en'],
    ['Mean length of stay 5.2 days; average LOS 5.2 days.', report, 'en'],
    ['The flagged rate is 18.3%.', report, 'en'],
    ['Mean risk score 0.41, highest risk score 0.97.', report, 'en'],
    ['Number of claims: 120; inpatient claims: 80.', report, 'en'],
    ['Outlier rate 12.5%.', report, 'en'],
    ['Biaya tagih Rp 90.000.000 lebih tinggi daripada biaya terverifikasi.', report],
    ['Biaya terverifikasi 87,1% dari biaya tagih.', report],
    ['Sebanyak 22 dari 120 klaim (18,3%) berindikasi, dan 15 dari 120 klaim di atas P90.', report],
    ['Dengan indikasi: 22 klaim.', report],
    ['Rp 700.000.000 was claimed and Rp 610.000.000 paid.', report, 'en'],
    ['Kelompok pembanding tingkat 4 berisi n = 49 klaim; pada tingkat 3 n = 6.', [item('claim.peer_n', 49, 'claims'), item('claim.peer_level', 4, 'level'), item('peers.level.3.n', 6, 'claims'), item('peers.level', 3, 'level')]],
    ['Data klaim sampai 31 Desember 2022.', [item('quality.first_date', '2022-01-01', 'date'), item('snapshot.data_date', '2022-12-31', 'date')]],
  ])('passes: %s', (text, cited, language) => {
    expect(check(text, cited, language).findings).toEqual([]);
  });

  it.each<Case>([
    ['Median biaya tagih Rp 3.600.000.', report],
    ['Median biaya tagih Rp 700.000.000.', report],
    ['Median biaya terverifikasi Rp 4.100.000.', report],
    ['Median selisih Rp 90.000.000.', report],
    ['Rata-rata biaya tagih Rp 4.100.000.', report],
    ['Biaya tagih Rp 4.100.000.', report],
    ['Total biaya tagih Rp 610.000.000.', report],
    ['Total biaya tagih Rp 90.000.000.', report],
    ['Biaya terverifikasi Rp 700.000.000.', report],
    ['Selisih Rp 700.000.000.', report],
    ['Selisih Rp 500.000.', report.filter(({ source }) => source.column !== 'median_gap')],
    ['Jumlah klaim 22.', report],
    ['Jumlah klaim rawat inap 120.', report.filter(({ source }) => source.column !== 'inpatient_n' && source.column !== 'n').concat(item('facility.flagged_n', 120, 'claims', { facility_key: '10008' }))],
    ['Jumlah klaim berindikasi 15.', report],
    ['Persentase klaim dengan indikasi 12,5%.', report],
    ['Outlier rate 18.3%.', report, 'en'],
    ['Rata-rata skor risiko 0,97.', report],
    ['Skor risiko tertinggi 0,41.', report],
    ['Rasio median 18,3%.', report],
    ['Lama rawat 5,2 hari.', report],
    ['Fasilitas ini memiliki 22 klaim.', report],
    ['Fasilitas ini memiliki 80 klaim.', report],
    ['Fasilitas ini menagih Rp 4.100.000.', report],
    ['Fasilitas ini menagih Rp 610.000.000.', report],
    ['Sebanyak 120 klaim berindikasi.', report],
    ['Sebanyak 120 klaim di atas P90 pembanding.', report],
    ['120 flagged claims.', report, 'en'],
    ['The median claimed is Rp 3.600.000.', report, 'en'],
    ['The facility has 22 claims.', report, 'en'],
    ['Mean risk score 0.97.', report, 'en'],
    ['Amount paid Rp 700.000.000.', report, 'en'],
    ['Biaya tagih Rp 90.000.000.', report],
    ['Jumlah 120 klaim, proporsi klaim dengan indikasi 18,3%, dan 22 klaim di Bandung.', report],
    ['Ada 22 klaim, proporsi klaim dengan indikasi 18,3%.', report],
    ['Dengan indikasi: 120 klaim.', report],
    ['With an indication: 120 claims.', report, 'en'],
    ['Total biaya terverifikasi Rp 700.000.000.', report],
    ['Selisih Rp 610.000.000.', report],
    ['P90 pembanding Rp 3.000.000.', [item('peers.p90', 4_000_000, 'rupiah'), item('peers.p25', 3_000_000, 'rupiah')]],
    ['Kelompok pembanding tingkat 4 berisi n = 6 klaim.', [item('claim.peer_n', 49, 'claims'), item('claim.peer_level', 4, 'level'), item('peers.level.3.n', 6, 'claims')]],
    ['Rp 610.000.000 claimed.', report, 'en'],
    ['Data klaim sampai 1 Januari 2022.', [item('quality.first_date', '2022-01-01', 'date'), item('snapshot.data_date', '2022-12-31', 'date')]],
    ['Fasilitas K30.', [item('search.1.dx_primary_code', 'K30', 'code')]],
  ])('refuses: %s', (text, cited, language) => {
    expect(check(text, cited, language).findings).not.toEqual([]);
    expect(codes(text, cited, language).every((code) => code === 'FIGURE_MISATTRIBUTED' || code === 'COMPARISON_FALSE')).toBe(true);
  });

  it('reach over the name of the row to the figure', () => {
    expect(check('Biaya tagih Jawa Barat Rp 1.500.000.000, biaya terverifikasi Jawa Barat Rp 1.300.000.000.', provinces).findings).toEqual([]);
    expect(codes('Biaya terverifikasi Jawa Barat Rp 1.500.000.000.', provinces)).toEqual(['FIGURE_MISATTRIBUTED']);
    expect(codes('Biaya terverifikasi klaim 100080122V000001 Rp 5.000.000.', claims)).toEqual(['FIGURE_MISATTRIBUTED']);
  });
});
