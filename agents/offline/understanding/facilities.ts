import { blank } from './spans.ts';
import { simplified, word } from './words.ts';

/** A facility that a question names, by key or by name. */
export interface NamedFacility {
  readonly key: string | undefined;
  readonly name: string | undefined;
}

export const facilityNoun = '(?:rs|rsud|rumah sakit|faskes|fasilitas(?: kesehatan)?|fktl|fkrtl|hospitals?|facilit(?:y|ies))';

const keyed = word(`(?:${facilityNoun}|klinik|clinic)(?: (?:dengan )?(?:kode|key|code|nomor|number|no\\.?))?:? (\\d[\\da-z]{4,11}|ref-\\d+)`);
const bareKey = word('(\\d{4}[a-z]\\d{3})');

/** Words that end the name of a facility, or show that what follows a word for one is no name. */
const noName = new Set(
  'yang dengan di dan atau ini itu tersebut mana apa lain lainnya sama sejenis swasta pemerintah daerah negeri tni polri khusus umum kelas tipe type class paling ter teratas tertinggi terbanyak terbesar terendah banyak sering punya memiliki mempunyai sudah pernah sakit untuk pada ke dari berapa apakah bagaimana kenapa mengapa adalah jika kalau saja per menurut bulan tahun minggu hari rujukan vs versus dibanding dibandingkan naik turun memang selalu a b c d dalam selama sejak terhadap muncul masuk saya kami kita ada tidak lebih kurang berindikasi ditandai tagihan biaya klaim skor indikasi casemix profil pasien peserta the of in with by has have is are was that which who than and for this other same appear appears most many more claims cost costs bill bills get so'.split(' '),
);
const named = /(?<![\p{L}\p{N}])(rumah sakit|rs(?:ud|up|upn|ia|ab|al|ad|au|pad|jd|jp|j|k|m|u|i|p|gm)?|klinik(?: utama| pratama)?|clinic|puskesmas|hospital)\s+((?:[\p{L}.'-]+\s?){1,6})/gu;

/** The facility that a question names, and the text without it. */
export function findFacility(question: string, text: string): NamedFacility & { readonly rest: string } {
  for (const pattern of [keyed, bareKey]) {
    const match = pattern.exec(text);
    if (match?.[1] !== undefined) return { key: match[1].toUpperCase(), name: undefined, rest: blank(text, match.index, match.index + match[0].length) };
  }
  const quoted = new RegExp(`${facilityNoun}[^"]{0,20}"([^"]{3,80})"`, 'u').exec(text);
  if (quoted?.[1] !== undefined) return { key: undefined, name: inOriginal(question, quoted[1]), rest: blank(text, quoted.index, quoted.index + quoted[0].length) };
  const simple = simplified(question);
  for (const match of simple.matchAll(named)) {
    const own = nameAtStart(match[2] ?? '');
    if (own === '') continue;
    const name = `${match[1] ?? ''} ${own}`;
    const at = text.indexOf(own);
    return { key: undefined, name: inOriginal(question, name), rest: at < 0 ? text : blank(text, at, at + own.length) };
  }
  return { key: undefined, name: undefined, rest: text };
}

function nameAtStart(text: string): string {
  const parts = text.trim().split(/\s+/);
  const end = parts.findIndex((part) => noName.has(part.replace(/[.,?!]+$/, '')));
  return parts.slice(0, end < 0 ? parts.length : end).join(' ').replace(/[.,?!]+$/, '');
}

/** A name as the person wrote it. */
function inOriginal(question: string, name: string): string {
  const spaced = question.normalize('NFKC').replaceAll(/\s+/g, ' ');
  const at = spaced.toLowerCase().indexOf(name);
  return at < 0 ? name : spaced.slice(at, at + name.length);
}

const special = 'bedah|gigi dan mulut|hemodialisa|ibu dan anak|jantung|jiwa|kanker onkologi|kanker|kusta|mata|paru|stroke|tulang';

/** The class of facility that a text names, as the data write it. */
export function findFacilityClass(text: string): string | undefined {
  const military = /(?<!\p{L})tni(?: |\/|-)polri kelas (i{1,3}|iv|[1-4])(?![\p{L}\p{N}])/u.exec(text)?.[1];
  if (military !== undefined) return `RS TNI Polri Kelas ${romans[military] ?? military.toUpperCase()}`;
  const own = /(?<!\p{L})swasta (?:setara )?(?:type|tipe|kelas) ([a-d])(?![\p{L}\p{N}])/u.exec(text)?.[1];
  if (own !== undefined) return `RS Swasta Setara Type ${own.toUpperCase()}`;
  const letter = /(?<!\p{L})(?:kelas|tipe|type|class)[- ]([a-d])(?![\p{L}\p{N}'])/u.exec(text)?.[1] ?? /(?<!\p{L})(?:rs|hospitals?) ([b-d])(?![\p{L}\p{N}'])/u.exec(text)?.[1];
  if (letter !== undefined) return `RS Kelas ${letter.toUpperCase()}`;
  const speciality = word(`(?:rs|rumah sakit) khusus (${special})`).exec(text)?.[1];
  return speciality === undefined ? undefined : `Khusus ${speciality.replaceAll(/(?<!\p{L})\p{L}/gu, (first) => first.toUpperCase()).replace('Dan', 'dan').replace(/^Kanker$/, 'Kanker Onkologi')}`;
}

const romans: Readonly<Record<string, string>> = { 1: 'I', 2: 'II', 3: 'III', 4: 'IV' };
