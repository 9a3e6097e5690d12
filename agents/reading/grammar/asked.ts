import { type Field, concepts, findField, isNumber } from '#engine';

import { complementOf } from './complement.ts';
import { readConditions } from './conditions.ts';
import type { Draft } from './draft.ts';
import { isGroup } from './groups.ts';
import { type Tokens, happens, happensAt } from './tokens.ts';
import { senseFor } from './values.ts';

/** `apa itu P90`, `upcoding itu apa`, or a term alone: its definition is asked for. */
export function readDefinition(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const concept = (i: number): string | undefined => tokens.as(i, 'concept')?.concept ?? conceptOfField(tokens, i);
  // `mean risk score` is a measure.
  const isMeasure = tokens.is(at, 'aggregate') && tokens.all(at + 1, 'field').some(({ field }) => isNumber(field));
  if (tokens.is(at, 'define') && !isMeasure && (at === 0 || draft.concepts.length > 0)) {
    const after = concept(at + 1);
    if (after !== undefined && (at + 2 >= tokens.list.length || tokens.is(at + 2, 'and', 'comma', 'define'))) {
      draft.concepts.push(after);
      return at + 2 + (tokens.is(at + 2, 'define') ? 1 : 0);
    }
  }
  // `apa bedanya flag A sama B`, `what is the difference between RITL and RJTL`: what both mean.
  const opens = at === 0 && tokens.is(0, 'which', 'define') ? 1 : 0;
  const isDifference = at === 0 && tokens.is(opens, 'comparing', 'differs') && ['apa', 'what', 'apakah'].includes(tokens.at(0)?.first ?? '');
  const both = isDifference ? differing(tokens, opens + 1) : undefined;
  if (both) {
    draft.concepts.push(...both);
    return tokens.list.length;
  }
  const own = concept(at);
  if (own !== undefined && ((tokens.list.length === 1 && !tokens.is(at, 'value', 'field', 'aggregate')) || (at === 0 && tokens.list.length === 2 && tokens.is(1, 'define')))) {
    draft.concepts.push(own);
    return at + tokens.list.length;
  }
  if (own !== undefined && draft.concepts.length > 0 && tokens.is(at - 1, 'and', 'comma')) {
    draft.concepts.push(own);
    return at + 1;
  }
  return undefined;
}

/** The two terms that a question of their difference names, and nothing else. */
function differing(tokens: Tokens, from: number): readonly string[] | undefined {
  const termAt = (i: number): { readonly concept: string; readonly to: number } | undefined => {
    const at = tokens.as(i, 'field')?.field.kind === 'names' && tokens.is(i + 1, 'value') ? i + 1 : i;
    const rule = tokens.all(at, 'value').find(({ field }) => field === 'flags')?.values[0];
    const concept = concepts.find((one) => rule !== undefined && one.rule === rule)?.id ?? tokens.as(at, 'concept')?.concept ?? conceptOfField(tokens, at);
    return concept === undefined ? undefined : { concept, to: at + 1 };
  };
  const first = termAt(from);
  const second = first && tokens.is(first.to, 'and', 'versus', 'comma') ? termAt(first.to + 1) : undefined;
  return first && second && second.to >= tokens.list.length ? [first.concept, second.concept] : undefined;
}

/** A field that is asked about is told by its own definition. */
function conceptOfField(tokens: Tokens, i: number): string | undefined {
  const field = tokens.as(i, 'field')?.field;
  return field === undefined ? undefined : `field:${field.id}`;
}

