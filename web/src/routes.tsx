import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';

import { filtersIn } from './filters/filters.ts';
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

export function createConsoleRouter() {
  return createRouter({ routeTree: rootRoute.addChildren([homeRoute, worklistRoute, claimRoute]), basepath: '/console', defaultPreload: false, scrollRestoration: true });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
