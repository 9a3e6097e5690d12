import type { Scorer } from './scorer.ts';

const words = {
  id: /(?<!\p{L})(?:yang|dan|klaim|dari|dengan|pada|adalah|tidak|biaya|ada|untuk|atau|di|hari)(?!\p{L})/giu,
  en: /(?<!\p{L})(?:the|and|claims?|of|with|is|are|not|amount|for|or|in|days?|to|was)(?!\p{L})/giu,
} as const;

/** 1 where the answer is in the language that was asked for, by the commonest words of each. */
export const language: Scorer = ({ item, answer }) => {
  const text = answer.text.replaceAll(/“[^”]*”/g, '');
  const [own, other] = [item.language, item.language === 'id' ? ('en' as const) : ('id' as const)].map((code) => [...text.matchAll(words[code])].length);
  const isOwn = (own ?? 0) >= (other ?? 0) && answer.language === item.language;
  return { name: 'language', score: isOwn ? 1 : 0, metadata: { own, other } };
};
