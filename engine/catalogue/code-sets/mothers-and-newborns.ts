import type { CodeSet } from '../code-set.ts';
import { diagnoses } from './define.ts';

export const mothersAndNewborns: readonly CodeSet[] = [
  diagnoses('pregnancy', 'O00-O99', { id: 'Kehamilan, persalinan, dan nifas', en: 'Pregnancy, childbirth and puerperium', synonyms: ['kehamilan', 'hamil', 'ibu hamil', 'maternal', 'pregnancy', 'obstetri'] }),
  diagnoses('delivery', 'O80-O84', {
    id: 'Persalinan', en: 'Delivery', synonyms: ['melahirkan', 'lahiran', 'partus', 'proses melahirkan', 'giving birth', 'births', 'labour', 'kelahiran', 'bersalin', 'childbirth', 'deliveries'],
    leftOut: { id: 'Persalinan yang dikodekan menurut penyulitnya (O60–O75) dan hasil persalinan (Z37).', en: 'Deliveries coded by their complication (O60–O75), and outcomes of delivery (Z37).' },
  }),
  diagnoses('caesarean_delivery', 'O82', { id: 'Persalinan dengan seksio sesarea', en: 'Delivery by caesarean section', synonyms: ['persalinan sesar', 'persalinan sc', 'melahirkan sesar', 'lahiran sesar', 'lahiran sc', 'melahirkan sc', 'melahirkan caesar', 'lahiran caesar', 'lahiran cesar', 'caesarean delivery'], leftOut: { id: 'Seksio dengan diagnosis primer indikasinya, misalnya O32–O34 atau O64; lihat himpunan tindakan caesarean_section.', en: 'Caesareans whose primary diagnosis is the indication, such as O32–O34 or O64; see the procedure set caesarean_section.' } }),
  diagnoses('spontaneous_delivery', 'O80', { id: 'Persalinan spontan', en: 'Spontaneous delivery', synonyms: ['persalinan normal', 'partus normal', 'partus spontan', 'lahiran normal', 'lahir normal', 'melahirkan normal', 'persalinan pervaginam', 'lahiran spontan', 'normal delivery', 'normal deliveries', 'normal birth', 'normal births', 'vaginal delivery', 'vaginal birth', 'spontaneous deliveries'] }),
  diagnoses('abortion', 'O03-O06', { id: 'Abortus', en: 'Abortion', synonyms: ['keguguran', 'aborsi', 'miscarriage'] }),
  diagnoses('ectopic_pregnancy', 'O00', { id: 'Kehamilan ektopik', en: 'Ectopic pregnancy', synonyms: ['hamil di luar kandungan', 'hamil ektopik'] }),
  diagnoses('ruptured_membranes', 'O42', { id: 'Ketuban pecah dini', en: 'Premature rupture of membranes', synonyms: ['kpd'] }),
  diagnoses('placenta_praevia', 'O44', { id: 'Plasenta previa', en: 'Placenta praevia', synonyms: ['placenta previa'] }),
  diagnoses('postpartum_haemorrhage', 'O72', { id: 'Perdarahan pascasalin', en: 'Postpartum haemorrhage', synonyms: ['perdarahan postpartum', 'perdarahan setelah melahirkan', 'postpartum hemorrhage'] }),
  diagnoses('pre_eclampsia', 'O11 O14-O15', { id: 'Preeklamsia dan eklamsia', en: 'Pre-eclampsia and eclampsia', synonyms: ['preeklamsia', 'preeklampsia', 'eklamsia', 'eklampsia', 'peb', 'keracunan kehamilan', 'preeclampsia', 'eclampsia'] }),
  diagnoses('hyperemesis', 'O21', { id: 'Hiperemesis gravidarum', en: 'Excessive vomiting in pregnancy', synonyms: ['hiperemesis', 'heg', 'hyperemesis'] }),
  diagnoses('fibroids', 'D25', { id: 'Mioma uteri', en: 'Uterine fibroids', synonyms: ['mioma', 'miom', 'myoma', 'fibroid', 'fibroids'] }),
  diagnoses('ovarian_cyst', 'N830 N831 N832', { id: 'Kista ovarium', en: 'Ovarian cyst', synonyms: ['kista indung telur', 'kista', 'ovarian cysts'] }),
  diagnoses('endometriosis', 'N80', { id: 'Endometriosis', en: 'Endometriosis' }),
  diagnoses('perinatal', 'P00-P96', { id: 'Kondisi perinatal', en: 'Perinatal conditions', synonyms: ['neonatus', 'bayi baru lahir', 'neonatal', 'perinatal', 'newborn', 'newborns'], leftOut: { id: 'Bayi lahir sehat (Z38).', en: 'Healthy liveborn infants (Z38).' } }),
  diagnoses('low_birth_weight', 'P05 P07', { id: 'BBLR dan prematur', en: 'Low birth weight and prematurity', synonyms: ['bblr', 'berat badan lahir rendah', 'prematur', 'bayi prematur', 'low birth weight', 'preterm infants'] }),
  diagnoses('birth_asphyxia', 'P21', { id: 'Asfiksia lahir', en: 'Birth asphyxia', synonyms: ['asfiksia', 'asphyxia'] }),
  diagnoses('neonatal_jaundice', 'P58-P59', { id: 'Ikterus neonatus', en: 'Neonatal jaundice', synonyms: ['ikterus', 'kuning bayi', 'hiperbilirubinemia', 'jaundice'], leftOut: { id: 'Penyakit hemolitik (P55), hidrops (P56), dan kernikterus (P57).', en: 'Haemolytic disease (P55), hydrops (P56) and kernicterus (P57).' } }),
  diagnoses('congenital_heart_disease', 'Q20-Q24', { id: 'Penyakit jantung bawaan', en: 'Congenital heart disease', synonyms: ['pjb', 'jantung bawaan', 'kelainan jantung bawaan'] }),
];
