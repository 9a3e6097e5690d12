import { aggregationsOf, findField, isNumber } from '#engine';

import { readBands, readWidthFirst } from './bands.ts';
import { readAmountBesides, readAsShare, readComparing, readCount, readDefinition, readEach, readListed, readShare, readShareOfAmount, readTrend } from './asked.ts';
import { countsNext } from './comparisons.ts';
import { isShowing, ofMe, readCodesAs, readConditions, readNotAs, readNotBoth } from './conditions.ts';
import { type Draft, type Part, type Term, emptyDraft } from './draft.ts';
import { readFirstBy, readHead, readLimit, readPer, readRank, readTimes } from './groups.ts';
import { readHaving } from './having.ts';
import { readDrop, readExcepted } from './left-out.ts';
import { readMeasures } from './measures.ts';
import { readOrder } from './orders.ts';
import { readAnother, readBoth, readComplement, readNotCounted, readPointedNumber, readOpenBound, readOthers, readPlace, readPoint, readRebound, readPointedField, readShown, readTogether } from './pointing.ts';
import { readSpread } from './spreads.ts';
import { readClaimsPerHolder, readDivided, readOnAverage, readPerDay, readPerHolder, readRatio } from './ratios.ts';
import { type Tokens, isFiller } from './tokens.ts';
import { termOfValues, valuesAt } from './values.ts';
import { fullWord } from '../words/shorthand.ts';
import { groupByWholes } from './wholes.ts';
import { readWidening } from './widening.ts';

/** Words that open what a question is about. */
const topics: ReadonlySet<string> = new Set(['kalau', 'jika', 'bila', 'apabila']);

type Rule = (tokens: Tokens, from: number, draft: Draft, part: Part) => number | undefined;

/** Reads the tokens of one question, each by the first rule that takes it; what no rule takes is left. */
export function parse(tokens: Tokens): Draft {
  const draft = emptyDraft();
  let part: Part = 'base';
  for (let at = 0; at < tokens.list.length; ) {
    part = partAt(tokens, at, draft, part);
    const to = rules.reduce<number | undefined>((found, rule) => found ?? rule(tokens, at, draft, part), undefined);
    if (to === undefined && !isOptional(tokens, at)) draft.left.push(at);
    at = to ?? at + 1;
  }
  if (tokens.at(tokens.list.length - 1)?.before.has('also') === true) draft.isAlso = true;
  // `also the max`
  if (tokens.before.isThere && draft.measures.length > 0 && tokens.at(0)?.after.has('also') === true) draft.isAddition = true;
  if (tokens.list.some((token, i) => token.after.has('quantity') || token.before.has('quantity') || tokens.is(i, 'only', 'drop'))) draft.isNarrowed = true;
  takeAgeNouns(draft);
  nameAggregates(tokens, draft);
  // `how many sessions per patient`: of what was asked before.
  if (draft.terms.length === 0 && tokens.list.some((_, i) => tokens.as(i, 'subject')?.isOfSome === true)) draft.isEdit = true;
  groupByWholes(draft);
  listStays(tokens, draft);
  return draft;
}

/** `bayi usia 0-1 tahun`, `anak < 18`: a bound of age behind the name of an age group says what the name means. */
function takeAgeNouns({ terms }: Draft): void {
  const places = terms.flatMap((term, i) => (findField(term.field)?.bandsOf !== undefined && !term.isNegative && terms.some(({ field, isNegative, at }) => field === findField(term.field)?.bandsOf && !isNegative && at === term.at + 1) ? [i] : []));
  for (const place of places.toReversed()) terms.splice(place, 1);
}

/** `selisih tagihan dan bayaran Januari–Maret totalnya berapa`: an aggregate of nothing that is named is of the one number that stands before it. */
function nameAggregates(tokens: Tokens, draft: Draft): void {
  const { measures, bare, points, openCount } = draft;
  const place = measures.findIndex(({ agg, field }) => agg !== 'count' && field === undefined);
  const open = measures[place];
  const [named, ...others] = bare.filter(({ field, unit }) => unit === undefined && isNumber(field));
  const isHad = (['with', 'that'] as const).some((lead) => tokens.at(named?.at ?? -1)?.after.has(lead) === true);
  if (!open || !named || others.length > 0 || named.at > open.at || isHad || points !== undefined || !aggregationsOf(named.field).includes(open.agg)) return;
  measures.splice(place, 1, { ...open, field: named.field });
  bare.splice(bare.indexOf(named), 1);
  // `how much did it cost on average`: what is counted is the amount.
  const count = openCount !== undefined && tokens.as(openCount, 'count')?.isAmount === true ? measures.findIndex(({ at }) => at === openCount) : -1;
  if (count < 0) return;
  measures.splice(count, 1);
  delete draft.openCount;
}

