import { ruleIds } from '#engine';

import { word } from './words.ts';

type Table = readonly (readonly [pattern: RegExp, value: string])[];
const table = (...rows: readonly (readonly [words: string, value: string])[]): Table => rows.map(([words, value]) => [word(words), value] as const);
const valueIn = (rows: Table, text: string): string | undefined => rows.find(([pattern]) => pattern.test(text))?.[1];

const serviceTypes = table(
  ['rawat inap|ritl|inpatients?|in-patients?|opname|hospitali[sz]ed', 'RITL'],
  ['rawat jalan|rjtl|outpatients?|out-patients?|poli(?:klinik)?|ambulatory', 'RJTL'],
);

const segments = table(
  ['pbi[ -]?\\(?apbn\\)?|pbi pusat', 'PBI APBN'],
  ['pbi[ -]?\\(?apbd\\)?|pbi daerah|jamkesda', 'PBI APBD'],
  ['pbpu|peserta mandiri|segmen mandiri|pekerja bukan penerima upah|self-employed', 'PBPU'],
  ['ppu|pekerja penerima upah|wage earners?', 'PPU'],
  ['bukan pekerja|non-?workers?|segmen bp', 'Bukan pekerja'],
);

const ofSeverity = '(?:tingkat keparahan|keparahan|severity(?: level)?|severitas|tingkat|level|klaim|kasus|yang|cbg)(?: (?:yang|is|of|adalah))?';
const severities = table(
  [`${ofSeverity} (?:berat|severe|high|iii|3)|severe|(?:berat|severe) saja`, 'berat'],
  [`${ofSeverity} (?:sedang(?! (?:di|me|ber)\\p{L})|moderate|ii|2)|moderate|sedang saja`, 'sedang'],
  [`${ofSeverity} (?:ringan|mild|low|i|1)|mild|ringan`, 'ringan'],
);

/** Rules by what auditors call them: each indication, and the modus that it is of. */
const flags = table(
  ['short_stay_high_cost|(?:lama )?rawat (?:yang )?(?:singkat|pendek)(?:,? ?(?:dan |dengan )?(?:biaya|berbiaya) tinggi)?|short[ -]stays?(?:,? ?high[ -]cost)?', 'short_stay_high_cost'],
  ['severity_mismatch|keparahan (?:yang )?tidak (?:sepadan|sesuai|sejalan|cocok)(?: dengan biaya)?|severity (?:does not match|mismatch\\w*)(?: cost)?|up-?coding', 'severity_mismatch'],
  ['duplicate_pattern|pola (?:klaim )?(?:berulang|ganda|duplikat)|tagihan berulang|duplicate pattern|repeated claims?(?: pattern)?|repeat billing', 'duplicate_pattern'],
  ['high_cost_full_paid|(?:biaya tinggi,? ?)?(?:yang )?dibayar penuh|(?:high cost,? ?)?(?:fully paid|paid in full)', 'high_cost_full_paid'],
);

/** RITL or RJTL; both where a text sets one against the other. */
export function findServiceTypes(text: string): string[] {
  return serviceTypes.filter(([pattern]) => pattern.test(text)).map(([, value]) => value);
}

export function findSegment(text: string): string | undefined {
  return valueIn(segments, text);
}

/** `sedang` also means that something goes on, and `berat` what a patient weighs: they are a severity beside a word for one. */
export function findSeverity(text: string): string | undefined {
  return valueIn(severities, text);
}

/** The rule whose indication a text names. */
export function findFlag(text: string): string | undefined {
  const flag = valueIn(flags, text);
  return flag !== undefined && ruleIds.includes(flag) ? flag : undefined;
}
