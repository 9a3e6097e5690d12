import { type Language, useLanguage } from './language.ts';

const locales = { id: 'id-ID', en: 'en-GB' } as const;
const months = {
  id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const;

export interface Format {
  /** `Rp 4.500.000`, in English `Rp 4,500,000`, as the service writes it. */
  rupiah(value: number): string;
  /** `Rp 4,5 jt`: where there is little room, with the whole amount beside it. */
  shortRupiah(value: number): string;
  number(value: number, decimals?: number): string;
  /** Of a share from 0 to 1. */
  percent(value: number, decimals?: number): string;
  /** `2 Mar 2024` of `2024-03-02`. */
  date(value: string): string;
  /** `Mar 2024` of a day in it. */
  month(value: string): string;
  /** A moment, as the clocks of Jakarta show it. */
  time(value: string): string;
  /** The same, of today or so: `14.05.09`. */
  clock(value: string): string;
}

function createFormat(language: Language): Format {
  const locale = locales[language];
  const number = (value: number, decimals = 0): string => value.toLocaleString(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace('-', '−');
  const units = language === 'id' ? ([[1e12, 'T'], [1e9, 'M'], [1e6, 'jt'], [1e3, 'rb']] as const) : ([[1e12, 'tn'], [1e9, 'bn'], [1e6, 'm'], [1e3, 'k']] as const);
  return {
    rupiah: (value) => `${value < 0 ? '−' : ''}Rp ${Math.round(Math.abs(value)).toLocaleString(locale)}`,
    shortRupiah(value) {
      const [size, unit] = units.find(([least]) => Math.abs(value) >= least) ?? [1, ''];
      const scaled = Math.abs(value) / size;
      return `${value < 0 ? '−' : ''}Rp ${number(scaled, scaled < 100 && size > 1 ? 1 : 0)}${unit === '' ? '' : ` ${unit}`}`;
    },
    number,
    percent: (value, decimals = 0) => `${number(value * 100, decimals)}%`,
    date(value) {
      const [year, month, day] = value.slice(0, 10).split('-');
      return `${Number(day)} ${months[language][Number(month) - 1] ?? month} ${year}`;
    },
    month: (value) => `${months[language][Number(value.slice(5, 7)) - 1] ?? ''} ${value.slice(0, 4)}`,
    time: (value) =>
      new Date(value).toLocaleString(locale, { timeZone: 'Asia/Jakarta', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
    clock: (value) => new Date(value).toLocaleTimeString(locale, { timeZone: 'Asia/Jakarta', hour: '2-digit', minute: '2-digit', second: '2-digit' }),
  };
}

/** YYYY-MM-DD: Jakarta is 7 hours ahead of UTC all year. */
export function todayInJakarta(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
}

const formats = { id: createFormat('id'), en: createFormat('en') };

export function useFormat(): Format {
  return formats[useLanguage()];
}
