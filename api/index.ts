export { type AppOptions, createApp, openApiDocument } from './app.ts';
export { type DemoUser, admitDemoUsers, demoUsers } from './demo-users.ts';
export { createLogger } from './logger.ts';
export { createJobDesk } from './jobs/job-desk.ts';
export { type Program, type RunCommand } from './jobs/run-in-child.ts';
export { createMetrics } from './metrics.ts';
export { type AccessClaims, type AccessToken, type AccessTokens, type TokenConfig, createAccessTokens } from './plugins/access-tokens.ts';
export { type Limits, defaultLimits } from './plugins/rate-limits.ts';
export { type RunningServer, type ServerOptions, startServer } from './server.ts';
