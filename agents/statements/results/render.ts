import { type ClaimQuery, findField, formatAtMost, formatNumber, zero } from '#engine';

import { nameOf, valueText } from '../../reading/understood.ts';
import { fill } from '../../reading/texts.ts';
import { capitalized, joined, said } from '../words.ts';
import { endTexts, resultParts as parts, resultSentences as sentences } from '../texts/results.ts';
import { type Fragment, type Sentence, nothing } from '../writer.ts';
import { type EvaluatedResult, alikeRows, fewestBehind, isCountOfAll, isWhole, supportOf } from './evaluate.ts';
import { claimsText } from './phrase.ts';
import { changeText, extremeText, partOfAll, portionText, runnersUpText, stepText, thinText, versusText } from './render-comparison.ts';
import type { Column } from './result.ts';
import type { Shown } from './shown.ts';
import type { ResultStatement, ResultStatementOf, RowRef, SideRef } from './statement.ts';

/**
 * Words a statement that is so, with what it cites. Of a comparison it says of which side, where the words do not name its claims.
 *
 * @param before the statement told before it: what that set against another is not named again.
 */
export function renderResult(evaluated: EvaluatedResult, shown: Shown, before?: ResultStatement): Sentence {
  const { statement } = evaluated;
  const sentence = worded(evaluated, shown, before);
  const of = 'of' in statement && namedBySide.has(statement.kind) ? statement.of : statement.kind === 'versus' && statement.left.side === statement.right.side ? statement.left : undefined;
  const side = of && shown.sideName(of);
  return side ? { ...sentence, text: `${capitalized(side)} — ${sentence.text}` } : sentence;
}

const namedBySide: ReadonlySet<ResultStatement['kind']> = new Set<ResultStatement['kind']>(['leader', 'tie', 'portion', 'runners_up', 'overlap', 'volume', 'thin', 'change', 'step', 'together', 'few', 'absent', 'withheld']);

function worded(evaluated: EvaluatedResult, shown: Shown, before?: ResultStatement): Sentence {
  const { statement } = evaluated;
  const { language, results, writer: { write } } = shown;
  switch (statement.kind) {
    case 'matched':
      return write(isWhole(results, statement.of) ? sentences.matched : sentences.countedOf, { n: shown.count(statement.of, 'matched'), claims: claims(shown, statement.of), rest: nothing });
    case 'none_match':
      return nothingFound(statement.of, shown);
    case 'relaxed': {
      const clause = shown.results.data(statement.of.query)?.query.where[statement.without];
      return write(sentences.relaxed, { condition: said(clause ? claimsText({ subject: 'claims', where: [clause] }, language, '') : ''), n: shown.count(statement.relaxed, 'matched'), claims: claims(shown, statement.relaxed) }, [shown.id(statement.of, 'matched')]);
    }
    case 'figures':
      return figures(statement.of, shown);
    case 'listed':
      return listedRows(statement, shown);
    case 'row':
      return row(statement.of, shown);
    case 'leader': case 'tie':
      return extremeText(evaluated, statement, shown);
    case 'portion':
      return portionText(evaluated, statement, shown);
    case 'runners_up':
      return runnersUpText(evaluated, statement, shown);
    case 'each': {
      const measure = results.measure(statement.of, statement.column);
      const value = said(measure?.agg === 'sum' ? shown.amount(evaluated.times ?? zero, results.column(statement.of, statement.column)?.unit) : formatAtMost(evaluated.times ?? zero, language, 1), [shown.id({ ...statement.of, row: 1 }, statement.column), shown.id(statement.of, 'matched')]);
      return write(measure?.agg === 'sum' ? sentences.eachTotal : sentences.eachCounted, { value, what: said(shown.fieldName(measure?.field ?? '')) });
    }
    case 'overlap': {
      const column = statement.column;
      const sum = said(formatNumber(evaluated.difference ?? zero, language), (results.side(statement.of)?.rows ?? []).map((_, i) => shown.id({ ...statement.of, row: i + 1 }, column)));
      return write(sentences.overlap, { sum, n: shown.count(statement.of, 'matched'), fields: said(shown.fieldName(shown.query(statement.of)?.by[0]?.field ?? '')) });
    }
    case 'volume':
      return write(sentences.volume, { n: shown.count(statement.of, 'matched') });
    case 'thin':
      return thinText(statement, shown);
    case 'change':
      return changeText(evaluated, statement, shown);
    case 'step':
      return stepText(evaluated, statement, shown);
    case 'together': {
      const counts = Array.from({ length: statement.rows }, (_, i) => shown.id({ ...statement.of, row: i + 1 }, statement.column));
      return write(sentences.together, { rows: said(formatNumber(statement.rows, language)), share: said(shown.percent(evaluated.share ?? zero), [...counts, shown.id(statement.of, 'matched')]), n: shown.count(statement.of, 'matched') });
    }
    case 'alike': {
      const rows = alikeRows(statement, results);
      return write(sentences[statement.column === 'flags' ? 'alikeFlags' : 'alike'], { which: write(rows.length === statement.rows ? parts.allClaims : parts.someClaims, { n: said(formatNumber(rows.length, language)), rows: said(formatNumber(statement.rows, language)) }, rows.map((one) => shown.id(one, statement.column))), field: said(shown.fieldName(statement.column)), value: said(valueText(findField(statement.column), statement.value, language)) });
    }
    case 'versus':
      return versusText(evaluated, statement, shown, before);
    case 'few': {
      const { column = 'matched', n = 0 } = fewestBehind(shown.results, statement.of) ?? {};
      return write(sentences.few, { n: said(formatNumber(n, language), [shown.id(column === 'matched' ? statement.of : { ...statement.of, row: 1 }, column)]) });
    }
    default: {
      const [template, name] = statement.kind === 'absent' ? [sentences.absent, 'without_value' as const] : [sentences.withheld, 'withheld' as const];
      return write(template, { n: shown.count(statement.of, `${name}.${statement.field}`), field: said(shown.fieldName(statement.field)) });
    }
  }
}