/** `berapa persen`, `persentase biaya`. */
export function readShare(tokens: Tokens, at: number, draft: Draft): number | undefined {
  // `proporsi klaim per provinsi berapa persen`: that it is a share is said again.
  if (tokens.is(at, 'share') && draft.share !== undefined && (at + 1 >= tokens.list.length || (tokens.is(at + 1, 'each') && at + 2 >= tokens.list.length))) return tokens.list.length;
  // `30-day readmission rate`
  const days = draft.share === undefined && tokens.as(at + 1, 'share')?.isRate === true ? tokens.as(at, 'number') : undefined;
  const event = days?.unit === 'days' ? tokens.all(at + 2, 'field').find(({ field }) => field.isEvent === true)?.field : undefined;
  if (days && event) {
    draft.share = { at };
    draft.terms.push({ field: event.id, clauses: [{ field: event.id, op: '<=', value: days.value }], isNegative: false, at, isAlternative: false, part: 'that', isPlace: false });
    shareOfOwn(tokens, at, draft, event.id);
    return at + 3;
  }
  if (!tokens.is(at, 'share') || draft.share !== undefined) return undefined;
  const { of: own, isRate } = tokens.as(at, 'share') ?? {};
  if (isRate === true) return !happensAt(tokens.list, at + 1) ? undefined : readRate(tokens, at, draft);
  // `angka kematian per provinsi`, `pneumonia mortality`: what is shared is named by the word.
  if (own) {
    draft.share = { at };
    draft.terms.push({ field: own.field, clauses: [own], isNegative: false, at, isAlternative: false, part: 'that', isPlace: false });
    return at + 1;
  }
  const isSum = tokens.as(at + 1, 'aggregate')?.agg === 'sum';
  const field = tokens.as(isSum ? at + 2 : at + 1, 'field')?.field;
  // `of inpatient claims, what percentage died?`
  const isBehind = at > 0 && tokens.at(0)?.after.has('of') === true;
  // `porsi top-up terhadap total tagihan`, `top-ups as a percentage of the amount claimed`: one amount over another.
  const next = at + (isSum ? 3 : 2);
  const isNextSum = tokens.as(next, 'aggregate')?.agg === 'sum';
  const whole = tokens.as(isNextSum ? next + 1 : next, 'field')?.field;
  if (field?.kind === 'rupiah' && whole?.kind === 'rupiah' && whole.id !== field.id && tokens.at(next)?.after.has('of') === true) {
    draft.measures.push({ agg: 'sum', field, of: { agg: 'sum', field: whole.id }, at });
    return next + (isNextSum ? 2 : 1);
  }
  draft.share = { at, ...(isBehind && { isBehind }), ...(field?.kind === 'rupiah' && { field: field.id }) };
  // `persennya?`: of what was narrowed last.
  if (tokens.list.length === 1 && tokens.at(at)?.last.endsWith('nya') === true && tokens.before.isThere && !tokens.before.isGrouped) draft.points = at;
  return field?.kind === 'rupiah' ? at + (isSum ? 3 : 2) : at + 1;
}

/** `tingkat readmisi 30 hari`, `flag rate per province`: what happens or is marked, as a share; where only some claims can have it, of these. */
function readRate(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const present = tokens.all(at + 1, 'value').some((sense) => happens(sense)) ? undefined : tokens.as(at + 1, 'field')?.field.presentBy;
  draft.share = { at };
  if (present !== undefined) {
    draft.terms.push({ field: present, clauses: [{ field: present, op: '=', value: true }], isNegative: false, at, isAlternative: false, part: 'that', isPlace: false });
    return at + 2;
  }
  const to = readConditions(tokens, at + 1, draft, 'that');
  shareOfOwn(tokens, at, draft, draft.terms.at(-1)?.field);
  return to;
}

/** What only some claims can have is shared of these. */
function shareOfOwn(tokens: Tokens, at: number, draft: Draft, id = ''): void {
  const [field, value] = findField(id)?.rateOf ?? [];
  if (field !== undefined && value !== undefined && !tokens.list.some((_, i) => !tokens.is(i + 1, 'compare') && tokens.all(i, 'value').some((sense) => sense.field === field))) draft.terms.push({ field, clauses: [{ field, op: '=', value }], isNegative: false, at, isAlternative: false, part: 'base', isPlace: false });
}

/** `berapa persen tagihan rs swasta yang dibayar`: of the amount that is shared out, how much another is. */
export function readShareOfAmount(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const { share } = draft;
  const field = tokens.as(at, 'field')?.field;
  const whole = findField(share?.field ?? '');
  const isSaid = tokens.at(at)?.after.has('that') === true || ['yang', 'yg', 'that', 'was', 'were'].includes(tokens.at(at)?.first ?? '');
  if (!share || !whole || field?.kind !== 'rupiah' || field.id === whole.id || !isSaid || draft.measures.length > 0 || tokens.is(at + 1, 'compare', 'number', 'range', 'superlative')) return undefined;
  delete draft.share;
  draft.measures.push({ agg: 'sum', field, of: { agg: 'sum', field: whole.id }, at: share.at });
  draft.terms.splice(0, draft.terms.length, ...draft.terms.map((term) => ({ ...term, part: 'base' as const })));
  return at + 1;
}

