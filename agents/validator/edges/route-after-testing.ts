import type { ValidatorStateType } from '../state.ts';

/** What moved is looked into; where nothing did, that is what is told. */
export function routeAfterTesting({ validation }: Pick<ValidatorStateType, 'validation'>): 'investigate' | 'notify' {
  return validation?.incident ? 'investigate' : 'notify';
}