/** `show the inpatient stays over 20 days, with their length`: stays are what is listed, where columns are named. */
function listStays(tokens: Tokens, draft: Draft): void {
  const stays = draft.terms.find(({ field, isNegative }) => field === 'service_type' && !isNegative);
  if (!tokens.isShown || !stays || draft.subject !== undefined || draft.measures.length + draft.groups.length + draft.having.length > 0 || !draft.bare.some(({ isListed, at }) => isListed === true && at > stays.at)) return;
  Object.assign(draft, { subject: 'claims', subjectAt: stays.at });
}

function isOptional(tokens: Tokens, at: number): boolean {
  const token = tokens.at(at);
  return token !== undefined && isFiller(token) && (at === 0 || !isShowing(tokens, at));
}

/** In a share, `yang` opens what is shared, and `dari klaim` what it is a share of. */
function partAt(tokens: Tokens, at: number, draft: Draft, part: Part): Part {
  if (draft.share === undefined) return 'base';
  const after = tokens.at(at)?.after;
  if ((after?.has('of') === true || (after?.has('every') === true && draft.share.at === at - 1)) && draft.subject === undefined && draft.terms.length === 0) draft.isOfWhole = true;
  if (after?.has('of') === true && part === 'that') return 'base';
  const isWhole = tokens.is(at, 'subject') ? after?.has('of') === true || after?.has('in') === true : after?.has('of') === true && (draft.subject === undefined || at === draft.share.at + 1);
  if (isWhole && draft.terms.length > 0) {
    // `berapa persen stroke dari klaim ranap`: what was named before is what is shared.
    draft.terms.splice(0, draft.terms.length, ...draft.terms.map((term): Term => ({ ...term, part: 'that' })));
    return 'base';
  }
  const hasBegun = draft.terms.length > 0 || draft.subject !== undefined || draft.bare.length > 0;
  return after?.has('that') === true && hasBegun ? 'that' : part;
}

const rules: readonly Rule[] = [
  readDefinition, readRebound, readBoth, readPointedNumber, readNotCounted, readNotAs, readCodesAs, readNotBoth, readPointedField, readShown, readComplement, readOthers, readAsShare, readEach, readListed, readRatio,
  readClaimsPerHolder, readOnAverage, readPerHolder, readPerDay, readDivided, readShare, readShareOfAmount,
  (tokens, at, draft) => readComparing(tokens, at, draft),
  readOne, readWidening, readSpread, readExcepted, readHaving, readDrop, readRank, readFirstBy, readTimes, readBands, readWidthFirst, readPer, readEachUnit, readDated, readPeriod, readAmountBesides, readCount, readHead,
  readLimit, readOrder, readPlace, readTogether, readMine,
  // `biaya tertinggi` before `biaya`, `p90 biaya` before the field P90.
  (tokens, at, draft) => (tokens.is(at, 'aggregate', 'superlative', 'ends') || tokens.is(at + 1, 'aggregate', 'superlative', 'ends') || (tokens.is(at, 'field') && tokens.is(at + 1, 'top')) || (tokens.is(at, 'field') && tokens.is(at + 1, 'value') && tokens.is(at + 2, 'aggregate')) || ['paling', 'most'].includes(tokens.at(at)?.first ?? '') ? readMeasures(tokens, at, draft) : undefined),
  readInAll, readConditions, readInclusive, readTrend, readSubject, readAnother, readPoint, readOpenBound, readRepeatedName, readBare, readJoint,
];

/** `jumlah klaim bulanan`, `weekly totals`: of each of them. */
function readEachUnit(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const sense = tokens.as(at, 'unit');
  if (sense?.isEach !== true || tokens.is(at - 1, 'per')) return undefined;
  draft.groups.push({ field: 'admit_date', unit: sense.unit, isImplied: true, role: 'per', at });
  return at + 1;
}

