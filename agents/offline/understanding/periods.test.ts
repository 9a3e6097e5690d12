import { describe, expect, it } from 'vitest';

import { daysBefore } from '../../reading/calendar.ts';
import { earliest, findPeriods, unitBefore } from './periods.ts';
import { plainText } from './words.ts';

/** A Thursday. */
const dataDate = '2024-06-20';

const period = (question: string): string[] => findPeriods(plainText(question), dataDate).map(({ start, end }) => `${start} ${end}`);

describe('periods of the calendar', () => {
  it.each([
    ['klaim 2024-01-31', ['2024-01-31 2024-01-31']],
    ['klaim 31/01/2024', ['2024-01-31 2024-01-31']],
    ['klaim tanggal 31 Januari 2024', ['2024-01-31 2024-01-31']],
    ['claims of January 31, 2024', ['2024-01-31 2024-01-31']],
    ['claims of the 3rd of March 2024', ['2024-03-03 2024-03-03']],
    ['klaim tanggal 5 Juni', ['2024-06-05 2024-06-05']],
    ['klaim tanggal 5 Juli', ['2023-07-05 2023-07-05']],
    ['klaim 1-15 Januari 2024', ['2024-01-01 2024-01-15']],
    ['klaim 1 s.d. 15 Januari 2024', ['2024-01-01 2024-01-15']],
    ['dari 1 Januari 2024 sampai 31 Maret 2024', ['2024-01-01 2024-03-31']],
    ['antara 1 Januari 2024 dan 31 Maret 2024', ['2024-01-01 2024-03-31']],
    ['between 2024-01-01 and 2024-03-31', ['2024-01-01 2024-03-31']],
    ['from 01/02/2024 to 15/02/2024', ['2024-02-01 2024-02-15']],
    ['klaim bulan Januari 2024', ['2024-01-01 2024-01-31']],
    ['klaim Feb 2024', ['2024-02-01 2024-02-29']],
    ['claims in 2024-02', ['2024-02-01 2024-02-29']],
    ['klaim Januari sampai Maret 2024', ['2024-01-01 2024-03-31']],
    ['Jan-Mar 2024', ['2024-01-01 2024-03-31']],
    ['November 2023 sampai Januari 2024', ['2023-11-01 2024-01-31']],
    ['klaim bulan Maret', ['2024-03-01 2024-03-31']],
    ['klaim Desember', ['2023-12-01 2023-12-31']],
    ['claims in May', ['2024-05-01 2024-05-31']],
    ['klaim tahun 2023', ['2023-01-01 2023-12-31']],
    ['claims of 2023', ['2023-01-01 2023-12-31']],
    ['triwulan I 2024', ['2024-01-01 2024-03-31']],
    ['kuartal 2 tahun 2023', ['2023-04-01 2023-06-30']],
    ['Q3 2023', ['2023-07-01 2023-09-30']],
    ['the first quarter of 2024', ['2024-01-01 2024-03-31']],
    ['triwulan pertama', ['2024-01-01 2024-03-31']],
    ['triwulan IV', ['2023-10-01 2023-12-31']],
    ['semester 1', ['2024-01-01 2024-06-30']],
    ['semester II 2023', ['2023-07-01 2023-12-31']],
    ['sejak Maret 2024', ['2024-03-01 2024-06-20']],
    ['since 1 April 2024', ['2024-04-01 2024-06-20']],
    ['dari 1 April 2024', ['2024-04-01 2024-06-20']],
    ['claims from January 2024', ['2024-01-01 2024-01-31']],
    ['2023-2024', ['2023-01-01 2024-12-31']],
    ['sebelum 2023', [`${earliest} 2022-12-31`]],
    ['setelah Maret 2024', ['2024-04-01 2024-06-20']],
    ['Januari 2024 dan Februari 2024', ['2024-01-01 2024-01-31', '2024-02-01 2024-02-29']],
    ['bandingkan Januari dengan Februari 2023', ['2023-01-01 2023-01-31', '2023-02-01 2023-02-28']],
    ['2023 vs 2024', ['2023-01-01 2023-12-31', '2024-01-01 2024-12-31']],
  ])('%s', (question, expected) => {
    expect(period(question)).toEqual(expected);
  });
});

