import { type Rational, divide, formatAtMost, formatNumber, isLess, rationalOf, zero } from '#engine';

import { fill, units } from '../../reading/texts.ts';
import { endTexts, resultParts as parts, resultSentences as sentences } from '../texts/results.ts';
import { capitalized, joined, listed, said } from '../words.ts';
import { type Fragment, type Sentence, nothing } from '../writer.ts';
import { type EvaluatedResult, evaluateResult, isCountOfAll, isDated, isWhole, thinRows, wholePeriods } from './evaluate.ts';
import { claimsText } from './phrase.ts';
import type { Column } from './result.ts';
import type { Shown } from './shown.ts';
import type { ResultStatement, ResultStatementOf, RowRef, SideRef } from './statement.ts';

/** The rows that lead, or stand last. */
export function extremeText(evaluated: EvaluatedResult, statement: ResultStatementOf<'leader'> | ResultStatementOf<'tie'>, shown: Shown): Sentence {
  const { writer: { write }, language } = shown;
  const column = columnOf(shown, statement.of, statement.column);
  const rows = statement.kind === 'leader' ? [statement.of.row] : statement.rows;
  const name = shown.measureName(statement.of, column);
  const query = shown.query(statement.of);
  const among = query && query.having.length > 0 ? fill(parts.among, language, { having: shown.having(statement.of) }) : '';
  const ofRows = rows.map((row): RowRef => ({ query: statement.of.query, side: statement.of.side, row }));
  const value = joined(ofRows.map((row, i) => (i === 0 ? (statement.kind === 'leader' ? shown.founded(row, column) : shown.cell(row, column)) : said('', [shown.id(row, column.name)]))), '');
  const portion = statement.kind === 'leader' && evaluated.share !== undefined ? portionOf(evaluated, statement, shown) : undefined;
  const given = { Measure: said(capitalized(name)), measure: said(name), among: said(among), value, portion: portion ? write(parts.portion, { share: portion }) : nothing };
  const names = ofRows.map((row) => shown.fullName(row, true));
  if (statement.kind === 'leader') {
    const [row = { ...statement.of, row: 1 }, isMost] = [ofRows[0], statement.end === 'most'];
    if (query?.by[0]?.unit !== undefined && query.having.length === 0) return write(isMost ? sentences.peak : sentences.trough, { ...given, name: names[0] ?? nothing, since: sinceFirst(row, column, shown) });
    if (query && isCountOfAll(shown.results.measure(statement.of, statement.column))) {
      const number = said(formatNumber(shown.results.number(row, statement.column) ?? zero, language), [shown.id(row, statement.column)]);
      return write(isMost ? sentences.mostClaims : sentences.leastClaims, { ...given, Name: opened(names[0] ?? nothing), value: number, n: shown.count(statement.of, 'matched'), claims: said(claimsText(query, language)), share: partOfAll(row, column, shown) });
    }
    return write(isMost ? sentences.most : sentences.least, { ...given, Name: opened(names[0] ?? nothing) });
  }
  if (rows.length === shown.results.side(statement.of)?.rows.length) return write(sentences.tieAll, { ...given, names: everyOne(statement.of, names, shown) });
  return write(statement.end === 'most' ? sentences.tieMost : sentences.tieLeast, { ...given, names: listed(names, language) });
}

/** All rows together. */
function everyOne(of: SideRef, names: readonly Fragment[], shown: Shown): Fragment {
  return shown.writer.write(parts.everyOne, { n: shown.count(of, 'total'), fields: said(shown.groups(of, true)) }, names.flatMap(({ evidence }) => evidence));
}

function opened({ text, evidence }: Fragment): Fragment {
  return { text: capitalized(text), evidence };
}

/** What part of the claims that match a group has, in brackets. */
export function partOfAll(of: RowRef, { name }: Column, shown: Shown): Fragment {
  const { results, language } = shown;
  const [n, side, query] = [results.number(of, name), results.side(of), results.data(of.query)?.query];
  if (!n || !side || side.total < 2 || side.matched === 0 || query?.by[0]?.unit !== undefined || query?.subject === 'patients') return nothing;
  return said(fill(parts.inBrackets, language, { share: shown.percent(divide(n, rationalOf(side.matched))) }), [shown.id({ query: of.query, side: of.side }, 'matched')]);
}

/** Who comes behind the first, with what they have, and how far the first is ahead. */
export function runnersUpText({ times }: EvaluatedResult, { of, rows, column: name }: ResultStatementOf<'runners_up'>, shown: Shown): Sentence {
  const { writer: { write }, language } = shown;
  const column = columnOf(shown, of, name);
  const [second = nothing, ...others] = Array.from({ length: rows - 1 }, (_, i): RowRef => ({ ...of, row: i + 2 })).map((row) => write(parts.beside, { name: shown.fullName(row), value: shown.founded(row, column, true) }));
  if (!times || !isLess(rationalOf(1), times)) return write(sentences.runnersUp, { names: listed([second, ...others], language) });
  const given = { second, names: others.length === 0 ? nothing : write(parts.followed, { names: listed(others, language) }) };
  return isLess(rationalOf(1.05), times) ? write(sentences.ahead, { ...given, times: said(timesText(times, shown), [shown.id({ ...of, row: 1 }, name)]) }) : write(sentences.close, given);
}

