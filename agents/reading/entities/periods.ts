import { type Days, type PeriodUnit, type Span, dayOf, earlier, monthIndexOf, monthsBefore, monthsOf, shiftDays, unitAround, wholeYear, yearOf } from '../calendar.ts';
import { anyMonth, monthIndex, plainMonth } from '../month-words.ts';
import type { PeriodSense } from '../sense.ts';

/** What periods are counted from: the newest date of the claims, and today in Asia/Jakarta. */
export interface Anchors {
  readonly claims: string;
  readonly clock: string;
  /** The moment, ISO 8601 UTC, from which hours count. */
  readonly now?: string;
}

interface Found {
  readonly days: Span;
  readonly to: number;
  readonly isRelative?: boolean;
  /** A month or part of a year without its year. */
  readonly lacksYear?: boolean;
  /** A month by three letters, which is none without an end that has a year. */
  readonly isShort?: boolean;
  /** The beginning, middle or end of a month or year, which have no bounds of their own. */
  readonly isThird?: boolean;
  readonly isRange?: boolean;
  readonly prior?: PeriodUnit;
  readonly isNext?: true;
  readonly isAround?: true;
}

type Groups = readonly (string | undefined)[];
interface Form extends Pick<Found, 'isRelative' | 'isThird' | 'isRange' | 'isNext' | 'isAround'> {
  readonly pattern: RegExp;
  readonly days: (groups: Groups, anchor: string) => Days | undefined;
  readonly lacksYear?: (groups: Groups) => boolean;
  readonly prior?: (groups: Groups) => PeriodUnit;
}

const counts: readonly (readonly string[])[] = [['satu', 'one', 'se'], ['dua', 'two'], ['tiga', 'three'], ['empat', 'four'], ['lima', 'five'], ['enam', 'six'], ['tujuh', 'seven'], ['delapan', 'eight'], ['sembilan', 'nine'], ['sepuluh', 'ten'], ['sebelas', 'eleven'], ['dua belas', 'twelve']];
const units: readonly (readonly [PeriodUnit, string])[] = [['day', 'hari|hr|days?'], ['week', 'minggu|pekan|weeks?'], ['quarter', 'triwulan|kuartal|quarters?'], ['semester', 'semester'], ['month', 'bulan|bln|months?'], ['year', 'tahun|thn|th|years?']];
const monthsIn: Readonly<Record<PeriodUnit, number>> = { day: 0, week: 0, month: 1, quarter: 3, semester: 6, year: 12 };
const places: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, 1: 1, 2: 2, 3: 3, 4: 4, pertama: 1, kedua: 2, ketiga: 3, keempat: 4, satu: 1, dua: 2, tiga: 3, empat: 4, one: 1, two: 2, three: 3, four: 4, first: 1, second: 2, third: 3, fourth: 4, '1st': 1, '2nd': 2, '3rd': 3, '4th': 4 };

const thirds: Readonly<Record<string, number>> = { awal: 0, early: 0, 'the beginning': 0, 'the start': 0, tengah: 1, pertengahan: 1, mid: 1, 'the middle': 1, akhir: 2, late: 2, 'the end': 2, end: 2, beginning: 0, start: 0, middle: 1 };
const thirdNames = Object.keys(thirds).toSorted((a, b) => b.length - a.length).join('|');

const count = `(\\d{1,3}|${counts.flat().toSorted((a, b) => b.length - a.length).join('|')})`;
const unit = `(${units.map(([, names]) => names).join('|')})`;
const place = `(${Object.keys(places).toSorted((a, b) => b.length - a.length).join('|')})`;
const year = '((?:19|20)\\d{2})';
const day = '(\\d{1,2})(?:st|nd|rd|th)?';
const monthLead = '(?:bulan |bln |month of |the month of )?';
const dayLead = '(?:tanggal |tgl\\.? |the )?';
const yearLead = '(?:tahun |thn\\.? |th\\.? |year |the year )?';
const till = 'sampai dengan|sampai|sampe|smpe?|s/d|s\\.d\\.?|sd|hingga';

