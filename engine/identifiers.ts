/**
 * The one reader of identifiers in text. What it finds never reaches a language model, a log or a trace, and in labels of
 * claims it is masked: NIK and family card (16 digits), participant number (13), telephone, e-mail; claim ids (SEP and
 * FKL02) besides where a text leaves for a model.
 */

export interface FoundIdentifier {
  readonly kind: 'number' | 'telephone' | 'email' | 'claim';
  readonly text: string;
  /** UTF-16 offset in the text that was read. */
  readonly index: number;
}

/** What stands in place of an identifier, in every language. */
export const maskMark = '[…]';

const emailPattern = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** `SIM-YYYY-NNN…`: what simulated claims are called. */
export const simulatedClaimId = String.raw`SIM-\d{4}-\d{3,12}`;
/** A facility, month and year, a letter and a serial number; or a simulated claim. */
const claimPattern = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:[A-Z\d]{1,40}[ .-]?\d{4}[ .-]?[A-Z][ .-]?\d{6}|${simulatedClaimId})(?![\p{L}\p{N}])`, 'giu');

/** Spaces, dots, dashes and brackets, as people write them, and what nobody sees, between the digits of a number. */
const between = String.raw`[\p{Zs}\p{Default_Ignorable_Code_Point}.\p{Pd}()[\]{}]{0,3}`;
/** Digits with such signs between two, also right after a word (`NIK3174…`), not within one (`V000035`). */
const numberPattern = new RegExp(String.raw`(?<=(?:^|[^\p{L}\p{N}])\p{L}*)[+(]{0,2}\p{Nd}(?:${between}\p{Nd})*(?!\p{L}*\p{N})`, 'gu');
const alone = (digits: string): RegExp => new RegExp(String.raw`(?<!\p{Nd}${between}|[+(])${digits}(?!${between}\p{Nd})`, 'gu');
const day = String.raw`(?:(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])[-./](?:0?[1-9]|1[0-2])[-./](?:19|20)\d\d)`;
/** What has many digits and names nobody: UUIDs, simulated claims, days of a calendar, and amounts in groups of three, of fewer digits than a participant number or of more than a NIK; after `Rp` up to 15. */
const namesNobody = [
  /(?<![\da-fA-F-])[\da-fA-F]{8}-(?:[\da-fA-F]{4}-){3}[\da-fA-F]{12}(?![\da-fA-F-])/gu,
  new RegExp(String.raw`(?<![\p{L}\p{N}])${simulatedClaimId}(?![\p{L}\p{N}])`, 'giu'),
  alone(String.raw`${day}(?:[\p{Zs}\p{Pd}/]{1,3}${day})*`),
  alone(String.raw`[1-9]\d{0,2}(?:\.\d{3})(?:(?:\.\d{3}){0,2}|(?:\.\d{3}){5,})`),
  alone(String.raw`(?<=\b[Rr][Pp]\.? ?)[1-9]\d{0,2}(?:\.\d{3}){1,4}`),
];

/** Identifiers of a person in a text, in their order, apart from each other. */
export function findIdentifiers(text: string): FoundIdentifier[] {
  const emails = [...text.matchAll(emailPattern)].map(({ 0: found, index }) => ({ kind: 'email' as const, text: found, index }));
  const others = namesNobody.reduce((rest, pattern) => rest.replaceAll(pattern, blank), emails.reduce((rest, { text: found, index }) => rest.slice(0, index) + blank(found) + rest.slice(index + found.length), text));
  const numbers = [...others.matchAll(numberPattern)].flatMap(({ 0: found, index }): FoundIdentifier[] => {
    const kind = kindOf(found);
    return kind ? [{ kind, text: found, index }] : [];
  });
  return [...emails, ...numbers].toSorted((a, b) => a.index - b.index);
}

/** Claim ids in a text, whether or not there is such a claim. */
export function findClaimIds(text: string): FoundIdentifier[] {
  return [...text.matchAll(claimPattern)].map(({ 0: found, index }) => ({ kind: 'claim', text: found, index }));
}

/** The text with `[…]` in place of each identifier of a person. Idempotent. */
export function maskIdentifiers(text: string): string {
  let masked = '';
  let end = 0;
  for (const { text: found, index } of findIdentifiers(text)) {
    masked += text.slice(end, index) + maskMark;
    end = index + found.length;
  }
  return masked + text.slice(end);
}

/** As long as what it hides, and nothing that digits are read across. */
function blank(found: string): string {
  return '\0'.repeat(found.length);
}

const mostOfTelephone = 15;

function kindOf(found: string): FoundIdentifier['kind'] | undefined {
  const groups = found.match(/\p{Nd}+/gu) ?? [];
  const digits = groups.join('').normalize('NFKC');
  if (digits.length >= 9 && digits.length <= mostOfTelephone) {
    const isMobile = /^(?:08|628)[0-9]{8}/.test(digits);
    const isFixed = /^0[2-79]/.test(digits) && (groups[0] ?? '').length >= 3;
    if (found.includes('+') || isMobile || isFixed) return 'telephone';
  }
  // Digits of another script say no more than how many they are.
  if (digits.length >= 13 || (digits.length >= 9 && /[^0-9]/.test(digits))) return 'number';
  return undefined;
}
