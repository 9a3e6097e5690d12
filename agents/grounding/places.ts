/** Provinces of Indonesia by official name, with the other names in use. */
const provinces: Readonly<Record<string, readonly string[]>> = {
  Aceh: ['Nanggroe Aceh Darussalam'],
  'Sumatera Utara': ['Sumut', 'North Sumatra'],
  'Sumatera Barat': ['Sumbar', 'West Sumatra'],
  Riau: [],
  Jambi: [],
  'Sumatera Selatan': ['Sumsel', 'South Sumatra'],
  Bengkulu: [],
  Lampung: [],
  'Kepulauan Bangka Belitung': ['Bangka Belitung', 'Babel'],
  'Kepulauan Riau': ['Kepri', 'Riau Islands'],
  'DKI Jakarta': ['Daerah Khusus Ibukota Jakarta', 'Daerah Khusus Jakarta', 'Jakarta'],
  'Jawa Barat': ['Jabar', 'West Java'],
  'Jawa Tengah': ['Jateng', 'Central Java'],
  'DI Yogyakarta': ['Daerah Istimewa Yogyakarta', 'D.I. Yogyakarta', 'Yogyakarta', 'DIY'],
  'Jawa Timur': ['Jatim', 'East Java'],
  Banten: [],
  Bali: [],
  'Nusa Tenggara Barat': ['NTB', 'West Nusa Tenggara'],
  'Nusa Tenggara Timur': ['NTT', 'East Nusa Tenggara'],
  'Kalimantan Barat': ['Kalbar', 'West Kalimantan'],
  'Kalimantan Tengah': ['Kalteng', 'Central Kalimantan'],
  'Kalimantan Selatan': ['Kalsel', 'South Kalimantan'],
  'Kalimantan Timur': ['Kaltim', 'East Kalimantan'],
  'Kalimantan Utara': ['Kaltara', 'North Kalimantan'],
  'Sulawesi Utara': ['Sulut', 'North Sulawesi'],
  'Sulawesi Tengah': ['Sulteng', 'Central Sulawesi'],
  'Sulawesi Selatan': ['Sulsel', 'South Sulawesi'],
  'Sulawesi Tenggara': ['Sultra', 'Southeast Sulawesi'],
  Gorontalo: [],
  'Sulawesi Barat': ['Sulbar', 'West Sulawesi'],
  Maluku: [],
  'Maluku Utara': ['Malut', 'North Maluku'],
  'Papua Barat Daya': ['Southwest Papua'],
  'Papua Barat': ['West Papua'],
  'Papua Selatan': ['South Papua'],
  'Papua Tengah': ['Central Papua'],
  'Papua Pegunungan': ['Highland Papua'],
  Papua: [],
};

/** BPS codes of the provinces whose code has stayed the same. */
const provinceCodes: Readonly<Record<string, string>> = {
  11: 'Aceh', 12: 'Sumatera Utara', 13: 'Sumatera Barat', 14: 'Riau', 15: 'Jambi', 16: 'Sumatera Selatan', 17: 'Bengkulu', 18: 'Lampung',
  19: 'Kepulauan Bangka Belitung', 21: 'Kepulauan Riau', 31: 'DKI Jakarta', 32: 'Jawa Barat', 33: 'Jawa Tengah', 34: 'DI Yogyakarta',
  35: 'Jawa Timur', 36: 'Banten', 51: 'Bali', 52: 'Nusa Tenggara Barat', 53: 'Nusa Tenggara Timur', 61: 'Kalimantan Barat',
  62: 'Kalimantan Tengah', 63: 'Kalimantan Selatan', 64: 'Kalimantan Timur', 65: 'Kalimantan Utara', 71: 'Sulawesi Utara',
  72: 'Sulawesi Tengah', 73: 'Sulawesi Selatan', 74: 'Sulawesi Tenggara', 75: 'Gorontalo', 76: 'Sulawesi Barat', 81: 'Maluku', 82: 'Maluku Utara',
};

const canonical = new Map<string, string>();
for (const [name, others] of Object.entries(provinces)) for (const spelling of [name, ...others]) canonical.set(spelling.toLowerCase(), name);
const spellings = [...canonical.keys()].toSorted((a, b) => b.length - a.length).map((name) => name.replaceAll('.', '\\.').replaceAll(' ', '\\s+'));
const provincePattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${spellings.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
const districtPattern = /(?<![\p{L}\p{N}])(?:Kabupaten|Kab\.|Kota|Regency of|City of|Kecamatan)\s+\p{Lu}[\p{L}]+(?:\s\p{Lu}\p{L}+)*/gu;

/** The official name of a province by any of its names, or undefined. */
export function canonicalProvince(name: string): string | undefined {
  return canonical.get(name.replaceAll(/\s+/g, ' ').replace(/^\s?(?:provinsi|province of)\s/iu, '').trim().toLowerCase());
}

/** The official name of the province of a BPS code, or undefined. */
export function provinceOfCode(code: string): string | undefined {
  return provinceCodes[code];
}

export interface NamedPlace {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly province: string | undefined;
}

/** Provinces by any name. */
export function findProvinces(text: string): (Omit<NamedPlace, 'province'> & { readonly province: string })[] {
  return [...text.matchAll(provincePattern)].flatMap((match) => {
    const province = canonicalProvince(match[0]);
    return province === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, text: match[0], province }];
  });
}

