import { CasemindError } from '../errors.ts';
import { type Observer, silentObserver } from '../observer.ts';
import { Care } from './care.ts';
import { ClaimLedger } from './claim-ledger.ts';
import { orderClaims } from './claim-order.ts';
import { ClaimText, claimColumns, secondaryColumns } from './claim-text.ts';
import { type CodeText, type Edition, codeText } from './code-text.ts';
import { CsvFile } from './csv-file.ts';
import { buildFacilities } from './facilities.ts';
import { disguisedIndications } from './disguised/index.ts';
import { addLookAlikes } from './disguised/look-alikes.ts';
import { injectIndications, plainIndications } from './inject.ts';
import { memberColumns, memberRow, orderMembers } from './member-text.ts';
import { buildMembers, type Members } from './members.ts';
import { type Modus, modusNames } from './modus.ts';
import { Sfc32 } from './random.ts';

export type { Edition } from './code-text.ts';
export type { Modus } from './modus.ts';
export { modusNames } from './modus.ts';

/** The ledger is held in memory: 3 GB of so many rows. */
const mostRows = 20_000_000;
const mostShare = 0.5;
const defaultShare = 0.03;
/** Rows between two reports of progress: several reports a second, but not many. */
const reportEvery = 25_000;

export interface GenerateOptions {
  /** Claims to make. */
  rows: number;
  seed: number;
  /** Folder for the four files; made if missing, files of an earlier run are replaced. */
  outDir: string;
  /** Share of the claims that are injected indications. */
  share?: number;
  /** Codes, as in the files of 2022 (the default), or labels in the same columns, as in other editions. */
  edition?: Edition;
  /**
   * `plain`, the default: each modus as it is usually described. `disguised`: by one who knows the usual checks, among honest claims
   * that look as odd; what detection is measured on.
   */
  indications?: 'plain' | 'disguised';
  observer?: Observer;
}

export interface GenerateResult {
  /** Paths of the files written. */
  files: string[];
  rows: number;
  secondaryRows: number;
  members: number;
  injected: Record<Modus, number>;
}

/**
 * Writes raw claims in the official FKRTL layout, of the edition asked for: claims, secondary diagnoses, membership, and which
 * claims are injected indications. The bytes follow from rows, seed, share, edition
 * and indications alone, and the same rows, seed, share and indications are the same claims in every edition.
 */
export async function generateClaims(options: GenerateOptions): Promise<GenerateResult> {
  const { rows, seed, outDir, share = defaultShare, edition = 'numeric', indications = 'plain', observer = silentObserver } = options;
  checkOptions(rows, seed, share);

  const facilities = buildFacilities(rows, new Sfc32(seed, 1));
  const members = buildMembers(rows, facilities, new Sfc32(seed, 2));
  const ledger = new ClaimLedger(rows, members);
  const care = new Care({ facilities, members, ledger, random: new Sfc32(seed, 3) });
  const total = Math.round(rows * share);
  const injected = injectIndications(care, total, indications === 'disguised' ? disguisedIndications : plainIndications);
  if (indications === 'disguised') addLookAlikes(care, total);
  care.fill();

  const text = new ClaimText({ ledger, members, facilities, edition });
  const order = orderClaims(ledger, facilities.all.length, seed);
  const { files, secondaryRows } = await writeFiles(outDir, { ledger, members, text, code: codeText(edition), order, observer });
  return { files, rows: ledger.count, secondaryRows, members: members.count, injected };
}

interface Parts {
  readonly ledger: ClaimLedger;
  readonly members: Members;
  readonly text: ClaimText;
  readonly code: CodeText;
  readonly order: Int32Array;
  readonly observer: Observer;
}

async function writeFiles(outDir: string, parts: Parts): Promise<{ files: string[]; secondaryRows: number }> {
  const opened: CsvFile[] = [];
  const create = async (name: string, columns: readonly string[]): Promise<CsvFile> => {
    const file = await CsvFile.create(outDir, name);
    opened.push(file);
    file.append(`${columns.join(',')}\n`);
    return file;
  };
  try {
    const truth = await create('ground-truth.csv', ['claim_id', 'modus']);
    const register = await create('kepesertaan.csv', memberColumns);
    const secondary = await create('fkrtl_diagnosa_sekunder.csv', secondaryColumns);
    const claims = await create('fkrtl.csv', claimColumns);
    const { indications, secondaryRows } = await writeClaims(claims, secondary, parts);
    await writeRegister(register, parts);
    for (const line of indications.toSorted()) truth.append(line);
    for (const file of opened) await file.finish();
    for (const file of opened) await file.publish();
    return { files: opened.map((file) => file.path), secondaryRows };
  } catch (error) {
    for (const file of opened) await file.discard();
    throw error;
  }
}

async function writeClaims(claims: CsvFile, secondary: CsvFile, parts: Parts): Promise<{ indications: string[]; secondaryRows: number }> {
  const { ledger, text, order, observer } = parts;
  const total = order.length;
  const indications: string[] = [];
  let secondaryRows = 0;
  let serial = 0;
  let facility = -1;
  let month = '';
  for (let row = 0; row < total; row += 1) {
    const index = order[row]!;
    const monthOfRow = text.month(index);
    serial = ledger.facility[index] === facility && monthOfRow === month ? serial + 1 : 1;
    facility = ledger.facility[index]!;
    month = monthOfRow;
    const claimId = text.claimId(index, serial);
    const rowsOfClaim = text.secondaryRows(index, claimId);
    secondaryRows += rowsOfClaim.count;
    const modus = modusNames[ledger.modus[index]!];
    if (modus !== undefined) indications.push(`${claimId},${modus}\n`);
    if (claims.append(text.claimRow(index, claimId))) await claims.flush();
    if (secondary.append(rowsOfClaim.text)) await secondary.flush();
    if ((row + 1) % reportEvery === 0) observer.progress({ step: 'generate.write', done: row + 1, total, unit: 'rows' });
  }
  if (total % reportEvery !== 0) observer.progress({ step: 'generate.write', done: total, total, unit: 'rows' });
  return { indications, secondaryRows };
}

async function writeRegister(register: CsvFile, { members, text, code }: Parts): Promise<void> {
  for (const position of orderMembers(members)) {
    if (register.append(memberRow(members, position, text.hasDied[position] === 1, code))) await register.flush();
  }
}

function checkOptions(rows: number, seed: number, share: number): void {
  if (!Number.isInteger(rows) || rows < 1 || rows > mostRows) {
    throw new CasemindError('USAGE_INVALID', { field: 'rows', value: String(rows), accepted: `an integer from 1 to ${mostRows}` });
  }
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new CasemindError('USAGE_INVALID', { field: 'seed', value: String(seed), accepted: 'an integer from 0 to 9007199254740991' });
  }
  if (!(share >= 0 && share <= mostShare)) {
    throw new CasemindError('USAGE_INVALID', { field: 'share', value: String(share), accepted: `a number from 0 to ${mostShare}` });
  }
}
