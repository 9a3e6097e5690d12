const scales: Readonly<Record<string, number>> = {
  ribu: 1e3, rb: 1e3, k: 1e3, thousand: 1e3, juta: 1e6, jt: 1e6, million: 1e6, mio: 1e6, mn: 1e6, miliar: 1e9, milyar: 1e9, m: 1e9, billion: 1e9, bn: 1e9, triliun: 1e12, trilyun: 1e12, trillion: 1e12,
};
export const scaleWords = Object.keys(scales).toSorted((a, b) => b.length - a.length).join('|');

const wordNumbers: Readonly<Record<string, number>> = { setengah: 0.5, seratus: 100, seribu: 1000, sejuta: 1e6, semiliar: 1e9 };
const wordAmount = new RegExp(`^(?:rp\\.? ?)?(${Object.keys(wordNumbers).join('|')})(?: (${scaleWords}))?(?: rupiah)?$`, 'u');
const digitAmount = new RegExp(`^(rp\\.? ?|idr ?)?([\\d.,]*\\d)(?: ?(${scaleWords}))?( ?rupiah)?$`, 'u');

/** What an amount looks like in a text, for patterns. */
export const amountPattern = `(?:(?:rp\\.? ?|idr ?)?\\d[\\d.,]*(?: ?(?:${scaleWords})(?![\\p{L}\\p{N}]))?(?: ?rupiah)?|(?:${Object.keys(wordNumbers).join('|')})(?: (?:${scaleWords}))?(?![\\p{L}\\p{N}])(?: rupiah)?)`;

/** The scale that an amount names: `juta`. */
export function scaleOf(text: string): string | undefined {
  return new RegExp(`(?<=\\d ?)(${scaleWords})(?: ?rupiah)?$`, 'u').exec(text.trim())?.[1];
}

/** Rupiah of a written amount in either notation; undefined where it is none: no word for money, and too few digits. */
export function readAmount(text: string): number | undefined {
  const plain = text.trim().replace(/[.,]+$/, '');
  const named = wordAmount.exec(plain);
  if (named) return (wordNumbers[named[1] ?? ''] ?? 0) * (scales[named[2] ?? ''] ?? 1);
  const match = digitAmount.exec(plain);
  if (!match) return undefined;
  const [, currency, digits = '', scale, rupiah] = match;
  const number = readDigits(digits, scale !== undefined);
  if (number === undefined) return undefined;
  const amount = Math.round(number * (scales[scale ?? ''] ?? 1));
  return currency !== undefined || scale !== undefined || rupiah !== undefined || amount >= 10_000 ? amount : undefined;
}

/** Digits in Indonesian or English notation: dots and commas before three digits group them, unless a scale follows. */
export function readDigits(digits: string, isScaled = false): number | undefined {
  if (/^\d+$/.test(digits)) return Number(digits);
  if (/^\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$/.test(digits) || /^\d{1,3}(?:\.\d{3}),\d{1,2}$/.test(digits)) return Number(digits.replaceAll('.', '').replace(',', '.'));
  if (/^\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$/.test(digits) || /^\d{1,3}(?:,\d{3})\.\d{1,2}$/.test(digits)) return Number(digits.replaceAll(',', ''));
  if (!isScaled && /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return Number(digits.replace(/[.,]/, ''));
  return /^\d+[.,]\d+$/.test(digits) ? Number(digits.replace(',', '.')) : undefined;
}
