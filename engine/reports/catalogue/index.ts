import type { Report } from '../report.ts';
import { duplicates, severityMismatch } from './claim-reports.ts';
import { facilities, tariffInsight } from './facility-reports.ts';
import { flags } from './flags.ts';
import { casemix, provinces, tariffRegions, trends } from './grouped-reports.ts';

/** Every report there is. */
export const reports: readonly Report[] = [severityMismatch, duplicates, tariffInsight, facilities, casemix, flags, trends, provinces, tariffRegions];
