import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Database } from '../engine/database.ts';
import { reportUsage } from './measured-process.ts';

// Runs `pipeline-floor.sql` on a folder of generated claims; its Parquet goes into the working folder.
const [claims = ''] = process.argv.slice(2);
const database = await Database.open(':memory:');
const connection = await database.connect();
await connection.setVariable('claims_file', join(claims, 'fkrtl.csv'));
await connection.setVariable('secondary_file', join(claims, 'fkrtl_diagnosa_sekunder.csv'));
await connection.run(readFileSync(join(import.meta.dirname, 'pipeline-floor.sql'), 'utf8'));
database.close();
reportUsage();