const quarterNames = 'triwulan|kuartal|quarter|tw|q';
const halfNames = 'semester|smt|smst|sem\\.?|paruh|separuh|setengah tahun|h(?=[12](?![\\p{L}\\p{N}]))';
const thirdOfYearNames = 'caturwulan|catur wulan|cawu';
const anyPart = `${quarterNames}|${halfNames}|${thirdOfYearNames}`;
/** What follows a number that is the number of a month, and no count of something. */
const ends = `(?=$|[.,?!;)]| (?:${till}|dan|and|atau|or|saja|aja|ini|vs|to)(?![\\p{L}])| ?[-–])`;

function form(source: string, days: Form['days'], more: Omit<Form, 'pattern' | 'days'> = {}): Form {
  return { pattern: new RegExp(`(?:${source})(?![\\p{L}\\p{N}])`, 'uy'), days, ...more };
}

const relative = { isRelative: true } as const;

/** From the fullest to the barest; the longest that fits a place is taken. */
const forms: readonly Form[] = [
  form(`${dayLead}${year}-(\\d{1,2})-(\\d{1,2})`, ([y, m, d]) => single(y, Number(m) - 1, d)),
  form(`${dayLead}(\\d{1,2})[/.-](\\d{1,2})[/.-]${year}`, ([d, m, y]) => single(y, Number(m) - 1, d)),
  form(`${dayLead}${day} ?(?:-|–|${till}|to) ?${day} (${anyMonth})\\.?(?:,? ${yearLead}${year})?`, ([a, b, m, y], anchor) => inMonth(a, b, m, y, anchor), { isRange: true, lacksYear: ([, , , y]) => y === undefined }),
  form(`${dayLead}${day}[ -](?:of )?(${anyMonth})\\.?,?[ -]${yearLead}${year}`, ([d, m, y]) => single(y, monthIndex(m ?? ''), d)),
  form(`(${anyMonth})\\.? ${day},? ${year}`, ([m, d, y]) => single(y, monthIndex(m ?? ''), d)),
  form(`${dayLead}${day} (${plainMonth})`, ([d, m], anchor) => inMonth(d, d, m, undefined, anchor), { lacksYear: () => true }),
  form(`${yearLead}${year},? (?:bulan |month )?(${plainMonth})`, ([y, m]) => monthsOf(Number(y), monthIndex(m ?? ''))),
  form(`${monthLead}(${anyMonth})\\.?,?[ -]?${yearLead}${year}`, ([m, y]) => monthsOf(Number(y), monthIndex(m ?? ''))),
  form(`${monthLead}${year}-(0[1-9]|1[0-2])`, ([y, m]) => monthsOf(Number(y), Number(m) - 1)),
  form(`(?:bulan|bln|month) (1[0-2]|0?[1-9]) ${yearLead}${year}`, ([m, y]) => monthsOf(Number(y), Number(m) - 1)),
  form(`${monthLead}(0[1-9]|1[0-2])/${year}`, ([m, y]) => monthsOf(Number(y), Number(m) - 1)),
  form(`(?:minggu|pekan) (?:ke-? ?)?${place} (?:bulan )?(${anyMonth})(?: ${year})?|(?:the )?${place} week of (${anyMonth})(?: ${year})?`, ([a, m, y, b, n, z], anchor) => weekOf(a ?? b, m ?? n, y ?? z, anchor), { lacksYear: ([, , y, , , z]) => (y ?? z) === undefined }),
  form(`(?:${quarterNames})[ .-]?(?:ke-? ?)?${place}(?:,? ${yearLead}${year})?|(?:the )?(?:${place} quarter|quarter ${place})(?: of (?:the|that|this) year| (?:of )?${year})?`, ([a, y, b, c, z], anchor) => part(3, a ?? b ?? c, y ?? z, anchor), { lacksYear: ([, y, , , z]) => (y ?? z) === undefined }),
  form(`(?:${halfNames})[ .-]?(?:ke-? ?)?${place}(?: ${yearLead}${year})?|(?:the )?${place} (?:half|semester)(?: of (?:the|that|this) year| (?:of )?${year})?`, ([a, y, b, z], anchor) => part(6, a ?? b, y ?? z, anchor), { lacksYear: ([, y, , z]) => (y ?? z) === undefined }),
  form(`(?:${thirdOfYearNames}) ?(?:ke-? ?)?${place}(?:,? ${yearLead}${year})?`, ([a, y], anchor) => part(4, a, y, anchor), { lacksYear: ([, y]) => y === undefined }),
  form(`(${anyPart})[ .-]?(?:ke-? ?)?${place} ?(?:-|–|${till}|dan|and|&|to) ?${place}(?:,? ${yearLead}${year})?`, ([kind, a, b, y], anchor) => partsOf(kind, a, b, y, anchor), { isRange: true, lacksYear: ([, , , y]) => y === undefined }),
  form(`${yearLead}${year},? (${anyPart})[ .-]?(?:ke-? ?)?${place}`, ([y, kind, a], anchor) => part(lengthOf(kind), a, y, anchor)),
  form(`(?:bulan|bln|month) (1[0-2]|0?[1-9]) ?(?:-|–|${till}|to) ?(?:bulan |bln )?(1[0-2]|0?[1-9])(?:,? ${yearLead}${year}|${ends})`, ([a, b, y], anchor) => monthSpan(Number(a) - 1, Number(b) - 1, y, anchor), { isRange: true, lacksYear: ([, , y]) => y === undefined }),
  form(`(?:bulan|bln) ke-? ?(1[0-2]|0?[1-9])|(?<!(?:per|tiap|setiap|menurut|berdasarkan) )(?:bulan|bln|month) (1[0-2]|0?[1-9])${ends}`, ([a, b], anchor) => monthSpan(Number(a ?? b) - 1, Number(a ?? b) - 1, undefined, anchor), { lacksYear: () => true }),
  form(`${count} (bulan|bln|triwulan|kuartal|semester) (?:yang )?pertama(?:(?: di| dari| pada)? (?:${yearLead}${year}|tahun ini|tahun))?|(?:the )?first ${count} (months?|quarters?)(?: (?:of|in) (?:${year}|(?:the|this) year))?`, ([a, u, y, b, v, z], anchor) => firstOf(countOf(a ?? b), unitOf(u ?? v), y ?? z, anchor), { lacksYear: ([, , y, , , z]) => (y ?? z) === undefined }),
  form(`${count} (bulan|bln|triwulan|kuartal|semester) terakhir(?: di| dari| pada)? ${yearLead}${year}|(?:the )?last ${count} (months?|quarters?) (?:of|in) ${year}`, ([a, u, y, b, v, z]) => lastOf(countOf(a ?? b), unitOf(u ?? v), y ?? z)),
  form(`(bulan|bln|triwulan|kuartal|semester) terakhir(?: di| dari| pada)? ${yearLead}${year}|(?:the )?last (month|quarter) (?:of|in) ${year}`, ([u, y, v, z]) => lastOf(1, unitOf(u ?? v), y ?? z)),
  form('(bulan|bln|triwulan|kuartal|semester) terakhir', ([u], anchor) => clipped(unitAround(anchor, unitOf(u)), anchor), relative),
  form(`(?:minggu|pekan) terakhir (?:bulan |di bulan )?(${anyMonth})(?: ${year})?|(?:the )?last week of (${anyMonth})(?: ${year})?`, ([m, y, n, z], anchor) => lastWeekOf(m ?? n, y ?? z, anchor), { lacksYear: ([, y, , z]) => (y ?? z) === undefined }),
  form(`(${anyMonth})\\.? ?['’](\\d{2})`, ([m, y]) => monthsOf(2000 + Number(y), monthIndex(m ?? ''))),
  form(`(${plainMonth}) (\\d{1,2})(?:st|nd|rd|th)|(${plainMonth}) (\\d{1,2})${ends}`, ([m, d, n, e], anchor) => inMonth(d ?? e, d ?? e, m ?? n, undefined, anchor), { lacksYear: () => true }),
  form(`s([12]) ?${yearLead}${year}`, ([a, y], anchor) => part(6, a, y, anchor)),
  form(`(${thirdNames})[ -](?:bulan |bln |of )?(${anyMonth})(?:,? ${yearLead}${year})?`, ([third, m, y], anchor) => thirdOfMonth(third, m, y, anchor), { lacksYear: ([, , y]) => y === undefined, isThird: true }),
  form(`(${thirdNames}) (?:tahun |thn |of )?${year}`, ([third, y], anchor) => thirdOfYear(third, y, anchor), { isThird: true }),
  form(`(${thirdNames}) (?:of )?(?:the )?(?:(bulan|bln|month)|(?:tahun|thn|year))(?: ini)?|(${thirdNames}) (?:of )?this (?:(month)|year)`, ([a, inMonthOf, b, ofMonth], anchor) => ((inMonthOf ?? ofMonth) === undefined ? thirdOfYear(a ?? b, String(yearOf(anchor)), anchor) : thirdOf(a ?? b, anchor)), { isThird: true, isRelative: true }),
  form(`${monthLead}(${plainMonth})|(?:bulan|month of|in|during) (${anyMonth})`, ([a, b], anchor) => newestMonth(a ?? b ?? '', anchor), { lacksYear: () => true }),
  form(`${yearLead}${year}(?! ?(?:ribu|rb|juta|jt|miliar|milyar|m|rupiah|million|billion|klaim|claims)(?![\\p{L}]))(?![.,]\\d)`, ([y]) => wholeYear(Number(y))),
  form(`${count} ${unit} (?:terakhir|belakangan(?: ini)?|ke belakang)|(?:the )?(?:last|past|previous) ${count} ${unit}`, ([a, u, b, v], anchor) => lastUnits(countOf(a ?? b), unitOf(u ?? v), anchor), relative),
  form('(sehari|seminggu|sepekan|sebulan|setahun) (?:terakhir|belakangan(?: ini)?|ke belakang)', ([one = ''], anchor) => lastUnits(1, unitOf(one.replace(/^se/, '')), anchor), relative),
  form(`${count} ${unit} (?:yang |yg )?lalu|${count} ${unit} ago`, ([a, u, b, v], anchor) => unitAround(anchor, unitOf(u ?? v), countOf(a ?? b)), relative),
  form('(?:selama|sepanjang) (?:satu |se)tahun(?: penuh| ini)?(?! (?:terakhir|belakangan|ke belakang|sebelum|setelah|\\d))|sepanjang tahun(?: ini)?(?! \\d)|sejak awal tahun(?: ini)?|year[ -]to[ -]date|ytd|tahun berjalan', (_, anchor) => clipped(unitAround(anchor, 'year'), anchor), relative),
  form(`(?:(?:during|over|throughout|across) the (?:whole |entire |full )?|(?:for |in |of )?(?:the |a )?(?:whole|entire|full) )year(?! (?:before|after|to|of|\\d|until))`, (_, anchor) => clipped(unitAround(anchor, 'year'), anchor), { isRelative: true, isAround: true, prior: () => 'year' }),
  form(`${unit} (?:ini|sekarang)|(?:this|current) ${unit}|(today)`, ([one, other, today], anchor) => clipped(unitAround(anchor, today === undefined ? unitOf(one ?? other) : 'day'), anchor), relative),
  form(`${unit} (?:yang |yg )?(?:lalu|kemarin|kmrn)|last ${unit}`, ([one, other], anchor) => unitAround(anchor, unitOf(one ?? other), 1), relative),
  form(`${unit} (?:yang |yg )?(?:sebelumnya|sblmnya)|(?:previous|prior|the previous|the prior) ${unit}|(?:the )?${unit} before`, ([a, b, c], anchor) => unitAround(anchor, unitOf(a ?? b ?? c), 1), { isRelative: true, prior: ([a, b, c]) => unitOf(a ?? b ?? c) }),
  form(`${unit} (?:yang |yg )?(?:berikutnya|selanjutnya|setelahnya|sesudahnya)|(?:the )?(?:next|following) ${unit}|(?:the )?${unit} after(?: that)?`, ([a, b, c], anchor) => unitAround(anchor, unitOf(a ?? b ?? c), -1), { isRelative: true, isNext: true, prior: ([a, b, c]) => unitOf(a ?? b ?? c) }),
  form('(?<!(?:usia|umur|bayi|anak|balita|per|dari|kurang|lebih) )setahun(?: penuh)?(?! (?:terakhir|belakangan|ke belakang|sebelum|setelah|sesudah|lebih|kurang|ke))', (_, anchor) => clipped(unitAround(anchor, 'year'), anchor), relative),
  form('kemarin|yesterday', (_, anchor) => unitAround(anchor, 'day', 1), relative),
];

