import type { Language } from '#engine';
import type { EvidenceItem } from '#tools';
import { describe, expect, it } from 'vitest';

import { check, claimA as a, claimB as b, claimC as c, claims, codes, facilities, item, months, provinces, row } from './cited.test-support.ts';

type Case = [text: string, cited: readonly EvidenceItem[], language?: Language];

describe('a figure of the row that is named', () => {
  it.each<Case>([
    [`Klaim ${a} Rp 5.000.000, klaim ${b} Rp 3.000.000, selisih Rp 2.000.000.`, claims],
    [`Klaim ${a} menagih Rp 5.000.000 dan klaim ${b} menagih Rp 3.000.000.`, claims],
    [`Klaim ${a}: biaya tagih Rp 5.000.000, biaya terverifikasi Rp 4.200.000, lama rawat 2 hari; klaim ${b}: biaya tagih Rp 3.000.000, lama rawat 4 hari.`, claims],
    [`Rp 5.000.000 ditagih oleh klaim ${a} dan Rp 3.000.000 oleh klaim ${b}.`, claims],
    [`Rp 5.000.000 (klaim ${a}) dan Rp 3.000.000 (klaim ${b}).`, claims],
    [`Klaim ${a} (Rp 5.000.000) lebih tinggi daripada klaim ${b} (Rp 3.000.000).`, claims],
    [`Klaim ${a}, ${b}, dan ${c} masing-masing menagih Rp 5.000.000, Rp 3.000.000, dan Rp 7.500.000.`, claims],
    [`Klaim ${a} dan ${b} menagih Rp 5.000.000 dan Rp 3.000.000.`, claims],
    [`Klaim ${a} dan ${b} berjumlah Rp 8.000.000.`, claims],
    [`Klaim ${a}, ${b}, dan ${c} berjumlah Rp 15.500.000.`, claims],
    [`Klaim ${a} menagih Rp 2.000.000 lebih tinggi daripada klaim ${b}.`, claims],
    [`Biaya tagih klaim ${b} 40% lebih rendah daripada klaim ${a}.`, claims],
    [`Klaim ${a} dari RSUD Contoh Menteng menagih Rp 5.000.000, klaim ${b} dari RS Teladan Sehat menagih Rp 3.000.000.`, claims],
    [`RSUD Contoh Menteng: klaim ${a} Rp 5.000.000; RS Teladan Sehat: klaim ${b} Rp 3.000.000.`, claims],
    [`Di Jawa Barat, klaim ${a} menagih Rp 5.000.000 dan klaim ${c} menagih Rp 7.500.000.`, claims],
    [`Klaim ${a} (J18.9, RITL) menagih Rp 5.000.000; klaim ${b} (A41.9, RJTL) menagih Rp 3.000.000.`, claims],
    [`Klaim ${a} masuk 12 Januari 2024, klaim ${b} masuk 3 Februari 2024.`, claims],
    [`Dari 312 klaim, klaim ${a} berada di peringkat 1 dengan skor risiko 0,91.`, claims],
    [`Klaim ${a} adalah satu dari 312 klaim.`, claims],
    ['Tiga klaim teratas menagih Rp 5.000.000, Rp 3.000.000, dan Rp 7.500.000.', claims],
    [`Fasilitas 10008 pada klaim ${a}, lama rawat 2 hari.`, claims],
    [`Claim ${a} billed Rp 5.000.000, while claim ${b} billed Rp 3.000.000, a difference of Rp 2.000.000.`, claims, 'en'],
    [`Claims ${a} and ${b} were paid Rp 4.200.000 and Rp 2.900.000 respectively.`, claims, 'en'],
    [`Rp 5.000.000 was billed for claim ${a} and Rp 3.000.000 for claim ${b}.`, claims, 'en'],
    ['Jawa Barat mencatat 312 klaim, Jawa Timur 200 klaim, dan Banten 96 klaim.', provinces],
    ['Sebanyak 312 klaim di Jawa Barat dan 200 klaim di Jawa Timur.', provinces],
    ['Jawa Barat (312 klaim) dan Jawa Timur (200 klaim) mencakup 512 klaim.', provinces],
    ['Jawa Barat, Jawa Timur, dan Banten memiliki 312, 200, dan 96 klaim.', provinces],
    ['Jawa Barat mencakup 51,3% dari 608 klaim.', provinces],
    ['Jawa Timur menagih Rp 900.000.000, yaitu 60% dari Rp 1.500.000.000 di Jawa Barat.', provinces],
    ['Jumlah klaim Jawa Barat 112 klaim lebih banyak daripada Jawa Timur.', provinces],
    ['West Java has 312 claims and East Java 200 claims, against 608 claims in all.', provinces, 'en'],
    ['Of 608 claims, 312 are in West Java.', provinces, 'en'],
    ['Pada Januari 2024 tercatat 200 klaim dan pada Februari 2024 tercatat 225 klaim, naik 12,5%.', months],
    ['Klaim naik dari 200 klaim pada Januari 2024 menjadi 225 klaim pada Februari 2024.', months],
    ['Pada 2024-01 tercatat 200 klaim, pada 2024-02 225 klaim.', months],
    ['In Jan 2024 there were 200 claims, in Feb 2024 225 claims, an increase of 12.5%.', months, 'en'],
    ['RSUD Contoh Menteng mencatat 120 klaim, RS Teladan Sehat 75 klaim.', facilities],
    ['Fasilitas 10008 mencatat 120 klaim dan fasilitas 10009 mencatat 75 klaim.', facilities],
    ['Fasilitas kelas B mencatat 120 klaim, fasilitas kelas C 75 klaim.', facilities],
    ['RSUD Contoh Menteng: indikasi “Pola klaim berulang” pada 9 klaim (7,5%).', facilities],
    ['Indikasi “Lama rawat singkat, biaya tinggi”: 19 klaim.', [item('facility.flag.short_stay_high_cost.n', 19, 'claims', { report: 'flags', facility_key: '10008', rule_id: 'short_stay_high_cost' })]],
    ['RSUD Contoh Menteng mencakup 19,7% dari 608 klaim.', facilities],
  ])('passes: %s', (text, cited, language) => {
    expect(check(text, cited, language).findings).toEqual([]);
  });

  it.each<Case>([
    [`Klaim ${a} Rp 3.000.000, klaim ${b} Rp 5.000.000, selisih Rp 2.000.000.`, claims],
    [`Klaim ${a} menagih Rp 3.000.000.`, claims],
    [`Klaim ${b} menagih Rp 7.500.000.`, claims],
    [`Klaim ${a}: lama rawat 4 hari.`, claims],
    [`Skor risiko klaim ${b} 0,91.`, claims],
    [`Rp 3.000.000 ditagih oleh klaim ${a} dan Rp 5.000.000 oleh klaim ${b}.`, claims],
    [`Rp 3.000.000 (klaim ${a}) dan Rp 5.000.000 (klaim ${b}).`, claims],
    [`Klaim ${a} (Rp 3.000.000) dan klaim ${b} (Rp 5.000.000).`, claims],
    [`Klaim ${a}, ${b}, dan ${c} masing-masing menagih Rp 3.000.000, Rp 5.000.000, dan Rp 7.500.000.`, claims],
    [`Klaim ${a} dan ${b} masing-masing menagih Rp 5.000.000.`, claims],
    [`Klaim ${a} dan ${b} menagih Rp 3.000.000 dan Rp 5.000.000.`, claims],
    [`Klaim ${a} dan ${b} sama-sama berlama rawat 4 hari.`, claims],
    [`Klaim ${a} masuk 3 Februari 2024.`, claims],
    [`Klaim ${b} dari RSUD Contoh Menteng menagih Rp 3.000.000.`, claims],
    [`Klaim ${a} dari RS Teladan Sehat.`, claims],
    [`Klaim ${a}, yang dirawat di RS Teladan Sehat, menagih Rp 5.000.000.`, claims],
    [`Klaim ${a} di Jawa Timur.`, claims],
    [`Di Jawa Timur, klaim ${a} menagih Rp 5.000.000.`, claims],
    [`Klaim ${a} (A41.9) menagih Rp 5.000.000.`, claims],
    [`Klaim ${b} adalah klaim RITL.`, claims],
    [`Klaim ${a} dengan tingkat keparahan ringan.`, claims],
    ['RS Teladan Sehat menagih Rp 7.500.000.', claims],
    [`Claim ${a} billed Rp 3.000.000.`, claims, 'en'],
    [`Claims ${a} and ${b} were paid Rp 2.900.000 and Rp 4.200.000 respectively.`, claims, 'en'],
    ['Jawa Barat mencatat 200 klaim, Jawa Timur 312 klaim.', provinces],
    ['Sebanyak 200 klaim di Jawa Barat dan 312 klaim di Jawa Timur.', provinces],
    ['Jawa Barat mencakup 32,9% dari 608 klaim.', provinces],
    ['Jawa Barat, Jawa Timur, dan Banten memiliki 200, 312, dan 96 klaim.', provinces],
    ['West Java has 200 claims.', provinces, 'en'],
    ['Rata-rata skor risiko Banten 0,35.', provinces],
    ['Pada Januari 2024 tercatat 225 klaim.', months],
    ['Pada 2024-02 tercatat 200 klaim.', months],
    ['In February 2024 there were 200 claims.', months, 'en'],
    ['RSUD Contoh Menteng mencatat 75 klaim.', facilities],
    ['Fasilitas 10009 mencatat 120 klaim.', facilities],
    ['Fasilitas kelas C mencatat 120 klaim.', facilities],
    ['RS Teladan Sehat: indikasi “Pola klaim berulang” pada 9 klaim.', facilities],
    ['RS Teladan Sehat mencakup 19,7% dari 608 klaim.', facilities],
    ['RS Teladan Sehat di Jawa Barat mencatat 75 klaim.', facilities],
  ])('refuses: %s', (text, cited, language) => {
    expect(codes(text, cited, language)).toContain('FIGURE_MISATTRIBUTED');
  });
});

