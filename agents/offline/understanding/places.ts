import { blank } from './spans.ts';
import { word, words } from './words.ts';

/** Provinces with what people call them besides, in both languages. */
const provinces: readonly (readonly [name: string, others: string])[] = [
  ['Aceh', '(?:nanggroe )?aceh(?: darussalam)?|nad'],
  ['Sumatera Utara', 'sumat(?:e)?ra utara|sumut|north sumat(?:e)?ra'],
  ['Sumatera Barat', 'sumat(?:e)?ra barat|sumbar|west sumat(?:e)?ra'],
  ['Riau', 'riau'],
  ['Kepulauan Riau', 'kep(?:ulauan|\\.)? riau|kepri|riau islands'],
  ['Jambi', 'jambi'],
  ['Sumatera Selatan', 'sumat(?:e)?ra selatan|sumsel|south sumat(?:e)?ra'],
  ['Kepulauan Bangka Belitung', '(?:kep(?:ulauan|\\.)? )?bangka belitung|babel'],
  ['Bengkulu', 'bengkulu'],
  ['Lampung', 'lampung'],
  ['DKI Jakarta', '(?:dki |daerah khusus (?:ibukota )?)?jakarta|dki|dkj'],
  ['Jawa Barat', 'jawa barat|jabar|west java'],
  ['Banten', 'banten'],
  ['Jawa Tengah', 'jawa tengah|jateng|central java'],
  ['DI Yogyakarta', '(?:di |d\\.i\\. |daerah istimewa )?(?:yogyakarta|jogjakarta|yogya|jogja)|diy'],
  ['Jawa Timur', 'jawa timur|jatim|east java'],
  ['Bali', 'bali'],
  ['Nusa Tenggara Barat', 'nusa tenggara barat|ntb|west nusa tenggara'],
  ['Nusa Tenggara Timur', 'nusa tenggara timur|ntt|east nusa tenggara'],
  ['Kalimantan Barat', 'kalimantan barat|kalbar|west kalimantan'],
  ['Kalimantan Tengah', 'kalimantan tengah|kalteng|central kalimantan'],
  ['Kalimantan Selatan', 'kalimantan selatan|kalsel|south kalimantan'],
  ['Kalimantan Timur', 'kalimantan timur|kaltim|east kalimantan'],
  ['Kalimantan Utara', 'kalimantan utara|kaltara|north kalimantan'],
  ['Sulawesi Utara', 'sulawesi utara|sulut|north sulawesi'],
  ['Gorontalo', 'gorontalo'],
  ['Sulawesi Tengah', 'sulawesi tengah|sulteng|central sulawesi'],
  ['Sulawesi Barat', 'sulawesi barat|sulbar|west sulawesi'],
  ['Sulawesi Selatan', 'sulawesi selatan|sulsel|south sulawesi'],
  ['Sulawesi Tenggara', 'sulawesi tenggara|sultra|south-?east sulawesi'],
  ['Maluku', 'maluku|moluccas'],
  ['Maluku Utara', 'maluku utara|malut|north maluku'],
  ['Papua', 'papua|irian jaya'],
  ['Papua Barat', 'papua barat|west papua'],
  ['Papua Barat Daya', 'papua barat daya|south-?west papua'],
  ['Papua Selatan', 'papua selatan|south papua'],
  ['Papua Tengah', 'papua tengah|central papua'],
  ['Papua Pegunungan', 'papua pegunungan|highland papua'],
];

const patterns = provinces.map(([name, others]) => ({ name, pattern: words(others) })).toSorted((a, b) => b.name.length - a.name.length);

/** Cities that nobody takes for anything else; where a regency has the same name, the city is meant. */
const cities = 'surabaya|bandung|medan|semarang|makassar|palembang|depok|bekasi|tangerang|bogor|malang|surakarta|denpasar|padang|pekanbaru|balikpapan|samarinda|pontianak|banjarmasin|manado|batam|cirebon|sukabumi|tasikmalaya|cimahi|kediri|madiun|mataram|kupang|ambon|jayapura|kendari|palu|bandar lampung|banda aceh|tanjung pinang';
const afterName = new Set('di dan atau yang dengan pada bulan tahun minggu hari tanggal untuk ke dari per menurut naik turun rs rsud rumah kelas berapa mana apa saja ini itu tersebut tertinggi terbesar terendah terbanyak terbaru paling klaim rawat vs versus dibanding dibandingkan dalam selama sejak triwulan kuartal semester in of the and with by this last for periode skor risiko biaya'.split(' '));

/** The places that a text names, and the text without them. */
export interface Places {
  readonly provinces: readonly string[];
  /** With its kind, as the question has it. */
  readonly district: string | undefined;
  readonly rest: string;
}

export function findPlaces(text: string): Places {
  const { district, rest: withoutDistrict } = findDistrict(text);
  let rest = withoutDistrict;
  const found: { name: string; at: number }[] = [];
  for (const { name, pattern } of patterns)
    for (const match of rest.matchAll(pattern)) {
      found.push({ name, at: match.index });
      rest = blank(rest, match.index, match.index + match[0].length);
    }
  return { provinces: [...new Set(found.toSorted((a, b) => a.at - b.at).map(({ name }) => name))], district, rest };
}

const kinds: readonly (readonly [pattern: RegExp, kind: string])[] = [
  [word('(?:kabupaten\\.?|regency of) (\\p{L}+(?: \\p{L}+){0,2})'), 'Kabupaten'],
  [word('(?:kota(?:madya)?|city of) (\\p{L}+(?: \\p{L}+){0,2})'), 'Kota'],
];
const partOfJakarta = word('(?:kota )?jakarta (pusat|utara|barat|selatan|timur)|(central|north|west|south|east) jakarta');
const inEnglish: Readonly<Record<string, string>> = { central: 'pusat', north: 'utara', west: 'barat', south: 'selatan', east: 'timur' };

function findDistrict(text: string): { readonly district: string | undefined; readonly rest: string } {
  const jakarta = partOfJakarta.exec(text);
  if (jakarta) return { district: `Jakarta ${titled(jakarta[1] ?? inEnglish[jakarta[2] ?? ''] ?? '')}`, rest: blank(text, jakarta.index, jakarta.index + jakarta[0].length) };
  for (const [pattern, kind] of kinds) {
    const match = pattern.exec(text);
    const name = nameAtStart(match?.[1] ?? '');
    if (match && name !== '') return { district: `${kind} ${titled(name)}`, rest: blank(text, match.index, match.index + match[0].length - (match[1] ?? '').length + name.length) };
  }
  const city = word(`(?<!(?:rs|rsud|rsup|rumah sakit|klinik) )(?:${cities})`).exec(text);
  return city ? { district: `Kota ${titled(city[0])}`, rest: blank(text, city.index, city.index + city[0].length) } : { district: undefined, rest: text };
}

/** The words of a name, up to the first that goes on with the sentence. */
function nameAtStart(text: string): string {
  const parts = text.split(' ');
  const end = parts.findIndex((part) => afterName.has(part));
  return parts.slice(0, end < 0 ? parts.length : end).join(' ');
}

function titled(name: string): string {
  return name.replaceAll(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
}