const opening = /(?:(?<since>sejak|since|mulai(?: dari)?|from|starting(?: from)?|dari)|(?<until>sampai(?: dengan)?|sampe|smpe?|s\/d|hingga|until|up to|through)|(?<before>sebelum|before)|(?<after>setelah|sesudah|after)|(?<between>antara|between)) /uy;
const joining = new RegExp(` ?(?:-|–|${till}|to|until|till|through|thru) ?`, 'uy');
const also = /(?: dan | and | & |, ?(?:dan |and )?| atau | or | )/uy;
/** Behind the point that a period begins or ends with: `maret dan seterusnya`, `from June onwards`. */
const following = /(?: (?<since>ke depan|ke atas|keatas|dan seterusnya|seterusnya|dan sesudahnya|dan setelahnya|dst|onwards?|and later|and after|forward|sampai sekarang|hingga sekarang|hingga kini|sampai saat ini|until now|till now|up to now)| (?<until>ke bawah|kebawah|dan sebelumnya|and earlier|or earlier|and before))(?![\p{L}\p{N}])/uy;
/** What only says that a period follows. */
const lead = /(?:sepanjang|selama setahun|setahun|sebulan|selama sebulan|rentang(?: waktu)?|kurun(?: waktu)?|jangka waktu|(?:in|for|over|during|across|throughout) the (?:period|course|whole|entirety)|the period|over|the (?:whole|course|entirety)|all)(?: dari| of| from)? /uy;
const betweenJoining = new RegExp(` (?:dan|and|sama|dengan|${till}|to) | ?[-–] ?`, 'uy');

