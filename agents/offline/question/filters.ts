import { findAmountBounds, findScoreBounds } from './amounts.ts';
import { findCodes, findDisease } from './codes.ts';
import { findPeriod } from './periods.ts';
import { findDistrict, findProvinces } from './places.ts';
import { numberWords, plainText, readCount, word } from './words.ts';

/** Filters of claims by the names of the tools' arguments. */
export type Filters = Readonly<Record<string, string | number>>;

const flags: readonly (readonly [words: string, rule: string])[] = [
  ['short_stay_high_cost|lama rawat singkat|rawat singkat|short stay', 'short_stay_high_cost'],
  ['severity_mismatch|keparahan tidak (?:sepadan|sesuai|sejalan)|severity mismatch', 'severity_mismatch'],
  ['duplicate_pattern|pola klaim berulang|pola berulang|duplicate pattern|repeated claims? pattern', 'duplicate_pattern'],
  ['high_cost_full_paid|dibayar penuh|fully paid|paid in full|full(?:y)? paid', 'high_cost_full_paid'],
];
const segments: readonly (readonly [words: string, segment: string])[] = [
  ['pbi apbn', 'PBI APBN'],
  ['pbi apbd', 'PBI APBD'],
  ['pbpu|peserta mandiri|pekerja bukan penerima upah', 'PBPU'],
  ['ppu|pekerja penerima upah', 'PPU'],
  ['bukan pekerja|non-?workers?', 'Bukan pekerja'],
];

/** What a question narrows claims down to. */
export function findFilters(question: string, dataDate: string): Filters {
  const text = plainText(question);
  const [province] = findProvinces(text);
  const district = findDistrict(question);
  const facility = findFacilityKey(text);
  const { icd10, inacbg } = findCodes(question);
  const dx = icd10[0] ?? (inacbg.length > 0 ? undefined : findDisease(text));
  const [amounts, scores] = [findAmountBounds(text), findScoreBounds(text)];
  const period = findPeriod(text, dataDate);
  const byDischarge = word('pulang|discharged?').test(text);
  return defined({
    province,
    district,
    facility_key: facility,
    facility_class: findFacilityClass(text),
    dx,
    inacbg: inacbg[0],
    severity: findSeverity(text),
    service_type: word('rawat inap|ritl|inpatients?|opname').test(text) ? 'RITL' : word('rawat jalan|rjtl|outpatients?|poli(?:klinik)?').test(text) ? 'RJTL' : undefined,
    segment: segments.find(([words]) => word(words).test(text))?.[1],
    flag: flags.find(([words]) => word(words).test(text))?.[1],
    [byDischarge ? 'discharge_start' : 'start_date']: period?.start,
    [byDischarge ? 'discharge_end' : 'end_date']: period?.end,
    min_amount: amounts.min,
    max_amount: amounts.max,
    min_risk_score: scores.min,
    max_risk_score: scores.max,
  });
}

function defined(values: Readonly<Record<string, string | number | undefined>>): Filters {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}

/** `sedang` also means that something goes on: it is a severity beside a word for one. */
function findSeverity(text: string): string | undefined {
  if (word('(?:tingkat |keparahan |severity |klaim |kasus |ina-cbg )sedang|moderate').test(text)) return 'sedang';
  if (word('berat|severe').test(text)) return 'berat';
  return word('ringan|mild').test(text) ? 'ringan' : undefined;
}

function findFacilityClass(text: string): string | undefined {
  const military = /(?<!\p{L})tni polri kelas (i{1,3}|iv)(?!\p{L})/u.exec(text)?.[1];
  if (military !== undefined) return `RS TNI Polri Kelas ${military.toUpperCase()}`;
  const own = /(?<!\p{L})swasta (?:setara )?(?:type|tipe|kelas) ([a-d])(?!\p{L})/u.exec(text)?.[1];
  if (own !== undefined) return `RS Swasta Setara Type ${own.toUpperCase()}`;
  const letter = /(?<!\p{L})(?:kelas|tipe|type|class) ([a-d])(?![\p{L}\p{N}])/u.exec(text)?.[1];
  return letter === undefined ? undefined : `RS Kelas ${letter.toUpperCase()}`;
}

const facilityWords = '(?:rs|rumah sakit|faskes|fasilitas|fasilitas kesehatan|facility|hospital|klinik)';