describe('the claim in context', () => {
  const open = row('claim', { claim_id: c }, [['claim_id', c, 'code'], ['amount_claimed', 7_500_000, 'rupiah'], ['peer_p90', 4_000_000, 'rupiah'], ['los', 9, 'days']], 'claims_scored');
  const similar = row('similar.1', { claim_id: b }, [['claim_id', b, 'code'], ['amount_claimed', 3_000_000, 'rupiah'], ['los', 4, 'days']], 'claims_scored');
  const cited = [...open, ...similar, item('similar.count', 57, 'claims', { claim_id: c }, 'similar_claims')];

  it.each([
    `Klaim ini menagih Rp 7.500.000, klaim serupa ${b} menagih Rp 3.000.000.`,
    `Biaya tagih Rp 7.500.000, sedangkan klaim serupa ${b} Rp 3.000.000.`,
    `Klaim serupa ${b} menagih Rp 3.000.000, dibandingkan Rp 7.500.000 pada klaim ini.`,
    `Klaim serupa ${b} adalah satu dari 57 klaim.`,
    `Klaim ${c} menagih Rp 7.500.000, di atas P90 pembanding Rp 4.000.000.`,
  ])('has its own figures: %s', (text) => {
    expect(check(text, cited).findings).toEqual([]);
  });

  it.each([`Klaim serupa ${b} menagih Rp 7.500.000.`, `Klaim ini menagih Rp 3.000.000.`, `Klaim ${c} selama 4 hari.`, `Lama rawat klaim ini 4 hari, klaim ${b} 9 hari.`])('lends none to another: %s', (text) => {
    expect(codes(text, cited)).toContain('FIGURE_MISATTRIBUTED');
  });
});

