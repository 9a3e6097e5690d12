import { type Language, findConcept, findField, findTerm } from '#engine';

import { fill, texts } from '../texts.ts';
import type { Act, ClaimRef } from './act.ts';
import { actTexts, documentTexts, noticeTexts, operationTexts, topicTexts } from './texts.ts';
import { topicOfField } from './topics.ts';

/** An act in a few words for people; `conditionsOf` words the conditions of an investigation. */
export function actTold(act: Act, language: Language, conditionsOf: (act: Extract<Act, { readonly kind: 'investigate' }>) => string, nameOf: (field: ReturnType<typeof findField>) => string): string {
  const say = (text: Parameters<typeof fill>[0], values = {}): string => fill(text, language, values);
  switch (act.kind) {
    case 'claim': {
      const claim = claimTold(act.claim, language);
      // Why it is flagged is told by its indications.
      const topics = act.topics.filter((topic) => topic !== 'flags' || !act.topics.includes('reasons'));
      if (topics.length === 1 && topics[0] === 'reasons' && act.fields.length === 0) return say(actTexts.why, { claim });
      const fields = act.fields.flatMap((id) => findField(id) ?? []);
      const told = topics.flatMap((topic) => {
        const own = fields.filter((field) => topicOfField(field) === topic);
        return own.length === 0 ? [say(topicTexts[topic])] : own.map((field) => nameOf(field));
      });
      return say(actTexts.ofClaim, { topics: told.join(', '), claim });
    }
    case 'compare_claims':
      return say(actTexts.compare, { claims: act.claims.map((claim) => claimTold(claim, language)).join(say(actTexts.with)) });
    case 'operation':
      return say(operationTexts[act.about]);
    case 'investigate':
      return say(actTexts.investigate, { what: [...(act.of === 'facility' ? [say(actTexts.facility)] : []), conditionsOf(act)].filter((part) => part !== '').join(' · ') || say(actTexts.everything) });
    case 'document':
      return [say(documentTexts[act.document]), ...(act.claim ? [claimTold(act.claim, language)] : [])].join(' · ');
    case 'code':
      return say(actTexts.code, { code: act.code });
    case 'concept':
      return say(texts.definition, { concept: findTerm(act.concept)?.label[language] ?? act.concept });
    default:
      return say(noticeTexts[act.notice], { about: findConcept(act.about ?? '')?.label[language] ?? '' });
  }
}

function claimTold(claim: ClaimRef, language: Language): string {
  if (claim.kind === 'open') return fill(actTexts.open, language);
  if (claim.kind === 'id') return fill(actTexts.id, language, { id: claim.id });
  return claim.place === -1 ? fill(actTexts.last, language) : fill(actTexts.place, language, { place: claim.place });
}
