import type { ToolContext } from './context.ts';
import { createGetCasemix } from './get-casemix.ts';
import { createGetFacilityProfile } from './get-facility-profile.ts';
import { createGetQualityStatus } from './get-quality-status.ts';
import { createGetReport } from './get-report.ts';
import { createGetTariffInsight } from './get-tariff-insight.ts';
import { createLookupCode } from './lookup-code.ts';
import { createSearchClaims } from './search-claims.ts';
import type { Tool } from './tool.ts';

/** The tools across claims, in the order a model is told of them. */
export const crossClaimTools: readonly ((context: ToolContext) => Tool)[] = [createSearchClaims, createGetCasemix, createGetReport, createGetFacilityProfile, createGetTariffInsight, createGetQualityStatus, createLookupCode];