/** `how many patients is that in total`: of the groups before, of all of them. */
function readInAll(tokens: Tokens, at: number, draft: Draft): number | undefined {
  if (!tokens.is(at, 'in_all') || !tokens.before.isGrouped || draft.measures.length !== 1 || draft.groups.length + draft.having.length > 0) return undefined;
  draft.isInAll = true;
  return at + 1;
}

/** `pulang November 2022`: a period of a date that is named. */
function readDated(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const field = tokens.as(at, 'field')?.field.id;
  const sense = tokens.as(at + 1, 'period');
  if (!sense || (field !== 'admit_date' && field !== 'discharge_date' && field !== 'decided_on')) return undefined;
  draft.periods.push({ sense, date: field, at, isNegative: false, isVersus: tokens.is(at - 1, 'versus') });
  return at + 2;
}

function readPeriod(tokens: Tokens, at: number, draft: Draft): number | undefined {
  // `in that year`
  const before = tokens.is(at, 'same_time') ? tokens.before.period : undefined;
  if (before) {
    const { from, to } = before;
    const days = { ...(from !== undefined && { start: from }), ...(to !== undefined && { end: to }) };
    draft.periods.push({ sense: { kind: 'period', claims: days, clock: days, isRelative: false }, date: before.date, isSame: true, at, isNegative: false, isVersus: false });
    return at + 1;
  }
  const isNegative = tokens.is(at, 'except', 'not', 'without');
  const own = isNegative ? at + 1 : at;
  const sense = tokens.as(own, 'period');
  if (!sense) return undefined;
  // `ditolak bulan lalu`: decided then, or admitted then.
  const isMine = draft.terms.some((term) => term.field === 'reviewer' && !term.isNegative);
  const isDecided = draft.subject !== 'decisions' && !isMine && tokens.all(own - 1, 'value').some(({ field, values }) => field === 'decision' || (field === 'review_state' && values.includes('reviewed')));
  const date = isDecided ? tokens.choose(`date ${own}`, ['decided_on', 'admit_date'] as const) : undefined;
  const isPair = (tokens.at(own)?.words.filter((word) => word === 'dan' || word === 'and' || word === '&').length ?? 0) === 1;
  draft.periods.push({ sense, ...(isPair && { isPair }), ...(date && { date }), at, isNegative, isVersus: tokens.is(at - 1, 'versus') || tokens.is(own + 1, 'versus') });
  return own + 1;
}

/** `yang saya ambil`, `saya putuskan`, `yang saya tolak`, `keputusan saya`, `that I took`, `rejected by me`. */
function readMine(tokens: Tokens, at: number, draft: Draft, part: Part): number | undefined {
  const isNegative = tokens.is(at, 'not', 'except');
  const own = isNegative ? at + 1 : at;
  if (!tokens.is(own, 'me')) return undefined;
  // `I reviewed`, `I haven’t reviewed`.
  const verb = tokens.is(own + 1, 'not') ? own + 2 : own + 1;
  if (!isNegative && tokens.all(verb, 'value').some((sense) => sense.field === 'review_state' && sense.values[0] === 'reviewed')) {
    draft.terms.push({ ...ofMe('reviewer', verb > own + 1), at, isAlternative: false, part, isPlace: false });
    return verb + 1;
  }
  const decided = isNegative ? undefined : valuesAt(tokens, own + 1, 'decision');
  if (decided) {
    const common = { at, isAlternative: false, part, isPlace: false };
    draft.terms.push({ ...ofMe('reviewer', false), ...common }, { ...termOfValues(decided, false), ...common });
    return decided.to;
  }
  const by = tokens.is(own - 1, 'per') ? own - 2 : own - 1;
  if (!isNegative && tokens.all(by, 'value').some(({ field }) => field === 'decision') && !tokens.is(own + 1, 'taking')) {
    draft.terms.push({ ...ofMe('reviewer', false), at, isAlternative: false, part, isPlace: false });
    return own + 1;
  }
  const late = tokens.is(own + 1, 'not') ? 1 : 0;
  const isPast = tokens.at(own)?.after.has('past') === true || tokens.at(own + 1 + late)?.after.has('past') === true;
  const said = tokens.as(own + 1 + late, 'taking')?.field;
  // `sudah saya telaah`: what is over was decided.
  const taking = said === 'assignee' && isPast && late === 0 && !isNegative ? 'reviewer' : said;
  const field = taking ?? (draft.subject === 'decisions' ? 'reviewer' : undefined);
  if (field === undefined) {
    if (tokens.as(own + 1, 'subject')?.subject !== 'decisions') return undefined;
    draft.subject = 'decisions';
  }
  draft.terms.push({ ...ofMe(field ?? 'reviewer', isNegative || late > 0), at, isAlternative: false, part, isPlace: false });
  return own + (taking === undefined ? (field === undefined ? 2 : 1) : 2 + late);
}

