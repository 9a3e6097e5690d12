import { maskIdentifiers } from './identifiers.ts';
import { neutralLine } from './neutral-text.ts';

/** Nothing that `safeText` would change: printable ASCII without space around it, an at sign or nine digits. */
const unsuspected = /^(?!.*@|(?:[^0-9]*[0-9]){9})(?:[!-~](?:[ -~]*[!-~])?)?$/;

/** A text that came with a claim, as it may leave: neutral, and without identifiers of a person. Idempotent. */
export function safeText(text: string): string {
  return unsuspected.test(text) ? text : maskIdentifiers(neutralLine(text));
}

/** Columns whose values are compared and looked up whole, and name no person: `claim_id`, `facility_key`, `model_version`. */
export function isIdentifierColumn(name: string): boolean {
  return /_(?:ids?|key|hash|version)$/.test(name);
}

/** A row with every text in it safe, but for the columns of identifiers. */
export function safeRow<T>(row: T): T {
  // Every text is replaced by a text.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return safeValue(row) as T;
}

function safeValue(value: unknown): unknown {
  if (typeof value === 'string') return safeText(value);
  if (Array.isArray(value)) return value.map(safeValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, isIdentifierColumn(name) ? entry : safeValue(entry)]));
}
