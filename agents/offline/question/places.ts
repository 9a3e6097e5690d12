import { word } from './words.ts';

/** Provinces with what people call them besides, in both languages. */
const provinces: readonly (readonly [name: string, others: string])[] = [
  ['Aceh', 'aceh|nad'],
  ['Sumatera Utara', 'sumatera utara|sumatra utara|sumut|north sumatra'],
  ['Sumatera Barat', 'sumatera barat|sumatra barat|sumbar|west sumatra'],
  ['Riau', 'riau'],
  ['Kepulauan Riau', 'kepulauan riau|kepri|riau islands'],
  ['Jambi', 'jambi'],
  ['Sumatera Selatan', 'sumatera selatan|sumatra selatan|sumsel|south sumatra'],
  ['Kepulauan Bangka Belitung', '(?:kepulauan )?bangka belitung|babel'],
  ['Bengkulu', 'bengkulu'],
  ['Lampung', 'lampung'],
  ['DKI Jakarta', '(?:dki )?jakarta|dki'],
  ['Jawa Barat', 'jawa barat|jabar|west java'],
  ['Banten', 'banten'],
  ['Jawa Tengah', 'jawa tengah|jateng|central java'],
  ['DI Yogyakarta', '(?:di |d\\.i\\. |daerah istimewa )?yogyakarta|yogya|jogja(?:karta)?|diy'],
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
  ['Sulawesi Tenggara', 'sulawesi tenggara|sultra|southeast sulawesi'],
  ['Maluku', 'maluku|moluccas'],
  ['Maluku Utara', 'maluku utara|malut|north maluku'],
  ['Papua', 'papua'],
  ['Papua Barat', 'papua barat|west papua'],
  ['Papua Barat Daya', 'papua barat daya|southwest papua'],
  ['Papua Selatan', 'papua selatan|south papua'],
  ['Papua Tengah', 'papua tengah|central papua'],
  ['Papua Pegunungan', 'papua pegunungan|highland papua'],
];

const patterns = provinces
  .map(([name, others]) => ({ name, pattern: new RegExp(word(others).source, 'gu') }))
  .toSorted((a, b) => b.name.length - a.name.length);

/** Provinces that a text names, in its order. A longer name hides the shorter within it. */
export function findProvinces(text: string): string[] {
  let rest = text;
  const found: { name: string; at: number }[] = [];
  for (const { name, pattern } of patterns)
    rest = rest.replaceAll(pattern, (match, ...groups) => {
      const at = Number(groups.find((group) => typeof group === 'number'));
      found.push({ name, at });
      return '\uE000'.repeat(match.length);
    });
  return [...new Set(found.toSorted((a, b) => a.at - b.at).map(({ name }) => name))];
}

/** A district that a text names with its kind, as the data write it. */
export function findDistrict(question: string): string | undefined {
  const match = /(?<![\p{L}\p{N}])(kota|kabupaten|kab\.?)\s+((?:\p{Lu}[\p{L}'-]+)(?:\s\p{Lu}[\p{L}'-]+)?)/iu.exec(question);
  if (!match || !/^\p{Lu}/u.test(match[2] ?? '')) return undefined;
  const kind = /^kota/i.test(match[1] ?? '') ? 'Kota' : 'Kabupaten';
  return `${kind} ${match[2] ?? ''}`;
}
