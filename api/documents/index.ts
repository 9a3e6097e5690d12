import type { AuditDocument } from '#agents';

export const documentFormats = ['md', 'pdf', 'docx'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

export const documentTypes = {
  md: 'text/markdown; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const satisfies Record<DocumentFormat, string>;

/** A document in a format. The libraries of each are loaded when it is first asked for. */
export async function renderDocument(document: AuditDocument, format: DocumentFormat): Promise<Buffer> {
  if (format === 'md') return (await import('./markdown.ts')).documentMarkdown(document);
  if (format === 'pdf') return (await import('./pdf.ts')).documentPdf(document);
  return (await import('./docx.ts')).documentDocx(document);
}
