import { ruleIds } from '#engine';
import { array, assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findAmountBounds, findScoreBounds } from './bounds.ts';
import { findFlag, findSegment, findServiceTypes, findSeverity } from './categories.ts';
import { findClaimIds, findCodes } from './codes.ts';
import { findDimension } from './dimensions.ts';
import { findDisease } from './diseases.ts';
import { findFacility, findFacilityClass } from './facilities.ts';
import { findFurther, findLimit } from './limits.ts';
import { findOrder, sortOfClaims } from './measures.ts';
import { readAmount } from './numbers.ts';
import { findPlaces } from './places.ts';
import { correctedWord } from './spelling.ts';
import { findUnfiltered } from './unfiltered.ts';
import { knownWords } from './vocabulary.ts';
import { plainText } from './words.ts';

describe('plain text', () => {
  it.each([
    ['BRP  klaim   ranap di Jatim?', 'berapa klaim rawat inap di jatim?'],
    ['rata2 biaya', 'rata-rata biaya'],
    ['klaim-klaim yg berulang', 'klaim yang berulang'],
    ['Biayanya berapakah?', 'biaya berapa?'],
    ['apakah hanya langkah', 'apakah hanya langkah'],
    ['kalim teringgi bulam lalu', 'klaim tertinggi bulan lalu'],
    ['tgl 1 s/d 5', 'tanggal 1 sampai 5'],
    ['cari “RS Bungga Hati”', 'cari "rs bungga hati"'],
    ['klaim J18.9 dan N-1-20-I', 'klaim j18.9 dan n-1-20-i'],
  ])('of %s', (question, expected) => {
    expect(plainText(question)).toBe(expected);
  });

  it('of plain text is the same again', () => {
    assert(property(array(constantFrom(...knownWords, 'di', 'yang', 'j18.9', '50', 'juta'), { maxLength: 12 }), (tokens) => {
      const plain = plainText(tokens.join(' '));
      expect(plainText(plain)).toBe(plain);
    }));
  });
});

describe('spelling', () => {
  it('sets one wrong letter right and leaves words that are right', () => {
    expect(['klain', 'biya', 'provnsi', 'selisiih', 'pembandng', 'tertingi', 'keparahn', 'dibandngkn'].map(correctedWord)).toEqual(['klaim', 'biaya', 'provinsi', 'selisih', 'pembanding', 'tertinggi', 'keparahan', 'dibandingkan']);
    for (const known of knownWords) expect(correctedWord(known)).toBe(known);
  });

  it('leaves ordinary words near known ones as they are', () => {
    for (const own of ['bukan', 'tahu', 'utama', 'biasa', 'tidur', 'beberapa', 'medan', 'store', 'tarik', 'masalah']) expect(correctedWord(own)).toBe(own);
  });
});

describe('amounts', () => {
  it.each([
    ['50 juta', 50_000_000], ['Rp 5.000.000', 5_000_000], ['rp5.000.000,00', 5_000_000], ['1,5 jt', 1_500_000], ['4.5 million', 4_500_000], ['2,25 miliar', 2_250_000_000], ['750 rb', 750_000], ['IDR 12,500,000', 12_500_000],
    ['250.000', 250_000], ['setengah juta', 500_000], ['seratus juta', 100_000_000], ['10000 rupiah', 10_000], ['12', undefined], ['0,8', undefined], ['90%', undefined],
  ])('%s', (text, amount) => {
    expect(readAmount(plainText(text))).toBe(amount);
  });

  it.each([
    ['di atas 50 juta', { min: 50_000_000 }], ['lebih dari Rp 5.000.000', { min: 5_000_000 }], ['> 4,5 juta', { min: 4_500_000 }], ['minimal 10 jt', { min: 10_000_000 }], ['10 juta ke atas', { min: 10_000_000 }], ['at least 2 million', { min: 2_000_000 }],
    ['di bawah 1 juta', { max: 1_000_000 }], ['maksimal 20 jt', { max: 20_000_000 }], ['less than Rp 500.000', { max: 500_000 }], ['<= 3 juta', { max: 3_000_000 }],
    ['antara 10 dan 20 juta', { min: 10_000_000, max: 20_000_000 }], ['10-20 juta', { min: 10_000_000, max: 20_000_000 }], ['between 5 and 7.5 million', { min: 5_000_000, max: 7_500_000 }], ['dari 1 juta sampai 2 juta', { min: 1_000_000, max: 2_000_000 }],
    ['di atas 5 juta dan di bawah 9 juta', { min: 5_000_000, max: 9_000_000 }], ['lebih dari 10 klaim', {}], ['di atas P90', {}],
  ])('bounds: %s', (text, bounds) => {
    expect(findAmountBounds(plainText(text)).bounds).toEqual(bounds);
  });

  it('are read back from the way they are written', () => {
    assert(property(integer({ min: 10_000, max: 999_999_999 }), (amount) => {
      expect(readAmount(`rp ${String(amount).replaceAll(/\B(?=(?:\d{3})+$)/g, '.')}`)).toBe(amount);
      expect(readAmount(`rp ${String(amount).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')}`)).toBe(amount);
    }));
  });

  it.each([
    ['skor di atas 0,8', { min: 0.8 }], ['skor risiko >= 80%', { min: 0.8 }], ['risk score over 0.75', { min: 0.75 }], ['skor antara 0,5 dan 0,8', { min: 0.5, max: 0.8 }], ['skor di bawah 0.3', { max: 0.3 }], ['skor 0,9 ke atas', { min: 0.9 }], ['biaya di atas 0,8', {}],
  ])('scores: %s', (text, bounds) => {
    expect(findScoreBounds(plainText(text)).risk).toEqual(bounds);
  });

  it('of the score of the model are its own', () => {
    expect(findScoreBounds('skor model di atas 0,7')).toMatchObject({ risk: {}, model: { min: 0.7 } });
  });
});

