/** Months by what people call them, January first. */
const names: readonly string[] = [
  'januari|january|jan', 'februari|february|pebruari|feb|peb', 'maret|march|mar|mrt', 'april|apr', 'mei|may', 'juni|june|jun',
  'juli|july|jul', 'agustus|august|agu|ags|agt|aug', 'september|sept|sep', 'oktober|october|okt|oct', 'november|nopember|nov|nop', 'desember|december|des|dec',
];

/** Alternatives of a pattern. */
export const anyMonth = names.join('|');

/** Months that are no other word, and so need no year beside them; `may` is a month where no verb or person follows. */
export const plainMonth = 'march|mar|may(?! (?:i|we|you|be|have|has|not|also|need|it|they|that|this|the|help|show|get)(?![a-z]))|januari|january|jan|februari|february|pebruari|feb|peb|maret|mrt|april|apr|mei|juni|june|jun|juli|july|jul|agustus|august|agt|ags|aug|september|sept|oktober|october|okt|oct|november|nopember|nov|nop|desember|december|des|dec';

/** 0 for January; -1 where it is none. */
export function monthIndex(name: string): number {
  return names.findIndex((words) => words.split('|').includes(name));
}
