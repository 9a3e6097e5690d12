import type { Migration } from '../migrate.ts';
import { usersAndRuns } from './0001-users-and-runs.ts';
import { service } from './0002-service.ts';
import { modelUsage } from './0003-model-usage.ts';
import { answers } from './0004-answers.ts';
import { sealedDecisions } from './0005-sealed-decisions.ts';
import { supersededProposals } from './0006-superseded-proposals.ts';
import { namesAndSubjects } from './0007-names-and-subjects.ts';

/** Every change of the schema, oldest first. A migration that was released is never edited. */
export const migrations: readonly Migration[] = [usersAndRuns, service, modelUsage, answers, sealedDecisions, supersededProposals, namesAndSubjects];
