-- the values of the column, in order, numbered from 0
CREATE OR REPLACE TEMP TYPE csv_category AS ENUM (SELECT DISTINCT {column} FROM csv_rows WHERE {column} IS NOT NULL ORDER BY 1)