function claims(shown: Shown, of: SideRef): Fragment {
  const query = shown.query(of);
  return said(query ? claimsText(query, shown.language) : '');
}

/** No claim passes, or no group or pair of those that do. */
function nothingFound(of: SideRef, shown: Shown): Sentence {
  const { results, writer: { write } } = shown;
  const query = shown.query(of);
  const cited = [shown.id(of, 'matched'), shown.id(of, 'total')];
  if (!query || results.side(of)?.matched === 0) return write(sentences.noneMatch, { claims: claims(shown, of) }, cited.slice(0, 1));
  if (query.subject === 'pairs') return write(sentences.noPairs, { claims: claims(shown, of) }, cited.slice(1));
  return write(sentences.noGroups, { n: shown.count(of, 'matched'), claims: claims(shown, of), per: said(isWhole(shown.results, of) ? '' : `, ${perText(of, shown)}`), having: said(shown.having(of)) }, cited);
}

/** The measures of one row: what is asked first, then what goes with it. */
function figures(of: SideRef, shown: Shown): Sentence {
  const { results, language, writer: { write } } = shown;
  const at: RowRef = { ...of, row: 1 };
  const columns = results.columns(of, 'measure');
  // How many there are is told of all.
  const [first, ...more] = columns.filter((column) => !isCountOfAll(results.measure(of, column.name)));
  const given = { n: shown.count(of, 'matched'), claims: claims(shown, of) };
  const restOf = (rest: readonly Column[]): Fragment => joined(rest.map((column) => joined([said(`; ${shown.measureName(of, column)} `), shown.cell(at, column)], '')), '');
  // Where they are asked for first, they are told first.
  if (!first || columns[0]?.name !== first.name) return write(sentences.matched, { ...given, rest: restOf(first ? [first, ...more] : []) });
  const measure = results.measure(of, first.name);
  const value = shown.cell(at, first);
  // The claims that a share counts stand in the measure beside it.
  const counted = measure?.of !== undefined && typeof measure.of === 'string' && measure.of !== 'all' && measure.field === undefined && (measure.where ?? []).length > 0 ? results.countOf(of, measure) : undefined;
  const rest = restOf(more.filter(({ name }) => name !== counted?.name));
  if (counted) {
    const count = said(formatNumber(results.number(at, counted.name) ?? zero, language), [shown.id(at, counted.name)]);
    const are = claimsText({ subject: 'claims', where: measure?.where ?? [] }, language);
    return write(sentences.share, { ...given, share: value, count, are: said(fill(/^klaim ber\p{Ll}+$/u.test(are) ? parts.areSo : parts.areClaims, language, { claims: are, so: are.replace('klaim ', '') })), rest });
  }
  if (measure?.agg === 'distinct' && measure.of === undefined && (measure.where ?? []).length === 0) return write(sentences.counted, { ...given, value, what: said(shown.fieldName(measure.field ?? '')), rest });
  const name = shown.measureName(of, first);
  return write(measure?.of === undefined || typeof measure.of === 'object' ? sentences.figures : sentences.shareOnly, { ...given, Measure: said(capitalized(name)), measure: said(name), value, rest });
}

