import type { FieldValue } from '../field.ts';
import { labelled, named } from './define.ts';

/** Islands and groups of islands by which people name all of their provinces; a name that is a province's own is that province. */
const sumatra = ['sumatera', 'sumatra', 'pulau sumatera', 'pulau sumatra'] as const;
const java = ['jawa', 'java', 'pulau jawa', 'pulau java', 'p. jawa'] as const;
const nusaTenggara = ['nusra', 'nusa tenggara', 'kepulauan nusa tenggara', 'bali nusra', 'bali-nusra', 'bali dan nusra', 'bali dan nusa tenggara', 'bali nusa tenggara'] as const;
const kalimantan = ['kalimantan', 'pulau kalimantan', 'borneo'] as const;
const sulawesi = ['sulawesi', 'pulau sulawesi', 'celebes'] as const;
const moluccas = ['kepulauan maluku', 'kep maluku', 'maluku raya', 'the moluccas'] as const;
const papua = ['pulau papua', 'tanah papua', 'papua raya', 'the papuan provinces'] as const;

/** Provinces of FKL05 by their BPS codes of 2019–2022, before Papua was divided. */
export const provinces: readonly FieldValue[] = [
  named('Aceh', 'Aceh', 'nanggroe aceh darussalam', 'nad', ...sumatra),
  named('Sumatera Utara', 'North Sumatra', 'sumatra utara', 'sumut', 'north sumatera', ...sumatra),
  named('Sumatera Barat', 'West Sumatra', 'sumatra barat', 'sumbar', 'west sumatera', ...sumatra),
  named('Riau', 'Riau', ...sumatra),
  named('Jambi', 'Jambi', ...sumatra),
  named('Sumatera Selatan', 'South Sumatra', 'sumatra selatan', 'sumsel', 'south sumatera', ...sumatra),
  named('Bengkulu', 'Bengkulu', ...sumatra),
  named('Lampung', 'Lampung', ...sumatra),
  named('Kepulauan Bangka Belitung', 'Bangka Belitung Islands', 'bangka belitung', 'babel', 'kep bangka belitung', 'kep. bangka belitung', ...sumatra),
  named('Kepulauan Riau', 'Riau Islands', 'kepri', 'kep riau', 'kep. riau', ...sumatra),
  named('DKI Jakarta', 'Jakarta', 'dki', 'dkj', 'daerah khusus ibukota jakarta', 'daerah khusus jakarta', 'jkt', ...java),
  named('Jawa Barat', 'West Java', 'jabar', ...java),
  named('Jawa Tengah', 'Central Java', 'jateng', ...java),
  named('DI Yogyakarta', 'Yogyakarta', 'diy', 'jogja', 'yogya', 'jogjakarta', 'daerah istimewa yogyakarta', 'd.i. yogyakarta', 'di jogja', ...java),
  named('Jawa Timur', 'East Java', 'jatim', ...java),
  named('Banten', 'Banten', ...java),
  named('Bali', 'Bali', ...nusaTenggara.filter((name) => name.startsWith('bali'))),
  named('Nusa Tenggara Barat', 'West Nusa Tenggara', 'ntb', ...nusaTenggara),
  named('Nusa Tenggara Timur', 'East Nusa Tenggara', 'ntt', ...nusaTenggara),
  named('Kalimantan Barat', 'West Kalimantan', 'kalbar', ...kalimantan),
  named('Kalimantan Tengah', 'Central Kalimantan', 'kalteng', ...kalimantan),
  named('Kalimantan Selatan', 'South Kalimantan', 'kalsel', ...kalimantan),
  named('Kalimantan Timur', 'East Kalimantan', 'kaltim', ...kalimantan),
  named('Kalimantan Utara', 'North Kalimantan', 'kaltara', ...kalimantan),
  named('Sulawesi Utara', 'North Sulawesi', 'sulut', ...sulawesi),
  named('Sulawesi Tengah', 'Central Sulawesi', 'sulteng', ...sulawesi),
  named('Sulawesi Selatan', 'South Sulawesi', 'sulsel', ...sulawesi),
  named('Sulawesi Tenggara', 'Southeast Sulawesi', 'sultra', 'south east sulawesi', 'south-east sulawesi', ...sulawesi),
  named('Gorontalo', 'Gorontalo', ...sulawesi),
  named('Sulawesi Barat', 'West Sulawesi', 'sulbar', ...sulawesi),
  named('Maluku', 'Maluku', ...moluccas),
  named('Maluku Utara', 'North Maluku', 'malut', ...moluccas),
  named('Papua Barat', 'West Papua', 'irian jaya barat', ...papua),
  named('Papua', 'Papua', 'irian jaya', ...papua),
];

/** Tariff regions of FKL31. */
export const tariffRegions: readonly FieldValue[] = [
  labelled(1, 'Regional 1 (Banten, DKI Jakarta, Jawa Barat, Jawa Tengah, DI Yogyakarta, Jawa Timur)', 'Region 1 (Banten, Jakarta, West Java, Central Java, Yogyakarta, East Java)', 'regional 1', 'regional i', 'reg 1', 'region 1'),
  labelled(2, 'Regional 2 (Sumatera Barat, Riau, Sumatera Selatan, Lampung, Bali, Nusa Tenggara Barat)', 'Region 2 (West Sumatra, Riau, South Sumatra, Lampung, Bali, West Nusa Tenggara)', 'regional 2', 'regional ii', 'reg 2', 'region 2'),
  labelled(3, 'Regional 3 (Aceh, Sumatera Utara, Jambi, Bengkulu, Bangka Belitung, Kepulauan Riau, Kalimantan Barat, Sulawesi, Gorontalo)', 'Region 3 (Aceh, North Sumatra, Jambi, Bengkulu, Bangka Belitung, Riau Islands, West Kalimantan, Sulawesi, Gorontalo)', 'regional 3', 'regional iii', 'reg 3', 'region 3'),
  labelled(4, 'Regional 4 (Kalimantan Selatan, Timur, Utara, dan Tengah)', 'Region 4 (South, East, North and Central Kalimantan)', 'regional 4', 'regional iv', 'reg 4', 'region 4'),
  labelled(5, 'Regional 5 (Nusa Tenggara Timur, Maluku, Maluku Utara, Papua, Papua Barat)', 'Region 5 (East Nusa Tenggara, Maluku, North Maluku, Papua, West Papua)', 'regional 5', 'regional v', 'reg 5', 'region 5'),
];
