import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';

type Cells = Readonly<Record<string, string>>;

/** What a message says that says everything a raw FKRTL row says. */
export type RawMessage = Readonly<Record<string, unknown>> & { readonly claim_id: string };

/** The generated raw claims of a folder as messages, in the order of their file. */
export function readRawMessages(folder: string): RawMessage[] {
  const secondary = Map.groupBy(readRows(join(folder, 'fkrtl_diagnosa_sekunder.csv')), (row) => row['FKL02'] ?? '');
  return readRows(join(folder, 'fkrtl.csv')).map((row) => messageOf(row, secondary.get(row['FKL02'] ?? '') ?? []));
}

const readRows = (path: string): Cells[] => parse<Cells>(readFileSync(path), { columns: true });

const orNull = (cell: string | undefined): string | null => (cell === undefined || cell === '' || cell === 'NONE' ? null : cell);
const amount = (cell: string | undefined): number | null => (orNull(cell) === null ? null : Number(cell));
const topup = (code: string | undefined, value: string | undefined) => ({ code: orNull(code), amount: amount(value) });

/** The text of FKL30 taken apart: `9394 - Fundus photography; 9511`. */
function proceduresOf(text: string | undefined) {
  return (text ?? '').split(/; (?=\d)/).filter((part) => part !== '').map((part) => {
    const [code, ...label] = part.split(' - ');
    return { code: code?.trim() ?? '', label: label.join(' - ') || null };
  });
}

function messageOf(row: Cells, secondary: readonly Cells[]): RawMessage {
  return {
    claim_id: row['FKL02'] ?? '',
    admit_dt: row['FKL03'],
    discharge_dt: row['FKL04'],
    patient_ref: orNull(row['PSTV01']),
    family_ref: orNull(row['PSTV02']),
    sample_weight: Number(row['PSTV15']),
    facility: { province: orNull(row['FKL05']), district: orNull(row['FKL06']), ownership: orNull(row['FKL07']), kind: orNull(row['FKL08']), class: orNull(row['FKL09']) },
    service_type: orNull(row['FKL10']),
    clinic: orNull(row['FKL11']),
    segment: orNull(row['FKL12']),
    entitlement_class: orNull(row['FKL13']),
    discharge_status: orNull(row['FKL14']),
    severity_group: orNull(row['FKL23']),
    dx_admission_code: orNull(row['FKL16']),
    diagnosis: {
      primary_group: orNull(row['FKL17A']),
      primary_code: orNull(row['FKL18']),
      primary_label: orNull(row['FKL18A']),
      secondary: secondary.map((diagnosis) => ({ code: diagnosis['FKL24'], label: diagnosis['FKL24B']?.replace(`${diagnosis['FKL24A']} `, '') })),
    },
    procedures: proceduresOf(row['FKL30']),
    inacbg_code: orNull(row['FKL19']),
    inacbg_label: orNull(row['FKL19A']),
    tariff_region: orNull(row['FKL31']),
    tariff_amount: amount(row['FKL32']),
    topups: {
      sa: topup(row['FKL33'], row['FKL34']),
      sp: topup(row['FKL35'], row['FKL37']),
      rr: topup(row['FKL38'], row['FKL40']),
      si: topup(row['FKL41'], row['FKL43']),
      sd: topup(row['FKL44'], row['FKL46']),
    },
    amount_claimed: amount(row['FKL47']),
    amount_paid: amount(row['FKL48']),
  };
}

/** Leaves the generated raw claims of a folder that a test of their id keeps. */
export function keepRawClaims(folder: string, isKept: (claimId: string) => boolean): void {
  for (const name of ['fkrtl.csv', 'fkrtl_diagnosa_sekunder.csv']) {
    const path = join(folder, name);
    const [heading = '', ...lines] = readFileSync(path, 'utf8').split('\n');
    const column = heading.split(',').indexOf('FKL02');
    // No cell before the id holds a comma.
    writeFileSync(path, [heading, ...lines.filter((line) => line !== '' && isKept(line.split(',')[column] ?? '')), ''].join('\n'));
  }
}