/** `2,3`; what is close to one shows how close. */
export function timesText(times: Rational, { language }: Shown): string {
  return isLess(times, rationalOf(1.1)) && isLess(rationalOf(0.9), times) ? formatNumber(times, language, 2) : formatAtMost(times, language, 1);
}

/** Groups whose figure rests on few claims, with how many these are. */
export function thinText({ of, rows }: ResultStatementOf<'thin'>, shown: Shown): Sentence {
  const named = thinRows(shown.results, of, rows).slice(0, 5).map(({ row, n, column }) => joined([shown.rowName({ ...of, row }, false), said(` (${formatNumber(n, shown.language)})`, [shown.id({ ...of, row }, column)])], ''));
  return shown.writer.write(sentences.thin, { names: listed(named, shown.language) });
}

function differenceOf({ difference = zero }: EvaluatedResult, { unit }: Column, shown: Shown): Fragment {
  return said(shown.difference(difference, unit));
}

function shareOf({ share }: EvaluatedResult, { unit }: Column, shown: Shown): Fragment {
  return share === undefined || unit === 'share' ? nothing : said(fill(parts.inBrackets, shown.language, { share: shown.percent(share) }));
}

/** A month without the year that the later one names. */
function sameYear({ text, evidence }: Fragment, later: Fragment): Fragment {
  const [, month, year = ''] = /^(\p{L}+) (\d{4})$/u.exec(text) ?? [];
  return month !== undefined && later.text.endsWith(` ${year}`) ? { text: month, evidence } : { text, evidence };
}

/** How a measure moved from a period to a later one, and whether either is an end of all. */
export function changeText(evaluated: EvaluatedResult, { of, column: name, from, to, direction }: ResultStatementOf<'change'>, shown: Shown): Sentence {
  const column = columnOf(shown, of, name);
  const [first, last] = [{ ...of, row: from }, { ...of, row: to }];
  const marked = (row: RowRef): Fragment => {
    const end = (['most', 'least'] as const).find((one) => evaluateResult({ kind: 'leader', of: row, column: name, end: one }, shown.results).ok);
    return joined([shown.cell(row, column), said(end && direction !== 'same' ? parts[end][shown.language] : '')], '');
  };
  const measure = movedName(of, column, shown);
  return shown.writer.write(sentences[direction], { ...movement(evaluated, first, last, column, shown), Measure: said(capitalized(measure)), measure: said(measure), old: marked(first), new: marked(last) }, [shown.id(first, name)]);
}

/** The largest step from a period to the next. */
export function stepText(evaluated: EvaluatedResult, { of, column: name, from, to, direction }: ResultStatementOf<'step'>, shown: Shown): Sentence {
  const column = columnOf(shown, of, name);
  const [first, last] = [{ ...of, row: from }, { ...of, row: to }];
  const unit = shown.query(of)?.by[0]?.unit ?? 'month';
  return shown.writer.write(direction === 'up' ? sentences.stepUp : sentences.stepDown, { ...movement(evaluated, first, last, column, shown), unit: said(units[unit][shown.language]) }, [shown.id(first, name), shown.id(last, name)]);
}

function movement(evaluated: EvaluatedResult, first: RowRef, last: RowRef, column: Column, shown: Shown): Readonly<Record<'from' | 'to' | 'difference' | 'share', Fragment>> {
  return { from: sameYear(shown.rowName(first), shown.rowName(last)), to: shown.rowName(last), difference: differenceOf(evaluated, column, shown), share: shareOf(evaluated, column, shown) };
}

/** What moved, with the claims that it is of. */
function movedName(of: SideRef, column: Column, shown: Shown): string {
  const query = shown.results.data(of.query)?.query;
  const claims = query ? claimsText({ subject: query.subject, where: query.where }, shown.language) : '';
  if (claims === '' || claims === parts.noun[shown.language]) return shown.measureName(of, column);
  return isCountOfAll(shown.results.measure(of, column.name)) ? fill(parts.numberOf, shown.language, { claims }) : `${shown.measureName(of, column)}${fill(parts.base, shown.language, { claims })}`;
}

