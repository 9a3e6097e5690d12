-- Macros over functions of DuckDB's own. Another SQL engine needs another prelude, not other models.

-- words that stand for no value, whatever the column; a list of words is asked with list_contains, not with IN:
-- DuckDB makes a join of IN, and rows behind a join lose the order of the file
CREATE OR REPLACE TEMP MACRO is_missing(x) AS list_contains(['', '-', '.', 'NA', 'NONE', 'NULL', 'MISSING'], upper(trim(x)));

-- text without surrounding blanks, NULL where it is missing. The length is cheaper to see than the words, and both ends than to trim every cell
CREATE OR REPLACE TEMP MACRO clean_text(x) AS
  CASE
    WHEN strlen(x) < 8 THEN CASE WHEN NOT is_missing(x) THEN trim(x) END
    WHEN starts_with(x, ' ') OR ends_with(x, ' ') THEN CASE WHEN NOT is_missing(x) THEN trim(x) END
    ELSE x
  END;

-- what tells labels apart: their letters and digits. Blanks, marks and case differ between editions
CREATE OR REPLACE TEMP MACRO spelling(x) AS lower(translate(x, ' -_./(),:;' || chr(9) || chr(160), ''));

-- a cell of a Parquet file as text: whole numbers without a fraction, whatever their type; not a number is nothing
CREATE OR REPLACE TEMP MACRO cell_text(x) AS
  CASE
    WHEN typeof(x) NOT IN ('DOUBLE', 'FLOAT') THEN CAST(x AS VARCHAR)
    WHEN NOT isfinite(TRY_CAST(CAST(x AS VARCHAR) AS DOUBLE)) THEN NULL
    WHEN TRY_CAST(CAST(x AS VARCHAR) AS DOUBLE) = TRY_CAST(CAST(x AS VARCHAR) AS BIGINT) THEN CAST(TRY_CAST(CAST(x AS VARCHAR) AS BIGINT) AS VARCHAR)
    ELSE CAST(x AS VARCHAR)
  END;

-- a whole number written in its shortest form, or NULL; a plain cast would read 192.100 as 192
CREATE OR REPLACE TEMP MACRO plain_integer(x) AS
  CASE WHEN CAST(TRY_CAST(x AS BIGINT) AS VARCHAR) = x THEN TRY_CAST(x AS BIGINT) END;

-- code of a coded cell: the number itself, or the one that its spelling stands for; NULL where it is missing, -1 where it is unknown
CREATE OR REPLACE TEMP MACRO parse_code(x, codes) AS
  CASE
    WHEN TRY_CAST(x AS SMALLINT) IS NOT NULL THEN TRY_CAST(x AS SMALLINT)
    WHEN NOT is_missing(x) THEN coalesce(codes[spelling(x)], -1)
  END;

-- a whole number with a fraction of one or two zeros, as the official 327000.0, or NULL: thousands have three digits
CREATE OR REPLACE TEMP MACRO zero_decimal(x) AS
  CASE WHEN ends_with(x, '.0') THEN plain_integer(x[:-3]) WHEN ends_with(x, '.00') THEN plain_integer(x[:-4]) END;

-- NULL where the text is no amount in the style that was decided for its column; a column is plain until another style is proven
CREATE OR REPLACE TEMP MACRO parse_amount(x, style) AS
  CASE
    WHEN plain_integer(x) IS NOT NULL THEN plain_integer(x)
    WHEN x IS NULL OR x = 'NONE' THEN NULL
    WHEN style <> 'comma' AND zero_decimal(x) IS NOT NULL THEN zero_decimal(x)
    WHEN regexp_full_match(trim(x), '\d{1,18}') THEN CAST(trim(x) AS BIGINT)
    WHEN style = 'comma' AND regexp_full_match(trim(x), '(?:[Rr][Pp]\.? *)?-?(?:\d{1,3}(?:\.\d{3})+(?:,(?:\d+|-))?|\d{1,3}(?:,(?:\d{1,2}|\d{4,}|-))?|\d{4,}(?:,(?:\d+|-))?)')
      THEN TRY_CAST(round(TRY_CAST(replace(replace(regexp_replace(trim(x), '^[Rr][Pp]\.? *|,-$', '', 'g'), '.', ''), ',', '.') AS DECIMAL(24, 4))) AS BIGINT)
    WHEN style = 'point' AND regexp_full_match(trim(x), '(?:[Rr][Pp]\.? *)?-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.(?:\d{1,2}|\d{4,}))?|\d{4,}(?:\.\d+)?)')
      THEN TRY_CAST(round(TRY_CAST(replace(regexp_replace(trim(x), '^[Rr][Pp]\.? *', ''), ',', '') AS DECIMAL(24, 4))) AS BIGINT)
  END;

-- a day of the years that claims and births fall in, or NULL
CREATE OR REPLACE TEMP MACRO likely_date(day) AS
  CASE WHEN day BETWEEN DATE '1900-01-01' AND DATE '2100-12-31' THEN day END;

