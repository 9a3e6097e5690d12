import type { Localized } from '#engine';

/** What a model may learn of a failure: a code and a fixed sentence, never a query, a path or another claim. */
const toolErrors = {
  TOOL_UNKNOWN: { id: 'Alat ini tidak ada.', en: 'There is no such tool.' },
  ARGUMENTS_REJECTED: { id: 'Argumen alat ditolak: tidak sesuai skema.', en: 'The arguments were rejected: they do not fit the schema.' },
  CLAIM_NOT_IN_CONTEXT: {
    id: 'Alat bekerja pada klaim yang sedang dibuka; klaim lain tidak dapat diminta.',
    en: 'Tools work on the claim that is open; another claim cannot be asked for.',
  },
  CLAIM_UNAVAILABLE: { id: 'Klaim tidak tersedia.', en: 'The claim is not available.' },
  TOO_MANY_CALLS: { id: 'Terlalu banyak panggilan sekaligus.', en: 'Too many calls at once.' },
  TOOL_FAILED: { id: 'Alat gagal dijalankan.', en: 'The tool could not be run.' },
} as const satisfies Record<string, Localized>;

export type ToolErrorCode = keyof typeof toolErrors;

export interface ToolError {
  readonly code: ToolErrorCode;
  readonly message: Localized;
  /** Names of the arguments that were rejected. */
  readonly fields?: readonly string[];
}

export function toolError(code: ToolErrorCode, fields?: readonly string[]): ToolError {
  return { code, message: toolErrors[code], ...(fields && { fields }) };
}