/** How far an end lies from where the periods begin. */
function sinceFirst(row: RowRef, column: Column, shown: Shown): Fragment {
  const [from] = wholePeriods(shown.results, row, column.name);
  const found = (['up', 'down'] as const).map((direction) => ({ direction, moved: evaluateResult({ kind: 'change', of: { query: row.query, side: row.side }, column: column.name, from: from ?? 0, to: row.row, direction }, shown.results) })).find(({ moved }) => moved.ok);
  if (!found?.moved.ok || from === undefined) return nothing;
  const { share } = found.moved.evaluated;
  const first = { ...row, row: from };
  const far = share === undefined || column.unit === 'share' ? differenceOf(found.moved.evaluated, column, shown) : said(shown.percent(share));
  return shown.writer.write(parts[found.direction], { far, first: sameYear(shown.rowName(first), shown.rowName(row)) }, [shown.id(first, column.name)]);
}

/** What parts two figures that are told as nearly the same, of the smaller. */
const nearly = rationalOf(0.01);

/** Two rows beside each other, of one side or of two; the first of them is not told again where it was just set against another. */
export function versusText(evaluated: EvaluatedResult, { left, right, column: name, relation }: ResultStatementOf<'versus'>, shown: Shown, before?: ResultStatement): Sentence {
  const { language, results } = shown;
  const column = columnOf(shown, left, name);
  const nameOf = (row: RowRef): Fragment => (left.side === right.side ? shown.rowName(row) : isWhole(results, row) ? said(shown.sideName(row)) : joined([said(shown.sideName(row)), shown.rowName(row)], ' – '));
  const query = results.data(left.query)?.query;
  const common = query && left.side !== right.side ? claimsText(query, language) : '';
  const isOfAll = isCountOfAll(results.measure(left, name));
  // Of sides that are told here alone, with the claims behind.
  const measured = results.measure(left, name);
  const behind = measured?.of === undefined ? undefined : results.countOf(left, measured);
  const cell = (row: RowRef): Fragment => {
    if (!isWhole(results, row) || isOfAll) return shown.cell(row, column);
    const [n, count] = [shown.count(row, 'matched'), behind && results.number(row, behind.name)];
    const claims = behind && count ? said(fill(parts.ofBehind, language, { count: formatNumber(count, language), n: n.text }), [shown.id(row, behind.name)]) : said(fill(parts.claims, language, { n: n.text }));
    return joined([shown.cell(row, column), said(fill(parts.inBrackets, language, { share: claims.text }), [...n.evidence, ...claims.evidence])], '');
  };
  const counted = isOfAll && common !== '' && results.number(left, name);
  const measure = shown.measureName(left, column);
  const isAgain = relation !== 'equal' && before?.kind === 'versus' && before.column === name && before.relation === relation && JSON.stringify(before.left) === JSON.stringify(left);
  const isNear = evaluated.share !== undefined && column.unit !== 'share' && isLess(evaluated.share, nearly);
  return shown.writer.write(isAgain ? sentences.again : relation !== 'equal' && isNear ? (isOfAll ? sentences.nearlyClaims : sentences.nearly) : relation === 'equal' ? sentences.equal : isOfAll ? sentences.moreClaims : sentences.more, {
    base: said(common === '' || common === parts.noun[language] || isOfAll ? '' : fill(parts.base, language, { claims: common })),
    Measure: said(capitalized(measure)), measure: said(measure), one: nameOf(left), One: opened(nameOf(left)), other: nameOf(right), at: said((isDated(results, right) ? parts.during : parts.at)[language]), higher: said(relation === 'equal' ? '' : endTexts[`${relation}${isOfAll ? 'Claims' : ''}`][language]),
    left: counted ? said(`${formatNumber(counted, language)} ${common}`, [shown.id(left, name)]) : cell(left), right: cell(right), difference: differenceOf(evaluated, column, shown), share: shareOf(evaluated, column, shown),
  }, [shown.id(left, name), shown.id(right, name)]);
}

/** A row as a part of all. */
export function portionText(evaluated: EvaluatedResult, statement: ResultStatementOf<'portion'>, shown: Shown): Sentence {
  const measure = said(shown.measureName(statement.of, columnOf(shown, statement.of, statement.column)));
  return shown.writer.write(sentences.portion, { name: shown.rowName(statement.of), share: portionOf(evaluated, statement, shown), measure });
}

/** The part that a row is of the whole, with all that it stands on. */
function portionOf({ share = zero, whole }: EvaluatedResult, { of, column }: { readonly of: RowRef; readonly column: string }, shown: Shown): Fragment {
  const rows = whole === 'rows' ? (shown.results.side(of)?.rows ?? []) : [];
  const side = { query: of.query, side: of.side };
  return said(shown.percent(share), [shown.id(of, column), ...(whole === 'matched' ? [shown.id(side, 'matched')] : []), ...rows.map((_, i) => shown.id({ ...side, row: i + 1 }, column))]);
}

function columnOf(shown: Shown, of: SideRef, name: string): Column {
  return shown.results.column(of, name) ?? { name, role: 'measure', label: { id: name, en: name } };
}
