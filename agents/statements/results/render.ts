import { findField } from '#engine';

import { formatNumber, formatPercent } from '../format.ts';
import { zero } from '../rational.ts';
import { clausesText } from '../../reading/understood.ts';
import { fill, units } from '../../reading/texts.ts';
import { capitalized, figureOf, joined, listed, said } from '../words.ts';
import { resultParts as parts, resultSentences as sentences } from '../texts/results.ts';
import { type Fragment, type Sentence, nothing } from '../writer.ts';
import type { EvaluatedResult } from './evaluate.ts';
import { clauseText, phraseOf } from './phrase.ts';
import type { Column } from './result.ts';
import type { Shown } from './shown.ts';
import type { ResultStatementOf, RowRef, SideRef } from './statement.ts';

/** Words a statement that is so, with what it cites. */
export function renderResult(evaluated: EvaluatedResult, shown: Shown): Sentence {
  const { statement } = evaluated;
  const { language, writer: { write } } = shown;
  switch (statement.kind) {
    case 'matched':
      return write(sentences.matched, { n: shown.count(statement.of, 'matched'), phrase: phrase(shown, statement.of) });
    case 'none_match':
      return write(sentences.noneMatch, { phrase: phrase(shown, statement.of) }, [shown.id(statement.of, 'matched')]);
    case 'relaxed': {
      const clause = shown.results.data(statement.of.query)?.query.where[statement.without];
      return write(sentences.relaxed, { condition: said(clause ? clauseText(clause, language) : ''), n: shown.count(statement.relaxed, 'matched') }, [shown.id(statement.of, 'matched')]);
    }
    case 'figures':
      return figures(statement.of, shown);
    case 'listed':
      return listedRows(statement, shown);
    case 'row':
      return row(statement.of, shown);
    case 'leader': case 'tie':
      return extreme(evaluated, statement, shown);
    case 'portion': {
      const column = columnOf(shown, statement.of, statement.column);
      return write(sentences.portion, { name: shown.rowName(statement.of), share: said(formatPercent(evaluated.share ?? zero, language), [shown.id(statement.of, statement.column)]), measure: said(shown.measureName(statement.of, column)) });
    }
    case 'change':
      return change(evaluated, statement, shown);
    case 'versus':
      return versus(evaluated, statement, shown);
    case 'few':
      return write(sentences.few, { n: shown.count(statement.of, 'matched') });
    default: {
      const of = statement.of;
      const { rows, n } = { rows: shown.results.side(of)?.[statement.kind === 'absent' ? 'without_value' : 'withheld'], n: shown.id(of, 'matched') };
      const count = rows?.find(({ field }) => field === statement.field)?.n ?? 0;
      return write(statement.kind === 'absent' ? sentences.absent : sentences.withheld, { n: said(formatNumber(count, language), [n]), field: said(shown.fieldName(statement.field)) });
    }
  }
}

function phrase(shown: Shown, of: SideRef): Fragment {
  const query = shown.query(of);
  return said(query ? phraseOf(query, shown.language) : '');
}

function columnOf(shown: Shown, of: SideRef, name: string): Column {
  return shown.results.column(of, name) ?? { name, role: 'measure', label: { id: name, en: name } };
}

/** The measures of one row: what is asked first, then what goes with it. */
function figures(of: SideRef, shown: Shown): Sentence {
  const { results, language, writer: { write } } = shown;
  const at: RowRef = { ...of, row: 1 };
  const [first, ...more] = results.columns(of, 'measure');
  if (!first) return write(sentences.matched, { n: shown.count(of, 'matched'), phrase: phrase(shown, of) });
  const measure = results.measure(of, first.name);
  const n = shown.count(of, 'matched');
  const value = shown.cell(at, first);
  if (measure?.agg === 'count' && measure.of === undefined && (measure.where ?? []).length === 0 && more.length === 0) return write(sentences.onlyCount, { value, phrase: phrase(shown, of) });
  // The claims that a share is of, counted by the measure beside it.
  const counted = measure?.of === undefined ? undefined : more.find(({ name }) => isCountOf(shown, of, name, first.name));
  if (counted && measure?.of !== 'all' && measure?.field === undefined && (measure?.where ?? []).length > 0) {
    const part = said(clausesText(measure?.where ?? [], language).join(language === 'id' ? ' dan ' : ' and '));
    const count = said(formatNumber(Number(results.cell(at, counted.name) ?? 0), language), [shown.id(at, counted.name)]);
    return write(sentences.share, { share: value, n, phrase: phrase(shown, of), count, part });
  }
  if (measure?.of !== undefined) return write(sentences.shareOnly, { Measure: said(capitalized(shown.measureName(of, first))), phrase: phrase(shown, of), value, n });
  const rest = more.filter(({ name }) => name !== first.name);
  return write(sentences.figures, {
    Measures: said(capitalized(shown.measureName(of, first))),
    n,
    phrase: phrase(shown, of),
    first: value,
    rest: joined(rest.map((column) => joined([said(`; ${shown.measureName(of, column)} `), shown.cell(at, column)], '')), ''),
  });
}