/** Provinces by any name, and districts where the words say that they are one. */
export function findPlaces(text: string): NamedPlace[] {
  const districts = [...text.matchAll(districtPattern)].map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0], province: undefined }));
  return [...findProvinces(text), ...districts];
}

const facilityPatterns: readonly RegExp[] = [
  /(?<![\p{L}\p{N}])(?:RS(?:UD|UP|UPN|IA|AB|JD|J|K|M|I|U|P|AL|AU|AD|PAD|GM)?|RUMAH SAKIT|[Rr]umah [Ss]akit|[Kk]linik|[Pp]uskesmas|[Hh]ospital|[Cc]linic)\s+(?!Kelas|Class|Type|Tipe)(?:[\p{Lu}][\p{L}.'’-]*)(?:\s\p{Lu}[\p{L}.'’-]*)*/gu,
  /(?<![\p{L}\p{N}])(?!The\s|This\s|That\s|A\s|Each\s|Which\s|Does\s|Did\s)(?:\p{Lu}[\p{L}.'’-]*\s)+(?:Hospital|Clinic|Medical Cent(?:er|re))(?![\p{L}])/gu,
  /(?<![\p{L}\p{N}])(?:rs(?:ud|up|upn|ia|ab|jd|j|m|u)|puskesmas)\s(?!(?:ini|itu|tersebut|yang|dengan|di|dari|pada|dan|atau|adalah|memiliki|mencatat|kelas|tipe|lain|lainnya|mana|untuk|tidak|sebagai|provinsi|kabupaten|kota|pemerintah|swasta|milik|dalam|menagih|terbanyak|tertinggi|terendah)(?!\p{L}))\p{Ll}+/gu,
];

const facilityName = /^(?:RS|RUMAH SAKIT|KLINIK|PUSKESMAS|HOSPITAL|CLINIC)/iu;
/** Words with a capital that may follow the name of a facility and are no part of it. */
const afterName = /^(?:Kelas|Class|Tipe|Type|Kabupaten|Kab|Kota|Provinsi|Province|Kecamatan|Regency|City|Rp|IDR|RITL|RJTL|Indikasi|Januari|January|Februari|February|Maret|March|April|Mei|May|Juni|June|Juli|July|Agustus|August|September|Oktober|October|November|Desember|December)(?!\p{L})/u;

/** A word that makes another facility of a cited one: `RSUD Contoh Baru` where `RSUD Contoh` is cited. */
export function findLongerNames(text: string, { start, end }: { readonly start: number; readonly end: number }): { readonly start: number; readonly end: number }[] {
  const rest = text.slice(end);
  const more = /^\s\p{Lu}\p{Ll}+/u.exec(rest);
  if (!more || !facilityName.test(text.slice(start, end)) || afterName.test(rest.trimStart()) || canonicalProvince(more[0]) !== undefined) return [];
  return [{ start, end: end + more[0].length }];
}

const titles = '[Dd]okter|[Dd]r\\.?|DR\\.?|[Dd]rg\\.?|[Pp]rof\\.?|[Bb]ernama|[Aa]tas [Nn]ama|a\\.?n\\.?|[Nn]amed|[Pp]asien|[Pp]atient|[Pp]eserta|[Pp]articipant|Tn\\.?|Ny\\.?|Nn\\.?|An\\.|Sdri?\\.?|Bapak|Ibu(?!\\sKota)|Pak|Bu|[Pp]erawat|[Bb]idan|[Ss]uster|Ns\\.|[Nn]urse|[Mm]idwife|[Dd]octor|[Ss]urgeon|Mr\\.?|Mrs\\.?|Ms\\.?';
const personPattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${titles})\\s\\p{Lu}\\p{Ll}+`, 'gu');

/** Names of persons, by the words that go with them. Nothing that is cited ever holds one. */
export function findPersons(text: string): { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(personPattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Names of hospitals and clinics, by the words that go with them. */
export function findFacilities(text: string): { readonly start: number; readonly end: number; readonly text: string }[] {
  return facilityPatterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0] })),
  );
}
