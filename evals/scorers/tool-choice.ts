import type { Scorer } from './scorer.ts';

/** Share of the expected tools that ran and answered. */
export const toolChoice: Scorer = ({ item, answer }) => {
  if (item.tools.length === 0) return { name: 'tools', score: null };
  const ran = new Set(answer.tool_calls.filter(({ ok }) => ok).map(({ tool }) => tool));
  const missing = item.tools.filter((expected) => !expected.split('|').some((tool) => ran.has(tool)));
  return { name: 'tools', score: 1 - missing.length / item.tools.length, metadata: { missing, ran: [...ran] } };
};
