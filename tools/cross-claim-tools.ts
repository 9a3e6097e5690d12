import type { ToolContext } from './context.ts';
import { createDefineConcept } from './define-concept.ts';
import { createGetClaimsProfile } from './get-claims-profile.ts';
import { createGetFacilityProfile } from './get-facility-profile.ts';
import { createGetQualityStatus } from './get-quality-status.ts';
import { createGetOperations } from './get-operations.ts';
import { createGetTariffInsight } from './get-tariff-insight.ts';
import { createInvestigateClaims } from './investigate-claims.ts';
import { createLookupCode } from './lookup-code.ts';
import { createQueryClaims } from './query-claims.ts';
import type { Tool } from './tool.ts';

/** The tools across claims, in the order a model is told of them. */
export const crossClaimTools: readonly ((context: ToolContext) => Tool)[] = [createQueryClaims, createInvestigateClaims, createGetFacilityProfile, createGetTariffInsight, createGetClaimsProfile, createGetQualityStatus, createLookupCode, createDefineConcept, createGetOperations];
