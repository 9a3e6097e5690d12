import type { FieldValue } from '../field.ts';
import { labelled } from './define.ts';

/** Islands and groups of islands by which people name all of their provinces; a name that is a province's own is that province. */
const sumatra = ['sumatera', 'sumatra', 'pulau sumatera', 'pulau sumatra'] as const;
const java = ['jawa', 'java', 'pulau jawa', 'pulau java', 'p. jawa'] as const;
const nusaTenggara = ['nusra', 'nusa tenggara', 'kepulauan nusa tenggara', 'bali nusra', 'bali-nusra', 'bali dan nusra', 'bali dan nusa tenggara', 'bali nusa tenggara'] as const;
const kalimantan = ['kalimantan', 'pulau kalimantan', 'borneo'] as const;
const sulawesi = ['sulawesi', 'pulau sulawesi', 'celebes'] as const;
const moluccas = ['kepulauan maluku', 'kep maluku', 'maluku raya', 'the moluccas'] as const;
const papua = ['pulau papua', 'tanah papua', 'papua raya', 'the papuan provinces'] as const;

/** A province of FKL05, whose value is its name, with its BPS code. */
export interface Province extends FieldValue {
  readonly value: string;
  /** Two digits. */
  readonly code: string;
}

function province(code: string, name: string, en: string, ...synonyms: readonly string[]): Province {
  return { code, value: name, label: { id: name, en }, synonyms };
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
  province('31', 'DKI Jakarta', 'Jakarta', 'dki', 'dkj', 'daerah khusus ibukota jakarta', 'daerah khusus jakarta', 'jkt', ...java),
  province('32', 'Jawa Barat', 'West Java', 'jabar', ...java),
  province('33', 'Jawa Tengah', 'Central Java', 'jateng', ...java),
  province('34', 'DI Yogyakarta', 'Yogyakarta', 'diy', 'jogja', 'yogya', 'jogjakarta', 'daerah istimewa yogyakarta', 'd.i. yogyakarta', 'di jogja', ...java),
  province('35', 'Jawa Timur', 'East Java', 'jatim', ...java),
  province('36', 'Banten', 'Banten', ...java),
  province('51', 'Bali', 'Bali', ...nusaTenggara.filter((name) => name.startsWith('bali'))),
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
  province('91', 'Papua Barat', 'West Papua', 'irian jaya barat', ...papua),
  province('94', 'Papua', 'Papua', 'irian jaya', ...papua),
];

/** Tariff regions of FKL31. */
export const tariffRegions: readonly FieldValue[] = [
  labelled(1, 'Regional 1 (Banten, DKI Jakarta, Jawa Barat, Jawa Tengah, DI Yogyakarta, Jawa Timur)', 'Region 1 (Banten, Jakarta, West Java, Central Java, Yogyakarta, East Java)', 'regional 1', 'regional i', 'reg 1', 'region 1'),
  labelled(2, 'Regional 2 (Sumatera Barat, Riau, Sumatera Selatan, Lampung, Bali, Nusa Tenggara Barat)', 'Region 2 (West Sumatra, Riau, South Sumatra, Lampung, Bali, West Nusa Tenggara)', 'regional 2', 'regional ii', 'reg 2', 'region 2'),
  labelled(3, 'Regional 3 (Aceh, Sumatera Utara, Jambi, Bengkulu, Bangka Belitung, Kepulauan Riau, Kalimantan Barat, Sulawesi, Gorontalo)', 'Region 3 (Aceh, North Sumatra, Jambi, Bengkulu, Bangka Belitung, Riau Islands, West Kalimantan, Sulawesi, Gorontalo)', 'regional 3', 'regional iii', 'reg 3', 'region 3'),
  labelled(4, 'Regional 4 (Kalimantan Selatan, Timur, Utara, dan Tengah)', 'Region 4 (South, East, North and Central Kalimantan)', 'regional 4', 'regional iv', 'reg 4', 'region 4'),
  labelled(5, 'Regional 5 (Nusa Tenggara Timur, Maluku, Maluku Utara, Papua, Papua Barat)', 'Region 5 (East Nusa Tenggara, Maluku, North Maluku, Papua, West Papua)', 'regional 5', 'regional v', 'reg 5', 'region 5'),
];