describe('periods that count from the newest date of the data', () => {
  it.each([
    ['klaim hari ini', ['2024-06-20 2024-06-20']],
    ['klaim kemarin', ['2024-06-19 2024-06-19']],
    ['klaim minggu ini', ['2024-06-17 2024-06-20']],
    ['klaim pekan lalu', ['2024-06-10 2024-06-16']],
    ['klaim bulan ini', ['2024-06-01 2024-06-20']],
    ['klaim bulan lalu', ['2024-05-01 2024-05-31']],
    ['klaim bln kemarin', ['2024-05-01 2024-05-31']],
    ['klaim tahun ini', ['2024-01-01 2024-06-20']],
    ['klaim tahun lalu', ['2023-01-01 2023-12-31']],
    ['klaim triwulan lalu', ['2024-01-01 2024-03-31']],
    ['klaim semester ini', ['2024-01-01 2024-06-20']],
    ['7 hari terakhir', ['2024-06-14 2024-06-20']],
    ['dua minggu terakhir', ['2024-06-07 2024-06-20']],
    ['3 bulan terakhir', ['2024-03-21 2024-06-20']],
    ['setahun terakhir', ['2023-06-21 2024-06-20']],
    ['2 bulan lalu', ['2024-04-01 2024-04-30']],
    ['this week', ['2024-06-17 2024-06-20']],
    ['last month', ['2024-05-01 2024-05-31']],
    ['last 30 days', ['2024-05-22 2024-06-20']],
    ['the past three months', ['2024-03-21 2024-06-20']],
    ['two weeks ago', ['2024-06-03 2024-06-09']],
    ['year to date', ['2024-01-01 2024-06-20']],
    ['bulan ini dibanding bulan lalu', ['2024-06-01 2024-06-20', '2024-05-01 2024-05-31']],
    ['naik atau turun dibanding tahun lalu', ['2023-01-01 2023-12-31']],
  ])('%s', (question, expected) => {
    expect(period(question)).toEqual(expected);
    expect(findPeriods(plainText(question), dataDate).every(({ isRelative }) => isRelative)).toBe(true);
  });
});

describe('what names no period', () => {
  it.each(['klaim 2.024 hari', 'biaya Rp 2024', 'biaya di atas 2024 juta', 'klaim 32/01/2024', 'may I see the claims', 'klaim 100080122V000022', 'skor 0,8', 'di atas 50 juta'])('%s', (question) => {
    expect(period(question)).toEqual([]);
  });
});

describe('the period before', () => {
  it.each([
    ['2024-06-01', '2024-06-30', undefined, '2024-05-01', '2024-05-31'],
    ['2024-01-01', '2024-03-31', undefined, '2023-10-01', '2023-12-31'],
    ['2024-06-14', '2024-06-20', undefined, '2024-06-07', '2024-06-13'],
    ['2024-06-01', '2024-06-20', 'month', '2024-05-01', '2024-05-31'],
    ['2024-06-17', '2024-06-20', 'week', '2024-06-10', '2024-06-16'],
    ['2024-01-01', '2024-06-20', 'year', '2023-01-01', '2023-06-20'],
    ['2024-02-01', '2024-02-29', 'year', '2023-02-01', '2023-02-28'],
  ] as const)('of %s to %s (%s)', (start, end, unit, from, to) => {
    expect(daysBefore({ start, end }, unit)).toEqual({ start: from, end: to });
  });

  it('is named by its unit', () => {
    expect(['bandingkan dengan bulan lalu', 'last week', 'tahun sebelumnya', 'dengan Jawa Tengah'].map((text) => unitBefore(plainText(text)))).toEqual(['month', 'week', 'year', undefined]);
  });
});
