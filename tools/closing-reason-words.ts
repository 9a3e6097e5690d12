import { type ClosingReason, closingReasonCodes, closingReasons } from '#engine';

/** Words of auditors for each reason, beside its own name. */
const words: Readonly<Record<ClosingReason, string>> = {
  coding_against_rules: String.raw`kaidah|(?:salah|keliru) (?:me)?(?:ng)?(?:ko?ding|kode)|(?:ko?ding|kode)(?:nya)? (?:diagnosis |prosedur |yang )?(?:salah|keliru|tidak (?:tepat|sesuai))|upcod\w+|miscod\w+|wrong(?:ly)? cod\w+|coding (?:error|rules?)`,
  repeated_outpatient_visits: '(?:kunjungan|rajal|rawat jalan|rwt jln|kontrol)(?: (?:rajal|rawat jalan|rwt jln))? (?:yang )?(?:ber)?ulang|repeat(?:ed)? (?:outpatient )?visits?',
  code_without_evidence: String.raw`resume(?: medis)?|(?:tanpa|tidak (?:ada|terdapat|cukup|didukung)|tak ada|kurang) bukti|(?:no|without|lacks?|lacking) (?:proof|evidence)|undocumented|not documented`,
  visit_or_procedure_without_indication: '(?:kunjungan|tindakan|prosedur|operasi|pemeriksaan|visits?|procedures?|surgery) (?:ini )?(?:tanpa|tidak (?:ada|sesuai)|without|not) (?:any )?(?:indikasi|indicat(?:ion|ed))',
  inpatient_without_indication: '(?:rawat inap|ranap|rwt inap|ritl|inap|inpatient(?: care)?|admission) (?:ini )?(?:tanpa|tidak (?:ada|perlu|sesuai)|without|not) ?(?:any )?(?:indikasi|indicat(?:ion|ed)|needed)?',
  administrative: String.raw`administra\w+|berkas (?:tidak|kurang|belum) lengkap|(?:tidak ada|kurang) (?:berkas|sep|tanda tangan)|incomplete (?:file|documents)|missing documents`,
  duplicate: String.raw`duplika\w+|dobel|(?:klaim|tagihan|ditagih(?:kan)?) (?:dua kali|ganda)|duplicates?|billed twice`,
  justified: 'wajar|sesuai (?:indikasi|tarif|kaidah|resume medis)|justified|reasonable',
  false_alarm: '(?:aturan|tanda|flag|indikasi)(?:nya)? (?:yang )?(?:keliru|salah)|salah tanda|false (?:alarm|positive)',
};

const patterns = closingReasonCodes.map((code) => {
  const { label } = closingReasons[code];
  return { code, pattern: new RegExp(String.raw`(?<![\p{L}\p{N}]|\b(?:tidak|tak|bukan|not) )(?:${label.id}|${label.en}|${words[code]})(?![\p{L}\p{N}])`, 'iu') };
});

/** Where a text names a reason, and does not deny it: offsets into it as it is given, normalized (NFKC) by the caller. */
interface ReasonPlace {
  readonly code: ClosingReason;
  readonly start: number;
  readonly end: number;
}

/** The places of a text that name a closing reason, first to last; of each reason its first. */
export function reasonPlacesIn(text: string): readonly ReasonPlace[] {
  const places = patterns.flatMap(({ code, pattern }) => {
    const found = pattern.exec(text);
    return found ? [{ code, start: found.index, end: found.index + found[0].length }] : [];
  });
  return places.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

/** The reasons among some that a sentence names, and does not deny. */
export function reasonsIn(sentence: string, among: readonly ClosingReason[]): ClosingReason[] {
  const named = new Set(reasonPlacesIn(sentence.normalize('NFKC')).map(({ code }) => code));
  return among.filter((code) => named.has(code));
}