/** `persentasenya dari total klaim masing-masing`, `percentages rather than counts`: of the groups before, where nothing else is said. */
function isShareOfGroups(tokens: Tokens, at: number): boolean {
  if (!tokens.is(at, 'share') || !tokens.before.isGrouped) return false;
  const rest = tokens.list.slice(at + 1).map((_, i) => at + 1 + i);
  const isOnly = tokens.list.slice(0, at).every((_, i) => tokens.is(i, 'what_if', 'point', 'comma')) && rest.every((i) => tokens.is(i, 'aggregate', 'count', 'subject', 'each', 'except'));
  return isOnly && (tokens.is(at + 1, 'except') || rest.some((i) => tokens.is(i, 'each')));
}

/** `jadikan persen dari total klaim tiap rs`: of the groups before, how much of each it is. */
export function readAsShare(tokens: Tokens, at: number, draft: Draft): number | undefined {
  if (!tokens.is(at, 'as_share') && !isShareOfGroups(tokens, at)) return undefined;
  // `severity III as a share of inpatient claims`: what was named before, of what follows.
  const isOfNext = /^(?:of|dari)$/u.test(tokens.at(at)?.last ?? '') || tokens.at(at + 1)?.after.has('of') === true;
  if (isOfNext && draft.terms.length > 0 && draft.subject === undefined && draft.share === undefined && draft.measures.length === 0) {
    draft.share = { at };
    draft.terms.splice(0, draft.terms.length, ...draft.terms.map((term) => ({ ...term, part: 'that' as const })));
    return at + 1;
  }
  if (!tokens.before.isThere) return undefined;
  // `as a percentage of the amount claimed` of another amount: one over the other.
  const isSummed = tokens.as(at + 1, 'aggregate')?.agg === 'sum';
  const amount = tokens.as(isSummed ? at + 2 : at + 1, 'field')?.field;
  if (amount?.kind === 'rupiah' && at === 0 && at + (isSummed ? 3 : 2) >= tokens.list.length) {
    draft.ratioTo = { at, field: amount.id };
    draft.isEdit = true;
    return tokens.list.length;
  }
  if (!tokens.before.isGrouped) {
    // `as a share of all inpatient claims`: what was counted before, of these.
    if (!isOfNext) return undefined;
    draft.share = { at };
    draft.isOfWhole = true;
    return at + 1;
  }
  let to = at + 1;
  let [summed, group]: (string | undefined)[] = [];
  // `dari total klaim tiap rs`, `of each month’s claims`: what it is a share of.
  for (;;) {
    const field = tokens.as(to, 'field')?.field;
    const measured = tokens.as(to, 'aggregate')?.agg === 'sum' ? tokens.as(to + 1, 'field')?.field : undefined;
    const dated = tokens.is(to, 'unit') ? tokens.before.grouped.find((id) => findField(id)?.kind === 'date') : undefined;
    const isOfGroups = tokens.is(to, 'subject', 'point') || (tokens.is(to, 'per', 'each') && to > at + 1) || (tokens.is(to, 'per') && tokens.is(to + 1, 'unit', 'field')) || (tokens.is(to, 'aggregate', 'count') && tokens.is(to + 1, 'subject'));
    if (measured && isNumber(measured)) [summed, to] = [measured.id, to + 2];
    else if (dated !== undefined) [group, to] = [dated, to + 1];
    else if (field && isGroup(field)) [group, to] = [field.id, to + 1];
    else if (isOfGroups) to += 1;
    else break;
  }
  // `percentages rather than counts`
  if (tokens.is(to, 'except') && tokens.is(to + 1, 'count')) to += 2;
  // `as a share of the total`
  const isOfTotal = to === at + 1 && tokens.as(to, 'aggregate')?.agg === 'sum' && to + 1 >= tokens.list.length;
  if (isOfTotal) to += 1;
  draft.asShare = { at, ...((isOfTotal || tokens.is(at + 1, 'except') || (to === at + 1 && (['dalam', 'in'].includes(tokens.at(at)?.first ?? '') || tokens.at(at)?.last === 'percentages'))) && { isInPercent: true }), ...(group !== undefined && { group }), ...(summed !== undefined && { field: summed }) };
  draft.isEdit = true;
  return to;
}

