import type { AuditDocument, Block, BlockOf } from '#agents';

import { type PdfPages, fonts, ink, openPdf } from './pdf-pages.ts';
import { winAnsi } from './win-ansi.ts';

const indent = 16;
const pad = 4;
const cell = { size: 8, lead: 1 } as const;

/** A document as a PDF in A4. The same document gives the same bytes. */
export async function documentPdf({ title, language, madeAt, kind, blocks }: AuditDocument): Promise<Buffer> {
  const pages = openPdf({ title, language, at: new Date(madeAt), isWide: kind === 'list' });
  for (const block of blocks) writeBlock(block, pages);
  return pages.end();
}

function writeBlock(block: Block, pages: PdfPages): void {
  const { pdf, write } = pages;
  switch (block.kind) {
    case 'heading': {
      const isTitle = block.level === 1;
      pdf.y += isTitle ? 0 : 4;
      pages.keep(48);
      write(block.text, { font: fonts.bold, size: isTitle ? 16 : 11, gap: isTitle ? 10 : 4 });
      return;
    }
    case 'paragraph':
      write(block.text, { gap: 8, ...(block.look === 'faint' && { font: fonts.slanted, size: 9, color: ink.faint }), ...(block.look === 'right' && { align: 'right' }) });
      return;
    case 'lines':
      for (const line of block.lines) write(line, { gap: 1 });
      pdf.y += 10;
      return;
    case 'list':
      writeList(block, pages);
      return;
    case 'table':
      writeTable(block, pages);
      return;
    case 'fields':
      writeFields(block, pages);
      return;
    case 'quote':
      writeQuote(block, pages);
      return;
    default:
      writeSignatures(block, pages);
  }
}

function writeList({ isNumbered, items }: BlockOf<'list'>, pages: PdfPages): void {
  const { pdf, left, write } = pages;
  items.forEach(({ text, details = [] }, i) => {
    pages.keep(28);
    const top = pdf.y;
    pdf.font(fonts.plain).fontSize(10).fillColor(ink.text).text(isNumbered ? `${i + 1}.` : '•', left, top, { lineBreak: false });
    pdf.y = top;
    write(text, { indent, gap: details.length > 0 ? 1 : 3 });
    for (const detail of details) write(`– ${detail}`, { indent: indent + 8, size: 9, color: ink.faint, gap: 1 });
    pdf.y += details.length > 0 ? 4 : 0;
  });
  pdf.y += 5;
}

function writeFields({ fields }: BlockOf<'fields'>, pages: PdfPages): void {
  const { pdf, left, width } = pages;
  pdf.font(fonts.plain).fontSize(10);
  const labels = Math.min(width / 3, Math.max(...fields.map(([label]) => pdf.widthOfString(winAnsi(label)))) + 14);
  for (const [label, value] of fields) {
    const shown = winAnsi(value);
    pages.keep(pdf.font(fonts.plain).fontSize(10).heightOfString(shown, { width: width - labels }));
    const top = pdf.y;
    pdf.fillColor(ink.faint).text(winAnsi(label), left, top, { width: labels, lineBreak: false });
    pdf.fillColor(ink.text).text(shown, left + labels, top, { width: width - labels });
    pdf.y += 2;
  }
  pdf.y += 10;
}

/** Rows with a line below each; one that does not fit begins a page, below the head again. */
function writeTable({ columns, rows }: BlockOf<'table'>, pages: PdfPages): void {
  const { pdf, left, width } = pages;
  const widths = columns.map((column) => column.width * width);
  const starts = widths.map((_, i) => left + widths.slice(0, i).reduce((sum, one) => sum + one, 0));
  const writeRow = (cells: readonly string[], isHead: boolean): void => {
    const shown = cells.map((text) => winAnsi(text));
    pdf.font(isHead ? fonts.bold : fonts.plain).fontSize(cell.size);
    const textWidth = (i: number): number => (widths[i] ?? 0) - 2 * pad;
    const height = Math.max(...shown.map((text, i) => pdf.heightOfString(text, { width: textWidth(i), lineGap: cell.lead }))) + 2 * pad;
    if (!isHead && pdf.y + height > pdf.page.maxY()) {
      pdf.addPage();
      writeRow(columns.map(({ label }) => label), true);
      pdf.font(fonts.plain).fontSize(cell.size);
    }
    const top = pdf.y;
    if (isHead) pdf.rect(left, top, width, height).fill(ink.fill);
    pdf.fillColor(ink.text);
    shown.forEach((text, i) => pdf.text(text, (starts[i] ?? left) + pad, top + pad, { width: textWidth(i), align: columns[i]?.isNumber ? 'right' : 'left', lineGap: cell.lead }));
    pdf.moveTo(left, top + height).lineTo(left + width, top + height).lineWidth(0.5).strokeColor(ink.line).stroke();
    pdf.y = top + height;
  };
  writeRow(columns.map(({ label }) => label), true);
  for (const row of rows) writeRow(row, false);
  pdf.y += 10;
}

/** With a bar along it on each page that it is on. */
function writeQuote({ label, lines }: BlockOf<'quote'>, pages: PdfPages): void {
  const { pdf, left, write } = pages;
  pages.keep(48);
  pdf.y += 4;
  write(label, { font: fonts.bold, gap: 4 });
  for (const line of lines) {
    const page = pdf.page;
    const top = pdf.y;
    write(line === '' ? ' ' : line, { font: fonts.slanted, indent, gap: 2 });
    if (pdf.page === page) pdf.moveTo(left + 6, top).lineTo(left + 6, pdf.y).lineWidth(2).strokeColor(ink.line).stroke();
  }
  pdf.y += 8;
}

function writeSignatures({ parties }: BlockOf<'signatures'>, pages: PdfPages): void {
  const { pdf, left, width } = pages;
  pages.keep(130);
  const top = pdf.y + 12;
  const part = width / Math.max(2, parties.length);
  parties.forEach(({ title, fields }, i) => {
    const x = left + i * part;
    pdf.font(fonts.plain).fontSize(10).fillColor(ink.text).text(winAnsi(title), x, top, { width: part - 24 });
    fields.forEach((field, row) => {
      const y = top + 68 + row * 18;
      const label = winAnsi(field);
      pdf.text(label, x, y, { lineBreak: false });
      pdf.moveTo(x + pdf.widthOfString(label) + 6, y + 10).lineTo(x + part - 24, y + 10).lineWidth(0.5).strokeColor(ink.line).stroke();
    });
  });
  pdf.y = top + 68 + Math.max(...parties.map(({ fields }) => fields.length)) * 18;
}
