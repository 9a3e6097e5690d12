/** A province of the grid: BPS code (of 2019–2022, as the claims have them), name, letters of its tile, and where the tile lies. */
export interface ProvinceTile {
  readonly code: string;
  readonly name: string;
  readonly letters: string;
  /** From 1. */
  readonly column: number;
  readonly row: number;
}

/** A grid of tiles that lie about as the provinces do, drawn for this console: every province has the same room, however small. */
export const provinceTiles: readonly ProvinceTile[] = [
  { code: '11', name: 'Aceh', letters: 'ACEH', column: 1, row: 1 },
  { code: '12', name: 'Sumatera Utara', letters: 'SUMUT', column: 2, row: 2 },
  { code: '14', name: 'Riau', letters: 'RIAU', column: 3, row: 3 },
  { code: '21', name: 'Kepulauan Riau', letters: 'KEPRI', column: 4, row: 2 },
  { code: '13', name: 'Sumatera Barat', letters: 'SUMBAR', column: 2, row: 3 },
  { code: '15', name: 'Jambi', letters: 'JAMBI', column: 3, row: 4 },
  { code: '17', name: 'Bengkulu', letters: 'BENGK', column: 2, row: 4 },
  { code: '16', name: 'Sumatera Selatan', letters: 'SUMSEL', column: 3, row: 5 },
  { code: '19', name: 'Kepulauan Bangka Belitung', letters: 'BABEL', column: 4, row: 4 },
  { code: '18', name: 'Lampung', letters: 'LAMPG', column: 3, row: 6 },
  { code: '36', name: 'Banten', letters: 'BANTEN', column: 4, row: 7 },
  { code: '31', name: 'DKI Jakarta', letters: 'JAKARTA', column: 5, row: 6 },
  { code: '32', name: 'Jawa Barat', letters: 'JABAR', column: 5, row: 7 },
  { code: '33', name: 'Jawa Tengah', letters: 'JATENG', column: 6, row: 7 },
  { code: '34', name: 'DI Yogyakarta', letters: 'DIY', column: 6, row: 8 },
  { code: '35', name: 'Jawa Timur', letters: 'JATIM', column: 7, row: 7 },
  { code: '51', name: 'Bali', letters: 'BALI', column: 8, row: 8 },
  { code: '52', name: 'Nusa Tenggara Barat', letters: 'NTB', column: 9, row: 8 },
  { code: '53', name: 'Nusa Tenggara Timur', letters: 'NTT', column: 10, row: 8 },
  { code: '61', name: 'Kalimantan Barat', letters: 'KALBAR', column: 6, row: 3 },
  { code: '62', name: 'Kalimantan Tengah', letters: 'KALTENG', column: 7, row: 4 },
  { code: '63', name: 'Kalimantan Selatan', letters: 'KALSEL', column: 8, row: 4 },
  { code: '64', name: 'Kalimantan Timur', letters: 'KALTIM', column: 8, row: 3 },
  { code: '65', name: 'Kalimantan Utara', letters: 'KALTARA', column: 8, row: 2 },
  { code: '75', name: 'Gorontalo', letters: 'GORTLO', column: 10, row: 2 },
  { code: '71', name: 'Sulawesi Utara', letters: 'SULUT', column: 11, row: 2 },
  { code: '76', name: 'Sulawesi Barat', letters: 'SULBAR', column: 9, row: 4 },
  { code: '72', name: 'Sulawesi Tengah', letters: 'SULTENG', column: 10, row: 3 },
  { code: '73', name: 'Sulawesi Selatan', letters: 'SULSEL', column: 10, row: 5 },
  { code: '74', name: 'Sulawesi Tenggara', letters: 'SULTRA', column: 11, row: 4 },
  { code: '82', name: 'Maluku Utara', letters: 'MALUT', column: 12, row: 3 },
  { code: '81', name: 'Maluku', letters: 'MALUKU', column: 12, row: 5 },
  { code: '91', name: 'Papua Barat', letters: 'PABAR', column: 13, row: 3 },
  { code: '94', name: 'Papua', letters: 'PAPUA', column: 14, row: 4 },
];