function listedRows({ of, rows }: ResultStatementOf<'listed'>, shown: Shown): Sentence {
  const { results, language, writer: { write } } = shown;
  const query = shown.query(of);
  const side = results.side(of);
  const isSome = side !== undefined && rows < side.total;
  const given = { rows: said(formatNumber(rows, language)), n: shown.count(of, 'matched'), total: shown.count(of, 'total'), claims: claims(shown, of), order: said(orderText(of, shown)) };
  if (!query) return write(sentences.listedAll, given);
  if (query.subject === 'pairs') return write(isSome ? sentences.pairsSome : sentences.pairsAll, given);
  const ordered = orderOf(of, shown);
  const end = said(ordered ? endTexts[ordered.end][language] : '');
  if (query.subject === 'claims' || query.subject === 'decisions') return isSome && ordered && rows > 1 && query.order.length > 0 ? write(sentences.listedFirst, { ...given, by: said(ordered.by), end }) : write(isSome ? sentences.listedSome : sentences.listedAll, given);
  const main = query.having.length === 0 && query.top_per === undefined ? aloneMeasure(of, shown) : undefined;
  if (main) {
    const name = shown.measureName(of, main);
    const isOrdered = query.by[0]?.unit === undefined && ordered?.by === name;
    if (isSome && isOrdered) return write(sentences.first, { ...given, measure: said(name), fields: said(shown.groups(of, true)), end });
    if (!isSome) return write(sentences.measured, { ...given, Measure: said(capitalized(name)), per: said(perText(of, shown)), order: isOrdered ? said(parts[ordered?.end === 'lowest' ? 'lowest' : 'highest'][language]) : given.order });
  }
  // How many a bound left is what is asked of them.
  if (query.having.length > 0 && query.top_per === undefined) return write(isSome ? sentences.groupsChosenSome : sentences.groupsChosen, { ...given, fields: said(shown.groups(of, true)), having: said(fill(parts.having, language, { having: shown.having(of) })) });
  return write(isSome ? sentences.groupsSome : sentences.groupsAll, { ...given, per: said(`${perText(of, shown)}${chosenText(of, query, shown)}`) });
}

/** Which of the groups there are: those that pass, and the first of each. */
function chosenText(of: SideRef, query: ClaimQuery, shown: Shown): string {
  const { language } = shown;
  const having = query.having.length === 0 ? '' : fill(parts.having, language, { having: shown.having(of) });
  return query.top_per === undefined ? having : `${having}${fill(parts.topPer, language, { n: query.top_per, field: nameOf(findField(query.by[0]?.field ?? ''), language) })}`;
}

function perText(of: SideRef, shown: Shown): string {
  return fill(parts.per, shown.language, { fields: shown.groups(of) });
}

/** By what rows are in order, and which end of it stands first; of groups by a date that order needs no word. */
function orderOf(of: SideRef, shown: Shown): { readonly by: string; readonly end: 'highest' | 'lowest' | 'newest' | 'oldest' } | undefined {
  const { results } = shown;
  const query = shown.query(of);
  const [first] = query?.order ?? [];
  const [measure] = results.columns(of, 'measure');
  if (!first) return query?.subject === 'decisions' ? { by: shown.fieldName('decided_on'), end: 'newest' } : measure && query?.by[0]?.unit === undefined ? { by: shown.measureName(of, measure), end: 'highest' } : undefined;
  const field = findField(first.field ?? (first.group === undefined ? '' : (query?.by[first.group]?.field ?? '')));
  const ordered = results.columns(of, 'measure').find((column) => column.measure === first.measure);
  const isDate = field?.kind === 'date';
  return { by: field ? shown.fieldName(field.id) : ordered ? shown.measureName(of, ordered) : '', end: first.direction === 'asc' ? (isDate ? 'oldest' : 'lowest') : isDate ? 'newest' : 'highest' };
}

