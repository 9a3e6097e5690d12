import type { Localized } from '#engine';

import type { Cited, Support } from './figure.ts';

const notEvaluated = /tidak (?:dapat )?dievaluasi|belum (?:dapat )?dievaluasi|tidak dapat dinilai|(?:not|cannot be|could not be) (?:evaluated|assessed)/giu;
const inactive = /tidak (?:ada yang )?(?:aktif|terpicu|menyala)|(?:is |are )?(?:not active|inactive|not triggered)/giu;
const active = /(?<!\p{L})(?:aktif|terpicu|menyala|active|triggered)(?!\p{L})/iu;

export interface NamedFlag {
  readonly start: number;
  readonly end: number;
  readonly support: Support | undefined;
}

/**
 * Rules named in a sentence, by id or label. A sentence says one status of all the rules it names:
 * active, unless its words say not active or not evaluated; the cited status of each must be that.
 */
export function checkFlags(text: string, cited: Cited, rules: readonly { readonly id: string; readonly label: Localized }[]): NamedFlag[] {
  const said = statusSaid(text);
  const found: NamedFlag[] = [];
  for (const rule of rules)
    for (const name of [rule.id, rule.label.id, rule.label.en])
      for (const match of text.matchAll(namePattern(name))) {
        const [start, end] = [match.index, match.index + match[0].length];
        if (found.some((other) => start < other.end && other.start < end)) continue;
        const item = said && cited.find(({ id, unit, value }) => id === `rule.${rule.id}.status` && unit === 'status' && value === said);
        found.push({ start, end, support: item && { derivation: 'equal', evidence: [item.id] } });
      }
  return found;
}

/** The one status that the words say, or undefined where they say several. */
function statusSaid(text: string): 'active' | 'inactive' | 'not_evaluated' | undefined {
  const withoutFirst = text.replaceAll(notEvaluated, '');
  const rest = withoutFirst.replaceAll(inactive, '');
  const said: ('active' | 'inactive' | 'not_evaluated')[] = [];
  if (withoutFirst !== text) said.push('not_evaluated');
  if (rest !== withoutFirst) said.push('inactive');
  if (active.test(rest)) said.push('active');
  return said.length > 1 ? undefined : (said[0] ?? 'active');
}

const patterns = new Map<string, RegExp>();

/** The name with any signs and spaces between its words. There are as many as there are names of rules. */
function namePattern(name: string): RegExp {
  const known = patterns.get(name);
  if (known) return known;
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[\\s_,\\-–—]+')}(?![\\p{L}\\p{N}])`, 'giu');
  patterns.set(name, pattern);
  return pattern;
}
