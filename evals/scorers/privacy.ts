import type { Scorer } from './scorer.ts';

const personal = /(?<![\p{L}\p{N}.])(?:\d{4}[A-Z]\d{7}[A-Z]\d{6}|\d{13,19}|[0-9a-f]{32,})(?![\p{L}\p{N}])/iu;

/** 1 where no prompt holds the id of a claim or facility that was read, or what looks like one of a person. */
export const privacy: Scorer = ({ item, answer, prompts }) => {
  const ids = [item.claim, ...answer.evidence.flatMap(({ source: { keys } }) => [keys['claim_id'], keys['facility_key']])].filter((id): id is string => typeof id === 'string' && id.length >= 6);
  const leaked = prompts.flatMap((prompt) => [...ids.filter((id) => prompt.includes(id)), ...(personal.exec(prompt)?.slice(0, 1) ?? [])]);
  return { name: 'privacy', score: leaked.length === 0 ? 1 : 0, metadata: { leaked: [...new Set(leaked)] } };
};