/** `5 sampai 10 juta (termasuk batasnya)`: the bounds themselves are taken too. */
function readInclusive(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const term = draft.terms.at(-1);
  const [clause, ...others] = term?.clauses ?? [];
  if (!tokens.is(at, 'inclusive') || !term || !clause || others.length > 0 || 'any' in clause) return undefined;
  const closed = { '<': '<=', '>': '>=' } as const;
  if (clause.op === '<' || clause.op === '>') draft.terms.splice(-1, 1, { ...term, clauses: [{ ...clause, op: closed[clause.op] }] });
  else if (clause.op === '=' && tokens.before.isThere && draft.terms.length === 1 && at + 1 >= tokens.list.length) draft.terms.splice(-1, 1, { ...term, isBound: true });
  else if (clause.op !== 'between' && clause.op !== '<=' && clause.op !== '>=') return undefined;
  return at + 1;
}

function readSubject(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const subject = tokens.as(at, 'subject')?.subject;
  if (subject === undefined || (draft.subject !== undefined && subject !== 'claims' && subject !== draft.subject)) return undefined;
  const isOwned = tokens.at(at)?.first.endsWith('nya') === true && tokens.at(at)?.after.has('that') === true && draft.bare.length > 0;
  // `rs yang semua klaimnya ditolak` is of no claim.
  if (isOwned && tokens.at(at)?.after.has('every') === true) return undefined;
  if (isOwned) draft.isOwned = true;
  draft.subjectAt ??= at;
  draft.subject = draft.subject === 'pairs' || draft.subject === 'decisions' ? draft.subject : subject;
  return at + 1;
}

/** `average top-up amount for claims that got one`: that there is what was measured. */
function readOne(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const field = draft.measures.at(-1)?.field;
  const isPronoun = tokens.at(at)?.first === 'one' && tokens.at(at)?.after.has('with') === true && at + 1 >= tokens.list.length;
  if (!isPronoun || field?.presentBy === undefined) return undefined;
  draft.terms.push({ field: field.presentBy, clauses: [{ field: field.presentBy, op: '=', value: true }], isNegative: false, at, isAlternative: false, part: 'base', isPlace: false });
  return at + 1;
}

/** `Java provinces`, `the emergency clinic`: a value with the name of its field behind it is still that value. */
function readRepeatedName(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const field = tokens.as(at, 'field')?.field;
  const last = draft.terms.at(-1);
  const isBehind = tokens.is(at - 1, 'value') && last !== undefined && last.field === field?.id && last.at >= at - 3 && tokens.at(at)?.after.size === 0;
  return isBehind && !isNumber(field ?? { kind: 'text' }) && !tokens.is(at + 1, 'compare', 'number', 'which', 'superlative') && !(tokens.is(at + 1, 'value') && tokens.at(at + 1)?.after.size === 0) ? at + 1 : undefined;
}

const billed = /^(?:billed|claimed|ditagih|ditagihkan|diklaim|diajukan)$/u;