interface Period {
  readonly sense: PeriodSense;
  readonly to: number;
}

/** The longest period that begins at a place of a message in lower case, read from both anchors, and what it is with those that follow it without a gap. */
export function periodsAt(text: string, from: number, anchors: Anchors): readonly Period[] {
  const [found, onClock] = [spanAt(text, from, anchors.claims), spanAt(text, from, anchors.clock)];
  if (!found || !onClock) return [];
  const [joined, joinedOnClock] = [joinedAt(text, found, anchors.claims), joinedAt(text, onClock, anchors.clock)];
  return [periodOf(found, onClock), ...(joined && joinedOnClock ? [periodOf(joined, joinedOnClock)] : [])];
}

/** A whole year. */
export function yearSense(number: number): PeriodSense {
  return { kind: 'period', claims: wholeYear(number), clock: wholeYear(number), isRelative: false };
}

/** `januari, februari dan maret 2022`: each begins where the one before ends. */
function joinedAt(text: string, first: Found, anchor: string): Found | undefined {
  let [found, isJoined] = [first, false];
  for (;;) {
    also.lastIndex = found.to;
    const next = also.test(text) ? (pointAt(text, also.lastIndex, anchor) ?? shortMonthAt(text, also.lastIndex, anchor)) : undefined;
    const start = next?.days.start;
    if (!next || start === undefined || found.days.end === undefined || next.days.end === undefined) break;
    // Without a year of its own it is of the year that the last one says.
    const shift = found.lacksYear === true && next.lacksYear !== true ? inYearOf(found.days, next.days).slice(0, 4) : undefined;
    const days = shift === undefined ? found.days : { start: `${shift}${(found.days.start ?? '').slice(4)}`, end: `${shift}${found.days.end.slice(4)}` };
    if (shiftDays(days.end ?? '', 1) !== start) break;
    [found, isJoined] = [{ ...next, days: { ...(days.start !== undefined && { start: days.start }), end: next.days.end }, ...(found.isRelative === true && { isRelative: true }) }, true];
  }
  return isJoined && (found.isShort !== true || first.isShort !== true) ? found : undefined;
}

