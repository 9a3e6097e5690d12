import type { Language } from '#engine';
import Pdf from 'pdfkit';

import { pageOf } from './page-of.ts';
import { winAnsi } from './win-ansi.ts';

const margin = 56;
export const fonts = { plain: 'Helvetica', bold: 'Helvetica-Bold', slanted: 'Helvetica-Oblique' } as const;
export const ink = { text: '#111111', faint: '#555555', line: '#999999', fill: '#eeeeee' } as const;

export interface PdfOptions {
  readonly title: string;
  readonly language: Language;
  /** When the content was made: the same content gives the same bytes. */
  readonly at: Date;
  /** A4 on its side, for wide tables. */
  readonly isWide?: boolean;
}

export interface TextLook {
  readonly font?: string;
  readonly size?: number;
  readonly color?: string;
  /** Points below the text. */
  readonly gap?: number;
  /** Points to the right of the margin. */
  readonly indent?: number;
  readonly align?: 'left' | 'right';
}

/** Pages in A4 that text is written on from top to bottom, each with its number. */
export interface PdfPages {
  readonly pdf: PDFKit.PDFDocument;
  /** Where text begins, and how wide it may be. */
  readonly left: number;
  readonly width: number;
  readonly write: (text: string, look?: TextLook) => void;
  /** Begins a new page where less than so many points are left on this one. */
  readonly keep: (height: number) => void;
  readonly end: () => Promise<Buffer>;
}

export function openPdf({ title, language, at, isWide = false }: PdfOptions): PdfPages {
  const pdf = new Pdf({
    size: 'A4',
    layout: isWide ? 'landscape' : 'portrait',
    margins: { top: margin, bottom: margin + 16, left: margin, right: margin },
    bufferPages: true,
    lang: language,
    info: { Title: winAnsi(title), Producer: 'Casemind', Creator: 'Casemind', CreationDate: at, ModDate: at },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  const width = pdf.page.width - 2 * margin;
  return {
    pdf,
    left: margin,
    width,
    write(text, { font = fonts.plain, size = 10, color = ink.text, gap = 4, indent = 0, align = 'left' } = {}) {
      pdf.font(font).fontSize(size).fillColor(color).text(winAnsi(text), margin + indent, pdf.y, { width: width - indent, align });
      pdf.y += gap;
    },
    keep(height) {
      if (pdf.y + height > pdf.page.maxY()) pdf.addPage();
    },
    async end() {
      numberPages(pdf, language);
      pdf.end();
      await done;
      return Buffer.concat(chunks);
    },
  };
}

/** Below the text of each page, once it is known how many there are. */
function numberPages(pdf: PDFKit.PDFDocument, language: Language): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Writing below the margin would otherwise begin a new page.
    pdf.page.margins.bottom = 0;
    pdf.font(fonts.plain).fontSize(8).fillColor(ink.faint);
    pdf.text(pageOf[language].replace('{page}', String(page + 1)).replace('{count}', String(count)), margin, pdf.page.height - margin, { width: pdf.page.width - 2 * margin, align: 'right', lineBreak: false });
  }
}
