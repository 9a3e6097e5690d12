import { CasemindError, type Language, type Localized, formatInstant } from '#engine';
import type { Alert, AlertSeverity } from '#store';
import { z } from 'zod';

interface AlertKindText {
  readonly severity: AlertSeverity;
  readonly title: Localized;
  /** What the person on duty does first. */
  readonly action: Localized;
}

/** Every alert. Kinds are stable: programs may rely on them. */
export const alertTable = {
  drift: {
    severity: 'warning',
    title: {
      id: 'Data bergeser sejak {subject}.',
      en: 'The data moved since {subject}.',
    },
    action: {
      id: 'Baca temuannya di GET /alerts/ID, lihat bagian runbook-nya, lalu tentukan: tindakan yang diusulkan, tunda, atau selesaikan.',
      en: 'Read the findings at GET /alerts/ID, see its section of the runbook, then choose: an action that it proposes, snooze, or resolve.',
    },
  },
  snapshot_held: {
    severity: 'critical',
    title: {
      id: 'Snapshot {subject} tidak lolos pemeriksaan dan ditahan. Snapshot terakhir yang baik tetap dipakai.',
      en: 'The snapshot {subject} failed a check and is held. The last good one stays in use.',
    },
    action: {
      id: 'Baca `failures` di GET /admin/snapshots. Perbaiki sumbernya lalu POST /admin/jobs/nightly, atau terbitkan dengan tindakan publish bila memang benar begitu.',
      en: 'Read its `failures` at GET /admin/snapshots. Mend the source, then POST /admin/jobs/nightly, or publish it by the action publish where it is right as it is.',
    },
  },
  validation_failed: {
    severity: 'warning',
    title: {
      id: 'Snapshot {subject} tidak dapat divalidasi: {code}. Snapshot itu sendiri tetap dipakai.',
      en: 'The snapshot {subject} could not be validated: {code}. The snapshot itself stays in use.',
    },
    action: {
      id: 'Jalankan casemind validate dan baca kesalahannya.',
      en: 'Run casemind validate and read its error.',
    },
  },
  nightly_failed: {
    severity: 'critical',
    title: {
      id: 'Rangkaian malam yang jatuh tempo {subject} gagal: {code}. Snapshot terakhir yang baik tetap dipakai.',
      en: 'The nightly due at {subject} failed: {code}. The last good snapshot stays in use.',
    },
    action: {
      id: 'Baca kesalahannya di GET /admin/jobs, perbaiki penyebabnya, lalu POST /admin/jobs/nightly.',
      en: 'Read the error at GET /admin/jobs, mend its cause, then POST /admin/jobs/nightly.',
    },
  },
  nightly_late: {
    severity: 'warning',
    title: {
      id: 'Rangkaian malam yang jatuh tempo {subject} belum selesai.',
      en: 'The nightly due at {subject} has not ended yet.',
    },
    action: {
      id: 'Lihat kemajuannya di GET /admin/jobs. Bila tidak bergerak, batalkan dan jalankan ulang.',
      en: 'See its progress at GET /admin/jobs. Where it does not move, cancel it and start it again.',
    },
  },
  nightly_missed: {
    severity: 'critical',
    title: {
      id: 'Tidak ada rangkaian malam yang berhasil sejak jatuh tempo {subject}.',
      en: 'No nightly has succeeded since the one due at {subject}.',
    },
    action: {
      id: 'Periksa apakah layanan atau penjadwal luar hidup pada jam itu, lalu POST /admin/jobs/nightly.',
      en: 'See whether the service or the external scheduler was alive at that time, then POST /admin/jobs/nightly.',
    },
  },
  snapshot_unusable: {
    severity: 'critical',
    title: {
      id: 'Snapshot yang ditunjuk tidak dapat dipakai: {code}. Snapshot terakhir yang baik tetap dipakai bila masih terbuka.',
      en: 'The snapshot pointed to cannot be used: {code}. The last good one stays in use where it is still open.',
    },
    action: {
      id: 'Lihat GET /admin/snapshots, lalu POST /admin/rollback.',
      en: 'See GET /admin/snapshots, then POST /admin/rollback.',
    },
  },
  audit_unverified: {
    severity: 'critical',
    title: {
      id: 'Rantai keputusan tidak lolos pemeriksaan: {code}. Keputusan tetap dapat dibaca dan ditambah.',
      en: 'The chain of decisions does not verify: {code}. Decisions can still be read and made.',
    },
    action: {
      id: 'Jalankan casemind audit verify, simpan salinan store sebagai bukti, lalu beri tahu pemimpin audit. AUDIT_KEY_MISSING: kembalikan kunci lama ke AUDIT_KEY.',
      en: 'Run casemind audit verify, keep a copy of the store as evidence, then tell the audit lead. AUDIT_KEY_MISSING: put the old key back into AUDIT_KEY.',
    },
  },
} as const satisfies Record<string, AlertKindText>;

export type AlertKind = keyof typeof alertTable;

const titleSchema = z.object({ title: z.object({ id: z.string(), en: z.string() }) });

/** The sentence and the first step, for a person; a kind of a later version is told by its name. */
export function alertText({ kind, subject, detail }: Pick<Alert, 'kind' | 'subject' | 'detail'>, language: Language): { readonly title: string; readonly action: string } {
  if (!isAlertKind(kind)) return { title: `${kind} ${subject}`, action: '' };
  const { title, action } = alertTable[kind];
  const given = titleSchema.safeParse(detail).data?.title;
  const { code } = detail;
  const about = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(subject) ? formatInstant(subject, language) : subject;
  const values: Readonly<Record<string, string>> = { subject: about, code: typeof code === 'string' ? code : '-' };
  return { title: given?.[language] ?? title[language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole), action: action[language] };
}

const runbooks: Readonly<Record<Language, { readonly file: string; readonly alerts: string }>> = {
  id: { file: 'docs/ops/runbook_risk_scoring.id.md', alerts: 'peringatan' },
  en: { file: 'docs/ops/runbook_risk_scoring.md', alerts: 'alerts' },
};
const sectionSchema = z.object({ runbook: z.string().regex(/^[a-z0-9_-]+$/) });

/** Where the runbook tells of an alert: its file in the repository, and the section. */
export function runbookOf({ detail }: Pick<Alert, 'detail'>, language: Language): string {
  const { file, alerts } = runbooks[language];
  return `${file}#${sectionSchema.safeParse(detail).data?.runbook ?? alerts}`;
}

function isAlertKind(kind: string): kind is AlertKind {
  return Object.hasOwn(alertTable, kind);
}

/** The code an alert keeps of an error. */
export function codeOf(error: unknown): string {
  return error instanceof CasemindError ? error.code : 'INTERNAL';
}