function periodOf(found: Found, onClock: Found): Period {
  return { sense: { kind: 'period', claims: found.days, clock: onClock.days, isRelative: found.isRelative === true, ...(found.lacksYear === true && { isYearAssumed: true }), ...(found.isThird === true && { isThird: true }), ...(found.prior && { prior: found.prior }), ...(found.isNext && { isNext: true }), ...(found.isAround && { isAround: true }) }, to: found.to };
}

function spanAt(text: string, begins: number, anchor: string): Found | undefined {
  lead.lastIndex = begins;
  return (lead.test(text) ? spanFrom(text, lead.lastIndex, anchor) : undefined) ?? spanFrom(text, begins, anchor);
}

function spanFrom(text: string, from: number, anchor: string): Found | undefined {
  opening.lastIndex = from;
  const opened = opening.exec(text);
  const groups = opened?.groups ?? {};
  const start = opened ? opening.lastIndex : from;
  const first = pointAt(text, start, anchor) ?? shortMonthAt(text, start, anchor);
  if (!first) return undefined;
  const joint = groups['between'] === undefined ? joining : betweenJoining;
  joint.lastIndex = first.to;
  const isClosed = groups['before'] === undefined && groups['after'] === undefined && groups['until'] === undefined && joint.test(text);
  const second = isClosed ? (pointAt(text, joint.lastIndex, anchor) ?? shortMonthAt(text, joint.lastIndex, anchor)) : undefined;
  if (second?.days.end !== undefined && !(first.isShort === true && second.isShort === true)) {
    const begin = first.lacksYear === true && second.lacksYear !== true ? inYearOf(first.days, second.days) : first.days.start;
    const wrapped = first.lacksYear === true && second.lacksYear === true && begin !== undefined ? wrappedDays(begin, second.days.end, anchor) : undefined;
    if (wrapped) return { days: wrapped, to: second.to, lacksYear: true };
    if (begin !== undefined && begin <= second.days.end) return { days: { start: begin, end: second.days.end }, to: second.to, isRelative: first.isRelative === true || second.isRelative === true, lacksYear: second.lacksYear === true, isThird: first.isThird === true || second.isThird === true };
  }
  if (first.isShort === true && !opened) return undefined;
  const { start: begin = '', end = '' } = first.days;
  following.lastIndex = first.to;
  const followed = groups['before'] === undefined && groups['after'] === undefined && groups['until'] === undefined && groups['between'] === undefined ? following.exec(text)?.groups : undefined;
  if (followed?.['since'] !== undefined) return { ...first, days: { start: begin }, to: following.lastIndex };
  if (followed?.['until'] !== undefined && groups['since'] === undefined) return { ...first, days: { end }, to: following.lastIndex };
  if (groups['since'] !== undefined) return first.isRange === true ? first : { ...first, days: { start: begin } };
  if (groups['until'] !== undefined) return { ...first, days: { end } };
  if (groups['before'] !== undefined) return { ...first, days: { end: shiftDays(begin, -1) } };
  if (groups['after'] !== undefined) return { ...first, days: { start: shiftDays(end, 1) } };
  return groups['between'] === undefined ? first : undefined;
}