function readBare(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const field = tokens.as(at, 'field')?.field;
  // `berapa pasien dan rs`: what is joined to what is counted is no word along with claims.
  if ((field?.id === 'patient' || field?.id === 'facility_key') && tokens.is(at - 1, 'and', 'comma') && draft.measures.at(-1)?.agg === 'distinct') return undefined;
  // `berapa pasien yang dirawat di lebih dari satu rs`: how they were there is not asked for.
  if (field && isNumber(field) && draft.measures.at(-1)?.agg === 'distinct' && tokens.at(at)?.after.has('that') === true && tokens.is(at + 1, 'compare') && countsNext(tokens, at + 3)) return at + 1;
  // `how many sessions were billed in Q2`: as all claims are.
  if (field?.id === 'amount_claimed' && billed.test(tokens.at(at)?.first ?? '') && tokens.is(at - 1, 'subject') && draft.measures.at(-1)?.agg === 'count' && !tokens.is(at + 1, 'compare', 'number', 'range', 'superlative', 'aggregate', 'field')) return at + 1;
  if (field) draft.bare.push({ field, at, ...(tokens.at(at)?.after.has('every') === true && { isEvery: true }), ...listedAt(tokens, at) });
  const unit = field ? undefined : tokens.as(at, 'unit')?.unit;
  // `bulan dengan lebih dari 500 klaim`.
  const admitted = unit === undefined ? undefined : findField('admit_date');
  if (admitted && unit !== undefined) draft.bare.push({ field: admitted, unit, at });
  return field ?? admitted ? at + 1 : undefined;
}

/** `…, id dan skornya`, `beserta lama rawatnya`. */
function listedAt(tokens: Tokens, at: number): Pick<Draft['bare'][number], 'isListed'> {
  const after = tokens.at(at)?.after;
  if (after?.has('that') === true || after?.has('of') === true || after?.has('in') === true) return {};
  return at > 0 && tokens.is(at - 1, 'and', 'comma', 'include') ? { isListed: true } : {};
}

/** `dan` between parts that each stand by themselves, and words that only ask or go on. */
function readJoint(tokens: Tokens, at: number, draft: Draft): number | undefined {
  // `what is E11.9`: what something means is no list of claims.
  const asksWhat = tokens.is(at, 'define') || ['what', 'apa'].includes(tokens.at(at)?.first ?? '');
  if (asksWhat && !tokens.is(at, 'what_if') && tokens.is(at + 1, 'value', 'concept') && !tokens.is(at + 1, 'aggregate') && !tokens.is(at + 2, 'subject')) return undefined;
  // `klaim yang sama` joins nothing.
  const isSame = tokens.at(at)?.first === 'sama' && tokens.at(at)?.after.has('that') === true;
  // `flag A dan B sekaligus`
  if (tokens.at(at)?.first === 'sekaligus' && at > 0 && at + 1 >= tokens.list.length) return at + 1;
  const isBetween = at > 0 && at + 1 < tokens.list.length;
  if (tokens.is(at, 'comma', 'which') || (tokens.is(at, 'and', 'but') && isBetween && !isSame)) return at + 1;
  // `atau` is taken by the condition that follows.
  if (tokens.is(at, 'or') && isBetween && draft.terms.length > 0) {
    draft.ors.push(at);
    return at + 1;
  }
  // `dan untuk Jabar?`
  const goesOn = tokens.is(at, 'and') && at === 0 && tokens.list.length > 1;
  // `and the total gap of all outpatient claims?` is a question of its own.
  if (goesOn && tokens.list.some((token, i) => token.after.has('every') && [i, i + 1].some((place) => tokens.is(place, 'subject')))) return at + 1;
  // `sama total biayanya`
  if (goesOn && tokens.is(1, 'aggregate', 'count')) draft.isAddition = true;
  // `kalau klaim stroke di Bali berapa?`, where nothing was asked before: what the question is about.
  if (at === 0 && !tokens.before.isThere && tokens.is(at, 'what_if') && topics.has(fullWord(tokens.at(at)?.last ?? '')) && tokens.has('subject') && (tokens.has('count') || tokens.has('aggregate') || tokens.has('share'))) return at + 1;
  if (!goesOn && !tokens.is(at, 'what_if', 'only')) return undefined;
  // `pakai median saja` opens what is said, `the mean instead` ends it.
  const isInsteadOf = tokens.at(at)?.first === 'instead' && tokens.at(at)?.before.has('of') === true;
  if (tokens.as(at, 'what_if')?.isExchange === true && (isInsteadOf || (at > 0 && at + 1 < tokens.list.length && !tokens.is(at - 1, 'and', 'comma') && !tokens.is(at + 1, 'comma')))) return undefined;
  draft.isEdit = true;
  if (goesOn || tokens.is(at, 'what_if')) draft.isGoingOn = true;
  if (tokens.is(at, 'what_if')) draft.isInstead = true;
  if (tokens.as(at, 'what_if')?.isExchange === true) draft.isExchange = true;
  return at + 1;
}
