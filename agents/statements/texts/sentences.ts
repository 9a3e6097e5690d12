import type { Localized } from '#engine';

import type { Relation } from '../statement.ts';

/** Words that a statement of two values is put in. Braces name parts; `left` and `right` are values. */
export const relationTexts: Readonly<Record<Relation, Localized>> = {
  less: { id: '{leftName} {left} lebih kecil daripada {rightName} {right}.', en: '{leftName}, {left}, is less than {rightName}, {right}.' },
  equal: { id: '{leftName} {left} sama dengan {rightName} {right}.', en: '{leftName}, {left}, equals {rightName}, {right}.' },
  more: { id: '{leftName} {left} lebih besar daripada {rightName} {right}.', en: '{leftName}, {left}, is larger than {rightName}, {right}.' },
  at_most: { id: '{leftName} {left} tidak melebihi {rightName} {right}.', en: '{leftName}, {left}, does not exceed {rightName} of {right}.' },
  at_least: { id: '{leftName} {left} tidak kurang dari {rightName} {right}.', en: '{leftName}, {left}, is no less than {rightName} of {right}.' },
};

/** Sentences of one statement each, beside those above. */
export const sentences = {
  excess: { id: '{leftName} {left} berada {difference} di atas {rightName} {right}.', en: '{leftName}, {left}, is {difference} above {rightName} of {right}.' },
  /** Of the amount and the P90 of its peers: what most of them do not reach. */
  high: { id: '{leftName} {left} tergolong tinggi: berada {difference} di atas {rightName} {right}{times}.', en: '{leftName}, {left}, is high: it is {difference} above {rightName} of {right}{times}.' },
  paidInFull: { id: 'Seluruhnya dibayar.', en: 'All of it was paid.' },
  notHigh: { id: '{leftName} {left} tidak tergolong tinggi: tidak melebihi {rightName} {right}.', en: '{leftName}, {left}, is not high: it does not exceed {rightName} of {right}.' },
  share: { id: '{leftName} {left}{codes}, yaitu {share} dari {rightName} {right}.', en: '{leftName} of {left}{codes}, that is {share} of {rightName}, {right}.' },
  exact: { id: '{totalName} {total} persis sama dengan {parts}{without}.', en: '{totalName}, {total}, exactly equals {parts}{without}.' },
  above: { id: '{totalName} {total} tidak sama dengan {parts}{without}: selisihnya {difference} lebih tinggi.', en: '{totalName}, {total}, is not {parts}{without}: it is {difference} more.' },
  below: { id: '{totalName} {total} tidak sama dengan {parts}{without}: selisihnya {difference} lebih rendah.', en: '{totalName}, {total}, is not {parts}{without}: it is {difference} less.' },
  sumUnknown: { id: 'Susunan {total} tidak dapat diperiksa: {missing} tidak ada dalam data.', en: 'What makes up {total} cannot be checked: {missing} is not in the data.' },
  strength: { id: 'Kelompok pembanding {claim.peer_key} (tingkat {claim.peer_level}: {level}) berisi n = {claim.peer_n} klaim lain{weak}.', en: 'Peer group {claim.peer_key} (level {claim.peer_level}: {level}) holds n = {claim.peer_n} other claims{weak}.' },
  weak: { id: '; perbandingan ini lemah: {reasons}', en: '; the comparison is weak: {reasons}' },
  rank: { id: 'Skor risiko {claim.risk_score}, peringkat {claim.risk_rank} dari {snapshot.claims} klaim dalam snapshot.', en: 'Risk score {claim.risk_score}, rank {claim.risk_rank} of {snapshot.claims} claims in the snapshot.' },
  unranked: { id: 'Skor risiko {claim.risk_score}; klaim ini tidak berperingkat karena bukan bagian dari snapshot.', en: 'Risk score {claim.risk_score}; the claim has no rank, as it is no part of the snapshot.' },
  rules: { id: 'Skor ini berasal dari aturan: skor aturan {claim.rule_score}, skor model {claim.ml_score_normalized}.', en: 'The score comes from the rules: rule score {claim.rule_score}, model score {claim.ml_score_normalized}.' },
  model: { id: 'Skor ini berasal dari model anomali: skor model {claim.ml_score_normalized}, skor aturan {claim.rule_score}.', en: 'The score comes from the anomaly model: model score {claim.ml_score_normalized}, rule score {claim.rule_score}.' },
  both: { id: 'Aturan dan model memberi skor yang sama: skor aturan {claim.rule_score}, skor model {claim.ml_score_normalized}.', en: 'Rules and model give the same score: rule score {claim.rule_score}, model score {claim.ml_score_normalized}.' },
  sum: { id: 'Skor ini menjumlahkan yang mengherankan pada klaim itu sendiri (skor aturan {claim.rule_score}, {claim.ruleset_version}), keadaan klaim lain di fasilitasnya, dan skor model {claim.ml_score_normalized} ({claim.model_version}).', en: 'The score adds up what is surprising about the claim itself (rule score {claim.rule_score}, {claim.ruleset_version}), the other claims of its facility, and model score {claim.ml_score_normalized} ({claim.model_version}).' },
  reason: { id: 'Yang menonjol bagi model: {reason} ({share} dari pengaruh semua ciri){more}.', en: 'What stands out to the model: {reason} ({share} of the effect of all features){more}.' },
  reasonMore: { id: '; lalu {reason} ({share})', en: '; then {reason} ({share})' },
  times: { id: ' ({times} kali)', en: ' ({times} times)' },
  lowerAmountBelow: { id: 'Dengan biaya tagih paling besar {lower_amount.to}, dan hal lain tetap, skor model klaim ini tidak melewati batas {limit} klaim yang paling tidak lazim; selisih dan z-score mengikuti biaya tagih.', en: 'Were the amount claimed no more than {lower_amount.to}, all else equal, the model score would not pass the limit of the {limit} most unusual claims; gap and z-score follow the amount claimed.' },
  lowerAmountBetween: { id: 'Dengan biaya tagih antara {lower_amount.from} dan {lower_amount.to}, dan hal lain tetap, skor model klaim ini tidak melewati batas {limit} klaim yang paling tidak lazim; selisih dan z-score mengikuti biaya tagih.', en: 'Were the amount claimed between {lower_amount.from} and {lower_amount.to}, all else equal, the model score would not pass the limit of the {limit} most unusual claims; gap and z-score follow the amount claimed.' },
  ruleActive: { id: 'Ditandai “{label}” (bobot {weight}{exceeded}): {explanation}', en: 'Flagged “{label}” (weight {weight}{exceeded}): {explanation}' },
  exceeded: { id: ', batasnya terlampaui {difference}', en: ', its limit exceeded by {difference}' },
  rulesInactive: { id: 'Aturan yang diperiksa dan tidak aktif: {labels}.', en: 'Rules checked and not active: {labels}.' },
  snoozed: { id: 'Aturan “{label}” terpenuhi, tetapi ditunda sampai {until}: selama itu tidak dihitung sebagai indikasi aktif.', en: 'Rule “{label}” holds, but is snoozed until {until}: so long it does not count as an active indication.' },
  notEvaluated: { id: 'Aturan “{label}” tidak dievaluasi; data yang diperlukan tidak ada: {inputs}.', en: 'Rule “{label}” was not evaluated; data it needs are missing: {inputs}.' },
  mark: { id: 'Tanda mutu data {mark}: {explanation}', en: 'Data-quality mark {mark}: {explanation}' },
  markUnexplained: { id: 'Tanda mutu data {mark} tercatat pada klaim ini.', en: 'Data-quality mark {mark} is recorded on this claim.' },
  nothing: { id: 'Tidak ada yang menonjol pada klaim ini.', en: 'Nothing stands out on this claim.' },
  nothingPartly: { id: 'Dari yang dapat diperiksa, tidak ada yang menonjol pada klaim ini.', en: 'Of what could be checked, nothing stands out on this claim.' },
  scope: { id: 'Skor ini adalah indikasi untuk ditelaah auditor, bukan putusan atas klaim, fasilitas, atau peserta.', en: 'The score is an indication for an auditor to review, not a decision on the claim, the facility or the participant.' },
} as const satisfies Record<string, Localized>;

