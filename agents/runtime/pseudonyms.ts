/** Names of columns whose values tell one claim, facility or decision from another. */
const identifierFields = new Set(['claim_id', 'duplicate_claim_ids', 'previous_claim_id', 'facility_key']);

/**
 * What people write that names a person or a document: NIK (16 digits), participant number (13), SEP
 * (19 characters), telephone, e-mail. A pseudonym that someone writes is taken for an identifier too,
 * so that putting identifiers back can never touch what was there before.
 */
const personalPatterns: readonly RegExp[] = [
  /(?<![\p{L}\p{N}])\d{4}[A-Z]\d{7}[A-Z]\d{6}(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}.,])\d{13,19}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])(?:\+62[-\s]?|0)8\d{1,3}[-\s]?\d{3,4}[-\s]?\d{3,6}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}._-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
  /(?<![\p{L}\p{N}-])REF-\d+(?![\p{L}\p{N}-])/gu,
];

/** A value that is long and holds a digit is looked for within other texts; a shorter one only where it stands alone in a field of identifiers. */
const isDistinctive = (identifier: string): boolean => identifier.length >= 6 && /\d/.test(identifier);

const pseudonymPattern = /(?<![\p{L}\p{N}-])REF-\d+(?![\p{L}\p{N}-])/gu;
const dataBlockPattern = /(<data>)([^<>]*)(<\/data>)/g;

/**
 * Pseudonyms of one conversation with a model: identifiers become `REF-1`, `REF-2`, … before a prompt
 * leaves the process, and are put back in what comes from the model. Numbers follow the order of
 * meeting, so that equal conversations make equal prompts.
 */
export class Pseudonyms {
  readonly #byIdentifier = new Map<string, string>();
  readonly #byPseudonym = new Map<string, string>();

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

  /** A text without known identifiers and without what looks like one of a person. */
  concealText(text: string): string {
    let concealed = text;
    const found = new Set(personalPatterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([match]) => match)));
    this.know(...found);
    const known = [...this.#byIdentifier.keys()].filter((identifier) => found.has(identifier) || (isDistinctive(identifier) && text.includes(identifier))).toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
    if (known.length === 0) return concealed;
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${known.map((identifier) => identifier.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
    concealed = concealed.replaceAll(pattern, (identifier) => this.#pseudonymOf(identifier));
    return concealed;
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

  /** A text of the model with the identifiers in place. What looks like a pseudonym and is none stays as it is. */
  revealText(text: string): string {
    return text.replaceAll(pseudonymPattern, (pseudonym) => this.#byPseudonym.get(pseudonym) ?? pseudonym);
  }

  revealJson(value: unknown): unknown {
    if (typeof value === 'string') return this.revealText(value);
    if (Array.isArray(value)) return value.map((entry) => this.revealJson(entry));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, this.revealJson(entry)]));
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
    this.#byPseudonym.set(pseudonym, identifier);
    return pseudonym;
  }
}
