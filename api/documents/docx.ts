import type { AuditDocument, Block, BlockOf } from '#agents';
import { neutralLine } from '#engine';
import { AlignmentType, BorderStyle, Document, Footer, HeadingLevel, type IRunOptions, LevelFormat, Packer, PageNumber, PageOrientation, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx';

import { pageOf } from './page-of.ts';

/** Twentieths of a point. */
const page = { width: 11_906, height: 16_838, margin: 1134 } as const;
const ink = { faint: '555555', line: '999999', fill: 'EEEEEE' } as const;
const line = { style: BorderStyle.SINGLE, size: 4, color: ink.line } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none } as const;

/** A document for a word processor, in A4: text that can be gone on with. */
export async function documentDocx({ title, language, kind, blocks }: AuditDocument): Promise<Buffer> {
  const isWide = kind === 'list';
  const width = (isWide ? page.height : page.width) - 2 * page.margin;
  const [before = '', between = '', after = ''] = pageOf[language].split(/\{page\}|\{count\}/);
  const document = new Document({
    title: neutralLine(title),
    creator: 'Casemind',
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 20, language: { value: { id: 'id-ID', en: 'en-GB' }[language] } }, paragraph: { spacing: { after: 120 } } },
        heading1: { run: { font: 'Arial', size: 32, bold: true, color: '111111' }, paragraph: { spacing: { after: 200 } } },
        heading2: { run: { font: 'Arial', size: 22, bold: true, color: '111111' }, paragraph: { spacing: { before: 160, after: 80 }, keepNext: true } },
      },
    },
    numbering: {
      config: [
        { reference: 'numbered', levels: [levelOf(0, LevelFormat.DECIMAL, '%1.'), levelOf(1, LevelFormat.BULLET, '–')] },
        { reference: 'marked', levels: [levelOf(0, LevelFormat.BULLET, '•'), levelOf(1, LevelFormat.BULLET, '–')] },
      ],
    },
    sections: [
      {
        properties: { page: { size: { width: page.width, height: page.height, orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT }, margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin } } },
        footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after], size: 16, color: ink.faint })] })] }) },
        children: blocks.flatMap((block, i) => childrenOf(block, i, width)),
      },
    ],
  });
  return Packer.toBuffer(document);
}

function levelOf(level: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) {
  return { level, format, text, alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 360 * (level + 1), hanging: 360 } } } };
}

function childrenOf(block: Block, place: number, width: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2, children: [run(block.text)] })];
    case 'paragraph':
      return [new Paragraph({ ...(block.look === 'right' && { alignment: AlignmentType.RIGHT }), children: [run(block.text, block.look === 'faint' ? { italics: true, size: 18, color: ink.faint } : {})] })];
    case 'lines':
      return [...block.lines.map((text) => new Paragraph({ spacing: { after: 0 }, children: [run(text)] })), new Paragraph({ children: [] })];
    case 'list':
      return listOf(block, place);
    case 'table':
      return [tableOf(block, width), gap()];
    case 'fields':
      return [fieldsOf(block, width), gap()];
    case 'quote':
      return [
        new Paragraph({ keepNext: true, spacing: { after: 60 }, children: [run(block.label, { bold: true })] }),
        ...block.lines.map((text) => new Paragraph({ indent: { left: 300 }, spacing: { after: 40 }, border: { left: { style: BorderStyle.SINGLE, size: 12, color: ink.line, space: 8 } }, children: [run(text, { italics: true })] })),
        gap(),
      ];
    default:
      return [gap(), signaturesOf(block, width)];
  }
}

function listOf({ isNumbered, items }: BlockOf<'list'>, place: number): Paragraph[] {
  const reference = isNumbered ? 'numbered' : 'marked';
  const lines = items.flatMap(({ text, details = [] }) => [{ level: 0, text: run(text) }, ...details.map((detail) => ({ level: 1, text: run(detail, { size: 18, color: ink.faint }) }))]);
  return lines.map(({ level, text }, i) => new Paragraph({ numbering: { reference, level, instance: place }, spacing: { after: i === lines.length - 1 ? 160 : 40 }, children: [text] }));
}

function tableOf({ columns, rows }: BlockOf<'table'>, width: number): Table {
  const widths = columns.map((column) => Math.round(column.width * width));
  const rowOf = (cells: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((text, i) => cellOf([new Paragraph({ spacing: { after: 0 }, alignment: columns[i]?.isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT, children: [run(text, { size: 16, bold: isHead })] })], widths[i] ?? 0, isHead)),
    });
  return new Table({ ...frame(widths, width), borders: { ...noBorders, bottom: line, insideHorizontal: line }, rows: [rowOf(columns.map(({ label }) => label), true), ...rows.map((row) => rowOf(row, false))] });
}

function fieldsOf({ fields }: BlockOf<'fields'>, width: number): Table {
  const widths = [Math.round(width * 0.26), Math.round(width * 0.74)];
  const rows = fields.map(([label, value]) => new TableRow({ children: [run(label, { color: ink.faint }), run(value)].map((text, i) => cellOf([new Paragraph({ spacing: { after: 0 }, children: [text] })], widths[i] ?? 0)) }));
  return new Table({ ...frame(widths, width), borders: noBorders, rows });
}

function signaturesOf({ parties }: BlockOf<'signatures'>, width: number): Table {
  const part = Math.floor(width / Math.max(2, parties.length));
  const cells = parties.map(({ title, fields }) =>
    cellOf([
      new Paragraph({ keepNext: true, spacing: { after: 1100 }, children: [run(title)] }),
      ...fields.map((field) => new Paragraph({ spacing: { after: 60 }, children: [run(`${field}: ${'…'.repeat(12)}`)] })),
    ], part),
  );
  return new Table({ ...frame(parties.map(() => part), part * parties.length), borders: noBorders, rows: [new TableRow({ cantSplit: true, children: cells })] });
}

function frame(columnWidths: readonly number[], width: number) {
  return { layout: TableLayoutType.FIXED, columnWidths: [...columnWidths], width: { size: width, type: WidthType.DXA } } as const;
}

function cellOf(children: readonly Paragraph[], width: number, isHead = false): TableCell {
  return new TableCell({ width: { size: width, type: WidthType.DXA }, margins: { top: 40, bottom: 40, left: 60, right: 60 }, ...(isHead && { shading: { type: ShadingType.CLEAR, fill: ink.fill, color: 'auto' } }), children: [...children] });
}

function gap(): Paragraph {
  return new Paragraph({ spacing: { after: 60 }, children: [] });
}

function run(text: string, look: IRunOptions = {}): TextRun {
  return new TextRun({ ...look, text: neutralLine(text) });
}
