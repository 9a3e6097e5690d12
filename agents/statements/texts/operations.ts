import type { Localized } from '#engine';

/** Sentences about the data and the jobs that make them. */
export const operationTexts = {
  refreshed: { id: 'Snapshot yang dipakai dibuat {at}.', en: 'The snapshot in use was made on {at}.' },
  dataDate: { id: 'Data sampai tanggal pulang {operations.data_date}.', en: 'The data reach to discharges of {operations.data_date}.' },
  model: { id: 'Model yang menilai: {operations.model_version}; aturan: {operations.ruleset_version}.', en: 'Scored by the model {operations.model_version} and the rules {operations.ruleset_version}.' },
  rules: { id: 'Aturan yang dipakai: {operations.ruleset_version}.', en: 'The rules in use: {operations.ruleset_version}.' },
  noBefore: { id: 'Tidak ada snapshot sebelumnya yang dapat dibandingkan.', en: 'There is no earlier snapshot to compare with.' },
  sameClaims: { id: 'Jumlah klaim sama dengan snapshot {before}: {operations.claims} klaim.', en: 'The number of claims is that of the snapshot of {before}: {operations.claims} claims.' },
  moreClaims: { id: 'Dibanding snapshot {before}, ada {difference} klaim lebih banyak: {operations.claims} klaim, sebelumnya {operations.before.claims}.', en: 'Against the snapshot of {before} there are {difference} claims more: {operations.claims} claims, {operations.before.claims} before.' },
  fewerClaims: { id: 'Dibanding snapshot {before}, ada {difference} klaim lebih sedikit: {operations.claims} klaim, sebelumnya {operations.before.claims}.', en: 'Against the snapshot of {before} there are {difference} claims fewer: {operations.claims} claims, {operations.before.claims} before.' },
  calm: { id: 'Dari {operations.drift.judged} ukuran yang dinilai, tidak ada yang bergeser.', en: 'Of {operations.drift.judged} metrics that were judged, none moved.' },
  watched: { id: 'Ada ukuran yang menyimpang untuk pertama kali; dua malam berturut-turut baru menjadi peringatan.', en: 'A metric is off for the first time; two nights in a row make an alert.' },
  moved: { id: 'Datanya bergeser sejak run-run sebelumnya.', en: 'The data moved since the runs before.' },
  notJudged: { id: 'Apakah datanya bergeser belum dapat dinilai: run atau klaim pembandingnya belum cukup.', en: 'Whether the data moved cannot be judged yet: there are too few runs or claims to hold them against.' },
  driftSentence: { id: '{sentence}', en: '{sentence}' },
  notSeen: { id: 'Peringatan dan pekerjaan layanan hanya terlihat oleh ops dan admin.', en: 'Alerts and jobs of the service are seen by ops and admins only.' },
  noAlerts: { id: 'Tidak ada peringatan yang terbuka.', en: 'No alerts are open.' },
  alert: { id: '{title} Terakhir terlihat {at}.', en: '{title} Last seen {at}.' },
  job: { id: 'Pekerjaan {name}: {status}, mulai {started}, selesai {ended}.', en: 'Job {name}: {status}, begun {started}, ended {ended}.' },
  jobUnderWay: { id: 'Pekerjaan {name}: {status}, mulai {started}.', en: 'Job {name}: {status}, begun {started}.' },
} as const satisfies Readonly<Record<string, Localized>>;

export const jobStatuses: Readonly<Record<string, Localized>> = {
  queued: { id: 'menunggu', en: 'queued' },
  running: { id: 'berjalan', en: 'running' },
  done: { id: 'berhasil', en: 'done' },
  failed: { id: 'gagal', en: 'failed' },
  cancelled: { id: 'dibatalkan', en: 'cancelled' },
  lost: { id: 'terputus', en: 'lost' },
};
