import type { Concept } from '../concept.ts';

export const scoreConcepts: readonly Concept[] = [
  {
    id: 'risk_score',
    label: { id: 'Skor risiko', en: 'Risk score' },
    synonyms: ['skor resiko', 'nilai risiko', 'cara menghitung skor', 'perhitungan skor', 'how the score is made', 'how risk is scored', 'scoring'],
    definition: {
      id: 'Angka 0 sampai 1 yang mengurutkan klaim untuk ditelaah. RULESET_v2 menjumlahkan seberapa mengherankan klaim itu di antara klaim lain, keadaan fasilitasnya, dan skor model; RULESET_v1 memakai yang terbesar dari skor aturan dan skor model. Skor tinggi berarti layak diperiksa lebih dahulu, bukan berarti klaim itu salah.',
      en: 'A number from 0 to 1 that puts claims in order for review. RULESET_v2 adds up how surprising the claim is among the others, what its facility adds, and the model score; RULESET_v1 takes the larger of rule score and model score. A high score means worth looking at first, not that the claim is wrong.',
    },
    figures: [],
    fields: ['risk_score', 'rule_score', 'ml_score_normalized', 'risk_rank'],
    source: 'sql/positions/combined_scores.sql, sql/marts/combined_scores.sql',
  },
  {
    id: 'isolation_forest',
    label: { id: 'Isolation forest', en: 'Isolation forest' },
    synonyms: ['isolationforest', 'hutan isolasi', 'model ml', 'model anomali', 'machine learning', 'model pembelajaran mesin', 'iforest'],
    definition: {
      id: 'Model yang mencari klaim tidak lazim tanpa contoh yang sudah dinilai. Banyak pohon (bawaan {n_estimators}, masing-masing dari {max_samples} klaim) membagi klaim secara acak; klaim yang cepat terpisah dari yang lain mendapat skor tinggi. Model menunjukkan yang tidak lazim, bukan yang salah.',
      en: 'A model that finds unusual claims without labelled examples. Many trees (by default {n_estimators}, each of {max_samples} claims) split claims at random; a claim that is soon set apart gets a high score. It tells what is unusual, not what is wrong.',
    },
    figures: ['n_estimators', 'max_samples'],
    fields: ['anomaly_score', 'ml_score_normalized', 'model_version'],
    source: 'Liu, Ting and Zhou, Isolation Forest, 2008; docs/training.md',
  },
  {
    id: 'anomaly_score',
    label: { id: 'Skor anomali', en: 'Anomaly score' },
    synonyms: ['anomali', 'skor model', 'model score', 'skor ml', 'ml score'],
    definition: {
      id: 'Skor isolation forest antara 0 dan 1; makin besar makin tidak lazim. Skor model ialah skor anomali yang diskalakan ke 0–1 di antara skor terkecil dan terbesar saat model dilatih.',
      en: 'Score of the isolation forest between 0 and 1; the larger, the more unusual. The model score is the anomaly score scaled to 0–1 between the smallest and the largest score at training.',
    },
    figures: [],
    fields: ['anomaly_score', 'ml_score_normalized'],
    source: 'docs/training.md',
  },
  {
    id: 'contamination',
    label: { id: 'Kontaminasi', en: 'Contamination' },
    synonyms: ['tingkat kontaminasi', 'batas anomali'],
    definition: {
      id: 'Bagian klaim pelatihan yang berada di atas batas model, yaitu {contamination}. Angka ini menentukan batas “tidak lazim”; ia bukan perkiraan banyaknya kecurangan, dan skor tidak bergantung padanya.',
      en: 'Share of the training claims above the model’s limit: {contamination}. It sets where “unusual” begins; it is no estimate of how much is wrong, and scores do not depend on it.',
    },
    figures: ['contamination'],
    fields: ['anomaly_score'],
    source: 'engine/isolation-forest/calibrate.ts',
  },
  {
    id: 'score_reason',
    label: { id: 'Alasan skor model', en: 'Reasons of the model score' },
    synonyms: ['alasan skor', 'kontribusi fitur', 'shapley', 'shap', 'nilai shapley', 'alasan model', 'score reasons', 'feature contribution'],
    definition: {
      id: 'Ciri klaim yang paling banyak membuatnya cepat terpisah dalam model, dihitung sebagai nilai Shapley. Alasan disimpan untuk seperdua puluh klaim yang skor risikonya tertinggi.',
      en: 'The features that most made the claim easy to set apart, computed as Shapley values. Reasons are kept for the twentieth of claims with the highest risk scores.',
    },
    figures: [],
    fields: ['ml_score_normalized'],
    source: 'docs/training.md',
  },
  {
    id: 'indication',
    label: { id: 'Indikasi', en: 'Indication' },
    synonyms: ['flag', 'flags', 'tanda', 'indications', 'klaim berindikasi', 'red flag'],
    definition: {
      id: 'Aturan yang aktif pada klaim: keadaan yang patut ditelaah oleh auditor. Indikasi tidak menyatakan kesalahan atau kecurangan siapa pun; kesimpulan diambil auditor setelah memeriksa berkas.',
      en: 'A rule that is active on a claim: something an auditor should look at. It says nothing about error or fraud by anybody; auditors conclude after examining the file.',
    },
    figures: [],
    fields: ['flags', 'flag_count', 'is_flagged'],
    source: 'engine/rules/rule.ts',
  },
  {
    id: 'ruleset',
    label: { id: 'Kumpulan aturan', en: 'Ruleset' },
    synonyms: ['ruleset', 'aturan', 'rule', 'rules', 'daftar aturan', 'bobot aturan', 'rule weight'],
    definition: {
      id: 'Daftar {rules} aturan berversi yang diperiksa pada setiap klaim, masing-masing dengan bobot antara 0 dan 1 yang menentukan urutannya. Aturan yang datanya tidak lengkap pada klaim dicatat sebagai tidak dapat dinilai, bukan sebagai tidak aktif.',
      en: 'A versioned list of {rules} rules that every claim is checked against, each with a weight between 0 and 1 that says which is told first. A rule whose inputs a claim lacks is recorded as not evaluated, not as inactive.',
    },
    figures: ['rules'],
    fields: ['flags', 'rules_not_evaluated', 'ruleset_version', 'rule_score'],
    source: 'engine/rules/rulesets.ts',
  },
  {
    id: 'worklist',
    label: { id: 'Daftar kerja', en: 'Worklist' },
    synonyms: ['daftar klaim', 'antrean telaah', 'antrian telaah', 'work list', 'daftar prioritas'],
    definition: {
      id: 'Daftar semua klaim dari skor risiko tertinggi; skor yang sama diurutkan menurut skor model, lalu biaya tagih. Auditor mengambil klaim dari daftar ini untuk ditelaah.',
      en: 'All claims from the highest risk score down; equal scores go by model score, then by amount claimed. Auditors take claims from it for review.',
    },
    figures: [],
    fields: ['risk_rank', 'risk_score', 'review_state'],
    source: 'sql/marts/risk_scores.sql',
  },
];