/** `masing-masing berapa hari?`, at the end: of each of what is named, or was answered. */
export function readEach(tokens: Tokens, at: number, draft: Draft): number | undefined {
  // `at least 100 claims each`, `in each`: of the groups that there are.
  const isEnd = at + 1 >= tokens.list.length;
  const isOfGroups = draft.having.length + draft.groups.length > 0 || tokens.before.isGrouped;
  if (isEnd && isOfGroups && (tokens.is(at, 'each') || ['each', 'in', 'masing', 'masing2', 'setiap', 'tiap'].includes(tokens.at(at)?.first ?? '')) && tokens.is(at, 'each', 'per')) return at + 1;
  if (!tokens.is(at, 'each')) return undefined;
  const counted = tokens.is(at + 1, 'count') ? at + 2 : at + 1;
  const to = counted > at + 1 && tokens.is(counted, 'unit') ? counted + 1 : counted;
  if (to < tokens.list.length) return undefined;
  draft.each = at;
  return to;
}

/** `bandingkan`, `vs`. */
export function readComparing(tokens: Tokens, at: number, draft: Draft): number | undefined {
  // `selisih` names a field too, unless two are set against each other.
  const isGap = tokens.is(at, 'field') && (!tokens.is(at + 1, 'aggregate') || tokens.choose(`gap ${at}`, ['field', 'comparing'] as const) === 'field');
  if (tokens.is(at, 'comparing') && draft.comparing === undefined && !isGap) {
    if (tokens.is(at, 'field')) draft.isGap = true;
    draft.comparing = at;
    return at + 1;
  }
  // `transfusi berapa kali di rs swasta`: how often it was, unless two are set against each other.
  const isPair = (tokens.is(at + 1, 'field', 'aggregate') && !(tokens.as(at + 1, 'field')?.field.id === 'los' && at + 2 >= tokens.list.length)) || tokens.all(at + 1, 'value').some(({ field }) => tokens.all(at - 1, 'value').some((sense) => sense.field === field));
  const isOften = tokens.is(at, 'count') && (at === 0 || tokens.at(at + 1)?.after.has('in') === true || !isPair);
  if (!tokens.is(at, 'versus') || isOften || draft.versus !== undefined) return undefined;
  draft.versus = at;
  return at + 1;
}