/** `November sampai Februari`: of each month the newest that has begun, which may be the end and the beginning of one year. */
function wrappedDays(begin: string, end: string, anchor: string): Span | undefined {
  if (begin <= end || yearOf(begin) !== yearOf(end)) return undefined;
  const whole = wholeYear(yearOf(begin));
  return { start: whole.start, end: earlier(whole.end, anchor), without: { start: shiftDays(end, 1), end: shiftDays(begin, -1) } };
}

function pointAt(text: string, from: number, anchor: string): Found | undefined {
  let best: Found | undefined;
  for (const { pattern, days, isRelative, lacksYear, isThird, isRange, prior, isNext, isAround } of forms) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (!match || (best && pattern.lastIndex <= best.to)) continue;
    const read = days(match.slice(1), anchor);
    if (read) best = { days: read, to: from + match[0].length, ...(isRelative && { isRelative }), ...(lacksYear?.(match.slice(1)) === true && { lacksYear: true }), ...(isThird && { isThird }), ...(isRange && { isRange }), ...(prior && { prior: prior(match.slice(1)) }), ...(isNext && { isNext }), ...(isAround && { isAround }) };
  }
  return best;
}

const shortMonth = new RegExp(`(${anyMonth})\\.?(?![\\p{L}\\p{N}])`, 'uy');