/** Whether a measure counts what another is the share of. */
function isCountOf({ results }: Shown, of: SideRef, name: string, share: string): boolean {
  const [count, of100] = [results.measure(of, name), results.measure(of, share)];
  return count?.agg === 'count' && count.of === undefined && JSON.stringify(count.where ?? []) === JSON.stringify(of100?.where ?? []);
}

function listedRows({ of, rows }: ResultStatementOf<'listed'>, shown: Shown): Sentence {
  const { results, language, writer: { write } } = shown;
  const query = shown.query(of);
  const side = results.side(of);
  const isSome = side !== undefined && rows < side.total;
  const given = { rows: said(formatNumber(rows, language)), n: shown.count(of, 'matched'), total: shown.count(of, 'total'), phrase: phrase(shown, of), order: said(orderText(of, shown)) };
  if (query?.subject === 'pairs') return write(isSome ? sentences.pairsSome : sentences.pairsAll, given);
  if (query?.subject === 'claims' || query?.subject === 'decisions') return write(isSome ? sentences.listedSome : sentences.listedAll, given);
  return write(isSome ? sentences.groupsSome : sentences.groupsAll, { ...given, per: said(perText(of, shown)) });
}

function perText(of: SideRef, shown: Shown): string {
  const query = shown.query(of);
  const by = query?.subject === 'facilities' ? [{ field: 'facility_key' }] : query?.subject === 'patients' ? [{ field: 'patient' }] : (query?.by ?? []);
  const names = by.map(({ field, unit }: { readonly field: string; readonly unit?: keyof typeof units | undefined }) => (unit === undefined ? shown.fieldName(field) : fill(parts.unitOf, shown.language, { unit: units[unit][shown.language], field: shown.fieldName(field) })));
  return fill(parts.per, shown.language, { fields: names.join(parts.by[shown.language]) });
}

/** By what rows are in order; of groups by a date that order needs no word. */
function orderText(of: SideRef, shown: Shown): string {
  const { results, language } = shown;
  const query = shown.query(of);
  if (!query) return '';
  const [first] = query.order;
  const [measure] = results.columns(of, 'measure');
  if (!first) return query.subject === 'claims' ? parts.byRisk[language] : measure && query.by[0]?.unit === undefined && query.subject !== 'pairs' && query.subject !== 'decisions' ? fill(parts.largestFirst, language, { by: shown.measureName(of, measure) }) : '';
  const field = findField(first.field ?? (first.group === undefined ? '' : (query.by[first.group]?.field ?? '')));
  const ordered = results.columns(of, 'measure').find((column) => column.measure === first.measure);
  const by = field ? shown.fieldName(field.id) : ordered ? shown.measureName(of, ordered) : '';
  const isDate = field?.kind === 'date';
  const text = first.direction === 'asc' ? (isDate ? parts.oldestFirst : parts.smallestFirst) : isDate ? parts.newestFirst : parts.largestFirst;
  return fill(text, language, { by });
}

