/** What went on around the data, as a tool may show it. */
export interface OperationsReading {
  /** Alerts that are not resolved, the newest first. */
  readonly alerts: readonly { readonly kind: string; readonly severity: string; readonly status: string; readonly title: { readonly id: string; readonly en: string }; readonly lastSeenAt: string }[];
  /** Jobs, the newest first. */
  readonly jobs: readonly { readonly name: string; readonly status: string; readonly startedAt: string; readonly endedAt: string | null }[];
  /** How the run that serves was judged, and what moved, in sentences that the engine worded; undefined where none was judged. */
  readonly drift?: { readonly status: 'ok' | 'watch' | 'alert' | 'insufficient'; readonly judged: number; readonly sentences: readonly { readonly id: string; readonly en: string }[] } | undefined;
}