function shortMonthAt(text: string, from: number, anchor: string): Found | undefined {
  shortMonth.lastIndex = from;
  const match = shortMonth.exec(text);
  const days = match ? newestMonth(match[1] ?? '', anchor) : undefined;
  return days && { days, to: shortMonth.lastIndex, lacksYear: true, isShort: true };
}

/** The first day, in the year of the later end or the one before. */
function inYearOf({ start = '' }: Partial<Days>, { end = '' }: Partial<Days>): string {
  const same = `${yearOf(end)}${start.slice(4)}`;
  return same <= end ? same : `${yearOf(end) - 1}${start.slice(4)}`;
}

function unitOf(name: string | undefined): PeriodUnit {
  return unitNamed(name ?? '') ?? 'month';
}

/** The length of time that a word names. */
export function unitNamed(word: string): PeriodUnit | undefined {
  return units.find(([, names]) => new RegExp(`^(?:${names})$`).test(word))?.[0];
}

function countOf(text: string | undefined): number {
  const word = counts.findIndex((words) => words.includes(text ?? ''));
  return word < 0 ? Number(text) : word + 1;
}

function lastUnits(number: number, of: PeriodUnit, anchor: string): Days | undefined {
  if (!(number > 0)) return undefined;
  if (of === 'day' || of === 'week') return { start: shiftDays(anchor, 1 - number * (of === 'week' ? 7 : 1)), end: anchor };
  return { start: shiftDays(monthsBefore(anchor, number * monthsIn[of]), 1), end: anchor };
}

function clipped({ start, end }: Days, anchor: string): Days {
  return { start, end: earlier(end, anchor) };
}

function single(y: string | undefined, m: number, d: string | undefined): Days | undefined {
  const date = dayOf(Number(y), m, Number(d));
  return date === undefined ? undefined : { start: date, end: date };
}

/** The year of the newest such month that has begun. */
function newestYear(month: number, anchor: string): number {
  return month <= monthIndexOf(anchor) ? yearOf(anchor) : yearOf(anchor) - 1;
}

function inMonth(a: string | undefined, b: string | undefined, name: string | undefined, y: string | undefined, anchor: string): Days | undefined {
  const month = monthIndex(name ?? '');
  const inYear = y === undefined ? newestYear(month, anchor) : Number(y);
  const [start, end] = [dayOf(inYear, month, Number(a)), dayOf(inYear, month, Number(b))];
  return start === undefined || end === undefined || start > end ? undefined : { start, end };
}

function newestMonth(name: string, anchor: string): Days | undefined {
  const month = monthIndex(name);
  return month < 0 ? undefined : monthsOf(newestYear(month, anchor), month);
}