/** `berapa klaim`, `jumlah pasien`, `how many hospitals`, `berapa biaya`, `berapa yang ditolak`. */
export function readCount(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const isTotal = tokens.as(at, 'aggregate')?.agg === 'sum';
  if (!tokens.is(at, 'count') && !isTotal) return undefined;
  // `how many different children`, `how many different hospitals`: each is counted once.
  if (tokens.is(at, 'count') && tokens.is(at + 1, 'distinct')) return readDifferent(tokens, at, draft);
  const field = tokens.as(at + 1, 'field')?.field;
  // `rata-rata skor risiko, hitung untuk Bali saja`: counting as what is done, where it is said what is measured.
  const isDoing = tokens.is(at, 'count') && /hitung/u.test(tokens.at(at)?.last ?? '');
  if (isDoing && (draft.measures.length > 0 || tokens.is(at + 1, 'each'))) return draft.measures.length > 0 ? at + 1 : undefined;
  // `yang diverifikasi berapa per bulan`, `biayanya berapa`
  const before = tokens.is(at, 'count') && !isDoing ? draft.bare.at(-1) : undefined;
  if (before?.at === at - 1 && before.field.kind === 'rupiah' && draft.measures.length === 0 && tokens.is(at + 1, 'per') && draft.share === undefined) {
    draft.bare.pop();
    draft.measures.push({ agg: 'sum', field: before.field, at: at - 1 });
    draft.assumed.push({ at: at - 1, about: 'aggregate', value: `sum ${before.field.id}` });
    return at + 1;
  }
  // `berapa beda total biaya`
  if (tokens.is(at, 'count') && tokens.is(at + 1, 'comparing')) return at + 1;
  // `totalnya berapa?`
  if (isTotal && tokens.is(at + 1, 'count') && at + 2 >= tokens.list.length) {
    draft.measures.push({ agg: tokens.is(at - 1, 'subject') ? 'count' : 'sum', at });
    return at + 2;
  }
  const another = tokens.is(at, 'count') ? readAnotherCount(tokens, at, draft) : undefined;
  if (another !== undefined) return another;
  // `rasio klaim ranap terhadap total klaim`: what it is a share of.
  if (isTotal && draft.share !== undefined && draft.terms.length > 0 && tokens.at(at)?.after.has('of') === true && tokens.as(at + 1, 'subject')?.subject === 'claims') return at + 2;
  if (tokens.is(at + 1, 'subject')) {
    draft.measures.push({ agg: 'count', at });
    draft.subject ??= tokens.as(at + 1, 'subject')?.subject ?? 'claims';
    draft.subjectAt ??= at + 1;
    return moreCounts(tokens, at + 2, draft);
  }
  if (isTotal && ((field && isNumber(field)) || (!tokens.is(at, 'count') && tokens.is(at + 1, 'and', 'comma') && tokens.is(at + 2, 'aggregate')))) return undefined;
  // `total of those per hospital`
  if (isTotal && !tokens.is(at, 'count') && tokens.is(at + 1, 'point')) return undefined;
  // `jumlahkan nilainya`, `what is the total, and how many patients`: what is added up is no count.
  const isBesideCount = tokens.is(at + 1, 'and', 'comma') && tokens.is(at + (tokens.is(at + 2, 'and') ? 3 : 2), 'count');
  if (isTotal && !tokens.is(at, 'count') && isBesideCount) {
    draft.measures.push({ agg: 'sum', at });
    return at + 1;
  }
  if (isTotal && !tokens.is(at, 'count') && /^(?:di|men)?(?:jumlah|total)(?:kan|in)$/u.test(tokens.at(at)?.first ?? '') && !(field && isNumber(field))) {
    draft.measures.push({ agg: 'sum', at });
    return at + 1;
  }
  if (field && isGroup(field) && field.kind !== 'date' && !isNamed(tokens, at + 1, field)) {
    draft.measures.push({ agg: 'distinct', field, at });
    return moreCounts(tokens, at + 2, draft);
  }
  // `berapa rata-rata biaya`: the aggregate says what is counted.
  if (tokens.is(at + 1, 'aggregate', 'count', 'superlative') || (field && tokens.is(at + 2, 'aggregate', 'superlative'))) return at + 1;
  // `berapa yang dapat top-up obat`: what is had is no amount asked for.
  const isHad = tokens.at(at + 1)?.after.has('that') === true && tokens.at(at + 1)?.after.has('with') === true;
  // `berapa klaim tumpang tindih`: of what each claim has some, claims are counted.
  if (field?.unit === 'claims' && field.restsOnOthers === true && !tokens.is(at + 2, 'compare', 'number', 'range', 'per', 'aggregate')) {
    draft.measures.push({ agg: 'count', at });
    draft.terms.push({ field: field.id, clauses: [{ field: field.id, op: '>', value: 0 }], isNegative: false, at: at + 1, isAlternative: false, part: 'base', isPlace: false });
    draft.subject ??= 'claims';
    return at + 2;
  }
  // `pasien dengan klaim terbanyak, berapa kali dirawat?`
  if (field?.id === 'los' && tokens.at(at)?.last === 'kali' && at + 2 >= tokens.list.length) {
    draft.measures.push({ agg: 'count', at });
    return at + 2;
  }
  if (field && isNumber(field) && !isHad && !tokens.is(at + 2, 'compare', 'number', 'range')) {
    draft.bare.push({ field, at: at + 1 });
    draft.count = at;
    return at + 2;
  }
  // `how many claims, and for how much?`: an amount besides the count, of what is not said.
  if (tokens.as(at, 'count')?.isAmount === true && draft.measures.some(({ agg }) => agg === 'count' || agg === 'distinct')) {
    draft.measures.push({ agg: 'sum', at });
    return at + 1;
  }
  // `rata-rata lama rawat berapa hari?`
  if (at + 2 >= tokens.list.length && tokens.is(at, 'count') && draft.measures.at(-1)?.field?.unit === ({ day: 'days', year: 'years' } as Readonly<Record<string, string>>)[tokens.as(at + 1, 'unit')?.unit ?? ''] && tokens.is(at + 1, 'unit')) return at + 2;
  if (at + 1 >= tokens.list.length && tokens.is(at, 'count') && draft.superlatives.length + draft.measures.length > 0) return at + 1;
  // `biaya penyakit jantung tahun ini berapa`: how much of what stands first.
  const [first] = draft.bare;
  if (at + 1 >= tokens.list.length && !isTotal && first?.at === 0 && draft.bare.length === 1 && isNumber(first.field) && draft.subject === undefined && draft.share === undefined && draft.groups.length + draft.having.length === 0) {
    draft.count = at;
    return at + 1;
  }
  if (isTotal && !tokens.is(at, 'count') && at + 1 >= tokens.list.length) return undefined;
  // `out of how many?`
  if (at === 0 && tokens.before.isThere && tokens.at(0)?.after.has('of') === true) draft.isOfWhole = true;
  // `how much were they in total?`
  if (tokens.as(at, 'count')?.isAmount === true && tokens.before.isThere && draft.subject === undefined && !tokens.list.some((_, i) => i !== at && (tokens.is(i, 'subject', 'aggregate') || tokens.all(i, 'field').some((sense) => isNumber(sense.field))))) {
    draft.measures.push({ agg: 'sum', at });
    draft.isAmount = true;
    return at + 1;
  }
  // `berapa klaim stroke, dan berapa di antaranya yang meninggal`, `…, and how many of them died`
  const isOfCounted = draft.measures.some(({ agg, where }) => agg === 'count' && where === undefined) && tokens.is(at - 1, 'and', 'comma') && (tokens.is(at + 1, 'point') || tokens.at(at + 1)?.after.has('of') === true);
  if (isOfCounted && draft.furtherAt === undefined) {
    draft.furtherAt = at;
    return tokens.is(at + 1, 'point') ? at + 2 : at + 1;
  }
  // `klaim poli gigi berapa rupiah`: an amount, of what is not said.
  const isAmount = tokens.as(at, 'count')?.isAmount === true;
  // `how much did infants cost us`: an amount that is named.
  if (isAmount && tokens.list.some((_, i) => i !== at && (tokens.is(i, 'aggregate') || tokens.all(i, 'field').some((sense) => isNumber(sense.field))))) {
    draft.count = at;
    return at + 1;
  }
  draft.measures.push({ agg: isAmount ? 'sum' : 'count', at });
  if (!isAmount) draft.openCount = at;
  return at + 1;
}

