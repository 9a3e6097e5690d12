import { type Language, type Localized, formatInstant } from '#engine';

import type { ConversationRecord, RecordedAnswer } from './conversation-record.ts';

export const words = {
  claim: { id: 'Klaim', en: 'Claim' },
  user: { id: 'Pengguna', en: 'User' },
  begun: { id: 'Dimulai', en: 'Begun' },
  last: { id: 'Pesan terakhir', en: 'Last message' },
  snapshot: { id: 'Snapshot', en: 'Snapshot' },
  question: { id: 'Pertanyaan', en: 'Question' },
  answer: { id: 'Jawaban', en: 'Answer' },
  evidence: { id: 'Bukti', en: 'Evidence' },
  acrossClaims: { id: 'lintas klaim', en: 'across claims' },
  noAnswer: { id: 'Belum ada jawaban.', en: 'There is no answer yet.' },
  running: { id: 'Jawaban sedang disusun.', en: 'The answer is being made.' },
  stopped: { id: 'Jawaban dihentikan oleh pengguna; kalimat yang sudah tampil dipertahankan.', en: 'The answer was stopped by the user; the sentences shown by then are kept.' },
  withheld: { id: 'Jawaban ini diberikan dalam cakupan wilayah yang lebih luas dari cakupan Anda sekarang, sehingga tidak ditampilkan.', en: 'This answer was given under a wider scope of provinces than you have now and is not shown.' },
  indication: { id: 'Skor dan penanda adalah indikasi untuk ditelaah auditor, bukan putusan.', en: 'Scores and flags are indications for an auditor to review, not decisions.' },
  check: { id: 'Pemeriksaan bukti', en: 'Evidence check' },
  composer: { id: 'Penyusun', en: 'Composed by' },
  hash: { id: 'SHA-256 isi di atas baris ini', en: 'SHA-256 of what stands above this line' },
  hashOfMarkdown: { id: 'SHA-256 isi, sama dengan yang tertera pada ekspor Markdown', en: 'SHA-256 of the content, the same as in the Markdown export' },
  title: { id: 'Percakapan dengan kopilot audit', en: 'Conversation with the audit copilot' },
} as const satisfies Record<string, Localized>;

const groundings: Readonly<Record<NonNullable<RecordedAnswer['grounding']>['status'], Localized>> = {
  verified: { id: 'terverifikasi seperti disusun', en: 'verified as composed' },
  repaired: { id: 'terverifikasi setelah satu perbaikan', en: 'verified after one repair' },
  fallback: { id: 'terverifikasi; sebagian atau seluruhnya teks deterministik', en: 'verified; some or all of it deterministic text' },
};

/** What a reader of the file is told first. */
export function headerOf({ language, claimId, username, begunAt, lastAt, snapshots }: ConversationRecord): readonly (readonly [label: string, value: string])[] {
  return [
    [words.claim[language], claimId ?? words.acrossClaims[language]],
    [words.user[language], username],
    [words.begun[language], formatInstant(begunAt, language)],
    [words.last[language], formatInstant(lastAt, language)],
    [words.snapshot[language], snapshots.join(', ') || '–'],
  ];
}

/** How an answer came to be and was checked, a line each. */
export function provenanceOf(answer: RecordedAnswer, language: Language): readonly string[] {
  const { grounding, disclosure, generatedBy, promptId, promptHash, snapshotId, modelVersion, rulesetVersion } = answer;
  const origin = [
    ...(generatedBy === null ? [] : [`${words.composer[language]}: ${generatedBy}`]),
    ...(promptId === null ? [] : [`prompt: ${promptId} (${promptHash ?? '–'})`]),
    `snapshot: ${snapshotId}`,
    `model: ${modelVersion}`,
    `ruleset: ${rulesetVersion}`,
  ].join('; ');
  return [...(grounding ? [`${words.check[language]}: ${checkText(grounding)[language]}.`] : []), ...(disclosure === null ? [] : [disclosure]), `${origin}.`];
}

function checkText({ status, figures, dropped }: NonNullable<RecordedAnswer['grounding']>): Localized {
  const left = dropped === 0 ? { id: '', en: '' } : { id: `; ${dropped} kalimat model tidak ditampilkan karena tidak terbukti`, en: `; ${dropped} sentences of the model left out as unproven` };
  const proven = figures === 0 ? { id: 'tidak memuat angka', en: 'no figures' } : { id: `${figures} angka, semuanya didukung bukti`, en: `${figures} figures, all supported by evidence` };
  return { id: `${groundings[status].id}; ${proven.id}${left.id}`, en: `${groundings[status].en}; ${proven.en}${left.en}` };
}

/** What is said in place of an answer, or of its end; undefined of one that is whole. */
export function remarkOn({ status, isWithheld, error }: RecordedAnswer, language: Language): string | undefined {
  if (isWithheld) return words.withheld[language];
  if (status === 'running') return words.running[language];
  if (status === 'stopped') return words.stopped[language];
  return error ?? undefined;
}