-- NULL where the text is no possible date; style tells the order of day and month in slashed dates.
-- A plain cast would read 2022-01-05xyz as a date: it counts only where writing the date gives the text again
CREATE OR REPLACE TEMP MACRO parse_date(x, style) AS
  CASE
    WHEN CAST(TRY_CAST(x AS DATE) AS VARCHAR) = x THEN likely_date(TRY_CAST(x AS DATE))
    WHEN x IS NULL THEN NULL
    WHEN regexp_full_match(trim(x), '\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?')
      THEN likely_date(TRY_CAST(regexp_extract(trim(x), '^[0-9/-]+') AS DATE))
    WHEN style = 'month_first' THEN likely_date(CAST(try_strptime(trim(x), ['%m/%d/%Y', '%m-%d-%Y', '%m.%d.%Y', '%m/%d/%Y %H:%M:%S', '%m/%d/%Y %H:%M']) AS DATE))
    ELSE likely_date(CAST(try_strptime(trim(x), ['%d/%m/%Y', '%d-%m-%Y', '%d.%m.%Y', '%d/%m/%Y %H:%M:%S', '%d/%m/%Y %H:%M', '%Y%m%d', '%d%b%Y', '%d-%b-%Y', '%d %b %Y']) AS DATE))
  END;

CREATE OR REPLACE TEMP MACRO icd_code(x) AS CASE WHEN NOT is_missing(x) THEN upper(replace(trim(x), '.', '')) END;

-- pseudonym of an identifier: 80 bits of a salted SHA-256
CREATE OR REPLACE TEMP MACRO identifier_key(salt, x) AS
  CASE WHEN NOT is_missing(x) THEN left(sha256(salt || ':' || trim(x)), 20) END;

-- 32 bits of a text, the same in every version of DuckDB: what rows are looked up by
CREATE OR REPLACE TEMP MACRO key_hash(x) AS CAST(md5_number_lower(x) % 4294967296 AS UINTEGER);

-- a condition is put in CASE, not in AND: DuckDB evaluates both sides of an AND on every row

-- special groups write "no code" as 0 too
CREATE OR REPLACE TEMP MACRO special_code(x) AS
  CASE
    WHEN x = 'NONE' THEN NULL
    WHEN trim(x) <> '0' THEN clean_text(x)
  END;

-- COLUMN=text of a cell that holds something its column's style cannot read
CREATE OR REPLACE TEMP MACRO unparsed_cell(column_name, x, parsed) AS
  CASE
    WHEN parsed IS NOT NULL THEN NULL
    WHEN NOT is_missing(x) THEN column_name || '=' || x
  END;

CREATE OR REPLACE TEMP MACRO unknown_cell(column_name, x, code) AS
  CASE WHEN code = -1 THEN column_name || '=' || trim(x) END;

-- FKL02 = facility + MMYY + 'V' + 6-digit serial
CREATE OR REPLACE TEMP MACRO facility_key(claim_id) AS
  CASE WHEN len(claim_id) > 11 THEN left(claim_id, -11) END;

-- codes above 1000 were given to spellings that no list knows: the province has no BPS code then
CREATE OR REPLACE TEMP MACRO province_code(code) AS CASE WHEN code BETWEEN 1 AND 1000 THEN CAST(code AS VARCHAR) END;

-- FKL06 holds a BPS code or, in text editions, a name
CREATE OR REPLACE TEMP MACRO district_code(x) AS CASE WHEN TRY_CAST(x AS INTEGER) IS NOT NULL THEN CAST(TRY_CAST(x AS INTEGER) AS VARCHAR) END;
CREATE OR REPLACE TEMP MACRO district_name(x) AS CASE WHEN TRY_CAST(x AS INTEGER) IS NULL THEN x END;

-- procedures without their order: claims with the same set were treated alike
CREATE OR REPLACE TEMP MACRO procedure_set(codes) AS coalesce(array_to_string(list_sort(list_distinct(codes)), ';'), '');

CREATE OR REPLACE TEMP MACRO peer_group_key(peer_level, dx, severity, class, province) AS
  concat_ws('|', CASE WHEN peer_level <= 3 THEN dx END, severity, CASE WHEN peer_level IN (1, 2, 4) THEN class END, CASE WHEN peer_level = 1 THEN province END);

-- statistics of n other claims from exact sums of their amounts and of the squares of these: each is the same wherever it is worked out
CREATE OR REPLACE TEMP MACRO hundredths(x) AS CAST(x AS DECIMAL(18, 2));
CREATE OR REPLACE TEMP MACRO peer_mean(n, amount_sum) AS hundredths(CAST(amount_sum AS DOUBLE) / n);
CREATE OR REPLACE TEMP MACRO peer_deviation(n, amount_sum, amount_square_sum) AS
  sqrt(CAST(n * amount_square_sum - amount_sum * amount_sum AS DOUBLE) / (CAST(n AS DOUBLE) * (n - 1)));
CREATE OR REPLACE TEMP MACRO peer_zscore(amount, n, amount_sum, deviation) AS
  CASE WHEN deviation > 0 THEN round(CAST(n * amount - amount_sum AS DOUBLE) / n / deviation, 6) END;