/** The key of a facility after a word for one. */
export function findFacilityKey(text: string): string | undefined {
  const key = new RegExp(`(?<!\\p{L})${facilityWords}(?: (?:kode|key|dengan kode|code|nomor|no\\.?))? ([0-9][0-9a-z]{4,}|ref-\\d+)(?![\\p{L}\\p{N}])`, 'u').exec(text)?.[1];
  return key?.toUpperCase();
}

/** The name of a facility: a word for one before names, or what stands in quotes after it. */
export function findFacilityName(question: string): string | undefined {
  const quoted = /(?:rs|rumah sakit|faskes|fasilitas|facility|hospital)[^"“]*["“]([^"”]{3,80})["”]/iu.exec(question)?.[1];
  if (quoted !== undefined) return quoted;
  const match = /(?<!\p{L})((?:RS(?:UD|UP|IA|AL|AD|AU|K|U|I)?|Rumah Sakit|Klinik|Puskesmas)(?: (?!Kelas|Tipe|Type|TNI|Swasta|Mana|Apa|Ini|Di|Dengan|Yang)\p{Lu}[\p{L}'.-]*){1,5})/u.exec(question)?.[1];
  return match?.replace(/[.?]+$/, '');
}

/** How many rows are asked for. */
export function findLimit(text: string): number | undefined {
  const counted = new RegExp(`(?<![\\p{L}\\p{N}.,])(?:top |teratas )?(\\d{1,3}|${numberWords}) (?:klaim|claims?|kasus|cases?|teratas|terbesar|tertinggi|highest|rs|rumah sakit|faskes|fasilitas|provinsi|hospitals?|facilities|provinces?|indikasi|lagi|more|baris|rows)(?!\\p{L})`, 'u').exec(text)?.[1];
  const top = /(?<!\p{L})top (\d{1,3})(?!\d)/u.exec(text)?.[1];
  const count = readCount(top ?? counted ?? '');
  return count === undefined ? undefined : Math.min(20, Math.max(1, count));
}

/** The order of claims that is asked for. */
export function findSort(text: string): string | undefined {
  const isLowest = word('terendah|terkecil|termurah|paling (?:rendah|kecil|murah)|lowest|smallest|cheapest|least').test(text);
  const suffix = isLowest ? '_asc' : '';
  if (word('terlama|paling lama tanggalnya|oldest|earliest').test(text)) return 'admit_date_asc';
  if (word('terbaru|terkini|newest|latest|most recent').test(text)) return 'admit_date';
  const isOrdered = isLowest || word('tertinggi|terbesar|termahal|teratas|paling|urut\\w*|diurutkan|highest|largest|biggest|most|top|sort(?:ed)?|order(?:ed)?|greatest').test(text);
  if (!isOrdered) return undefined;
  if (word('selisih|gap').test(text)) return `amount_gap${suffix}`;
  if (word('z-?score').test(text)) return `cost_zscore${suffix}`;
  if (word('skor model|model score|anomali|anomaly').test(text)) return `ml_score${suffix}`;
  if (word('biaya|tagihan|tagih|nilai|mahal|termahal|termurah|cost|costs|amount|expensive|claimed|value').test(text)) return `amount_claimed${suffix}`;
  return isLowest ? 'risk_asc' : 'risk';
}

/** The measure by which groups of claims are ordered. */
export function findMeasure(text: string): string | undefined {
  const suffix = word('terendah|terkecil|paling (?:rendah|kecil|sedikit)|tersedikit|lowest|smallest|least|fewest').test(text) ? '_asc' : '';
  if (word('(?:proporsi|persentase|persen|rasio|tingkat) (?:klaim )?(?:dengan )?indikasi|(?:share|rate|percentage) of (?:claims with )?indications?|flagged rate').test(text)) return `flagged_rate${suffix}`;
  if (word('indikasi\\w*|indications?|ditandai|flagged').test(text)) return `flagged_n${suffix}`;
  if (word('selisih|gap').test(text)) return `amount_gap${suffix}`;
  if (word('biaya|tagihan|nilai|cost|costs|amount|mahal|expensive').test(text)) return `amount_claimed${suffix}`;
  if (word('risiko|risk|skor|score').test(text)) return `mean_risk${suffix}`;
  return word('klaim|kasus|claims|cases').test(text) ? `n${suffix}` : undefined;
}
