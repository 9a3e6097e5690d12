import type { FieldValue } from '../field.ts';
import { labelled } from './define.ts';

/** Casemix main groups of FKL20. */
export const inacbgGroups: readonly FieldValue[] = [
  labelled('A', 'A: penyakit infeksi dan parasit', 'A: infectious and parasitic diseases', 'cmg a'),
  labelled('B', 'B: sistem hepatobilier dan pankreas', 'B: hepatobiliary and pancreatic system', 'cmg b'),
  labelled('C', 'C: sistem mieloproliferatif dan neoplasma', 'C: myeloproliferative system and neoplasms', 'cmg c'),
  labelled('D', 'D: sistem hematopoietik dan imun', 'D: haematopoietic and immune system', 'cmg d'),
  labelled('E', 'E: sistem endokrin, nutrisi, dan metabolisme', 'E: endocrine system, nutrition and metabolism', 'cmg e'),
  labelled('F', 'F: kesehatan jiwa dan perilaku', 'F: mental health and behaviour', 'cmg f'),
  labelled('G', 'G: sistem saraf pusat', 'G: central nervous system', 'cmg g'),
  labelled('H', 'H: mata dan adneksa', 'H: eye and adnexa', 'cmg h'),
  labelled('I', 'I: sistem kardiovaskular', 'I: cardiovascular system', 'cmg i'),
  labelled('J', 'J: sistem pernapasan', 'J: respiratory system', 'cmg j'),
  labelled('K', 'K: sistem pencernaan', 'K: digestive system', 'cmg k'),
  labelled('L', 'L: kulit, jaringan subkutan, dan payudara', 'L: skin, subcutaneous tissue and breast', 'cmg l'),
  labelled('M', 'M: sistem muskuloskeletal dan jaringan ikat', 'M: musculoskeletal system and connective tissue', 'cmg m'),
  labelled('N', 'N: sistem ginjal dan saluran kemih', 'N: nephro-urinary system', 'cmg n'),
  labelled('O', 'O: persalinan', 'O: deliveries', 'cmg o'),
  labelled('P', 'P: bayi baru lahir dan neonatus', 'P: newborns and neonates', 'cmg p'),
  labelled('Q', 'Q: rawat jalan episodik', 'Q: ambulatory, episodic', 'cmg q'),
  labelled('S', 'S: cedera, keracunan, dan efek toksik obat', 'S: injuries, poisonings and toxic effects of drugs', 'cmg s'),
  labelled('T', 'T: penyalahgunaan dan ketergantungan zat', 'T: substance abuse and dependence', 'cmg t'),
  labelled('U', 'U: telinga, hidung, mulut, dan tenggorok', 'U: ear, nose, mouth and throat', 'cmg u'),
  labelled('V', 'V: sistem reproduksi laki-laki', 'V: male reproductive system', 'cmg v'),
  labelled('W', 'W: sistem reproduksi perempuan', 'W: female reproductive system', 'cmg w'),
  labelled('Z', 'Z: faktor yang memengaruhi status kesehatan dan kontak lain dengan layanan', 'Z: factors influencing health status and other contacts with health services', 'cmg z'),
];

/** Case types of FKL21. */
export const inacbgCaseTypes: readonly FieldValue[] = [
  labelled(1, 'Prosedur rawat inap', 'Inpatient procedure'),
  labelled(2, 'Prosedur besar rawat jalan', 'Major outpatient procedure'),
  labelled(3, 'Prosedur signifikan rawat jalan', 'Significant outpatient procedure'),
  labelled(4, 'Rawat inap bukan prosedur', 'Inpatient without procedure', 'rawat inap non prosedur'),
  labelled(5, 'Rawat jalan bukan prosedur', 'Outpatient without procedure', 'rawat jalan non prosedur'),
  labelled(6, 'Rawat inap kebidanan', 'Inpatient obstetrics', 'kebidanan', 'obstetric'),
  labelled(7, 'Rawat jalan kebidanan', 'Outpatient obstetrics', 'kebidanan', 'obstetric'),
  labelled(8, 'Rawat inap neonatal', 'Inpatient neonatal', 'neonatal'),
  labelled(9, 'Rawat jalan neonatal', 'Outpatient neonatal', 'neonatal'),
];

/** Suffixes of an INA-CBG code, the mildest first. */
export const inacbgSeverities: readonly FieldValue[] = [
  labelled('0', '0 (rawat jalan)', '0 (outpatient)', 'akhiran 0'),
  labelled('I', 'I (ringan)', 'I (mild)', 'akhiran i'),
  labelled('II', 'II (sedang)', 'II (moderate)', 'akhiran ii'),
  labelled('III', 'III (berat)', 'III (severe)', 'akhiran iii'),
];

/** Levels of the ladder of peer groups, the closest first. */
export const peerLevels: readonly FieldValue[] = [
  labelled(1, 'Tingkat 1: diagnosis, keparahan, kelas fasilitas, dan provinsi sama', 'Level 1: same diagnosis, severity, facility class and province', 'tingkat pembanding 1', 'peer level 1'),
  labelled(2, 'Tingkat 2: diagnosis, keparahan, dan kelas fasilitas sama', 'Level 2: same diagnosis, severity and facility class', 'tingkat pembanding 2', 'peer level 2'),
  labelled(3, 'Tingkat 3: diagnosis dan keparahan sama', 'Level 3: same diagnosis and severity', 'tingkat pembanding 3', 'peer level 3'),
  labelled(4, 'Tingkat 4: keparahan dan kelas fasilitas sama', 'Level 4: same severity and facility class', 'tingkat pembanding 4', 'peer level 4'),
  labelled(5, 'Tingkat 5: keparahan sama', 'Level 5: same severity', 'tingkat pembanding 5', 'peer level 5'),
];