-- P90 (R-7) between the two order statistics around position 0.9 × (n − 1), in tenths
CREATE OR REPLACE TEMP MACRO peer_p90(n, low, high) AS
  CAST(low + (high - low) * CAST(9 * (n - 1) % 10 AS DECIMAL(18, 1)) / 10 AS DECIMAL(18, 1));

CREATE OR REPLACE TEMP MACRO years_between(born, day) AS
  CASE WHEN born <= day THEN year(day) - year(born) - CASE WHEN (month(day), dayofmonth(day)) < (month(born), dayofmonth(born)) THEN 1 ELSE 0 END END;

-- FKL24B without the code in front of the name; most texts start with FKL24A, which is cheaper to see than to match
CREATE OR REPLACE TEMP MACRO secondary_label(x, code) AS
  CASE
    WHEN starts_with(x, code || ' ') THEN nullif(ltrim(substr(x, len(code) + 1), ' -'), '')
    ELSE clean_text(regexp_replace(x, '^[A-Z][0-9][0-9A-Z.]{1,5} *-? *', ''))
  END;

-- how many other claims are counted under a key: all of them less the claim, where it is one of them itself
CREATE OR REPLACE TEMP MACRO others_counted(own, was, n) AS coalesce(n, 0) - CASE WHEN own = was THEN 1 ELSE 0 END;

-- a quartile of a cell without the claim that had the value `was` in it
CREATE OR REPLACE TEMP MACRO quartile_of_others(was, is_member, low, high, whole) AS
  CASE WHEN NOT coalesce(is_member, false) THEN whole WHEN was > low THEN low ELSE high END;

-- how tight a cell is around the others (in logs; at least `least`) and where the value stands in it; NULL where fewer than 20 others are in it
CREATE OR REPLACE TEMP MACRO place_among(own, low, middle, high, n, kind, least) AS
  CASE WHEN n >= 20 THEN {
    'spread': greatest(least, (ln(1 + high) - ln(1 + low)) / 1.349),
    'z': (ln(1 + own) - ln(1 + middle)) / greatest(least, (ln(1 + high) - ln(1 + low)) / 1.349),
    'middle': middle,
    'n': n,
    'kind': kind
  } END;
CREATE OR REPLACE TEMP MACRO place_in_cell(own, was, is_member, c, kind, least) AS
  place_among(
    own,
    quartile_of_others(was, is_member, c.low_25, c.high_25, c.all_25),
    quartile_of_others(was, is_member, c.low_50, c.high_50, c.all_50),
    quartile_of_others(was, is_member, c.low_75, c.high_75, c.all_75),
    c.n - CASE WHEN coalesce(is_member, false) THEN 1 ELSE 0 END,
    kind,
    least
  );

-- by how much one is more than the other; NULL where it is not
CREATE OR REPLACE TEMP MACRO amount_above(a, b) AS CASE WHEN a > b THEN a - b END;

-- surprise, in nats, that one of `given` claims is one of the `both`, where `of_all` of `whole` are: five claims as usual are added to those counted
CREATE OR REPLACE TEMP MACRO rarity(both_n, given_n, of_all, whole) AS
  -ln((both_n + 5.0 * (of_all + 0.5) / (whole + 1.0)) / (given_n + 5.0));

-- by how much a number of claims is more than expected: the log likelihood ratio of a Poisson law, in nats; 0 where it is not more
CREATE OR REPLACE TEMP MACRO poisson_excess(found, expected) AS
  CASE WHEN found > greatest(expected, 0.05) THEN found * ln(found / greatest(expected, 0.05)) - (found - greatest(expected, 0.05)) ELSE 0 END;

-- surprise of a z-score, in nats: the log likelihood ratio of a Student law of 30 degrees of freedom, at most 6; only excess counts
CREATE OR REPLACE TEMP MACRO student_excess(z) AS least(6, 15.5 * ln(1 + greatest(0, z) * greatest(0, z) / 30));

-- the part of a rarity beyond that of one in twelve, in nats, at most 6
CREATE OR REPLACE TEMP MACRO rarity_excess(nats) AS least(6, greatest(0, nats - 2.5));

-- how much of a component a claim shows, in thousandths: its surprise up to 4 nats, or 1 where it is shown or not
CREATE OR REPLACE TEMP MACRO component_weight(nats) AS CAST(round(1000 * least(4, coalesce(nats, 1))) AS INTEGER);

-- surprise with that of the forest, which is at most 1 nat, in thousandths
CREATE OR REPLACE TEMP MACRO with_model(surprise, ml_score) AS surprise + 1000 * ml_score;

-- a score from surprise in thousandths of a nat: 0.5 at 10 nats, and never 1
CREATE OR REPLACE TEMP MACRO half_at_ten(surprise) AS round(surprise / (surprise + 10000.0), 6);

-- the chance that a claim would be corrected, from its surprise and what was learned, in thousandths; NULL where nothing was learned
CREATE OR REPLACE TEMP MACRO learned_chance(surprise, learned, base, weight, slope, shift) AS
  round(1 / (1 + exp(-(shift + slope * (base + (weight * surprise + learned) / 1000.0)))), 6);
