import type { FieldValue, ValueGroup } from '../field.ts';
import { each, numeralsOf } from '../words.ts';
import { groupOf, labelled, named } from './define.ts';

/** Islands and groups of islands by which people name all of their provinces; a name that is a province's own is that province. */
function islands(...names: readonly string[]): readonly string[] {
  return [...names, ...names.flatMap((name) => (/^(?:pulau|p\.|tanah|kep)/u.test(name) ? [] : [`${name} provinces`, `${name} province`, `${name} island`, `island of ${name}`, `wilayah ${name}`]))];
}

const sumatra = islands('sumatera', 'sumatra', 'pulau sumatera', 'pulau sumatra', 'p. sumatera', 'se-sumatera');
const java = islands('jawa', 'java', 'pulau jawa', 'pulau java', 'p. jawa', 'se-jawa');
const javaAndBali = islands('jawa bali', 'jawa dan bali', 'java and bali', 'java bali', 'pulau jawa dan bali');
const nusaTenggara = islands('nusra', 'nusa tenggara', 'kepulauan nusa tenggara', 'bali nusra', 'bali-nusra', 'bali dan nusra', 'bali dan nusa tenggara', 'bali nusa tenggara');
const kalimantan = islands('kalimantan', 'pulau kalimantan', 'p. kalimantan', 'se-kalimantan', 'borneo');
const sulawesi = islands('sulawesi', 'pulau sulawesi', 'p. sulawesi', 'se-sulawesi', 'celebes');
const moluccas = islands('kepulauan maluku', 'kep maluku', 'maluku raya', 'the moluccas');
const papua = islands('pulau papua', 'tanah papua', 'papua raya', 'the papuan provinces');

/** A province of FKL05, whose value is its name, with its BPS code. */
export interface Province extends FieldValue {
  readonly value: string;
  /** Two digits. */
  readonly code: string;
}

function province(code: string, name: string, en: string, ...synonyms: readonly string[]): Province {
  // In English with and without the noun.
  return { ...named(name, en, ...synonyms, `${en.toLowerCase()} province`), value: name, code };
}

/** Provinces of FKL05 by their BPS codes of 2019–2022, before Papua was divided. */
export const provinces: readonly Province[] = [
  province('11', 'Aceh', 'Aceh', 'nanggroe aceh darussalam', 'nad', ...sumatra),
  province('12', 'Sumatera Utara', 'North Sumatra', 'sumatra utara', 'sumut', 'north sumatera', ...sumatra),
  province('13', 'Sumatera Barat', 'West Sumatra', 'sumatra barat', 'sumbar', 'west sumatera', ...sumatra),
  province('14', 'Riau', 'Riau', ...sumatra),
  province('15', 'Jambi', 'Jambi', ...sumatra),
  province('16', 'Sumatera Selatan', 'South Sumatra', 'sumatra selatan', 'sumsel', 'south sumatera', ...sumatra),
  province('17', 'Bengkulu', 'Bengkulu', ...sumatra),
  province('18', 'Lampung', 'Lampung', ...sumatra),
  province('19', 'Kepulauan Bangka Belitung', 'Bangka Belitung Islands', 'bangka belitung', 'babel', 'kep bangka belitung', 'kep. bangka belitung', ...sumatra),
  province('21', 'Kepulauan Riau', 'Riau Islands', 'kepri', 'kep riau', 'kep. riau', ...sumatra),
  province('31', 'DKI Jakarta', 'Jakarta', 'dki', 'dkj', 'daerah khusus ibukota jakarta', 'daerah khusus jakarta', 'jkt', ...java, ...javaAndBali),
  province('32', 'Jawa Barat', 'West Java', 'jabar', ...java, ...javaAndBali),
  province('33', 'Jawa Tengah', 'Central Java', 'jateng', ...java, ...javaAndBali),
  province('34', 'DI Yogyakarta', 'Yogyakarta', 'diy', 'jogja', 'yogya', 'jogjakarta', 'daerah istimewa yogyakarta', 'd.i. yogyakarta', 'di jogja', ...java, ...javaAndBali),
  province('35', 'Jawa Timur', 'East Java', 'jatim', ...java, ...javaAndBali),
  province('36', 'Banten', 'Banten', ...java, ...javaAndBali),
  province('51', 'Bali', 'Bali', 'pulau bali', ...javaAndBali, ...nusaTenggara.filter((name) => name.startsWith('bali'))),
  province('52', 'Nusa Tenggara Barat', 'West Nusa Tenggara', 'ntb', ...nusaTenggara),
  province('53', 'Nusa Tenggara Timur', 'East Nusa Tenggara', 'ntt', ...nusaTenggara),
  province('61', 'Kalimantan Barat', 'West Kalimantan', 'kalbar', ...kalimantan),
  province('62', 'Kalimantan Tengah', 'Central Kalimantan', 'kalteng', ...kalimantan),
  province('63', 'Kalimantan Selatan', 'South Kalimantan', 'kalsel', ...kalimantan),
  province('64', 'Kalimantan Timur', 'East Kalimantan', 'kaltim', ...kalimantan),
  province('65', 'Kalimantan Utara', 'North Kalimantan', 'kaltara', ...kalimantan),
  province('71', 'Sulawesi Utara', 'North Sulawesi', 'sulut', ...sulawesi),
  province('72', 'Sulawesi Tengah', 'Central Sulawesi', 'sulteng', ...sulawesi),
  province('73', 'Sulawesi Selatan', 'South Sulawesi', 'sulsel', ...sulawesi),
  province('74', 'Sulawesi Tenggara', 'Southeast Sulawesi', 'sultra', 'south east sulawesi', 'south-east sulawesi', ...sulawesi),
  province('75', 'Gorontalo', 'Gorontalo', ...sulawesi),
  province('76', 'Sulawesi Barat', 'West Sulawesi', 'sulbar', ...sulawesi),
  province('81', 'Maluku', 'Maluku', ...moluccas),
  province('82', 'Maluku Utara', 'North Maluku', 'malut', ...moluccas),
  province('91', 'Papua Barat', 'West Papua', 'irian jaya barat', 'pabar', 'papbar', ...papua),
  province('94', 'Papua', 'Papua', 'irian jaya', ...papua),
];

