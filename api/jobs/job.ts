import { CasemindError, type ErrorCode, type Language, errorTable } from '#engine';
import { type Run, runStatuses } from '#store';
import { z } from 'zod';

/** Jobs that may be asked for, each with the words of its command. */
export const jobCommands = {
  nightly: ['nightly'],
  etl: ['etl'],
  refresh: ['refresh'],
  qc: ['qc'],
  validate: ['validate'],
  train: ['train'],
} as const satisfies Record<string, readonly string[]>;

export type JobName = keyof typeof jobCommands;
export const jobNames = ['nightly', 'etl', 'refresh', 'qc', 'validate', 'train'] as const satisfies readonly JobName[];

export function isJobName(kind: string): kind is JobName {
  return Object.hasOwn(jobCommands, kind);
}

const progressSchema = z.object({ step: z.string(), done: z.number(), total: z.number().optional(), unit: z.string() });

export const jobSchema = z
  .object({
    job_id: z.string(),
    name: z.string().describe('nightly, etl, refresh, qc, validate, train, or another step that was run by command'),
    status: z.enum(runStatuses).describe('lost: its process was killed'),
    requested_by: z.string().nullable().describe('user name; `schedule` for a nightly that was due'),
    due: z.string().nullable().describe('when the nightly was due and which try of it this is'),
    started_at: z.iso.datetime().describe('while it is queued, when it was asked for'),
    ended_at: z.iso.datetime().nullable(),
    deadline_at: z.iso.datetime().nullable(),
    is_cancel_requested: z.boolean(),
    progress: progressSchema.nullable().describe('the step it is at, and how far that is'),
    result: z.record(z.string(), z.union([z.string(), z.number()])).nullable().describe('ids, versions and counts of what was made'),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
  })
  .meta({ id: 'Job' });
export type Job = z.infer<typeof jobSchema>;

const failureSchema = z.object({ code: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])).default({}) });
const resultSchema = z.object({ result: z.record(z.string(), z.union([z.string(), z.number()])) });

/** A run as people see it. */
export function jobOf(run: Run, language: Language): Job {
  const failure = failureSchema.safeParse(run.detail).data;
  return {
    job_id: run.id,
    name: run.kind,
    status: run.status,
    requested_by: run.requestedBy,
    due: run.slot,
    started_at: run.startedAt,
    ended_at: run.endedAt,
    deadline_at: run.deadlineAt,
    is_cancel_requested: run.cancelRequestedAt !== null,
    progress: progressSchema.safeParse(run.progress).data ?? null,
    result: resultSchema.safeParse(run.detail).data?.result ?? null,
    error: failure ? { code: failure.code, message: failureText(failure, language) } : null,
  };
}

/** What a run keeps of an error: its code and values, to be told in either language. */
export function failureOf(error: unknown): { readonly code: string; readonly details: Readonly<Record<string, string | number>> } {
  return error instanceof CasemindError ? { code: error.code, details: error.details } : { code: 'INTERNAL', details: {} };
}

/** The text of a code of the error table; the code itself where it is none, or needs what the run does not know. */
export function failureText({ code, details }: { readonly code: string; readonly details: Readonly<Record<string, string | number>> }, language: Language): string {
  return isErrorCode(code) && code !== 'INTERNAL' ? new CasemindError(code, details).text(language) : code;
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code);
}

export function isOver({ status }: Pick<Run, 'status'>): boolean {
  return status !== 'queued' && status !== 'running';
}
