import type { AuditDocument, Block, BlockOf } from '#agents';

import { plain } from './markdown-text.ts';

/** A document as Markdown. */
export function documentMarkdown({ blocks }: AuditDocument): Buffer {
  return Buffer.from(`${blocks.map((block) => blockText(block)).join('\n\n')}\n`);
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plain(block.text)}`;
    case 'paragraph':
      return block.look === 'faint' ? `*${plain(block.text)}*` : plain(block.text);
    case 'lines':
      return block.lines.map((line) => plain(line)).join('\\\n');
    case 'list':
      return listText(block);
    case 'table':
      return tableText(block.columns.map(({ label }) => label), block.columns.map(({ isNumber }) => (isNumber ? '---:' : '---')), block.rows);
    case 'fields':
      return tableText(['', ''], ['---', '---'], block.fields);
    case 'quote':
      return `**${plain(block.label)}**\n\n${block.lines.map((line) => `> ${plain(line)}`.trimEnd()).join('\n')}`;
    default:
      return tableText(block.parties.map(({ title }) => title), block.parties.map(() => '---'), (block.parties[0]?.fields ?? []).map((_, i) => block.parties.map(({ fields }) => `${fields[i] ?? ''}: ${line}`)));
  }
}

/** Room to write on. */
const line = '…'.repeat(12);

function listText({ isNumbered, items }: BlockOf<'list'>): string {
  return items
    .map(({ text, details = [] }, i) => {
      const mark = isNumbered ? `${i + 1}. ` : '- ';
      return [`${mark}${plain(text)}`, ...details.map((detail) => `${' '.repeat(mark.length)}- ${plain(detail)}`)].join('\n');
    })
    .join('\n');
}

function tableText(head: readonly string[], rules: readonly string[], rows: readonly (readonly string[])[]): string {
  return [rowText(head.map((label) => plain(label))), rowText(rules), ...rows.map((cells) => rowText(cells.map((cell) => plain(cell))))].join('\n');
}

function rowText(cells: readonly string[]): string {
  return `|${cells.map((cell) => ` ${cell}`.trimEnd()).join(' |')} |`;
}
