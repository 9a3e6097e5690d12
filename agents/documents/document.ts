import { type Language, neutralLines } from '#engine';

/** `request`: a letter to the hospital; `note`: a claim for the audit file; `list`: claims for a meeting. */
export const claimDocumentKinds = ['request', 'note'] as const;
export const documentKinds = [...claimDocumentKinds, 'list'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** A document before it has a format. Its texts are plain: a renderer shows them as they are. */
export interface AuditDocument {
  readonly kind: DocumentKind;
  readonly language: Language;
  readonly title: string;
  /** When it was made, ISO. */
  readonly madeAt: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  /** `faint` is what is said about the document rather than in it. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly look?: 'faint' | 'right' }
  /** Lines of one address. */
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly isNumbered: boolean; readonly items: readonly ListItem[] }
  | { readonly kind: 'table'; readonly columns: readonly TableColumn[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  /** A person's own words, shown as theirs. */
  | { readonly kind: 'quote'; readonly label: string; readonly lines: readonly string[] }
  /** Room to sign, side by side. */
  | { readonly kind: 'signatures'; readonly parties: readonly { readonly title: string; readonly fields: readonly string[] }[] };

export type BlockOf<Kind extends Block['kind']> = Extract<Block, { readonly kind: Kind }>;

export interface ListItem {
  readonly text: string;
  /** What belongs to the item, a line each. */
  readonly details?: readonly string[];
}

export interface TableColumn {
  readonly label: string;
  /** Its part of the width; all parts together are the whole. */
  readonly width: number;
  readonly isNumber?: boolean;
}

export type Field = readonly [label: string, value: string];

/** What a person wrote, as a field that shows it as theirs: nothing in it is hidden or becomes a part of the document. */
export function ownWords(label: string, words: string): BlockOf<'quote'> {
  return { kind: 'quote', label, lines: neutralLines(words).split('\n') };
}
