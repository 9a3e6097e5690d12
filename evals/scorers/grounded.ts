import { checkSentence } from '#agents';
import { findRuleset } from '#engine';

import type { Scorer } from './scorer.ts';

/** 1 where every sentence shown, and every one told before, passes the grounding check anew from what it cites; no mark, link or verdict is in the text. */
export const grounded: Scorer = ({ answer, told }) => {
  const { rules } = findRuleset(answer.ruleset_version);
  const evidence = new Map(answer.evidence.map((item) => [item.id, item]));
  const findings = answer.sentences.flatMap(({ text, evidence: names }) => {
    const cited = names.flatMap((name) => evidence.get(name) ?? []);
    return [...(cited.length === 0 || cited.length < names.length ? [`no evidence: ${text}`] : []), ...checkSentence({ text, cited, language: answer.language, rules }).findings.map(({ code, text: what }) => `${code} ${what}: ${text}`)];
  });
  const shown = new Set(answer.sentences.map(({ text }) => text));
  const takenBack = told.filter((text) => !shown.has(text)).map((text) => `told and taken back: ${text}`);
  const all = [...findings, ...takenBack];
  return { name: 'grounded', score: all.length === 0 ? 1 : 0, metadata: { findings: all } };
};
