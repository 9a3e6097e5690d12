import type { ValueSense } from '../sense.ts';

const counts: Readonly<Record<string, number>> = { satu: 1, one: 1, an: 1, a: 1, dua: 2, two: 2, tiga: 3, three: 3, empat: 4, four: 4, lima: 5, five: 5, enam: 6, six: 6, tujuh: 7, seven: 7, delapan: 8, eight: 8, sembilan: 9, nine: 9, sepuluh: 10, ten: 10, 'dua belas': 12, twelve: 12 };
const count = `(?:(\\d{1,3}|${Object.keys(counts).toSorted((a, b) => b.length - a.length).join('|')}) )`;
const unit = '(jam|menit|hours?|hrs?|minutes?|mins?)';
const ago = '(?:terakhir|belakangan(?: ini)?|ke belakang)';
/** What is said to have come: it says no more than the hours themselves, since nothing else of a claim has hours. */
const came = '(?:(?:masuk|diterima|tiba|datang|received|arrived|arriving|coming in|came in)(?: live)? )?(?:(?:dalam|selama|pada|in|within|during|over)(?: the)? )?';

const pattern = new RegExp(`${came}(?:${count}?${unit} ${ago}|se(jam|menit) ${ago}|(?:the )?(?:last|past) ${count}?${unit})(?![\\p{L}\\p{N}])`, 'uy');

const minuteMs = 60_000;

/** The last hours or minutes that begin at a place of a message in lower case: claims received since. @param now ISO 8601 UTC; without it there are no hours. */
export function hoursAt(text: string, from: number, now: string | undefined): readonly { readonly sense: ValueSense; readonly to: number }[] {
  if (now === undefined) return [];
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  if (!match) return [];
  const [, said, named, alone, english, unitOfEnglish] = match;
  const name = named ?? alone ?? unitOfEnglish ?? '';
  const word = said ?? english;
  const many = word === undefined ? 1 : (counts[word] ?? Number(word));
  if (many === 0) return [];
  const milliseconds = many * minuteMs * (name.startsWith('m') ? 1 : 60);
  const since = `${new Date(Date.parse(now) - milliseconds).toISOString().slice(0, 19)}Z`;
  return [{ sense: { kind: 'value', field: 'received_at', op: '>=', values: [since] }, to: pattern.lastIndex }];
}
