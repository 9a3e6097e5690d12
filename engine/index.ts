export { CasemindError, errorTable, type ErrorCode, type Language } from './errors.ts';
export { silentObserver, type Observer, type Progress } from './observer.ts';
export { claimColumns, scoreColumns, type Column, type ScoredClaim } from './claims/columns.ts';