function searchIn(round: string, name: string, n: number): EvidenceItem[] {
  return [item(`${round}search.filter.province`, name, 'name'), item(`${round}search.total`, n, 'claims', { province: name })];
}

describe('rows of one call', () => {
  const cited = [...searchIn('', 'JAWA BARAT', 312), ...searchIn('2:', 'JAWA TIMUR', 200)];

  it('are those that its filters name', () => {
    expect(check('Jawa Barat: 312 klaim; Jawa Timur: 200 klaim.', cited).findings).toEqual([]);
    expect(codes('Jawa Barat: 200 klaim; Jawa Timur: 312 klaim.', cited)).toContain('FIGURE_MISATTRIBUTED');
  });
});

describe('all and its parts', () => {
  const allMean = item('casemix.total.mean_risk', 0.3, 'score');
  it.each<Case>([
    ['Jawa Barat mencatat 312 dari 608 klaim.', provinces],
    ['Rata-rata skor risiko Jawa Barat 0,35, dibanding 0,30 pada semua klaim.', [...provinces, allMean]],
    ['Total 608 klaim dengan biaya tagih Rp 2.800.000.000.', provinces],
    ['Provinsi dengan klaim terbanyak mencatat 312 klaim.', provinces],
    ['Median biaya tagih fasilitas 10008 Rp 4.100.000, median semua fasilitas Rp 2.900.000.', row('tariff.1', { facility_key: '10008', code: 'J-4-16-I' }, [['facility_key', '10008', 'code'], ['median_claimed', 4_100_000, 'rupiah'], ['all_median_claimed', 2_900_000, 'rupiah']])],
    ['Indikasi “Pola klaim berulang”: 40 dari 608 klaim.', row('report.1', { rule_id: 'duplicate_pattern' }, [['rule_id', 'duplicate_pattern', 'code'], ['n', 40, 'claims'], ['total_n', 608, 'claims']])],
  ])('pass as what they are: %s', (text, cited) => {
    expect(check(text, cited).findings).toEqual([]);
  });

  it.each<Case>([
    ['Jawa Barat mencatat 608 klaim.', provinces],
    ['Jawa Barat menagih total biaya tagih Rp 2.800.000.000.', provinces],
    ['Rata-rata lama rawat Banten 3,9 hari.', provinces],
    ['Rata-rata lama rawat 3,5 hari pada semua klaim.', provinces],
    ['Ada 312 klaim dengan total biaya tagih Rp 1.500.000.000.', provinces],
    ['Sebanyak 40 klaim dengan indikasi.', [...provinces, item('casemix.total.flagged_n', 64, 'claims')]],
    ['Fasilitas 10008: median biaya tagih Rp 2.900.000.', row('tariff.1', { facility_key: '10008', code: 'J-4-16-I' }, [['facility_key', '10008', 'code'], ['median_claimed', 4_100_000, 'rupiah'], ['all_median_claimed', 2_900_000, 'rupiah']])],
    ['Indikasi “Pola klaim berulang”: 608 klaim.', row('report.1', { rule_id: 'duplicate_pattern' }, [['rule_id', 'duplicate_pattern', 'code'], ['n', 40, 'claims'], ['total_n', 608, 'claims']])],
    ['Jawa Barat dan Banten berjumlah 512 klaim.', provinces],
  ])('do not pass as each other: %s', (text, cited) => {
    expect(codes(text, cited)).toContain('FIGURE_MISATTRIBUTED');
  });
});