function row(of: RowRef, shown: Shown): Sentence {
  const { results, language, writer: { write } } = shown;
  const query = shown.query(of);
  const isList = query?.subject === 'claims' || query?.subject === 'decisions';
  const labels = query?.subject === 'facilities' ? results.columns(of, 'label').filter(({ name }) => name !== 'facility_name') : [];
  const columns = isList ? results.columns(of, 'field').slice(1) : [...labels, ...results.columns(of, 'measure', 'change', 'field'), ...results.columns(of, 'mark').filter(({ name }) => name === 'claim_ids')];
  // What is absent is told only of what was asked for.
  const asked = new Set(query?.order.flatMap(({ field }) => field ?? []) ?? []);
  const told = columns.filter(({ name, role }) => role === 'measure' || asked.has(name) || !isBlank(results.cell(of, name)));
  const values = told.map((column) => {
    const value = shown.cell(of, column);
    if (column.role === 'label') return value;
    const measure = column.role === 'measure' ? results.measure(of, column.name) : undefined;
    // `12 klaim` needs no name.
    if (measure?.agg === 'count' && (measure.where ?? []).length === 0 && measure.of === undefined) return value;
    const name = column.role === 'measure' ? shown.measureName(of, column) : column.label[language];
    return joined([said(`${/^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name} `), value], '');
  });
  const name = shown.rowName(of);
  // One row alone needs no number.
  const no = said(results.side(of)?.total === 1 ? '' : `${of.row}. `);
  return values.length === 0 ? write(sentences.bareRow, { no, name }) : write(sentences.row, { no, name, values: joined(values, ', ') });
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0);
}

function extreme({ share }: EvaluatedResult, statement: ResultStatementOf<'leader'> | ResultStatementOf<'tie'>, shown: Shown): Sentence {
  const { writer: { write }, language } = shown;
  const column = columnOf(shown, statement.of, statement.column);
  const rows = statement.kind === 'leader' ? [statement.of.row] : statement.rows;
  const name = shown.measureName(statement.of, column);
  const given = { Measure: said(capitalized(name)), measure: said(name), value: shown.cell({ query: statement.of.query, side: statement.of.side, row: rows[0] ?? 1 }, column), portion: share === undefined ? nothing : said(fill(parts.portion, language, { share: formatPercent(share, language) })) };
  const names = rows.map((at) => shown.rowName({ query: statement.of.query, side: statement.of.side, row: at }));
  if (statement.kind === 'leader') return write(statement.end === 'most' ? sentences.most : sentences.least, { ...given, name: names[0] ?? nothing });
  return write(statement.end === 'most' ? sentences.tieMost : sentences.tieLeast, { ...given, names: listed(names, language) });
}

/** A difference in the unit of its values; of shares in points. */
function differenceOf({ difference = zero }: EvaluatedResult, { unit }: Column, { language }: Shown): Fragment {
  if (unit === 'share') return said(fill(parts.points, language, { n: formatNumber({ n: difference.n * 100n, d: difference.d }, language, 1) }));
  if (unit === 'claims') return said(fill(parts.claims, language, { n: formatNumber(difference, language) }));
  return unit === 'rupiah' || unit === 'days' ? figureOf(difference, unit === 'days' && difference.d !== 1n ? undefined : unit, language) : said(formatNumber(difference, language, difference.d === 1n ? 0 : 2));
}

function shareOf({ share }: EvaluatedResult, { unit }: Column, { language }: Shown): Fragment {
  return share === undefined || unit === 'share' ? nothing : said(fill(parts.inBrackets, language, { share: formatPercent(share, language) }));
}

function change(evaluated: EvaluatedResult, { of, column: name, from, to, direction }: ResultStatementOf<'change'>, shown: Shown): Sentence {
  const column = columnOf(shown, of, name);
  const [first, last] = [{ ...of, row: from }, { ...of, row: to }];
  return shown.writer.write(sentences[direction], {
    from: shown.rowName(first), to: shown.rowName(last), measure: said(shown.measureName(of, column)),
    difference: differenceOf(evaluated, column, shown), share: shareOf(evaluated, column, shown), old: shown.cell(first, column), new: shown.cell(last, column),
  });
}

function versus(evaluated: EvaluatedResult, { left, right, column: name, relation }: ResultStatementOf<'versus'>, shown: Shown): Sentence {
  const column = columnOf(shown, left, name);
  const nameOf = (row: RowRef): Fragment => (left.side === right.side ? shown.rowName(row) : said(shown.sideName(row)));
  return shown.writer.write(sentences[relation], {
    Measure: said(capitalized(shown.measureName(left, column))), one: nameOf(left), other: nameOf(right),
    left: shown.cell(left, column), right: shown.cell(right, column), difference: differenceOf(evaluated, column, shown), share: shareOf(evaluated, column, shown),
  });
}
