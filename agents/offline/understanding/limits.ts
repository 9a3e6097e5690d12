import { numberWords, readCount, word } from './words.ts';

const things = 'klaim|claims?|kasus|cases?|teratas|terbesar|tertinggi|termahal|terendah|terbaru|terbanyak|highest|largest|riskiest|newest|worst|rs|rumah sakit|faskes|fasilitas|provinsi|hospitals?|facilities|provinces?|indikasi|indications|baris|rows|bulan|months|pasangan|pairs|kode|codes|besar|utama|diagnosis|diagnoses|penyakit|ina-?cbgs?|cbgs?';
const noThing = '(?!hari|days?|tahun|years?|juta|jt|ribu|rb|miliar|million|billion|persen|percent)';
const counted = new RegExp(`(?<![\\p{L}\\p{N}.,/-])(?:top )?(\\d{1,3}|${numberWords}) (?:${noThing}[\\p{L}-]+ ){0,2}?(?:${things})(?![\\p{L}\\p{N}])`, 'u');
const top = new RegExp(`(?<!\\p{L})top[- ]?(\\d{1,3}|${numberWords})(?![\\p{L}\\p{N}])`, 'u');
const more = new RegExp(`(?<![\\p{L}\\p{N}.,])(\\d{1,2}|${numberWords}) (?:klaim |claims? |rs |provinsi )?(?:lagi|lain|lainnya|berikutnya|selanjutnya|tambahan|more|others?)(?!\\p{L})|(?:next|another) (\\d{1,2}|${numberWords})(?!\\p{L})`, 'u');
const rest = word('sisa|selebihnya|yang lain|lainnya|berikutnya|selanjutnya|lanjut(?:kan)?|tampilkan lagi|lagi|masih ada(?: lagi)?|lebih banyak|the rest|remaining|next(?: ones| page)?|more|show more|continue');

/** Most rows that a tool lists. */
export const mostRows = 20;

/** How many rows are asked for. Periods are no counts: `3 bulan terakhir`. */
export function findLimit(text: string): number | undefined {
  const count = readCount(top.exec(text)?.[1] ?? counted.exec(text)?.[1] ?? '');
  return count === undefined || count === 0 ? undefined : Math.min(mostRows, count);
}

/** How many further rows are asked for after a list; `all` for the rest of it. */
export function findFurther(text: string): number | 'all' | undefined {
  const match = more.exec(text);
  const count = readCount(match?.[1] ?? match?.[2] ?? '');
  if (count !== undefined && count > 0) return count;
  return rest.test(text) ? 'all' : undefined;
}
