import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';

import { filtersIn } from './filters/filters.ts';
import { reportSearchIn } from './reports/report-search.ts';
import { Shell } from './shell/shell.tsx';
import { NotFound, RoomFailure } from './shell/failures.tsx';
import { WorklistRoom } from './worklist/worklist-room.tsx';

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: RoomFailure });

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', beforeLoad: () => { throw redirect({ to: '/worklist', search: { where: [] } }); } });

export const worklistRoute = createRoute({ getParentRoute: () => rootRoute, path: '/worklist', validateSearch: filtersIn, component: WorklistRoom });

export type Decision = 'approved' | 'partial' | 'rejected';

/** The list that a claim was opened from goes along, so that the next one of it can be opened. */
export const claimRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/claims/$claimId',
  validateSearch: (search: Record<string, unknown>) => {
    const decide = (['approved', 'partial', 'rejected'] as const).find((decision) => decision === search['decide']);
    return { ...filtersIn(search), ...(decide && { decide }) };
  },
  component: lazyRouteComponent(() => import('./claim/claim-room.tsx'), 'ClaimRoom'),
});

const qualityTabs = ['alerts', 'metrics', 'changes', 'learning', 'snapshots', 'jobs'] as const;

/** A short text of an address, which anybody may have written. */
function word(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 200 ? value : undefined;
}

const qualityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/quality',
  validateSearch: (search: Record<string, unknown>): { readonly tab: (typeof qualityTabs)[number]; readonly alert?: string | undefined; readonly metric?: string | undefined } => {
    const [alert, metric] = [word(search['alert']), word(search['metric'])];
    return { tab: qualityTabs.find((tab) => tab === search['tab']) ?? 'alerts', ...(alert !== undefined && { alert }), ...(metric !== undefined && { metric }) };
  },
  component: lazyRouteComponent(() => import('./quality/quality-room.tsx'), 'QualityRoom'),
});

const liveRoute = createRoute({ getParentRoute: () => rootRoute, path: '/live', component: lazyRouteComponent(() => import('./live/live-room.tsx'), 'LiveRoom') });

const overviewRoute = createRoute({ getParentRoute: () => rootRoute, path: '/overview', validateSearch: filtersIn, component: lazyRouteComponent(() => import('./overview/overview-room.tsx'), 'OverviewRoom') });

const reportsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/reports', validateSearch: reportSearchIn, component: lazyRouteComponent(() => import('./reports/reports-room.tsx'), 'ReportsRoom') });

const adminTabs = ['users', 'snoozes', 'access', 'usage', 'versions'] as const;

const adminRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin',
  validateSearch: ({ tab }: Record<string, unknown>) => ({ tab: adminTabs.find((one) => one === tab) ?? 'users' }),
  component: lazyRouteComponent(() => import('./admin/admin-room.tsx'), 'AdminRoom'),
});

export function createConsoleRouter() {
  return createRouter({ routeTree: rootRoute.addChildren([homeRoute, worklistRoute, claimRoute, overviewRoute, reportsRoute, qualityRoute, liveRoute, adminRoute]), basepath: '/console', defaultPreload: false, scrollRestoration: true });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
