import type { Language } from '#engine';
import type { EvidenceItem } from '#tools';
import { describe, expect, it } from 'vitest';

import { check, claimA as a, claimB as b, claimC as c, claims, codes, facilities, item, months, provinces, row } from './cited.test-support.ts';

type Case = [text: string, cited: readonly EvidenceItem[], language?: Language];

describe('what rises and falls', () => {
  it.each<Case>([
    ['Jumlah klaim naik 12,5% dari Januari 2024 ke Februari 2024.', months],
    ['Jumlah klaim meningkat 25 klaim dari Januari 2024 ke Februari 2024.', months],
    ['Jumlah klaim naik dari 200 klaim menjadi 225 klaim.', months],
    ['Kenaikan sebesar 12,5% pada jumlah klaim.', months],
    ['Biaya tagih naik Rp 190.000.000 (23,8%) pada Februari 2024 dibanding Januari 2024.', months],
    ['Pada Februari 2024 tercatat 225 klaim, naik dari 200 klaim pada Januari 2024.', months],
    ['Klaim pada Januari 2024 11,1% lebih sedikit daripada Februari 2024.', months],
    ['Claims increased by 12.5% from January 2024 to February 2024.', months, 'en'],
    ['A 12.5% increase in claims.', months, 'en'],
    ['Claims grew from 200 claims in January 2024 to 225 claims in February 2024.', months, 'en'],
  ])('passes: %s', (text, cited, language) => {
    expect(check(text, cited, language).findings).toEqual([]);
  });

  it.each<Case>([
    ['Jumlah klaim turun 12,5% dari Januari 2024 ke Februari 2024.', months],
    ['Jumlah klaim turun 11,1% dari Januari 2024 ke Februari 2024.', months],
    ['Jumlah klaim menurun 25 klaim dari Januari 2024 ke Februari 2024.', months],
    ['Penurunan sebesar 12,5% pada jumlah klaim.', months],
    ['Klaim menurun dari 200 klaim pada Januari 2024 menjadi 225 klaim pada Februari 2024.', months],
    ['Jumlah klaim naik 11,1% dari Januari 2024 ke Februari 2024.', months],
    ['Claims decreased by 12.5% from January 2024 to February 2024.', months, 'en'],
    ['A 12.5% drop in claims.', months, 'en'],
    ['Claims fell from 200 claims in January 2024 to 225 claims in February 2024.', months, 'en'],
  ])('refuses: %s', (text, cited, language) => {
    expect(codes(text, cited, language)).toContain('COMPARISON_FALSE');
  });
});

describe('what is more and less', () => {
  it.each<Case>([
    [`Klaim ${a} Rp 2.000.000 lebih tinggi daripada klaim ${b}.`, claims],
    [`Klaim ${b} Rp 2.000.000 lebih rendah daripada klaim ${a}.`, claims],
    [`Klaim ${a} (Rp 5.000.000) di atas klaim ${b} (Rp 3.000.000).`, claims],
    [`Biaya tagih klaim ${b} Rp 3.000.000, lebih rendah daripada Rp 5.000.000 pada klaim ${a}.`, claims],
    ['Rata-rata skor risiko RSUD Contoh Menteng 0,41, di atas rata-rata semua fasilitas 0,30.', facilities],
    ['Rata-rata lama rawat Jawa Timur 3,5 hari, di bawah rata-rata 3,9 hari.', provinces],
    ['Biaya tagih Rp 700.000.000 lebih besar daripada biaya terverifikasi Rp 610.000.000.', facilities],
    ['Mean risk score 0.19 at RS Teladan Sehat is below 0.30 of all facilities, whose mean it is.', facilities, 'en'],
    [`Klaim ${a} tidak lebih tinggi dari klaim ${c}.`, claims],
  ])('passes: %s', (text, cited, language) => {
    expect(check(text, cited, language).findings).toEqual([]);
  });

  it.each<Case>([
    [`Klaim ${a} Rp 2.000.000 lebih rendah daripada klaim ${b}.`, claims],
    [`Klaim ${b} Rp 2.000.000 lebih tinggi daripada klaim ${a}.`, claims],
    [`Klaim ${a} (Rp 5.000.000) di bawah klaim ${b} (Rp 3.000.000).`, claims],
    ['Rata-rata skor risiko RSUD Contoh Menteng 0,41, di bawah rata-rata semua fasilitas 0,30.', facilities],
    ['Biaya tagih RSUD Contoh Menteng Rp 90.000.000 lebih rendah daripada biaya terverifikasi.', facilities],
    ['Biaya tagih Rp 700.000.000 lebih kecil daripada biaya terverifikasi Rp 610.000.000.', facilities],
    [`Claim ${b}, Rp 3.000.000, exceeds Rp 5.000.000 of claim ${a}.`, claims, 'en'],
  ])('refuses: %s', (text, cited, language) => {
    expect(check(text, cited, language).findings).not.toEqual([]);
  });
});