/** Groups of provinces that have a name of their own. */
export const provinceGroups: readonly ValueGroup[] = (
  [[sumatra, 'Sumatera', 'Sumatra'], [java, 'Jawa', 'Java'], [javaAndBali, 'Jawa dan Bali', 'Java and Bali'], [nusaTenggara, 'Nusa Tenggara', 'Nusa Tenggara'], [kalimantan, 'Kalimantan', 'Kalimantan'], [sulawesi, 'Sulawesi', 'Sulawesi'], [moluccas, 'Kepulauan Maluku', 'the Moluccas'], [papua, 'Tanah Papua', 'the Papuan provinces']] as const
).map(([[name = ''], id, en]) => groupOf(provinces, name, id, en));

const ofRegion = (number: number): readonly string[] => each(['regional', 'reg', 'region', 'regional tarif', 'regional inacbg', 'regional ina-cbg', 'tariff region', 'wilayah tarif', 'zona tarif', 'tariff zone'], numeralsOf(number));

/** Tariff regions of FKL31. */
export const tariffRegions: readonly FieldValue[] = [
  labelled(1, 'Regional 1 (Banten, DKI Jakarta, Jawa Barat, Jawa Tengah, DI Yogyakarta, Jawa Timur)', 'Region 1 (Banten, Jakarta, West Java, Central Java, Yogyakarta, East Java)', ...ofRegion(1)),
  labelled(2, 'Regional 2 (Sumatera Barat, Riau, Sumatera Selatan, Lampung, Bali, Nusa Tenggara Barat)', 'Region 2 (West Sumatra, Riau, South Sumatra, Lampung, Bali, West Nusa Tenggara)', ...ofRegion(2)),
  labelled(3, 'Regional 3 (Aceh, Sumatera Utara, Jambi, Bengkulu, Bangka Belitung, Kepulauan Riau, Kalimantan Barat, Sulawesi, Gorontalo)', 'Region 3 (Aceh, North Sumatra, Jambi, Bengkulu, Bangka Belitung, Riau Islands, West Kalimantan, Sulawesi, Gorontalo)', ...ofRegion(3)),
  labelled(4, 'Regional 4 (Kalimantan Selatan, Timur, Utara, dan Tengah)', 'Region 4 (South, East, North and Central Kalimantan)', ...ofRegion(4)),
  labelled(5, 'Regional 5 (Nusa Tenggara Timur, Maluku, Maluku Utara, Papua, Papua Barat)', 'Region 5 (East Nusa Tenggara, Maluku, North Maluku, Papua, West Papua)', ...ofRegion(5)),
];
