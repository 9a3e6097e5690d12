import { findClaimIds, findIdentifiers } from '#engine';

/** Names of columns whose values tell one claim, facility or decision from another. */
const identifierFields = new Set(['claim_id', 'duplicate_claim_ids', 'previous_claim_id', 'facility_key']);

/** A value that is long and holds a digit is looked for within other texts; a shorter one only where it stands alone in a field of identifiers. */
const isDistinctive = (identifier: string): boolean => identifier.length >= 6 && /\d/.test(identifier);

const pseudonymPattern = /(?<![\p{L}\p{N}-])REF-\d+(?![\p{L}\p{N}-])/gu;
const dataBlockPattern = /(<data>)([^<>]*)(<\/data>)/g;

/** Pseudonyms of one conversation with a model: before a prompt leaves the process, identifiers become `REF-1`, `REF-2`, … in the order of meeting. */
export class Pseudonyms {
  readonly #byIdentifier = new Map<string, string>();

  /** Makes an identifier known, so that it is concealed within texts as well. */
  know(...identifiers: readonly string[]): void {
    for (const identifier of identifiers) if (identifier !== '') this.#pseudonymOf(identifier);
  }

  /** A prompt as it may leave: within blocks of data field by field, elsewhere by known identifiers and patterns. */
  concealPrompt(prompt: string): string {
    let result = '';
    let end = 0;
    for (const match of prompt.matchAll(dataBlockPattern)) {
      const [whole, open = '', json = '', close = ''] = match;
      result += this.concealText(prompt.slice(end, match.index)) + open + this.#concealBlock(json) + close;
      end = match.index + whole.length;
    }
    return result + this.concealText(prompt.slice(end));
  }

  /**
   * A text without known identifiers, without what looks like one of a person, and without claim ids, known or not. A
   * pseudonym that someone wrote is taken for an identifier too, so that no two things have the same one.
   */
  concealText(text: string): string {
    const found = [...findIdentifiers(text), ...findClaimIds(text)].map(({ text: { length }, index }) => wholeWord(text, index, index + length));
    const written = matchesOf(pseudonymPattern, text);
    const known = [...this.#byIdentifier.keys()].filter((identifier) => isDistinctive(identifier) && text.includes(identifier));
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${known.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).map((one) => one.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
    const knownPlaces = known.length === 0 ? [] : matchesOf(pattern, text).map(({ start, end }) => (isOpen(text[start - 1]) && isOpen(text[end]) ? { start, end } : wholeWord(text, start, end)));
    let concealed = '';
    let end = 0;
    for (const place of joined([...found, ...written, ...knownPlaces])) {
      concealed += text.slice(end, place.start) + this.#pseudonymOf(text.slice(place.start, place.end));
      end = place.end;
    }
    return concealed + text.slice(end);
  }

  /** JSON with every string concealed; a string in a field of identifiers as a whole, however short. */
  concealJson(value: unknown, isIdentifier = false): unknown {
    if (typeof value === 'string') return isIdentifier && value !== '' ? this.#pseudonymOf(value) : this.concealText(value);
    if (Array.isArray(value)) return value.map((entry) => this.concealJson(entry, isIdentifier));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const names: unknown = 'id' in value ? value.id : undefined;
    const holdsIdentifier = typeof names === 'string' && 'value' in value && identifierFields.has(names.split('.').at(-1) ?? '');
    return Object.fromEntries(
      entries.map(([key, entry]) => [this.concealText(key), this.concealJson(entry, identifierFields.has(key) || (holdsIdentifier && key === 'value'))]),
    );
  }

  #concealBlock(json: string): string {
    try {
      return JSON.stringify(this.concealJson(JSON.parse(json))).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
    } catch {
      return this.concealText(json);
    }
  }

  #pseudonymOf(identifier: string): string {
    const known = this.#byIdentifier.get(identifier);
    if (known !== undefined) return known;
    const pseudonym = `REF-${this.#byIdentifier.size + 1}`;
    this.#byIdentifier.set(identifier, pseudonym);
    return pseudonym;
  }
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function matchesOf(pattern: RegExp, text: string): Place[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

/** Whether a pseudonym can stand beside this character and still be read as one. */
function isOpen(character: string | undefined): boolean {
  return character === undefined || !/[\p{L}\p{N}-]/u.test(character);
}

/** A place with the letters, digits and hyphens that it is written together with: a pseudonym stands alone. */
function wholeWord(text: string, start: number, end: number): Place {
  const before = /[\p{L}\p{N}-]*$/u.exec(text.slice(0, start));
  const after = /^[\p{L}\p{N}-]*/u.exec(text.slice(end));
  return { start: start - (before?.[0].length ?? 0), end: end + (after?.[0].length ?? 0) };
}

/** Places in their order; those that touch or overlap are one. */
function joined(places: readonly Place[]): Place[] {
  const apart: Place[] = [];
  for (const place of places.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = apart.at(-1);
    if (last && place.start <= last.end) apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, place.end) };
    else apart.push(place);
  }
  return apart;
}
