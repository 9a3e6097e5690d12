import { word } from './words.ts';

/** What claims are grouped by. */
export type Dimension = 'province' | 'severity' | 'segment' | 'service_type' | 'class' | 'tariff_region' | 'dx' | 'inacbg';

const by = '(?:per|menurut|berdasarkan|by|each|tiap|setiap|antar|antara|masing-masing|across|every|casemix|sebaran|distribusi|komposisi|dari segi)';
const dimensions: readonly (readonly [pattern: RegExp, dimension: Dimension])[] = [
  [word(`${by} (?:regional|region(?:s)?|wilayah tarif)(?: tarif)?|tariff regions?|regional tarif`), 'tariff_region'],
  [word(`${by} (?:tingkat )?(?:keparahan|severity|severitas)|(?:keparahan|severity) casemix`), 'severity'],
  [word(`${by} (?:segmen|segments?|kepesertaan)(?: peserta| kepesertaan)?|segmen mana|(?:which|what) segments?`), 'segment'],
  [word(`${by} (?:jenis |tipe )?(?:pelayanan|layanan|service)(?: type)?`), 'service_type'],
  [word(`${by} (?:kelas|class|tipe|type)(?: (?:rs|rumah sakit|faskes|fasilitas|hospital|facility))?|kelas (?:rs|rumah sakit|faskes) mana|(?:which|what) (?:class|type) of hospitals?`), 'class'],
  [word(`${by} (?:provinsi|provinces?)`), 'province'],
  [word(`${by} (?:kode |kelompok )?(?:ina-?cbgs?|cbgs?)|(?:kode |kelompok )?(?:ina-?cbgs?|cbgs?) (?:apa|mana)|(?:which|what) (?:ina-?cbgs?|cbgs?)|(?:ina-?cbgs?|cbgs?) (?:paling|ter\\p{L}+)|most (?:common|frequent) (?:ina-?cbgs?|cbgs?)`), 'inacbg'],
  [word(`${by} (?:kode |kelompok )?(?:diagnosis|diagnoses|penyakit)|(?:diagnosis|penyakit) (?:apa|mana)|(?:which|what) (?:diagnos[ei]s|diseases?)|(?:diagnosis|penyakit) (?:paling|ter\\p{L}+)|(?:most (?:common|frequent)|top(?: \\d+)?) (?:diagnos[ei]s|diseases?)|\\d+ (?:diagnosis|penyakit)`), 'dx'],
];

export function findDimension(text: string): Dimension | undefined {
  return dimensions.find(([pattern]) => pattern.test(text))?.[1];
}
