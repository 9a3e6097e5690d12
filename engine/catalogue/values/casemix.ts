import type { Localized } from '../../language.ts';
import type { FieldValue } from '../field.ts';
import { each, numeralsOf } from '../words.ts';
import { labelled } from './define.ts';

/** A main group, which people name by its letter. */
function group(letter: string, id: string, en: string): FieldValue {
  const names = ['cmg', 'kelompok', 'group', 'grup', 'main group', 'cbg', 'cbg kelompok', 'cbg group', 'cbg grup', 'kelompok cbg', 'kelompok utama', 'kelompok ina-cbg', 'ina-cbg kelompok', 'ina-cbg group', 'ina-cbg'];
  return labelled(letter, `${letter}: ${id}`, `${letter}: ${en}`, ...names.map((name) => `${name} ${letter.toLowerCase()}`));
}

/** Casemix main groups of FKL20. */
export const inacbgGroups: readonly FieldValue[] = [
  group('A', 'penyakit infeksi dan parasit', 'infectious and parasitic diseases'),
  group('B', 'sistem hepatobilier dan pankreas', 'hepatobiliary and pancreatic system'),
  group('C', 'sistem mieloproliferatif dan neoplasma', 'myeloproliferative system and neoplasms'),
  group('D', 'sistem hematopoietik dan imun', 'haematopoietic and immune system'),
  group('E', 'sistem endokrin, nutrisi, dan metabolisme', 'endocrine system, nutrition and metabolism'),
  group('F', 'kesehatan jiwa dan perilaku', 'mental health and behaviour'),
  group('G', 'sistem saraf pusat', 'central nervous system'),
  group('H', 'mata dan adneksa', 'eye and adnexa'),
  group('I', 'sistem kardiovaskular', 'cardiovascular system'),
  group('J', 'sistem pernapasan', 'respiratory system'),
  group('K', 'sistem pencernaan', 'digestive system'),
  group('L', 'kulit, jaringan subkutan, dan payudara', 'skin, subcutaneous tissue and breast'),
  group('M', 'sistem muskuloskeletal dan jaringan ikat', 'musculoskeletal system and connective tissue'),
  group('N', 'sistem ginjal dan saluran kemih', 'nephro-urinary system'),
  group('O', 'persalinan', 'deliveries'),
  group('P', 'bayi baru lahir dan neonatus', 'newborns and neonates'),
  group('Q', 'rawat jalan episodik', 'ambulatory, episodic'),
  group('S', 'cedera, keracunan, dan efek toksik obat', 'injuries, poisonings and toxic effects of drugs'),
  group('T', 'penyalahgunaan dan ketergantungan zat', 'substance abuse and dependence'),
  group('U', 'telinga, hidung, mulut, dan tenggorok', 'ear, nose, mouth and throat'),
  group('V', 'sistem reproduksi laki-laki', 'male reproductive system'),
  group('W', 'sistem reproduksi perempuan', 'female reproductive system'),
  group('Z', 'faktor yang memengaruhi status kesehatan dan kontak lain dengan layanan', 'factors influencing health status and other contacts with health services'),
];

