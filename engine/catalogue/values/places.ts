import type { FieldValue } from '../field.ts';
import { labelled, named } from './define.ts';

/** Provinces of FKL05 by their BPS codes of 2019–2022, before Papua was divided. */
export const provinces: readonly FieldValue[] = [
  named('Aceh', 'Aceh', 'nanggroe aceh darussalam', 'nad'),
  named('Sumatera Utara', 'North Sumatra', 'sumatra utara', 'sumut', 'north sumatera'),
  named('Sumatera Barat', 'West Sumatra', 'sumatra barat', 'sumbar', 'west sumatera'),
  named('Riau', 'Riau'),
  named('Jambi', 'Jambi'),
  named('Sumatera Selatan', 'South Sumatra', 'sumatra selatan', 'sumsel', 'south sumatera'),
  named('Bengkulu', 'Bengkulu'),
  named('Lampung', 'Lampung'),
  named('Kepulauan Bangka Belitung', 'Bangka Belitung Islands', 'bangka belitung', 'babel', 'kep bangka belitung', 'kep. bangka belitung'),
  named('Kepulauan Riau', 'Riau Islands', 'kepri', 'kep riau', 'kep. riau'),
  named('DKI Jakarta', 'Jakarta', 'dki', 'dkj', 'daerah khusus ibukota jakarta', 'daerah khusus jakarta', 'jkt'),
  named('Jawa Barat', 'West Java', 'jabar'),
  named('Jawa Tengah', 'Central Java', 'jateng'),
  named('DI Yogyakarta', 'Yogyakarta', 'diy', 'jogja', 'yogya', 'jogjakarta', 'daerah istimewa yogyakarta', 'd.i. yogyakarta', 'di jogja'),
  named('Jawa Timur', 'East Java', 'jatim'),
  named('Banten', 'Banten'),
  named('Bali', 'Bali'),
  named('Nusa Tenggara Barat', 'West Nusa Tenggara', 'ntb'),
  named('Nusa Tenggara Timur', 'East Nusa Tenggara', 'ntt'),
  named('Kalimantan Barat', 'West Kalimantan', 'kalbar'),
  named('Kalimantan Tengah', 'Central Kalimantan', 'kalteng'),
  named('Kalimantan Selatan', 'South Kalimantan', 'kalsel'),
  named('Kalimantan Timur', 'East Kalimantan', 'kaltim'),
  named('Kalimantan Utara', 'North Kalimantan', 'kaltara'),
  named('Sulawesi Utara', 'North Sulawesi', 'sulut'),
  named('Sulawesi Tengah', 'Central Sulawesi', 'sulteng'),
  named('Sulawesi Selatan', 'South Sulawesi', 'sulsel'),
  named('Sulawesi Tenggara', 'Southeast Sulawesi', 'sultra', 'south east sulawesi', 'south-east sulawesi'),
  named('Gorontalo', 'Gorontalo'),
  named('Sulawesi Barat', 'West Sulawesi', 'sulbar'),
  named('Maluku', 'Maluku', 'moluccas'),
  named('Maluku Utara', 'North Maluku', 'malut'),
  named('Papua Barat', 'West Papua', 'irian jaya barat'),
  named('Papua', 'Papua', 'irian jaya'),
];

/** Tariff regions of FKL31. */
export const tariffRegions: readonly FieldValue[] = [
  labelled(1, 'Regional 1 (Banten, DKI Jakarta, Jawa Barat, Jawa Tengah, DI Yogyakarta, Jawa Timur)', 'Region 1 (Banten, Jakarta, West Java, Central Java, Yogyakarta, East Java)', 'regional 1', 'regional i', 'reg 1', 'region 1'),
  labelled(2, 'Regional 2 (Sumatera Barat, Riau, Sumatera Selatan, Lampung, Bali, Nusa Tenggara Barat)', 'Region 2 (West Sumatra, Riau, South Sumatra, Lampung, Bali, West Nusa Tenggara)', 'regional 2', 'regional ii', 'reg 2', 'region 2'),
  labelled(3, 'Regional 3 (Aceh, Sumatera Utara, Jambi, Bengkulu, Bangka Belitung, Kepulauan Riau, Kalimantan Barat, Sulawesi, Gorontalo)', 'Region 3 (Aceh, North Sumatra, Jambi, Bengkulu, Bangka Belitung, Riau Islands, West Kalimantan, Sulawesi, Gorontalo)', 'regional 3', 'regional iii', 'reg 3', 'region 3'),
  labelled(4, 'Regional 4 (Kalimantan Selatan, Timur, Utara, dan Tengah)', 'Region 4 (South, East, North and Central Kalimantan)', 'regional 4', 'regional iv', 'reg 4', 'region 4'),
  labelled(5, 'Regional 5 (Nusa Tenggara Timur, Maluku, Maluku Utara, Papua, Papua Barat)', 'Region 5 (East Nusa Tenggara, Maluku, North Maluku, Papua, West Papua)', 'regional 5', 'regional v', 'reg 5', 'region 5'),
];