describe('rows of a period', () => {
  const december = item('search.total', 158, 'claims', { province: 'Jawa Timur', start_date: '2022-12-01', end_date: '2022-12-31' });
  const november = item('2:search.total', 202, 'claims', { province: 'Jawa Timur', start_date: '2022-11-01', end_date: '2022-11-30' });
  const dates = [item('search.filter.start_date', '2022-12-01', 'date', { start_date: '2022-12-01' }), item('2:search.filter.start_date', '2022-11-01', 'date', { start_date: '2022-11-01' })];
  const cited = [december, november, ...dates];

  it('are those of its month, and may be set against another', () => {
    expect(check('Yang pertama 158 klaim, yang kedua 202 klaim: selisih 44 klaim, atau 21,8% dari yang kedua.', cited).findings).toEqual([]);
    expect(check('Pada Desember 2022 ada 158 klaim, pada November 2022 202 klaim.', cited).findings).toEqual([]);
    expect(check('Dari November 2022 ke Desember 2022 jumlah klaim turun 21,8%.', cited).findings).toEqual([]);
    expect(codes('Pada Desember 2022 ada 202 klaim, pada November 2022 158 klaim.', cited)).toEqual(['FIGURE_MISATTRIBUTED', 'FIGURE_MISATTRIBUTED']);
    expect(codes('Dari November 2022 ke Desember 2022 jumlah klaim naik 27,8%.', cited)).toEqual(['COMPARISON_FALSE']);
  });
});

describe('both claims of a pair', () => {
  const pair = row('report.1', { first_claim_id: a, second_claim_id: b }, [
    ['first_claim_id', a, 'code'], ['second_claim_id', b, 'code'], ['first_amount_claimed', 5_000_000, 'rupiah'], ['second_amount_claimed', 3_000_000, 'rupiah'], ['days_apart', 3, 'days'],
    ['first_facility_name', 'RSUD Contoh Menteng', 'name'], ['second_facility_name', 'RS Teladan Sehat', 'name'],
  ]);

  it('have each their own side of the row, and the rest in common', () => {
    expect(check(`Klaim ${a} Rp 5.000.000 dan klaim ${b} Rp 3.000.000, berjarak 3 hari.`, pair).findings).toEqual([]);
    expect(check(`Klaim ${a} dari RSUD Contoh Menteng dan klaim ${b} dari RS Teladan Sehat.`, pair).findings).toEqual([]);
    expect(codes(`Klaim ${a} Rp 3.000.000 dan klaim ${b} Rp 5.000.000.`, pair)).toContain('FIGURE_MISATTRIBUTED');
    expect(codes(`Klaim ${a} dari RS Teladan Sehat.`, pair)).toContain('FIGURE_MISATTRIBUTED');
  });
});
