import type { DriftCause, Localized } from '#engine';

/** Sentences about a run that moved. Braces hold parts that the engine wrote. */
export const driftTexts = {
  /** Of a share, count or mean that has a usual value. */
  usual: { id: '{name}{at}: {value}, biasanya {expected} (tanpa pergeseran {low} sampai {high}; n = {n} klaim, q = {q}).', en: '{name}{at}: {value}, usually {expected} ({low} to {high} without drift; n = {n} claims, q = {q}).' },
  /** Of a distance or a largest difference. */
  distance: { id: '{name}{at}: {what} {value}; tanpa pergeseran paling banyak {high} (n = {n} klaim, q = {q}).', en: '{name}{at}: {what} {value}; {high} at most without drift (n = {n} claims, q = {q}).' },
  /** Of a mean logarithm. */
  level: { id: '{name}{at}: {shift} pada campuran kasus yang sama; tanpa pergeseran {low} sampai {high} (n = {n} klaim, q = {q}).', en: '{name}{at}: {shift} with the mix of cases held still; {low} to {high} without drift (n = {n} claims, q = {q}).' },
  /** Of a figure of each run. */
  history: { id: '{name}{at}: {value}, biasanya {expected} (run sebelumnya {low} sampai {high}).', en: '{name}{at}: {value}, usually {expected} (runs before: {low} to {high}).' },
  version: { id: '{name} berganti: sebelumnya {expected}, kini {value}.', en: '{name} changed: {expected} before, {value} now.' },
  ended: { id: '{name} sudah dua run berturut-turut kembali seperti biasa.', en: '{name} has been as usual for two runs in a row.' },
  sliceMix: { id: 'Letaknya: {where}, {n} klaim, biasanya {reference} ({shift}).', en: 'Where: {where}, {n} claims, usually {reference} ({shift}).' },
  sliceAmount: { id: 'Letaknya: {where}, biaya per kasus {shift} ({n} klaim).', en: 'Where: {where}, amounts per case {shift} ({n} claims).' },
  sliceRatio: { id: 'Letaknya: {where}, tagihan terhadap tarif {shift} ({n} klaim).', en: 'Where: {where}, billed against tariff {shift} ({n} claims).' },
  sliceClaims: { id: 'Di {where} ada {n} klaim dalam snapshot ini, median biayanya {median}.', en: 'In {where} there are {n} claims in this snapshot, their median amount is {median}.' },
  notExplained: { id: 'Provinsi, jenis layanan, kelas fasilitas, keparahan, indikasi, dan kelompok INA-CBG tidak menjelaskan letaknya: perubahan ini di mana-mana, atau pada atribut lain.', en: 'Province, type of service, class of facility, severity, indications and INA-CBG group do not say where: the change is everywhere, or in another attribute.' },
  decomposition: { id: 'Rata-rata log biaya berubah {total}: {mix} dari campuran kasus, {within} di dalam kasus yang sama.', en: 'The mean logarithm of amounts changed by {total}: {mix} of it by the mix of cases, {within} within like cases.' },
  cause: { id: 'Kemungkinan penyebab: {cause}.', en: 'Likely cause: {cause}.' },
  causeBeside: { id: 'Dapat juga: {cause}.', en: 'It may also be: {cause}.' },
  lasting: { id: 'Ukuran utama menyimpang {breaches} run berturut-turut.', en: 'The leading metric has been off for {breaches} runs in a row.' },
  judged: { id: 'Dari {judged} ukuran yang dinilai terhadap {reference} run acuan, {breaches} menyimpang.', en: 'Of {judged} metrics judged against {reference} runs, {breaches} are off.' },
} as const satisfies Readonly<Record<string, Localized>>;

/** How titles are worded: of a first breach, of an alert, and of one that is over. */
export const driftTitles = {
  watch: { id: 'Diamati: {lead} pada data {date} menyimpang untuk pertama kali.', en: 'Watched: {lead} in the data of {date} is off for the first time.' },
  alert: { id: 'Data bergeser: {lead} pada data {date}. Kemungkinan penyebab: {cause}.', en: 'The data moved: {lead} in the data of {date}. Likely cause: {cause}.' },
  resolved: { id: 'Pergeseran data berakhir dengan data {date}: {lead}.', en: 'The shift ended with the data of {date}: {lead}.' },
} as const satisfies Readonly<Record<string, Localized>>;

export const causeNames: Readonly<Record<DriftCause, Localized>> = {
  model: { id: 'model lain yang menilai', en: 'another model scored' },
  ruleset: { id: 'aturan lain yang menilai', en: 'another ruleset scored' },
  simulated: { id: 'klaim simulasi ikut terbawa', en: 'simulated claims are among them' },
  etl: { id: 'pemuatan data (baris, karantina, nilai kosong, atau kode baru)', en: 'the load of the data (rows, quarantine, empty values or new codes)' },
  tariff: { id: 'tarif INA-CBG berubah', en: 'INA-CBG tariffs changed' },
  behaviour: { id: 'pola layanan atau penagihan yang berubah di tempat yang disebut', en: 'care or billing changed in the place named' },
  unknown: { id: 'belum diketahui', en: 'not known' },
};

export const attributeNames: Readonly<Record<string, Localized>> = {
  province: { id: 'provinsi', en: 'province' },
  service_type: { id: 'jenis layanan', en: 'type of service' },
  facility_class: { id: 'kelas fasilitas', en: 'class of facility' },
  severity: { id: 'keparahan', en: 'severity' },
  flags: { id: 'indikasi', en: 'indications' },
  inacbg_group: { id: 'kelompok INA-CBG', en: 'INA-CBG group' },
};

export const noValue: Localized = { id: '(kosong)', en: '(empty)' };
export const scopeNames: Readonly<Record<'whole' | 'fresh' | 'run', Localized>> = {
  whole: { id: 'seluruh klaim', en: 'all claims' },
  fresh: { id: 'klaim baru atau berubah', en: 'new or changed claims' },
  run: { id: 'run', en: 'the run' },
};

/** What a person may have done, by action. */
export const proposalTexts = {
  refresh: { id: 'Refresh lagi: nilai ulang run terbaru dengan model dan aturan yang aktif, tanpa klaim simulasi.', en: 'Refresh again: score the newest run anew with the active model and ruleset, without simulated claims.' },
  roll_back: { id: 'Kembali ke snapshot yang diterbitkan sebelumnya.', en: 'Go back to the snapshot that was published before.' },
  hold_nightly: { id: 'Tahan rangkaian malam sampai peringatan ini selesai, agar sumber dapat diperbaiki dulu.', en: 'Hold the nightly until this alert is resolved, so that the source can be mended first.' },
  publish: { id: 'Terbitkan snapshot ini meskipun tidak lolos pemeriksaan.', en: 'Publish this snapshot although it failed a check.' },
  look_at_facility: { id: 'Lihat klaim fasilitas yang banyak klaimnya berubah.', en: 'Look at the claims of the facility whose number of claims changed.' },
} as const satisfies Readonly<Record<string, Localized>>;