describe('places', () => {
  it.each([
    ['di Jatim', ['Jawa Timur'], undefined], ['West Java and Aceh', ['Jawa Barat', 'Aceh'], undefined], ['DKI', ['DKI Jakarta'], undefined], ['di Yogya', ['DI Yogyakarta'], undefined], ['Papua Barat Daya', ['Papua Barat Daya'], undefined],
    ['Kepulauan Riau', ['Kepulauan Riau'], undefined], ['Sumatra Utara', ['Sumatera Utara'], undefined], ['kembali', [], undefined], ['Kota Surabaya', [], 'Kota Surabaya'], ['kab bogor bulan ini', [], 'Kabupaten Bogor'],
    ['kabupaten bandung barat', [], 'Kabupaten Bandung Barat'], ['Jakarta Selatan', [], 'Jakarta Selatan'], ['South Jakarta', [], 'Jakarta Selatan'], ['di Makassar', [], 'Kota Makassar'], ['Kota Malang di Jawa Timur', ['Jawa Timur'], 'Kota Malang'],
  ])('%s', (text, provinces, district) => {
    expect(findPlaces(plainText(text))).toMatchObject({ provinces, district });
  });
});

describe('facilities', () => {
  it.each([
    ['Profil RSUD Contoh Menteng', { name: 'RSUD Contoh Menteng' }], ['klaim rs harapan bunda bulan ini', { name: 'rs harapan bunda' }], ['faskes 301060', { key: '301060' }], ['facility code 10008', { key: '10008' }], ['RS 0301R001', { key: '0301R001' }],
    ['fasilitas “Klinik Sehat Abadi”', { name: 'Klinik Sehat Abadi' }], ['RS mana yang paling banyak', {}], ['RS kelas B di Bali', {}], ['rumah sakit ini', {}], ['RS lain', {}], ['hospital with the most claims', {}], ['berapa klaim rs?', {}],
  ])('%s', (question, expected) => {
    const { key, name } = findFacility(question, plainText(question));
    expect({ ...(key !== undefined && { key }), ...(name !== undefined && { name }) }).toEqual(expected);
  });

  it.each([['RS kelas B', 'RS Kelas B'], ['tipe C', 'RS Kelas C'], ['class A hospitals', 'RS Kelas A'], ['swasta setara tipe D', 'RS Swasta Setara Type D'], ['TNI Polri kelas II', 'RS TNI Polri Kelas II'], ['RS khusus mata', 'Khusus Mata'], ['kelas 3', undefined]])('class: %s', (text, expected) => {
    expect(findFacilityClass(plainText(text))).toBe(expected);
  });
});

describe('codes', () => {
  it.each([
    ['apa arti J18.9', { icd10: ['J18.9'] }], ['klaim e11', { icd10: ['E11'] }], ['P90 pembanding', {}], ['kode P90', { icd10: ['P90'] }], ['N-1-20-I', { inacbg: ['N-1-20-I'] }], ['e-4-10 dan J18', { inacbg: ['E-4-10'], icd10: ['J18'] }],
    ['tindakan 39.95', { icd9: ['39.95'] }], ['procedure 3995', { icd9: ['3995'] }], ['biaya 39.95 juta', {}], ['klaim 100080122V000022', {}], ['Q1 2024', {}],
  ])('%s', (question, expected) => {
    expect(findCodes(question, plainText(question))).toEqual({ icd10: [], icd9: [], inacbg: [], ...expected });
  });

  it('of claims are the ids that are written, or what stands for them', () => {
    expect(findClaimIds('bandingkan 100080122V000022 dan c0124v000001')).toEqual(['100080122V000022', 'C0124V000001']);
    expect(findClaimIds('jelaskan klaim REF-2')).toEqual(['REF-2']);
    expect(findClaimIds('klaim di RS REF-2')).toEqual([]);
  });

  it.each([['klaim diabetes', 'E11'], ['DBD', 'A91'], ['gagal ginjal', 'N18'], ['heart failure', 'I50'], ['hemodialisis', undefined]])('disease: %s', (text, dx) => {
    expect(findDisease(plainText(text))?.dx).toBe(dx);
  });
});

