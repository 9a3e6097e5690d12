import type { ClaimSummary } from './answer.ts';

/** The sections as plain text under Markdown headings, closed by how the text was made. */
export function summaryText(sections: ClaimSummary['sections'], disclosure: string): string {
  const parts = sections.map(({ title, sentences }) => `## ${title}\n\n${sentences.map(({ text }) => `- ${text}`).join('\n')}`);
  return `${parts.join('\n\n')}\n\n${disclosure}\n`;
}

