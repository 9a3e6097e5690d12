import './styles/base.css';
import './styles/shell.css';
import './styles/worklist.css';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { createConsoleRouter } from './routes.tsx';
import { problemOf } from './service/service.ts';
import { SessionGate } from './session/session-gate.tsx';

const queries = new QueryClient({
  defaultOptions: {
    // What the service refused it refuses again; what did not reach it may.
    queries: { retry: (failures, error) => problemOf(error) === undefined && failures < 2, refetchOnWindowFocus: false },
  },
});
const router = createConsoleRouter();
const root = document.querySelector('#root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <SessionGate>
          <RouterProvider router={router} />
        </SessionGate>
      </QueryClientProvider>
    </StrictMode>,
  );