function orderText(of: SideRef, shown: Shown): string {
  const query = shown.query(of);
  if (shown.results.side(of)?.total === 1) return '';
  if (query?.order.length === 0 && (query.subject === 'claims' || query.subject === 'pairs')) return parts.byRisk[shown.language];
  const { by, end } = orderOf(of, shown) ?? {};
  return end === undefined ? '' : fill(parts[`${end}First`], shown.language, { by: by ?? '' });
}

/** Persons of whom the claims are named. */
const fewPersons = 5;

function row(of: RowRef, shown: Shown): Sentence {
  const { results, writer: { write } } = shown;
  const query = shown.query(of);
  const isList = query?.subject === 'claims' || query?.subject === 'decisions';
  const labels = query?.subject === 'facilities' ? results.columns(of, 'label').filter(({ name }) => name !== 'facility_name') : [];
  const columns = isList ? results.columns(of, 'field').slice(1) : [...labels, ...results.columns(of, 'measure', 'field'), ...results.columns(of, 'mark').filter(({ name }) => name === 'claim_ids' && (results.side(of)?.total ?? 0) <= fewPersons)];
  // What is absent is told only of what was asked for.
  const asked = new Set(query?.order.flatMap(({ field }) => field ?? []) ?? []);
  const told = columns.filter(({ name, role }) => role === 'measure' || asked.has(name) || !isBlank(results.cell(of, name)));
  // One measure stands with the claims behind it, and the head of the list names it.
  const main = aloneMeasure(of, shown);
  const isAlone = main !== undefined;
  const values = told.filter((column) => !isAlone || column.role !== 'measure' || column === main).map((column) => {
    const isMain = isAlone && column === main;
    const value = isMain && !isCountOfAll(results.measure(of, column.name)) ? shown.founded(of, column, true) : shown.cell(of, column);
    if (column.role === 'label') return value;
    const measure = column.role === 'measure' ? results.measure(of, column.name) : undefined;
    // `12 klaim` needs no name.
    if (isMain && isCountOfAll(measure)) return joined([value, partOfAll(of, column, shown)], '');
    if (isCountOfAll(measure) || (isMain && query?.top_per === undefined)) return value;
    return joined([said(`${shown.measureName(of, column)} `), value], '');
  });
  const all = [...values, ...changes(of, shown)];
  const name = shown.rowName(of);
  // One row alone needs no number.
  const isOnly = results.side(of)?.total === 1;
  const [no, end] = [said(isOnly ? '' : `${of.row}. `), said(isOnly ? '.' : '')];
  return all.length === 0 ? write(sentences.bareRow, { no, name, end }) : write(sentences.row, { no, name, values: joined(all, ', '), end });
}

/** The one measure that is asked of groups: all others count the claims behind it. */
function aloneMeasure(of: SideRef, { results }: Shown): Column | undefined {
  const [main, ...others] = results.columns(of, 'measure');
  const measure = main && results.measure(of, main.name);
  const counted = measure?.of === 'group' && measure.field === undefined ? results.countOf(of, measure) : undefined;
  const isFounded = main !== undefined && (others.length === 0 || supportOf(results, of, main.name) !== undefined);
  return isFounded && others.every(({ name }) => name === counted?.name || isCountOfAll(results.measure(of, name))) ? main : undefined;
}

/** How each measure of a period stands to the period before: by how much, and of a share in points, else as a share too. Of one that stands alone its claims need none. */
function changes(of: RowRef, shown: Shown): readonly Fragment[] {
  const { results, language } = shown;
  const main = aloneMeasure(of, shown);
  return results.columns(of, 'measure').filter((column) => main === undefined || column === main).flatMap((column) => {
    const [by, share] = results.columns(of, 'change').filter(({ measure }) => measure === column.measure);
    const [difference, part] = [by && results.number(of, by.name), share && column.unit !== 'share' ? results.number(of, share.name) : undefined];
    if (!by || difference === undefined) return [];
    const told = said(fill(parts.change, language, { measure: main ? '' : ` ${shown.measureName(of, column)}`, by: shown.difference(difference, column.unit) }), [shown.id(of, by.name)]);
    return [share && part ? joined([told, said(fill(parts.inBrackets, language, { share: shown.percent(part) }), [shown.id(of, share.name)])], '') : told];
  });
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0);
}
