import type { Migration } from '../migrate.ts';
import { usersAndRuns } from './0001-users-and-runs.ts';
import { service } from './0002-service.ts';
import { modelUsage } from './0003-model-usage.ts';
import { answers } from './0004-answers.ts';
import { sealedDecisions } from './0005-sealed-decisions.ts';
import { supersededProposals } from './0006-superseded-proposals.ts';
import { namesAndSubjects } from './0007-names-and-subjects.ts';
import { createLiveTables, liveClaims } from './0008-live-claims.ts';
import { sessions } from './0009-sessions.ts';
import { incidents } from './0010-incidents.ts';
import { createLiveConsumerTables, liveConsumers } from './0011-live-consumers.ts';
import { reviewDesk } from './0012-review-desk.ts';
import { viewsAndRatings } from './0013-views-and-ratings.ts';
import { ruleSnoozes } from './0014-rule-snoozes.ts';
import { filesInAccessLog } from './0015-files-in-access-log.ts';
import { callCounts } from './0016-call-counts.ts';

/** Every change of the schema, oldest first. A migration that was released is never edited. */
export const migrations: readonly Migration[] = [usersAndRuns, service, modelUsage, answers, sealedDecisions, supersededProposals, namesAndSubjects, liveClaims, sessions, incidents, liveConsumers, reviewDesk, viewsAndRatings, ruleSnoozes, filesInAccessLog, callCounts];

/** The same for the database of simulated claims, which holds the tables of live claims alone. */
export const simulationMigrations: readonly Migration[] = [
  {
    version: 1,
    name: 'live claims',
    async up(database, dialect) {
      await database.schema
        .createTable('sequences')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('value', 'bigint', (column) => column.notNull())
        .execute();
      await database.insertInto('sequences').values({ name: 'live_claims', value: 0 }).execute();
      await createLiveTables(database, dialect);
    },
  },
  { version: 2, name: 'consumers of live claims', up: createLiveConsumerTables },
];