/** `how many claims, and what did they cost`: an amount besides the count, of the same claims. */
export function readAmountBesides(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const isAsked = tokens.is(at, 'count', 'which') && tokens.is(at - 1, 'and', 'comma');
  let to = at + 1;
  while (tokens.is(to, 'point')) to += 1;
  const field = tokens.as(to, 'field')?.field;
  if (!isAsked || field?.kind !== 'rupiah' || draft.measures.at(-1)?.agg !== 'count' || tokens.is(to + 1, 'compare', 'number', 'range', 'superlative', 'aggregate', 'which')) return undefined;
  draft.measures.push({ agg: 'sum', field, at });
  return to + 1;
}

const patient = findField('patient');

function readDifferent(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const field = tokens.as(at + 2, 'field')?.field;
  const isOfPersons = patient && tokens.all(at + 2, 'value').some((sense) => sense.field === 'age_group' || sense.field === 'patient_sex');
  const counted = field && isGroup(field) && field.kind !== 'date' ? field : isOfPersons ? patient : undefined;
  if (!counted) return undefined;
  draft.measures.push({ agg: 'distinct', field: counted, at });
  return field ? moreCounts(tokens, at + 3, draft) : at + 2;
}

/** `berapa klaim yang duplikat dan berapa yang meninggal`, `how many were flagged and how many were not`: a second count of other claims than the first, which one condition more would not be. */
function readAnotherCount(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const first = draft.measures.find(({ agg, where, of }) => agg === 'count' && where === undefined && of === undefined);
  const to = tokens.is(at + 1, 'subject') ? at + 2 : at + 1;
  const isOfFirst = tokens.is(at + 1, 'point') || tokens.at(at + 1)?.after.has('of') === true;
  const isAnother = first !== undefined && tokens.is(at - 1, 'and', 'comma') && !isOfFirst && draft.share === undefined && draft.furtherAt === undefined && to < tokens.list.length && !tokens.is(to, 'field', 'aggregate', 'count', 'per', 'superlative', 'share', 'unit') && draft.terms.some((term) => term.at > first.at && term.at < at);
  if (!isAnother || draft.having.length > 0) return undefined;
  draft.apart.push(at);
  draft.subject ??= 'claims';
  if (!tokens.is(to, 'not') || to + 1 < tokens.list.length) return to;
  const own = draft.terms.filter((term) => term.at > (draft.apart.at(-2) ?? first.at) && !term.isPlace);
  const [only, ...others] = own;
  if (!only || others.length > 0) return undefined;
  draft.terms.push({ ...only, clauses: [complementOf(only.clauses.flatMap((clause) => ('any' in clause ? clause.any : [clause])))], isNegative: !only.isNegative, at: to });
  return to + 1;
}

