import type { Language } from './language.ts';

/**
 * Every failure Casemind can report, in one table. An error is thrown with a code and the values
 * of its placeholders; what a person reads is rendered from here in their language, and what an
 * HTTP client sees is `status` with that text. Codes are stable: programs may rely on them.
 */
export const errorTable = {
  // Configuration and usage
  CONFIG_INVALID: {
    status: 500,
    id: 'Konfigurasi {field} tidak sah: {value}. Yang diterima: {accepted}.',
    en: 'Configuration {field} is not valid: {value}. Accepted: {accepted}.',
  },
  CONFIG_UNSAFE: {
    status: 500,
    id: 'Mode produksi menolak {field}: {reason}. Yang diterima: {accepted}.',
    en: 'Production mode refuses {field}: {reason}. Accepted: {accepted}.',
  },
  USAGE_INVALID: {
    status: 400,
    id: '{field} tidak sah: {value}. Yang diterima: {accepted}.',
    en: '{field} is not valid: {value}. Accepted: {accepted}.',
  },
  QUERY_INVALID: {
    status: 400,
    id: '{field} dalam pertanyaan tidak sah: {value}. Yang diterima: {accepted_id}.',
    en: '{field} of the query is not valid: {value}. Accepted: {accepted_en}.',
  },
  // Reading raw claims
  SOURCE_MISSING: {
    status: 422,
    id: 'Folder sumber {path} tidak ada atau tidak dapat dibaca.',
    en: 'The source folder {path} does not exist or cannot be read.',
  },
  SOURCE_NO_FKRTL: {
    status: 422,
    id: 'Tidak ada berkas FKRTL di {path}. Berkas yang dilihat: {files}. Berkas FKRTL memuat kolom {columns} di barisan judul.',
    en: 'No FKRTL file in {path}. Files seen: {files}. A FKRTL file has the columns {columns} in its header.',
  },
  SOURCE_STATA: {
    status: 422,
    id: '{file} adalah berkas Stata, yang tidak dibaca. Simpan sebagai CSV atau Parquet di folder yang sama, lalu jalankan lagi. Stata: use "{file}", clear; export delimited using "{name}.csv", nolabel. R: arrow::write_parquet(haven::zap_labels(haven::read_dta("{file}")), "{name}.parquet"). Python: pandas.read_stata("{file}", convert_categoricals=False).to_parquet("{name}.parquet").',
    en: '{file} is a Stata file, which is not read. Save it as CSV or Parquet in the same folder and run again. Stata: use "{file}", clear; export delimited using "{name}.csv", nolabel. R: arrow::write_parquet(haven::zap_labels(haven::read_dta("{file}")), "{name}.parquet"). Python: pandas.read_stata("{file}", convert_categoricals=False).to_parquet("{name}.parquet").',
  },
  SOURCE_HEADER_INCOMPLETE: {
    status: 422,
    id: 'Judul berkas {file} tidak lengkap: kolom {missing} tidak ada.',
    en: 'The header of {file} is incomplete: columns {missing} are missing.',
  },
  SOURCE_UNREADABLE: {
    status: 422,
    id: 'Berkas {file} tidak dapat dibaca: {reason}.',
    en: 'The file {file} cannot be read: {reason}.',
  },
  SOURCE_EMPTY: {
    status: 422,
    id: 'Berkas FKRTL di {path} tidak berisi satu klaim pun.',
    en: 'The FKRTL files in {path} hold no claim.',
  },
  REFERENCE_UNREADABLE: {
    status: 422,
    id: 'Daftar referensi {file} tidak dapat dipakai: {reason}.',
    en: 'The reference list {file} cannot be used: {reason}.',
  },
  QUARANTINE_LIMIT: {
    status: 422,
    id: '{quarantined} dari {rows} klaim ({share} %) masuk karantina, melebihi batas {limit} %. Alasan terbanyak: {reasons}. Snapshot terakhir yang baik tetap dipakai.',
    en: '{quarantined} of {rows} claims ({share} %) were quarantined, above the limit of {limit} %. Main reasons: {reasons}. The last good snapshot stays in use.',
  },
  ROWS_UNBALANCED: {
    status: 500,
    id: 'Jumlah baris tidak seimbang: masuk {rowsIn}, keluar {rowsOut}, karantina {quarantined}.',
    en: 'Rows do not balance: in {rowsIn}, out {rowsOut}, quarantined {quarantined}.',
  },
  DISK_FULL: {
    status: 503,
    id: 'Ruang disk di {path} habis. Kosongkan ruang lalu coba lagi; yang sudah tersimpan tetap utuh, snapshot terakhir tetap dipakai.',
    en: 'No space left on the disk of {path}. Free some and try again; what was saved is whole, the last snapshot stays in use.',
  },
  MEMORY_FULL: {
    status: 503,
    id: 'Memori yang boleh dipakai DuckDB tidak cukup untuk langkah ini. Beri lebih banyak melalui DUCKDB_MEMORY_LIMIT, atau kurangi DUCKDB_THREADS; tidak ada yang tertulis separuh.',
    en: 'The memory that DuckDB may use is not enough for this step. Give it more by DUCKDB_MEMORY_LIMIT, or lower DUCKDB_THREADS; nothing is half written.',
  },
  // The engine on Spark
  SPARK_PYTHON: {
    status: 500,
    id: 'Mesin Spark memerlukan Python {needed} atau lebih baru; {python} tidak ada atau versinya {found}. Pasang Python, atau sebutkan jalurnya di SPARK_PYTHON.',
    en: 'The Spark engine needs Python {needed} or later; {python} is not there or is {found}. Install Python, or name its path in SPARK_PYTHON.',
  },
  SPARK_PACKAGES: {
    status: 500,
    id: 'Python {python} tidak punya paket yang diperlukan mesin Spark: {packages}. Pasang dengan pip install -r {file}.',
    en: 'The Python {python} lacks packages that the Spark engine needs: {packages}. Install them by pip install -r {file}.',
  },
  SPARK_JAVA: {
    status: 500,
    id: 'Mesin Spark memerlukan Java {oldest} sampai {newest}; yang ditemukan: {found}. Pasang Java, atau sebutkan foldernya di JAVA_HOME.',
    en: 'The Spark engine needs Java {oldest} to {newest}; found: {found}. Install Java, or name its folder in JAVA_HOME.',
  },
  SPARK_UNREACHABLE: {
    status: 503,
    id: 'Master Spark {master} tidak menjawab. Periksa alamatnya dan apakah master itu berjalan.',
    en: 'The Spark master {master} does not answer. Check its address, and that it runs.',
  },
  SPARK_NO_WORKERS: {
    status: 503,
    id: 'Tidak ada worker dari {master} yang mengambil pekerjaan dalam {seconds} detik. Periksa apakah worker terdaftar dan punya inti serta memori yang bebas.',
    en: 'No worker of {master} took up work within {seconds} seconds. Check that workers are registered and have cores and memory free.',
  },
  SPARK_WORKER_BLIND: {
    status: 500,
    id: 'Sebuah worker Spark tidak dapat memakai {path}. Folder sumber, CASEMIND_HOME, dan folder program harus ada di setiap worker pada jalur yang sama, untuk akun yang menjalankannya.',
    en: 'A Spark worker cannot use {path}. The source folder, CASEMIND_HOME and the folder of the program must be on every worker under the same path, for the account that runs it.',
  },
  SPARK_FAILED: {
    status: 500,
    id: 'Spark tidak menyelesaikan pekerjaan: {reason}. Tidak ada yang diterbitkan.',
    en: 'Spark did not finish the work: {reason}. Nothing was published.',
  },
  // Runs, models, snapshots
  RUN_MISSING: {
    status: 404,
    id: 'Belum ada hasil ETL di {home}. Jalankan `casemind etl --source FOLDER` lebih dahulu.',
    en: 'There is no ETL run in {home}. Run `casemind etl --source DIR` first.',
  },
  RUN_INVALID: {
    status: 500,
    id: 'Hasil ETL {run} tidak dapat dipakai: {reason}. Jalankan `casemind etl` lagi.',
    en: 'The ETL run {run} cannot be used: {reason}. Run `casemind etl` again.',
  },
  BUILD_LOCKED: {
    status: 409,
    id: 'Proses lain sedang menyusun data ({holder}). Coba lagi setelah selesai.',
    en: 'Another process is building data ({holder}). Try again when it is done.',
  },
  SIMULATION_FORBIDDEN: {
    status: 403,
    id: 'Klaim simulasi tidak dibuat dan tidak diterima dalam mode produksi (CASEMIND_MODE=production).',
    en: 'Simulated claims are neither made nor taken in in production mode (CASEMIND_MODE=production).',
  },
  CLAIM_SIMULATED: {
    status: 409,
    id: 'Klaim {claim} adalah klaim simulasi: tidak diputuskan, tidak ditugaskan, dan tidak disuratkan kepada fasilitas.',
    en: 'Claim {claim} is a simulated one: it is neither decided on nor assigned, and no letter is written to a facility about it.',
  },
  LIVE_READERS_FULL: {
    status: 429,
    id: 'Sudah {limit} pembaca mengikuti klaim yang masuk. Coba lagi dalam {seconds} detik.',
    en: '{limit} readers follow the claims that come in already. Try again in {seconds} seconds.',
  },
  SIMULATION_RUNNING: {
    status: 409,
    id: 'Simulasi {run} masih berjalan di layanan ini. Hentikan dahulu, atau tunggu sampai selesai.',
    en: 'Simulation {run} still runs in this service. Stop it first, or wait for its end.',
  },
  SIMULATION_UNKNOWN: {
    status: 404,
    id: 'Simulasi {run} tidak berjalan di layanan ini.',
    en: 'No simulation {run} runs in this service.',
  },
  SIMULATION_IMPOSSIBLE: {
    status: 409,
    id: 'Snapshot {snapshot} terlalu kecil untuk disimulasikan: tidak ada diagnosis dengan {smallest} klaim atau lebih.',
    en: 'Snapshot {snapshot} is too small to simulate: no diagnosis has {smallest} claims or more.',
  },
  SNAPSHOT_MISSING: {
    status: 503,
    id: 'Belum ada snapshot yang terbit. Jalankan `casemind refresh` lebih dahulu.',
    en: 'No snapshot is published yet. Run `casemind refresh` first.',
  },
  SNAPSHOT_UNKNOWN: {
    status: 404,
    id: 'Snapshot {snapshot} tidak ada. Yang ada: {known}.',
    en: 'There is no snapshot {snapshot}. Known: {known}.',
  },
  SNAPSHOT_INVALID: {
    status: 503,
    id: 'Snapshot {snapshot} tidak dapat dipakai: {reason}.',
    en: 'Snapshot {snapshot} cannot be used: {reason}.',
  },
  SNAPSHOT_SIMULATED: {
    status: 503,
    id: 'Snapshot {snapshot} memuat {rows} klaim simulasi, jadi tidak diterbitkan dan tidak dipakai dalam mode produksi (CASEMIND_MODE=production). Terbitkan snapshot tanpa klaim simulasi: casemind refresh.',
    en: 'Snapshot {snapshot} holds {rows} simulated claims, so it is neither published nor served in production mode (CASEMIND_MODE=production). Publish one without: casemind refresh.',
  },
  SNAPSHOT_CHECK_FAILED: {
    status: 500,
    id: 'Snapshot {snapshot} tidak lolos pemeriksaan dan tidak diterbitkan: {failures}.',
    en: 'Snapshot {snapshot} failed its checks and was not published: {failures}.',
  },
  ROLLBACK_IMPOSSIBLE: {
    status: 409,
    id: 'Tidak ada snapshot terbit sebelum {snapshot} untuk dituju.',
    en: 'There is no published snapshot before {snapshot} to go back to.',
  },
  QC_MISSING: {
    status: 404,
    id: 'Tidak ada log QC untuk {snapshot} di {folder}.',
    en: 'There is no QC log of {snapshot} in {folder}.',
  },
  RULESET_UNKNOWN: {
    status: 422,
    id: 'Ruleset {ruleset} tidak dikenal. Yang dikenal: {known}.',
    en: 'Ruleset {ruleset} is unknown. Known: {known}.',
  },
  MODEL_MISSING: {
    status: 404,
    id: 'Model {model} tidak ada. Yang ada: {known}.',
    en: 'There is no model {model}. Known: {known}.',
  },
  MODEL_INVALID: {
    status: 422,
    id: 'Artefak model {model} ditolak: {reason}.',
    en: 'Model artifact {model} was refused: {reason}.',
  },
  FOREST_INPUT_INVALID: {
    status: 422,
    id: 'Masukan isolation forest tidak sah pada {field}: {reason}.',
    en: 'Isolation forest input is not valid at {field}: {reason}.',
  },
  EXPORT_INVALID: {
    status: 400,
    id: 'Ekspor tidak dapat dijalankan pada {field}: {reason}.',
    en: 'The export cannot run at {field}: {reason}.',
  },
  // Transactional store
  STORE_UNAVAILABLE: {
    status: 503,
    id: 'Penyimpanan {path} tidak dapat dipakai: {reason}.',
    en: 'The store {path} cannot be used: {reason}.',
  },
  // Channels of live claims
  CHANNEL_UNREACHABLE: {
    status: 503,
    id: 'Kanal {channel} di {address} tidak dapat dipakai: {reason}. Periksa alamatnya dan apakah layanannya berjalan, lalu coba lagi.',
    en: 'The channel {channel} at {address} cannot be used: {reason}. Check its address and whether it runs, then try again.',
  },
  CHANNEL_MESSAGE_TOO_LONG: {
    status: 413,
    id: 'Pesan sepanjang {bytes} bita tidak dapat dikirim lewat kanal {channel}. Yang diterima: paling panjang {most} bita.',
    en: 'A message of {bytes} bytes cannot be sent by the channel {channel}. Accepted: {most} bytes at most.',
  },
  STORE_NEWER: {
    status: 503,
    id: 'Penyimpanan {path} berversi skema {found}, lebih baru dari yang dikenal ({known}). Pakai versi Casemind yang lebih baru.',
    en: 'The store {path} has schema version {found}, newer than this Casemind knows ({known}). Use a newer Casemind.',
  },
  USER_EXISTS: {
    status: 409,
    id: 'Pengguna {username} sudah ada.',
    en: 'There already is a user {username}.',
  },
  SUBJECT_TAKEN: {
    status: 409,
    id: 'Subjek {subject} dari penyedia identitas sudah ditautkan ke pengguna lain.',
    en: 'The subject {subject} of the identity provider is linked to another user already.',
  },
  USER_CHANGED: {
    status: 409,
    id: 'Pengguna {username} sementara itu diubah orang lain. Baca lagi lalu ulangi.',
    en: 'The user {username} was changed by somebody else meanwhile. Read it again and repeat.',
  },
  // Jobs and alerts
  JOB_UNKNOWN: {
    status: 404,
    id: 'Pekerjaan {job} tidak ada.',
    en: 'There is no job {job}.',
  },
  JOB_ENDED: {
    status: 409,
    id: 'Pekerjaan {job} sudah berakhir ({status}).',
    en: 'The job {job} has ended already ({status}).',
  },
  JOB_CANCELLED: {
    status: 409,
    id: 'Pekerjaan dibatalkan.',
    en: 'The job was cancelled.',
  },
  JOB_DEADLINE: {
    status: 504,
    id: 'Pekerjaan tidak selesai dalam {minutes} menit dan dihentikan.',
    en: 'The job did not finish within {minutes} minutes and was stopped.',
  },
  JOB_INTERRUPTED: {
    status: 503,
    id: 'Layanan berhenti saat pekerjaan berjalan.',
    en: 'The service stopped while the job was running.',
  },
  JOB_DIED: {
    status: 500,
    id: 'Proses pekerjaan mati tanpa jawaban ({reason}).',
    en: 'The process of the job died without an answer ({reason}).',
  },
  KILLED: {
    status: 500,
    id: 'Prosesnya mati di tengah jalan.',
    en: 'Its process was killed.',
  },
  ALERT_UNKNOWN: {
    status: 404,
    id: 'Peringatan {alert} tidak ada.',
    en: 'There is no alert {alert}.',
  },
  ALERT_CHANGED: {
    status: 409,
    id: 'Peringatan {alert} sementara itu berubah; versinya kini {version}. Baca lagi lalu ulangi.',
    en: 'The alert {alert} changed meanwhile; its version is {version} now. Read it again and repeat.',
  },
  ALERT_RESOLVED: {
    status: 409,
    id: 'Peringatan {alert} sudah selesai.',
    en: 'The alert {alert} is resolved already.',
  },
  ALERT_ACTION_UNFIT: {
    status: 409,
    id: 'Peringatan {alert} tidak mengusulkan tindakan {action}. Yang diusulkan: {accepted}.',
    en: 'The alert {alert} does not propose the action {action}. It proposes: {accepted}.',
  },
  LEARNING_UNFIT: {
    status: 409,
    id: 'Dari snapshot {snapshot} tidak ada yang dapat dipelajari: {ruleset} tidak menyimpan bagian skornya. Jalankan refresh dengan RULESET_v2.',
    en: 'Nothing can be learned from snapshot {snapshot}: {ruleset} keeps no parts of its score. Refresh with RULESET_v2.',
  },
  LEARNED_MODEL_INVALID: {
    status: 409,
    id: 'Model dari putusan {model} tidak ada atau rusak. Yang ada: {known}.',
    en: 'The model of decisions {model} does not exist or is damaged. There are: {known}.',
  },
  METRIC_UNKNOWN: {
    status: 404,
    id: 'Tidak ada run yang dinilai dengan ukuran {metric}.',
    en: 'No run was judged by the metric {metric}.',
  },
  DELIVERY_UNKNOWN: {
    status: 404,
    id: 'Tidak ada kiriman {delivery} yang belum terkirim.',
    en: 'There is no delivery {delivery} that was not sent.',
  },
  DELIVERY_TARGETS_MISSING: {
    status: 409,
    id: 'Tidak ada tujuan peringatan: ALERT_TARGETS kosong.',
    en: 'Alerts have no target: ALERT_TARGETS is empty.',
  },
  NIGHTLY_HELD: {
    status: 409,
    id: 'Rangkaian malam ditahan oleh sebuah peringatan. Selesaikan peringatannya, atau lepaskan dengan tindakan release_nightly.',
    en: 'The nightly is held by an alert. Resolve the alert, or release it by the action release_nightly.',
  },
  USER_MISSING: {
    status: 404,
    id: 'Tidak ada pengguna {username}.',
    en: 'There is no user {username}.',
  },
  BACKUP_INVALID: {
    status: 422,
    id: 'Cadangan {path} tidak dapat dipakai: {reason}.',
    en: 'The backup {path} cannot be used: {reason}.',
  },
  AUDIT_CHAIN_BROKEN: {
    status: 500,
    id: 'Rantai audit_outcome rusak pada {problems} tempat, mulai dari nomor {seq}: {problem}.',
    en: 'The chain of audit_outcome is broken at {problems} places, from number {seq} on: {problem}.',
  },
  AUDIT_KEY_MISSING: {
    status: 503,
    id: 'Baris {seq} audit_outcome memakai AUDIT_KEY dengan id {key}, yang tidak ada di antara AUDIT_KEY.',
    en: 'Row {seq} of audit_outcome is hashed under the AUDIT_KEY of id {key}, which is not among AUDIT_KEY.',
  },
  AUDIT_HEADS_INVALID: {
    status: 500,
    id: 'Berkas kepala rantai audit_outcome {path} tidak dapat dipakai: {reason}.',
    en: 'The file of noted heads of audit_outcome {path} cannot be used: {reason}.',
  },
  // Decisions
  IDEMPOTENCY_CONFLICT: {
    status: 409,
    id: 'Kunci {key} sudah dipakai untuk keputusan lain.',
    en: 'The key {key} was used for another decision.',
  },
  CLAIM_TAKEN: {
    status: 409,
    id: 'Klaim {claim} sedang ditangani {assignee} sampai {until}.',
    en: 'The claim {claim} is with {assignee} until {until}.',
  },
  CLAIM_NOT_HELD: {
    status: 409,
    id: 'Klaim {claim} tidak sedang Anda tangani, jadi tidak dapat diserahkan.',
    en: 'The claim {claim} is not with you, so you cannot hand it over.',
  },
  RULE_SNOOZED: {
    status: 409,
    id: 'Aturan {rule} sudah ditunda untuk itu oleh {by} sampai {until}.',
    en: 'The rule {rule} is snoozed for that already, by {by} until {until}.',
  },
  SNOOZE_UNFIT: {
    status: 409,
    id: 'Aturan {rule} tidak dapat ditunda pada klaim {claim}: aturan itu tidak aktif di sana, atau klaim itu tidak menyebut yang dimaksud.',
    en: 'The rule {rule} cannot be snoozed on the claim {claim}: it is not active there, or the claim does not name whom it is for.',
  },
  SNOOZE_MISSING: {
    status: 404,
    id: 'Penundaan {snooze} tidak ada.',
    en: 'There is no snooze {snooze}.',
  },
  VIEW_MISSING: {
    status: 404,
    id: 'Tampilan {view} tidak ada.',
    en: 'There is no view {view}.',
  },
  ANSWER_MISSING: {
    status: 404,
    id: 'Jawaban {answer} tidak ada, atau belum selesai.',
    en: 'There is no answer {answer}, or it is not done.',
  },
  PROPOSAL_MISSING: {
    status: 404,
    id: 'Usulan {proposal} tidak ada.',
    en: 'There is no proposal {proposal}.',
  },
  PROPOSAL_CLOSED: {
    status: 409,
    id: 'Usulan {proposal} sudah ditutup ({status}).',
    en: 'The proposal {proposal} is closed ({status}).',
  },
  PROPOSAL_EXPIRED: {
    status: 409,
    id: 'Usulan {proposal} kedaluwarsa pada {at}. Buat usulan baru.',
    en: 'The proposal {proposal} expired at {at}. Make a new one.',
  },
  PROPOSAL_STALE: {
    status: 409,
    id: 'Usulan {proposal} tidak berlaku lagi: klaim atau keputusan terakhirnya berubah. Buat usulan baru.',
    en: 'The proposal {proposal} no longer holds: its claim or latest decision has changed. Make a new one.',
  },
  PROPOSAL_CHANGED: {
    status: 409,
    id: 'Usulan {proposal} telah diubah (versi {version}). Baca lagi sebelum mengonfirmasi.',
    en: 'The proposal {proposal} has changed (version {version}). Read it again before confirming.',
  },
  // Tools
  TOOL_UNKNOWN: {
    status: 404,
    id: 'Alat {tool} tidak ada. Yang ada: {known}.',
    en: 'There is no tool {tool}. There are: {known}.',
  },
  CLAIM_ID_MISSING: {
    status: 400,
    id: 'claim_id wajib diisi: id klaim yang dibuka.',
    en: 'claim_id is required: the id of the claim to open.',
  },
  // Conversations
  THREAD_MISSING: {
    status: 404,
    id: 'Percakapan {thread} tidak ada.',
    en: 'There is no conversation {thread}.',
  },
  EVIDENCE_MISSING: {
    status: 404,
    id: 'Bukti {evidence} tidak ada.',
    en: 'There is no evidence {evidence}.',
  },
  CHAT_BUSY: {
    status: 409,
    id: 'Jawaban di percakapan {thread} masih disusun. Tunggu sampai selesai, atau hentikan lewat POST /chat/{thread}/stop.',
    en: 'An answer in the conversation {thread} is still being made. Wait for it, or stop it at POST /chat/{thread}/stop.',
  },
  CHAT_MESSAGES_FULL: {
    status: 409,
    id: 'Percakapan ini sudah mencapai batas {limit} pesan. Mulai percakapan baru.',
    en: 'This conversation has reached its limit of {limit} messages. Start a new one.',
  },
  CHAT_THREADS_FULL: {
    status: 409,
    id: 'Anda sudah mencapai batas {limit} percakapan. Hapus yang tidak diperlukan lewat DELETE /chat/ID.',
    en: 'You have reached the limit of {limit} conversations. Delete those not needed at DELETE /chat/ID.',
  },
  CHAT_ANSWERS_FULL: {
    status: 429,
    id: '{limit} jawaban untuk Anda masih disusun. Tunggu salah satunya selesai, atau hentikan.',
    en: '{limit} answers for you are still being made. Wait for one of them, or stop it.',
  },
  CHAT_SERVICE_FULL: {
    status: 429,
    id: 'Layanan sedang menyusun {limit} jawaban sekaligus. Coba lagi dalam {seconds} detik.',
    en: 'The service is making {limit} answers at once. Try again in {seconds} seconds.',
  },
  CHAT_STOPPED: {
    status: 409,
    id: 'Jawaban dihentikan.',
    en: 'The answer was stopped.',
  },
  CHAT_INTERRUPTED: {
    status: 503,
    id: 'Layanan berhenti saat jawaban disusun. Minta jawaban disusun ulang lewat POST /chat/{thread}/regenerate.',
    en: 'The service stopped while the answer was being made. Ask for it again at POST /chat/{thread}/regenerate.',
  },
  CHAT_DEADLINE: {
    status: 503,
    id: 'Jawaban tidak selesai dalam {seconds} detik. Minta jawaban disusun ulang lewat POST /chat/{thread}/regenerate.',
    en: 'The answer did not finish within {seconds} seconds. Ask for it again at POST /chat/{thread}/regenerate.',
  },
  // HTTP
  VALIDATION_FAILED: {
    status: 400,
    id: 'Masukan tidak sah: {fields}.',
    en: 'The input is not valid: {fields}.',
  },
  LOGIN_FAILED: {
    status: 401,
    id: 'Nama pengguna atau kata sandi salah.',
    en: 'The user name or the password is wrong.',
  },
  TOKEN_INVALID: {
    status: 401,
    id: 'Token tidak ada, tidak sah, atau kedaluwarsa. Masuk lagi lewat POST /auth/login.',
    en: 'The token is missing, invalid or expired. Log in again at POST /auth/login.',
  },
  CSRF_REFUSED: {
    status: 403,
    id: 'Permintaan dengan kuki sesi harus datang dari halaman Casemind sendiri, dengan csrf_token sesi itu sebagai header x-csrf-token.',
    en: 'A request with the session cookie must come from a page of Casemind itself, with the csrf_token of that session as the header x-csrf-token.',
  },
  FORBIDDEN: {
    status: 403,
    id: 'Peran {role} tidak boleh melakukan ini.',
    en: 'The role {role} may not do this.',
  },
  LEAD_NEEDED: {
    status: 403,
    id: 'Hanya admin atau penanggung jawab tim yang boleh melakukan ini.',
    en: 'Only an admin, or who leads a team, may do this.',
  },
  SCOPE_EXCEEDED: {
    status: 403,
    id: 'Cakupan Anda hanya provinsi {own}; pengguna dengan cakupan lebih luas ({asked}) tidak dapat Anda buat atau ubah.',
    en: 'Your scope is the provinces {own}; a user whose scope is wider ({asked}) is not yours to make or change.',
  },
  IDENTITY_PROVIDER_UNAVAILABLE: {
    status: 503,
    id: 'Kunci penyedia identitas sedang tidak dapat dibaca, jadi tokennya tidak dapat diperiksa. Coba lagi sebentar lagi.',
    en: 'The keys of the identity provider cannot be read now, so its token cannot be checked. Try again shortly.',
  },
  CLAIM_MISSING: {
    status: 404,
    id: 'Klaim {claim} tidak ada dalam snapshot {snapshot}.',
    en: 'There is no claim {claim} in snapshot {snapshot}.',
  },
  CURSOR_INVALID: {
    status: 400,
    id: 'cursor tidak sah, atau bukan milik filter dan urutan ini. Mulai lagi dari halaman pertama.',
    en: 'The cursor is not valid, or belongs to other filters or another order. Start again from the first page.',
  },
  CURSOR_EXPIRED: {
    status: 410,
    id: 'Data sudah berganti ke snapshot {snapshot}; cursor milik snapshot sebelumnya. Mulai lagi dari halaman pertama.',
    en: 'The data are now those of snapshot {snapshot}; the cursor belongs to the one before. Start again from the first page.',
  },
  ROUTE_MISSING: {
    status: 404,
    id: 'Alamat {path} tidak ada. Daftar alamat ada di /docs.',
    en: 'There is no {path} here. /docs lists what there is.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    id: '{path} tidak menerima {method}. Yang diterima: {accepted}.',
    en: '{path} does not take {method}. Accepted: {accepted}.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    id: 'Isi permintaan melebihi batas {limit} byte.',
    en: 'The request body is larger than {limit} bytes.',
  },
  BODY_TOO_DEEP: {
    status: 400,
    id: 'Isi permintaan bersarang lebih dari {limit} tingkat.',
    en: 'The request body is nested more than {limit} levels deep.',
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    id: 'Alamat dan header permintaan bersama-sama melebihi batas {limit} byte.',
    en: 'The address and headers of the request together are larger than {limit} bytes.',
  },
  METHOD_UNKNOWN: {
    status: 405,
    id: 'Metode {method} tidak dikenal. Yang diterima: {accepted}.',
    en: 'The method {method} is unknown. Accepted: {accepted}.',
  },
  REQUEST_TIMEOUT: {
    status: 408,
    id: 'Permintaan tidak sampai seluruhnya tepat waktu.',
    en: 'The request did not arrive whole in time.',
  },
  CONDITION_FAILED: {
    status: 412,
    id: 'Syarat permintaan (If-Match, If-Unmodified-Since, atau Range) tidak terpenuhi.',
    en: 'A condition of the request (If-Match, If-Unmodified-Since or Range) does not hold.',
  },
  EXPECTATION_FAILED: {
    status: 417,
    id: 'Expect tidak dapat dipenuhi. Yang diterima: 100-continue.',
    en: 'Expect cannot be met. Accepted: 100-continue.',
  },
  MEDIA_UNSUPPORTED: {
    status: 415,
    id: 'Jenis isi {type} tidak diterima. Yang diterima: application/json.',
    en: 'The content type {type} is not accepted. Accepted: application/json.',
  },
  RATE_LIMITED: {
    status: 429,
    id: 'Terlalu banyak permintaan. Coba lagi dalam {seconds} detik.',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
  PAYLOAD_INVALID: {
    status: 400,
    id: 'Permintaan tidak dapat dibaca: {reason}.',
    en: 'The request cannot be read: {reason}.',
  },
  PORT_IN_USE: {
    status: 500,
    id: 'Port {port} di {host} sudah dipakai program lain. Hentikan program itu, atau pilih port lain lewat PORT.',
    en: 'Port {port} of {host} is in use by another program. Stop that program, or choose another port by PORT.',
  },
  ADDRESS_UNUSABLE: {
    status: 500,
    id: 'Layanan tidak dapat mendengarkan di {host} port {port} ({reason}). Pilih alamat mesin ini lewat HOST, atau port lain lewat PORT.',
    en: 'The service cannot listen on {host} port {port} ({reason}). Choose an address of this machine by HOST, or another port by PORT.',
  },
  AGENT_DEADLINE: {
    status: 503,
    id: 'Ringkasan tidak selesai dalam {seconds} detik.',
    en: 'The summary did not finish within {seconds} seconds.',
  },
  SERVICE_UNAVAILABLE: {
    status: 503,
    id: 'Layanan belum siap. Coba lagi sebentar lagi. Nomor permintaan: {request}.',
    en: 'The service is not ready. Try again shortly. Request number: {request}.',
  },
  INTERNAL: {
    status: 500,
    id: 'Terjadi kesalahan di dalam layanan. Nomor permintaan: {request}.',
    en: 'Something went wrong inside the service. Request number: {request}.',
  },
} as const satisfies Record<string, { status: number; id: string; en: string }>;

export type ErrorCode = keyof typeof errorTable;

/** The only error class that Casemind throws on purpose; anything else is a defect. */
export class CasemindError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(
    code: ErrorCode,
    details: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(`${code}: ${render(errorTable[code].en, details)}`, options);
    this.name = 'CasemindError';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return errorTable[this.code].status;
  }

  /** The sentence for a person, in the language asked for. */
  text(language: Language): string {
    return render(errorTable[this.code][language], this.details);
  }
}

/** The code of an error of the operating system, such as `ENOENT`; undefined for any other error. */
export function systemErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Codes of the system for a disk, a quota or a limit that lets nothing more be written. */
const noRoom: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
/** The same in the words of DuckDB, whose errors have no code; it spills to at most what its disk has left. */
const noRoomWords = /no space left on device|disk quota exceeded|file too large|max_temp_directory_size/i;

/** DISK_FULL where an error, or one that caused it, says that nothing more can be written; else the error itself. @param path of what was written, where the error names none. */
export function asDiskFull(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof CasemindError) return error;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if (noRoom.has(systemErrorCode(cause)) || noRoomWords.test(cause.message)) return new CasemindError('DISK_FULL', { path: pathIn(cause) ?? path }, { cause: error });
  return error;
}

/** The file that an error names: the system's in a field, DuckDB's in quotes. */
function pathIn(error: Error): string | undefined {
  if ('path' in error && typeof error.path === 'string') return error.path;
  return /"(\/[^"]+)"/.exec(error.message)?.[1];
}

function render(template: string, details: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
}