/** How a claim came in, where that is to be said. */
export const arrivals = {
  live: { id: 'Klaim ini masuk lewat kanal live ({intake.channel}), diterima {intake.received_on}, dan dibandingkan dengan snapshot {intake.scored_against}.', en: 'This claim came in live ({intake.channel}), received on {intake.received_on}, and was compared with snapshot {intake.scored_against}.' },
  simulated: { id: 'Ini klaim simulasi, bukan klaim nyata: masuk lewat kanal live ({intake.channel}), diterima {intake.received_on}, dan dibandingkan dengan snapshot {intake.scored_against}.', en: 'This is a simulated claim, not a real one: it came in live ({intake.channel}), received on {intake.received_on}, and was compared with snapshot {intake.scored_against}.' },
  folded: { id: 'Ini klaim simulasi, bukan klaim nyata.', en: 'This is a simulated claim, not a real one.' },
} as const satisfies Record<string, Localized>;

/** What the absence of a value means; of others it is said that the data lack them. */
export const absences: Readonly<Record<string, Localized>> = {
  'claim.amount_paid': { id: 'Biaya terverifikasi tidak ada dalam data, sehingga selisih dan rasio bayar tidak dihitung.', en: 'The amount paid is not in the data, so gap and payment ratio are not computed.' },
  'claim.flags': { id: 'Tidak ada aturan yang aktif pada klaim ini.', en: 'No rule is active on this claim.' },
  'claim.peer_level': { id: 'Tidak ada kelompok pembanding dengan jumlah klaim yang memadai; rata-rata, P90, dan z-score tidak dihitung, dan aturan yang memerlukannya tidak dinilai.', en: 'No peer group has enough claims; mean, P90 and z-score are not computed, and rules that need them are not assessed.' },
  'claim.duplicate_claim_ids': { id: 'Tidak ada klaim lain dalam data yang berulang dengan klaim ini.', en: 'No other claim in the data repeats this one.' },
  reasons: { id: 'Alasan model tidak tersimpan untuk klaim ini; skor model {claim.ml_score_normalized}.', en: 'No reasons of the model are stored for this claim; model score {claim.ml_score_normalized}.' },
  'claim.quality_marks': { id: 'Klaim ini tidak mempunyai tanda mutu data.', en: 'This claim has no data-quality marks.' },
};
export const absence: Localized = { id: '{Name} tidak ada dalam data.', en: '{Name} is not in the data.' };
