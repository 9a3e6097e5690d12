"""The SQL models, written for DuckDB, as Spark reads them: macros are expanded, sqlglot turns the syntax, and the rules below what sqlglot leaves."""

from sqlglot import exp, parse


class Dialect:
    """Turns statements of DuckDB's dialect into Spark's.

    `columns_of` gives the columns of a table or view that exists; `variables` are those that statements read with getvariable.
    """

    def __init__(self, columns_of):
        self.columns_of = columns_of
        self.variables = {}
        self.macros = {}

    def define(self, text):
        """Takes the macros of a text; one that is there already gets its new meaning. Other statements are passed over."""
        for statement in parse(text, read="duckdb"):
            if isinstance(statement, exp.Create) and statement.kind == "MACRO":
                signature = statement.this
                self.macros[signature.this.name.lower()] = ([name.name for name in signature.expressions], statement.expression)

    def statements(self, text):
        """The statements of a text, in order: the kind (TABLE, VIEW or ROWS), the name of what it makes, and the SELECT in Spark's dialect."""
        return [self._statement(statement) for statement in parse(text, read="duckdb") if statement is not None]

    def _statement(self, statement):
        if isinstance(statement, exp.Create):
            return statement.kind, statement.this.name, self._select(statement.expression)
        if isinstance(statement, exp.Insert):
            select = statement.expression
            if statement.args.get("with_"):
                select.set("with_", statement.args["with_"])
            return "ROWS", statement.this.name, self._select(select)
        if isinstance(statement, exp.Update):
            return "VIEW", statement.this.name, self._select(self._updated(statement))
        return "ROWS", "", self._select(statement)

    def _updated(self, statement):
        """Tables of Spark's do not change: the rows as they are after the update."""
        table, where = statement.this.name, statement.args["where"].this
        values = {change.this.name: change.expression for change in statement.expressions}
        columns = [
            exp.alias_(exp.Case(ifs=[exp.If(this=where.copy(), true=values[name].copy())], default=exp.column(name)), name) if name in values else exp.column(name)
            for name in self.columns_of(table)
        ]
        return exp.select(*columns).from_(table)

    def _select(self, select):
        select = self._expanded(select)
        for part in list(select.find_all(exp.Select)):
            inline_windows(part)
        for star in list(select.find_all(exp.Star)):
            self._without_excluded(star)
        select = select.transform(rewritten)
        return select.sql("spark", comments=False)

    def _expanded(self, node):
        """The macros of a statement expanded, those within their texts as well; variables as what they hold."""

        def expand(part):
            if isinstance(part, exp.Table) and isinstance(part.this, exp.Anonymous) and part.this.name.lower() in self.macros:
                return exp.Subquery(this=self._applied(part.this), alias=part.args.get("alias"))
            if isinstance(part, exp.Anonymous) and part.name.lower() == "getvariable":
                return literal(self.variables[part.expressions[0].name])
            if isinstance(part, exp.Anonymous) and part.name.lower() in self.macros:
                return exp.Paren(this=self._applied(part))
            return part

        return node.transform(expand)

    def _applied(self, call):
        """The text of a macro with what it is called with; names of the text alone are replaced, for what is put in has names of its own."""
        names, body = self.macros[call.name.lower()]
        given = dict(zip(names, (self._expanded(argument) for argument in call.expressions)))

        def put(part):
            if isinstance(part, exp.Column) and not part.table and part.name in given:
                value = given[part.name].copy()
                return value if isinstance(value, (exp.Column, exp.Literal, exp.Paren)) else exp.Paren(this=value)
            return part

        return self._expanded(body.copy()).transform(put)

    def _without_excluded(self, star):
        excluded = star.args.get("except_")
        if not excluded:
            return
        column = star.parent
        alias = column.table
        source = next(table for table in column.parent_select.find_all(exp.Table) if table.alias_or_name == alias)
        names = {name.name for name in excluded}
        kept = [exp.column(name, table=alias) for name in self.columns_of(source.name) if name not in names]
        select = column.parent_select
        select.set("expressions", [new for old in select.expressions for new in (kept if old is column else [old])])


def literal(value):
    """A variable's value as SQL."""
    return exp.Array(expressions=[exp.convert(item) for item in value]) if isinstance(value, list) else exp.convert(value)


def inline_windows(select):
    """Windows by name, and those that add a frame to one, as windows of their own: Spark knows no frame on a named window."""
    named = {window.this.name: window for window in select.args.get("windows") or []}
    if not named:
        return
    for window in list(select.find_all(exp.Window)):
        base = named.get(window.alias) if window.args.get("alias") else None
        if base is None or window in named.values():
            continue
        window.set("alias", None)
        window.set("partition_by", [part.copy() for part in base.args.get("partition_by") or []])
        window.set("order", base.args["order"].copy() if base.args.get("order") else None)
        if not window.args.get("spec") and base.args.get("spec"):
            window.set("spec", base.args["spec"].copy())
    select.set("windows", None)


def rewritten(part):
    """One node of a statement as Spark has it."""
    if isinstance(part, exp.DataType) and part.this == exp.DataType.Type.INT128:
        return exp.DataType.build("DECIMAL(38, 0)")
    if isinstance(part, exp.GroupingId):
        # Spark's takes all columns of GROUP BY or none
        bits = [exp.Mul(this=exp.func("GROUPING", column), expression=exp.Literal.number(1 << place)) for place, column in enumerate(reversed(part.expressions))]
        total = bits[0]
        for bit in bits[1:]:
            total = exp.Add(this=total, expression=bit)
        return exp.Paren(this=total)
    if isinstance(part, exp.Table) and isinstance(part.this, exp.GenerateSeries):
        alias = part.args["alias"]
        end = int(part.this.args["end"].name) - 1
        column = exp.alias_(exp.func("EXPLODE", exp.func("SEQUENCE", part.this.args["start"], exp.Literal.number(end))), alias.columns[0].name)
        return exp.Subquery(this=exp.select(column), alias=exp.TableAlias(this=alias.this))
    if isinstance(part, exp.ArrayAgg) and isinstance(part.this, exp.Order):
        keys = [ordered.this for ordered in part.this.expressions]
        if keys != [part.this.this]:
            raise ValueError(f"a list in the order of something else has no counterpart here: {part.sql('duckdb')}")
        return exp.Anonymous(this="ARRAY_SORT", expressions=[exp.ArrayAgg(this=part.this.this)])
    if isinstance(part, exp.IgnoreNulls):
        return part.this
    if isinstance(part, exp.Sub) and is_day(part.this) and is_day(part.expression):
        return exp.Anonymous(this="DATEDIFF", expressions=[part.this, part.expression])
    if isinstance(part, exp.Round) and part.args.get("decimals"):
        # Spark's own rounds the shortest text of the number, not the number
        power = exp.cast(exp.Literal.number(10 ** int(part.args["decimals"].name)), "DOUBLE")
        return exp.Paren(this=exp.Div(this=exp.Round(this=exp.Mul(this=exp.Paren(this=part.this), expression=power)), expression=power.copy()))
    if isinstance(part, exp.Cast) and isinstance(part.this, exp.Window) and isinstance(part.this.this, exp.RowNumber) and not part.this.args.get("partition_by"):
        # a number of its own for each row, which need not be the next
        return exp.Anonymous(this="MONOTONICALLY_INCREASING_ID", expressions=[])
    return part


def is_day(part):
    """Columns of days end in _date."""
    return (isinstance(part, exp.Column) and part.name.endswith("_date")) or (isinstance(part, exp.Cast) and part.to.this == exp.DataType.Type.DATE)
