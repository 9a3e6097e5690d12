import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import type { ReportPage } from './read-report.ts';
import { Remembered } from '../remembered.ts';
import type { Scope } from '../scope.ts';

/** Lists that codes of claims are of. */
export const codeSystems = ['icd10', 'icd9cm', 'inacbg'] as const;
export type CodeSystem = (typeof codeSystems)[number];

export interface CodeFound {
  readonly system: CodeSystem;
  /** As claims hold it: ICD codes without their dot. */
  readonly code: string;
  readonly label: string | null;
  /** Claims in scope that have it: as primary diagnosis (3 characters: all of its group), as procedure, or as INA-CBG. */
  readonly claims: number;
}

export interface CodesFound {
  readonly total: number;
  /** Whether the snapshot holds lists of codes, or only those of its claims. */
  readonly hasLists: boolean;
  readonly codes: readonly CodeFound[];
}

export interface CodeQuestion {
  /** How the code starts; dots and case do not matter. */
  readonly code?: string | undefined;
  /** Words that the name holds, in any order and case. */
  readonly text?: string | undefined;
  readonly system?: CodeSystem | undefined;
  readonly limit: number;
}

/**
 * Codes of the lists and of the claims in scope, the very code first, then those of most claims.
 *
 * @param pages keeps the codes of the claims between calls.
 */
export async function findCodes(snapshot: Snapshot, { code, text, system, limit }: CodeQuestion, scope: Scope, pages?: Remembered<ReportPage>): Promise<CodesFound> {
  const start = code === undefined ? null : plainCode(code);
  const words = text?.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '') ?? [];
  const hasTable = snapshot.manifest.rows['reference_codes'] !== undefined;
  const [ofClaims, listed] = await Promise.all([
    readCodesOfClaims(snapshot, scope, pages),
    hasTable ? snapshot.rowsOfFile<Omit<CodeFound, 'claims'>>('queries/reference_codes_found', { code: start, words, system: system ?? null }) : [],
  ]);
  const found = new Map<string, CodeFound>();
  for (const entry of ofClaims)
    if ((system === undefined || entry.system === system) && plainCode(entry.code).startsWith(start ?? '') && holdsWords(entry.label, words)) found.set(`${entry.system} ${entry.code}`, entry);
  const claimsOf = new Map(ofClaims.map((entry) => [`${entry.system} ${entry.code}`, entry.claims]));
  for (const entry of listed) found.set(`${entry.system} ${entry.code}`, { ...entry, claims: claimsOf.get(`${entry.system} ${entry.code}`) ?? 0 });
  const codes = [...found.values()].toSorted((a, b) => exactFirst(a, b, start) || b.claims - a.claims || codeSystems.indexOf(a.system) - codeSystems.indexOf(b.system) || (a.code < b.code ? -1 : 1));
  return { total: codes.length, hasLists: hasTable && (snapshot.manifest.rows['reference_codes'] ?? 0) > 0, codes: codes.slice(0, limit) };
}

function exactFirst(a: CodeFound, b: CodeFound, start: string | null): number {
  return Number(plainCode(b.code) === start) - Number(plainCode(a.code) === start);
}

function plainCode(code: string): string {
  return code.toUpperCase().replaceAll(/[.\s]/g, '');
}

function holdsWords(label: string | null, words: readonly string[]): boolean {
  const lower = label?.toLowerCase() ?? '';
  return words.every((word) => lower.includes(word));
}

async function readCodesOfClaims(snapshot: Snapshot, { provinces }: Scope, pages: Remembered<ReportPage> = new Remembered()): Promise<CodeFound[]> {
  const { rows } = await pages.get(JSON.stringify([snapshot.manifest.snapshot_id, 'codes-of-claims', provinces]), async () => {
    const found = await snapshot.rowsOfFile('queries/codes_of_claims', { provinces });
    return { rows: found, total: found.length, nextCursor: null };
  });
  return rows.flatMap(({ system, code, label, claims }) =>
    codeSystems.filter((known) => known === system).map((known) => ({ system: known, code: String(code), label: typeof label === 'string' ? label : null, claims: Number(claims) })),
  );
}