/** Week n of a month: its days from 7 (n - 1) + 1, seven of them. */
function weekOf(n: string | undefined, name: string | undefined, y: string | undefined, anchor: string): Days | undefined {
  const number = places[n ?? ''];
  const first = number === undefined ? '' : String((number - 1) * 7 + 1);
  return number === undefined ? undefined : inMonth(first, String(number * 7), name, y, anchor);
}

/** Days 1–10, 11–20, or from 21 on, as weather services divide a month. */
function thirdOf(name: string | undefined, date: string): Days {
  const { start, end } = unitAround(date, 'month');
  const third = thirds[name ?? ''] ?? 0;
  return { start: shiftDays(start, third * 10), end: third === 2 ? end : shiftDays(start, third * 10 + 9) };
}

function thirdOfMonth(name: string | undefined, m: string | undefined, y: string | undefined, anchor: string): Days | undefined {
  const month = monthIndex(m ?? '');
  return month < 0 ? undefined : thirdOf(name, monthsOf(y === undefined ? newestYear(month, anchor) : Number(y), month).start);
}

/** Four months of a year. */
function thirdOfYear(name: string | undefined, y: string | undefined, anchor: string): Days {
  return monthsOf(y === undefined ? yearOf(anchor) : Number(y), (thirds[name ?? ''] ?? 0) * 4, 4);
}

function lengthOf(kind: string | undefined): 3 | 4 | 6 {
  if (/^(?:semester|sms?t|sem\.?|paruh|separuh|setengah tahun|h)$/u.test(kind ?? '')) return 6;
  return new RegExp(`^(?:${thirdOfYearNames})$`, 'u').test(kind ?? '') ? 4 : 3;
}

/** `triwulan I s/d III`: from the first of them to the last. */
function partsOf(kind: string | undefined, first: string | undefined, last: string | undefined, y: string | undefined, anchor: string): Days | undefined {
  const length = lengthOf(kind);
  const inYear = y ?? String(yearOf(part(length, last, undefined, anchor)?.start ?? anchor));
  const [begin, end] = [part(length, first, inYear, anchor), part(length, last, inYear, anchor)];
  const isNext = begin !== undefined && end !== undefined && begin.start <= end.start;
  return isNext ? { start: begin.start, end: end.end } : undefined;
}

/** Months by their numbers from 0; without a year the newest that have begun. */
function monthSpan(first: number, last: number, y: string | undefined, anchor: string): Days | undefined {
  return first > last ? undefined : monthsOf(y === undefined ? newestYear(last, anchor) : Number(y), first, last - first + 1);
}

function firstOf(number: number, of: PeriodUnit, y: string | undefined, anchor: string): Days | undefined {
  const months = number * monthsIn[of];
  return months > 0 && months <= 12 ? monthsOf(y === undefined ? yearOf(anchor) : Number(y), 0, months) : undefined;
}

function lastOf(number: number, of: PeriodUnit, y: string | undefined): Days | undefined {
  const months = number * monthsIn[of];
  return months > 0 && months <= 12 ? monthsOf(Number(y), 12 - months, months) : undefined;
}

function lastWeekOf(name: string | undefined, y: string | undefined, anchor: string): Days | undefined {
  const month = monthIndex(name ?? '');
  const days = month < 0 ? undefined : monthsOf(y === undefined ? newestYear(month, anchor) : Number(y), month);
  return days && { start: shiftDays(days.end, -6), end: days.end };
}

/** A quarter, a third or a half of a year; without a year the newest that has begun. */
function part(length: 3 | 4 | 6, name: string | undefined, y: string | undefined, anchor: string): Days | undefined {
  const number = places[name ?? ''];
  if (number === undefined || number > 12 / length) return undefined;
  const first = (number - 1) * length;
  return monthsOf(y === undefined ? newestYear(first, anchor) : Number(y), first, length);
}

/** Periods of claims count from the newest date of the data, those of decisions from the day it is in Jakarta (UTC+7), hours from the moment. */
export function anchorsAt(dataDate: string, now: Date): Anchors {
  return { claims: dataDate, clock: new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10), now: now.toISOString() };
}
