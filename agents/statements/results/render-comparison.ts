import { formatPercent, zero } from '#engine';

import { havingTexts } from '../../reading/understood.ts';
import { fill } from '../../reading/texts.ts';
import { resultParts as parts, resultSentences as sentences } from '../texts/results.ts';
import { capitalized, joined, listed, said } from '../words.ts';
import { type Fragment, type Sentence, nothing } from '../writer.ts';
import { type EvaluatedResult, isWhole } from './evaluate.ts';
import type { Column } from './result.ts';
import type { Shown } from './shown.ts';
import type { ResultStatementOf, RowRef, SideRef } from './statement.ts';

/** The rows that lead, or stand last. */
export function extremeText(evaluated: EvaluatedResult, statement: ResultStatementOf<'leader'> | ResultStatementOf<'tie'>, shown: Shown): Sentence {
  const { writer: { write }, language } = shown;
  const column = columnOf(shown, statement.of, statement.column);
  const rows = statement.kind === 'leader' ? [statement.of.row] : statement.rows;
  const name = shown.measureName(statement.of, column);
  const query = shown.query(statement.of);
  const among = query && query.having.length > 0 ? fill(parts.among, language, { having: havingTexts(query, language).join(parts.and[language]) }) : '';
  const ofRows = rows.map((row): RowRef => ({ query: statement.of.query, side: statement.of.side, row }));
  const value = joined(ofRows.map((row, i) => (i === 0 ? shown.cell(row, column) : said('', [shown.id(row, column.name)]))), '');
  const portion = statement.kind === 'leader' && evaluated.share !== undefined ? portionOf(evaluated, statement, shown) : undefined;
  const given = { Measure: said(capitalized(name)), measure: said(name), among: said(among), value, portion: portion ? write(parts.portion, { share: portion }) : nothing };
  const names = ofRows.map((row) => shown.rowName(row));
  if (statement.kind === 'leader') return write(statement.end === 'most' ? sentences.most : sentences.least, { ...given, name: names[0] ?? nothing });
  return write(statement.end === 'most' ? sentences.tieMost : sentences.tieLeast, { ...given, names: listed(names, language) });
}

function differenceOf({ difference = zero }: EvaluatedResult, { unit }: Column, shown: Shown): Fragment {
  return said(shown.difference(difference, unit));
}

function shareOf({ share }: EvaluatedResult, { unit }: Column, { language }: Shown): Fragment {
  return share === undefined || unit === 'share' ? nothing : said(fill(parts.inBrackets, language, { share: formatPercent(share, language) }));
}

/** How a measure moved from a period to a later one. */
export function changeText(evaluated: EvaluatedResult, { of, column: name, from, to, direction }: ResultStatementOf<'change'>, shown: Shown): Sentence {
  const column = columnOf(shown, of, name);
  const [first, last] = [{ ...of, row: from }, { ...of, row: to }];
  return shown.writer.write(sentences[direction], {
    from: shown.rowName(first), to: shown.rowName(last), measure: said(shown.measureName(of, column)),
    difference: differenceOf(evaluated, column, shown), share: shareOf(evaluated, column, shown), old: shown.cell(first, column), new: shown.cell(last, column),
  }, [shown.id(first, name)]);
}

/** Two rows beside each other, of one side or of two. */
export function versusText(evaluated: EvaluatedResult, { left, right, column: name, relation }: ResultStatementOf<'versus'>, shown: Shown): Sentence {
  const column = columnOf(shown, left, name);
  const nameOf = (row: RowRef): Fragment => (left.side === right.side ? shown.rowName(row) : isWhole(shown.results, row) ? said(shown.sideName(row)) : joined([said(shown.sideName(row)), shown.rowName(row)], ' – '));
  return shown.writer.write(sentences[relation], {
    Measure: said(capitalized(shown.measureName(left, column))), one: nameOf(left), other: nameOf(right),
    left: shown.cell(left, column), right: shown.cell(right, column), difference: differenceOf(evaluated, column, shown), share: shareOf(evaluated, column, shown),
  }, [shown.id(right, name)]);
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
  return said(formatPercent(share, shown.language), [shown.id(of, column), ...(whole === 'matched' ? [shown.id(side, 'matched')] : []), ...rows.map((_, i) => shown.id({ ...side, row: i + 1 }, column))]);
}

function columnOf(shown: Shown, of: SideRef, name: string): Column {
  return shown.results.column(of, name) ?? { name, role: 'measure', label: { id: name, en: name } };
}
