export { withBuildLock } from './build-lock.ts';
export { type Run, type RunDetail, type Runs } from './runs.ts';
export { type Role, type RunStatus, roles } from './schema.ts';
export { type Store, type StoreOptions, openStore } from './store.ts';
export { type NewUser, type User, type Users } from './users.ts';