/** `Schizophrenia by province: claims, patients, claims per patient`: what a list behind a colon names is counted. */
export function readListed(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const isFirst = tokens.at(at)?.isListed === true && (draft.terms.length + draft.groups.length > 0 || draft.versus !== undefined || draft.comparing !== undefined) && tokens.is(at + 1, 'and', 'comma');
  if (!isFirst || tokens.as(at, 'subject')?.subject !== 'claims') return undefined;
  draft.measures.push({ agg: 'count', at });
  draft.subject ??= 'claims';
  return moreCounts(tokens, at + 1, draft);
}

/** `jumlah pasien dan faskes`: what is joined to what is counted is counted too. */
function moreCounts(tokens: Tokens, from: number, draft: Draft): number {
  let to = from;
  while (tokens.is(to, 'and', 'comma')) {
    const at = tokens.is(to, 'comma') && tokens.is(to + 1, 'and') ? to + 2 : to + 1;
    const field = tokens.as(at, 'field')?.field;
    // `total klaim, pasien, dan biaya`
    const ends = tokens.is(at + 1, 'superlative', 'compare', 'number', 'range', 'which', 'aggregate', 'per', 'order');
    if (field?.kind === 'rupiah' && !ends && tokens.at(at)?.after.has('with') !== true && tokens.at(at)?.after.has('that') !== true) {
      draft.measures.push({ agg: 'sum', field, at });
      to = at + 1;
      continue;
    }
    const isCounted = field !== undefined && (field.id === 'patient' || field.id === 'facility_key') && (!tokens.is(at + 1, 'value') || tokens.at(at + 1)?.after.has('in') === true) && !tokens.is(at + 1, 'superlative', 'compare', 'number', 'which', 'aggregate');
    if (!isCounted) break;
    draft.measures.push({ agg: 'distinct', field, at });
    to = at + 1;
  }
  return to;
}

/** `diagnosis stroke`: a field with its value, a condition of its own. */
function isNamed(tokens: Tokens, at: number, field: Field): boolean {
  return tokens.all(at + 1, 'value').some((sense) => senseFor(sense, field.id) !== undefined) || (field.countedBy !== undefined && tokens.is(at + 1, 'compare'));
}

/** `tren`, `perubahan`. */
export function readTrend(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const unit = tokens.as(at + 1, 'unit')?.unit;
  const date = findField('admit_date');
  // `tren mingguan`
  if (tokens.is(at, 'trend') && unit !== undefined && date && !tokens.is(at - 1, 'per')) {
    draft.trend = at;
    draft.groups.push({ field: date.id, unit, role: 'per', at: at + 1 });
    return at + 2;
  }
  if (tokens.is(at, 'trend')) draft.trend = at;
  else if (tokens.is(at, 'change')) draft.change = at;
  else return undefined;
  return at + 1;
}