describe('the first and the last', () => {
  it.each<Case>([
    [`Klaim dengan biaya tagih tertinggi adalah ${c}.`, claims],
    [`Klaim dengan biaya tagih tertinggi adalah klaim ${c} (Rp 7.500.000).`, claims],
    [`Klaim dengan biaya tertinggi adalah ${c}.`, claims],
    [`Klaim dengan skor risiko tertinggi adalah ${a}.`, claims],
    [`Klaim dengan lama rawat terlama adalah ${c}.`, claims],
    [`Klaim ${b} memiliki biaya tagih terendah.`, claims],
    ['Provinsi dengan klaim terbanyak adalah Jawa Barat (312 klaim).', provinces],
    ['Provinsi dengan rata-rata skor risiko terendah adalah Banten.', provinces],
    ['Klaim terbanyak tercatat di Jawa Barat.', provinces],
    ['The province with the most claims is West Java.', provinces, 'en'],
    [`The claim with the highest amount claimed is ${c}.`, claims, 'en'],
    [`The highest risk score is that of ${a}.`, claims, 'en'],
    [`Salah satu klaim dengan biaya tagih tertinggi adalah ${a}.`, claims],
    [`Klaim dengan biaya tagih tertinggi kedua adalah ${a}.`, claims],
    [`Dua klaim dengan biaya tagih tertinggi adalah ${a} dan ${c}.`, claims],
    [`Apakah klaim dengan biaya tagih tertinggi adalah ${a}?`, claims],
    ['Kasus dengan tanda paling menarik adalah Jawa Timur.', provinces],
  ])('passes: %s', (text, cited, language) => {
    expect(check(text, cited, language).findings).toEqual([]);
  });

  it.each<Case>([
    [`Klaim dengan biaya tagih tertinggi adalah ${a}.`, claims],
    [`Klaim dengan biaya tertinggi adalah ${b}.`, claims],
    [`Klaim dengan biaya tagih terendah adalah klaim ${c}.`, claims],
    [`Klaim dengan skor risiko tertinggi adalah ${b}.`, claims],
    [`Klaim dengan lama rawat terlama adalah ${a}.`, claims],
    [`Klaim ${a} memiliki biaya tagih tertinggi.`, claims],
    ['Provinsi dengan klaim terbanyak adalah Banten.', provinces],
    ['Provinsi dengan rata-rata skor risiko tertinggi adalah Jawa Timur.', provinces],
    ['Klaim terbanyak tercatat di Jawa Timur.', provinces],
    ['The province with the most claims is Banten.', provinces, 'en'],
    [`The claim with the highest amount claimed is ${a}.`, claims, 'en'],
    ['The lowest mean risk score is that of West Java.', provinces, 'en'],
  ])('refuses: %s', (text, cited, language) => {
    expect(codes(text, cited, language)).toContain('COMPARISON_FALSE');
  });
});

describe('none and all', () => {
  const none = item('search.total', 0, 'claims');
  const all = row('facility', { facility_key: '10008' }, [['n', 40, 'claims'], ['flagged_n', 40, 'claims']]);
  it.each<Case>([
    ['Tidak ada klaim yang memenuhi saringan ini.', [none]],
    ['Tidak ditemukan klaim lain.', [none]],
    ['Tidak ada klaim kembar.', [item('claim.duplicate_claim_ids', [], 'code')]],
    ['No claims match.', [none], 'en'],
    ['Semua klaim berindikasi.', all],
    ['All claims are flagged.', all, 'en'],
    ['Apakah tidak ada klaim lain?', claims],
    ['Dari semua klaim, 40 klaim berindikasi.', all],
    ['Tidak ada aturan yang aktif pada klaim ini.', [item('claim.flags', [], 'code')]],
  ])('passes: %s', (text, cited, language) => {
    expect(check(text, cited, language).findings).toEqual([]);
  });

  it.each<Case>([
    ['Tidak ada klaim yang memenuhi saringan ini.', claims],
    ['Tidak ditemukan klaim lain.', [item('search.total', 3, 'claims')]],
    ['Tidak ada klaim kembar.', [item('claim.duplicate_claim_ids', ['K1'], 'code')]],
    ['Tidak ada klaim kembar.', [item('claim.comorbidity_count', 0, 'items')]],
    ['Tidak ada fasilitas lain.', [none]],
    ['No claims match.', claims, 'en'],
    ['None of the claims is flagged.', claims, 'en'],
    ['Semua klaim berindikasi.', facilities],
    ['All claims are flagged.', facilities, 'en'],
    ['Seluruh klaim memiliki indikasi.', claims],
  ])('refuses: %s', (text, cited, language) => {
    expect(codes(text, cited, language)).toContain('QUANTITY_VAGUE');
  });
});

describe('the peers of a claim among others', () => {
  const cited = [...row('claim', { claim_id: a }, [['claim_id', a, 'code'], ['amount_claimed', 5_000_000, 'rupiah'], ['peer_p90', 4_000_000, 'rupiah'], ['peer_mean', 3_000_000, 'rupiah']]), ...claims.filter(({ source }) => source.keys['claim_id'] === b)];

  it('are held against its own amount', () => {
    expect(check('Biaya tagih klaim ini di atas P90 pembanding.', cited).findings).toEqual([]);
    expect(codes('Biaya tagih klaim ini tidak melebihi P90 pembanding.', cited)).toEqual(['COMPARISON_FALSE']);
    expect(codes(`Biaya tagih klaim ${b} di atas P90 pembanding.`, cited)).toContain('COMPARISON_FALSE');
  });
});