/** Case types of FKL21. */
export const inacbgCaseTypes: readonly FieldValue[] = [
  labelled(1, 'Prosedur rawat inap', 'Inpatient procedure', 'prosedur rawat inap', 'prosedur ranap', 'tindakan rawat inap', 'inpatient procedures', 'inpatient with procedure'),
  labelled(2, 'Prosedur besar rawat jalan', 'Major outpatient procedure', 'prosedur besar rajal', 'prosedur besar', 'major outpatient procedures', 'major outpatient'),
  labelled(3, 'Prosedur signifikan rawat jalan', 'Significant outpatient procedure', 'prosedur signifikan rajal', 'prosedur signifikan', 'significant outpatient procedures', 'significant outpatient'),
  labelled(4, 'Rawat inap bukan prosedur', 'Inpatient without procedure', 'rawat inap non prosedur', 'rawat inap tanpa prosedur', 'rawat inap bukan prosedur', 'ranap non prosedur', 'ranap bukan prosedur', 'ranap tanpa prosedur', 'inpatient non-procedure', 'inpatient non-procedural'),
  labelled(5, 'Rawat jalan bukan prosedur', 'Outpatient without procedure', 'rawat jalan non prosedur', 'rawat jalan bukan prosedur', 'rawat jalan tanpa prosedur', 'rajal non prosedur', 'rajal bukan prosedur', 'outpatient non-procedure', 'outpatient non-procedural'),
  labelled(6, 'Rawat inap kebidanan', 'Inpatient obstetrics', 'kebidanan', 'obstetric', 'ranap kebidanan', 'rawat inap obstetri', 'obstetrics inpatient', 'obstetric inpatient', 'inpatient obstetric'),
  labelled(7, 'Rawat jalan kebidanan', 'Outpatient obstetrics', 'kebidanan', 'obstetric', 'rajal kebidanan', 'rawat jalan obstetri', 'obstetric outpatient', 'outpatient obstetric'),
  labelled(8, 'Rawat inap neonatal', 'Inpatient neonatal', 'neonatal', 'ranap neonatal', 'neonatal inpatient'),
  labelled(9, 'Rawat jalan neonatal', 'Outpatient neonatal', 'neonatal', 'rajal neonatal', 'neonatal outpatient'),
];

/** Suffixes of an INA-CBG code, the mildest first. */
export const inacbgSeverities: readonly FieldValue[] = [
  labelled('0', '0 (rawat jalan)', '0 (outpatient)', 'akhiran 0', 'akhiran nol', 'suffix 0'),
  labelled('I', 'I (ringan)', 'I (mild)', 'akhiran i', 'suffix i'),
  labelled('II', 'II (sedang)', 'II (moderate)', 'akhiran ii', 'suffix ii'),
  labelled('III', 'III (berat)', 'III (severe)', 'akhiran iii', 'suffix iii'),
];

const ofPeerLevel = (number: number): readonly string[] => each(['tingkat pembanding', 'level pembanding', 'peer level', 'level peer', 'tingkat peer', 'tingkat kelompok pembanding', 'peer group level'], numeralsOf(number));

/** Levels of the ladder of peer groups, the closest first. */
export const peerLevels: readonly FieldValue[] = [
  labelled(1, 'Tingkat 1: diagnosis, keparahan, kelas fasilitas, dan provinsi sama', 'Level 1: same diagnosis, severity, facility class and province', ...ofPeerLevel(1)),
  labelled(2, 'Tingkat 2: diagnosis, keparahan, dan kelas fasilitas sama', 'Level 2: same diagnosis, severity and facility class', ...ofPeerLevel(2)),
  labelled(3, 'Tingkat 3: diagnosis dan keparahan sama', 'Level 3: same diagnosis and severity', ...ofPeerLevel(3)),
  labelled(4, 'Tingkat 4: keparahan dan kelas fasilitas sama', 'Level 4: same severity and facility class', ...ofPeerLevel(4)),
  labelled(5, 'Tingkat 5: keparahan sama', 'Level 5: same severity', ...ofPeerLevel(5)),
];

/** What claims that are alike have in common, as `cost_cell` and `stay_cell` hold it (`sql/positions/claim_positions.sql`): for people, asked for by nobody. */
export const cellsOfSimilarClaims: readonly Localized[] = [
  { id: 'INA-CBG, kelas, dan regional', en: 'INA-CBG, class and region' },
  { id: 'diagnosis dan tindakan', en: 'diagnosis and procedure' },
  { id: 'INA-CBG', en: 'INA-CBG' },
  { id: 'tindakan', en: 'procedure' },
  { id: 'diagnosis', en: 'diagnosis' },
  { id: 'diagnosis dan keparahan', en: 'diagnosis and severity' },
  { id: 'INA-CBG dan keparahan', en: 'INA-CBG and severity' },
  { id: 'keparahan', en: 'severity' },
];
