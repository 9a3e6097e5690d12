import { neutralLine } from './neutral-text.ts';

const number = String.raw`\s*-?[0-9.]+(?:[Ee][-+]?[0-9]+)?\s*`;
/** Where a spreadsheet may begin a cell: at the start, and after a semicolon where the locale separates cells by it, as Indonesia's does. */
const formula = new RegExp(String.raw`(^(?!${number}$)|;(?!${number}(?:;|$)))(?=[\s"]*[-=+@＝＋－＠])`, 'gu');

/**
 * A text as a cell of CSV: neutral, with an apostrophe before what a spreadsheet would run as a formula, in whichever locale
 * it opens the file. A number stays one. Idempotent.
 *
 * Source: OWASP, CSV Injection.
 */
export function spreadsheetText(text: string): string {
  return neutralLine(text).replaceAll(formula, "$1'");
}
