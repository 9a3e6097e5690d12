import { type Atom, phrasesOf } from '../atoms.ts';

/** Words that say nothing of claims where they stand: what opens a question (`well,`, `min,`), and the tag that ends it (`… ga?`, `… kan?`). Elsewhere `ga` denies. */
const openers = phrasesOf('well|fine|good|great|nice|cool|perfect|right|alright|sure|yes|yeah|yep|no|nope|now|look|listen|first|actually|basically|anyway|again|hmm|hm|oh|ah|ok|okay|by the way|iya|ya|nah|lah|lho|loh|lo|oh ya|oh iya|wah|waduh|aduh|eh|gitu|gitu ya|begitu|tuh kan|kan|bentar|sebentar|ngomong ngomong|ngomong2|btw|min|baik|bagus|oke|mantap|keren|jadi|udah|sudah|tidak|bukan|ga|gak|nggak|betul|bener|benar');
const tags = phrasesOf("right|correct|is that right|or not|or no|no|yes|yeah|again|then|isn't it|aren't they|isn't there|aren't there|don't they|doesn't it|atau tidak|atau engga|atau enggak|atau nggak|atau ga|atau gak|atau belum|atau blm|atau bukan|apa tidak|apa ga|apa nggak|apa belum|tidak|ga|gak|nggak|ngga|engga|enggak|gk|ndak|kagak|kaga|tdk|tak|belum|blm|blom|bukan|bkn|min|yuk|betul|bener|benar|lagi");
/** In writing these deny, or say something, where no question mark makes a tag of them. */
const written: ReadonlySet<string> = new Set(['tidak', 'tdk', 'tak', 'belum', 'blm', 'blom', 'bukan', 'bkn', 'no', 'yes', 'right', 'correct']);
/** Said again: `what's RITL again`. */
const repeating: ReadonlySet<string> = new Set(['again', 'then', 'lagi', 'benar', 'bener', 'betul']);
const asking: ReadonlySet<string> = new Set(['what', 'which', 'who', 'where', 'whats', 'how', 'apa', 'siapa', 'mana', 'gimana', 'berapa', 'brp']);
/** Behind these a denial is of what is left unsaid: `yang tidak?`. */
const joins: ReadonlySet<string> = new Set(['yang', 'yg', 'dan', 'and', 'n', 'that', 'which', 'are', 'is', 'were']);
const isThere: ReadonlySet<string> = new Set(['ada', 'apa', 'apakah', 'emang', 'memang', 'kira']);
const spoken: ReadonlySet<string> = new Set(['ga', 'gak', 'nggak', 'ngga', 'engga', 'enggak', 'gk', 'kagak', 'kaga', 'ndak']);
const placing: ReadonlySet<string> = new Set(['di', 'dari', 'dr', 'pada', 'pd', 'untuk', 'utk', 'buat', 'bulan', 'tahun', 'dengan', 'dgn']);
/** Spoken words that may follow a tag. */
const trailing: ReadonlySet<string> = new Set('ya yah yaa sih nih deh dong donk tuh kan kak bro gan min mas mbak pak bu please pls menurutmu kira'.split(' '));

/** Where openers and tags stand: the atom after each, by the atom where it begins. */
export function discourseIn(atoms: readonly Atom[], message: string): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const [from, to, isQuestion] of segmentsOf(atoms, message)) {
    const start = openings(atoms, from, to, found);
    const end = lastTag(atoms, start, to, isQuestion) ?? innerTag(atoms, start, to);
    if (end) found.set(...end);
  }
  return found;
}

/** The atoms of a message between its full stops, question marks and line ends, and whether a question mark ends them. */
function* segmentsOf(atoms: readonly Atom[], message: string): Iterable<readonly [from: number, to: number, isQuestion: boolean]> {
  let from = 0;
  for (const [at, { folded, kind, end }] of atoms.entries()) {
    const next = atoms[at + 1];
    const isEnd = kind === 'mark' && (folded === '?' || folded === ';' || folded === '!' || (folded === '.' && next?.isGlued !== true));
    const isLine = next !== undefined && message.slice(end, next.start).includes('\n');
    if (!isEnd && !isLine && next) continue;
    yield [from, isEnd ? at : at + 1, folded === '?'];
    from = at + 1;
  }
}

/** Openers up to the last that a comma follows; without one they may be what is asked of. */
function openings(atoms: readonly Atom[], from: number, to: number, found: Map<number, number>): number {
  let [at, start] = [from, from];
  const open: (readonly [number, number])[] = [];
  for (;;) {
    const words = openers.find((phrase) => phrase.every((word, i) => atoms[at + i]?.folded === word));
    if (!words || at + words.length >= to) return start;
    open.push([at, at + words.length]);
    at += words.length;
    if (atoms[at]?.folded !== ',') continue;
    at += 1;
    start = at;
    for (const one of open) found.set(...one);
  }
}

/** `ada ga klaim duplikat`, `ada klaim duplikat ga di Jabar`: of whether there are any, where it denies no part of them. */
function innerTag(atoms: readonly Atom[], from: number, to: number): readonly [number, number] | undefined {
  const first = atoms.slice(from, to).findIndex(({ folded }) => !isThere.has(folded));
  if (first < 1) return undefined;
  const at = atoms.findIndex(({ folded }, i) => i >= from + first && i < to && spoken.has(folded));
  return at > 0 && !joins.has(atoms[at - 1]?.folded ?? '') && (at === from + first || placing.has(atoms[at + 1]?.folded ?? '')) ? [at, at + 1] : undefined;
}

function lastTag(atoms: readonly Atom[], from: number, to: number, isQuestion: boolean): readonly [number, number] | undefined {
  let end = to;
  while (end > from && (trailing.has(atoms[end - 1]?.folded ?? '') || atoms[end - 1]?.kind === 'mark')) end -= 1;
  // `halo selamat pagi min`
  if (end < to && atoms[end]?.folded === 'min' && !atoms.slice(from, to).some(({ kind }) => kind === 'digits')) return [end, end + 1];
  for (const words of tags) {
    const at = end - words.length;
    const stands = at > from && words.every((word, i) => atoms[at + i]?.folded === word);
    if (!stands || joins.has(atoms[at - 1]?.folded ?? '')) continue;
    const [only = ''] = words.length === 1 ? words : [];
    const isAsked = isQuestion || (!written.has(only) && !repeating.has(only)) || (repeating.has(only) && asking.has(atoms[from]?.folded ?? ''));
    if (!isAsked) return undefined;
    return [at, end];
  }
  return undefined;
}