describe('categories', () => {
  it.each([
    ['rawat inap', ['RITL']], ['outpatient', ['RJTL']], ['ranap dan rajal', ['RITL', 'RJTL']], ['dirawat', []],
  ])('service: %s', (text, expected) => {
    expect(findServiceTypes(plainText(text))).toEqual(expected);
  });

  it.each([['keparahan berat', 'berat'], ['severity III', 'berat'], ['severe claims', 'berat'], ['klaim sedang', 'sedang'], ['tingkat 1', 'ringan'], ['mild', 'ringan'], ['pasien yang sedang dirawat', undefined], ['berat badan', undefined]])('severity: %s', (text, expected) => {
    expect(findSeverity(plainText(text))).toBe(expected);
  });

  it.each([['PBI APBN', 'PBI APBN'], ['peserta mandiri', 'PBPU'], ['segmen PPU', 'PPU'], ['bukan pekerja', 'Bukan pekerja'], ['pekerja', undefined]])('segment: %s', (text, expected) => {
    expect(findSegment(plainText(text))).toBe(expected);
  });

  it.each([['lama rawat singkat, biaya tinggi', 'short_stay_high_cost'], ['short stay', 'short_stay_high_cost'], ['upcoding', 'severity_mismatch'], ['pola klaim berulang', 'duplicate_pattern'], ['biaya tinggi dibayar penuh', 'high_cost_full_paid'], ['lama rawat', undefined]])('indication: %s', (text, expected) => {
    expect(findFlag(plainText(text))).toBe(expected);
  });

  it('knows every rule by its id', () => {
    for (const rule of ruleIds) expect(findFlag(`indikasi ${rule}`)).toBe(rule);
  });

  it.each([['per provinsi', 'province'], ['menurut tingkat keparahan', 'severity'], ['by segment', 'segment'], ['per kelas RS', 'class'], ['per regional', 'tariff_region'], ['diagnosis apa', 'dx'], ['INA-CBG terbanyak', 'inacbg'], ['semua', undefined]])('dimension: %s', (text, expected) => {
    expect(findDimension(plainText(text))).toBe(expected);
  });
});

describe('rows and their order', () => {
  it.each([['10 klaim', 10], ['lima klaim', 5], ['top 20', 20], ['top five', 5], ['the 3 most expensive claims', 3], ['100 klaim', 20], ['biaya 10 juta', undefined], ['lama rawat 5 hari', undefined], ['skor 0,8', undefined]])('%s', (text, limit) => {
    expect(findLimit(plainText(text))).toBe(limit);
  });

  it.each([['5 lagi', 5], ['next 10', 10], ['sisanya', 'all'], ['show more', 'all'], ['berapa klaim', undefined]])('further: %s', (text, further) => {
    expect(findFurther(plainText(text))).toBe(further);
  });

  it.each([
    ['biaya tertinggi', 'amount_claimed'], ['termahal', 'amount_claimed'], ['selisih terbesar', 'amount_gap'], ['z-score tertinggi', 'cost_zscore'], ['paling berisiko', 'risk'], ['tertinggi', 'risk'], ['terbaru', 'admit_date'], ['biaya terendah', 'amount_claimed_asc'], ['oldest claims', 'admit_date_asc'], ['skor model tertinggi', 'ml_score'], ['klaim', undefined],
  ])('order: %s', (text, sort) => {
    const order = findOrder(plainText(text));
    expect(order && sortOfClaims(order)).toBe(sort);
  });
});

describe('what no tool can filter by', () => {
  it.each([['RS swasta', 'kepemilikan fasilitas'], ['pasien perempuan', 'jenis kelamin peserta'], ['usia di atas 60', 'usia peserta'], ['yang meninggal', 'cara pulang'], ['lama rawat lebih dari 10 hari', 'lama rawat'], ['operasi katarak', 'tindakan'], ['klaim pending', 'status atau keputusan']])('%s', (text, name) => {
    expect(findUnfiltered(plainText(text)).map(({ id }) => id)).toContain(name);
  });

  it('is nothing in a plain question', () => {
    expect(findUnfiltered(plainText('10 klaim tertinggi di Jawa Timur minggu ini'))).toEqual([]);
  });
});
