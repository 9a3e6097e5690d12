import type { Localized } from '#engine';

import type { Accept, Cited, Support } from './figure.ts';
import { type Span, overlaps } from './occurrences.ts';
import type { Proof } from './support.ts';

const notEvaluated = /tidak (?:dapat )?dievaluasi|belum (?:dapat )?dievaluasi|tidak dapat dinilai|(?:not|cannot be|could not be) (?:evaluated|assessed)/giu;
const inactive = /tidak (?:ada yang )?(?:aktif|terpicu|menyala|ditemukan|muncul)|(?:is |are |was |were )?(?:not active|inactive|not triggered|not found)/giu;
const active = /(?<!\p{L})(?:aktif|terpicu|menyala|active|triggered)(?!\p{L})/iu;

type Rules = readonly { readonly id: string; readonly label: Localized }[];
type Status = 'active' | 'inactive' | 'not_evaluated';

/** A rule that a sentence names by id or label. */
export interface NamedRule extends Span {
  readonly rule: string;
}

export function findRuleNames(text: string, rules: Rules): NamedRule[] {
  const found: NamedRule[] = [];
  for (const { id, label } of rules)
    for (const name of [id, label.id, label.en])
      for (const match of text.matchAll(namePattern(name))) {
        const span = { start: match.index, end: match.index + match[0].length };
        if (!found.some((other) => overlaps(span, other))) found.push({ ...span, rule: id });
      }
  return found;
}

/**
 * What proves a rule that is named. A sentence says one status of all the rules it names: active,
 * unless its words say not active or not evaluated. The status cited of the rule must be that. Where
 * none is cited, a rule is active on a claim whose flags hold it, and named by a report that counts it
 * unless the sentence speaks of a claim.
 */
export function supportOfRule(rule: string, text: string, { cited, accept, isOfClaims }: Pick<Proof, 'cited' | 'accept' | 'isOfClaims'>): Support | undefined {
  const said = statusSaid(text);
  const statuses = cited.filter(({ id, unit }) => id.endsWith(`rule.${rule}.status`) && unit === 'status');
  const proof = said && (statuses.find(({ value }) => value === said) ?? (statuses.length === 0 && said === 'active' ? namedIn(rule, cited, accept, isOfClaims) : undefined));
  return proof && { derivation: 'equal', evidence: [proof.id] };
}

function namedIn(rule: string, cited: Cited, accept: Accept, isOfClaims: boolean): Cited[number] | undefined {
  return cited.find((item) => {
    const { value, source, unit } = item;
    if (Array.isArray(value)) return isFlags(source.column) && value.includes(rule) && accept([item], 'equal');
    if (isOfClaims && !item.id.endsWith('.filter.flag')) return false;
    const isNamed = (source.column === 'rule_id' || source.column === 'flag' || item.id.endsWith('.filter.flag')) && value === rule;
    const isCounted = source.keys['rule_id'] === rule && source.table !== 'ruleset_versions' && (unit === 'claims' || unit === 'ratio' || unit === 'rupiah');
    return (isNamed || isCounted) && accept([item], 'equal');
  });
}

function isFlags(column: string): boolean {
  return column === 'flags' || column.endsWith('_flags');
}

/** The one status that the words say, or undefined where they say several. */
function statusSaid(text: string): Status | undefined {
  const withoutFirst = text.replaceAll(notEvaluated, '');
  const rest = withoutFirst.replaceAll(inactive, '');
  const said: Status[] = [];
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
