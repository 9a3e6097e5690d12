import { type CircuitBreakerPolicy, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen, isBrokenCircuitError } from 'cockatiel';

import { ModelCallError } from './model-call-error.ts';

export type CircuitName = 'closed' | 'half_open' | 'open';

interface CircuitOptions {
  /** Failures in a row after which the server is left alone. */
  readonly failures: number;
  /** Milliseconds for which it is left alone before one call is let through. */
  readonly restMs: number;
  readonly onState?: (state: CircuitName) => void;
}

/** Keeps calls from a server that fails again and again: they fail at once, until one that is let through succeeds. */
export class Circuit {
  readonly #policy: CircuitBreakerPolicy;

  constructor({ failures, restMs, onState }: CircuitOptions) {
    const policy = circuitBreaker(
      // Nobody waited for the end of the one call let through: that tells nothing good of the server.
      handleWhen((error) => error instanceof ModelCallError && (error.isOfServer || (error.failure === 'aborted' && policy.state === CircuitState.HalfOpen))),
      { breaker: new ConsecutiveBreaker(failures), halfOpenAfter: restMs },
    );
    policy.onStateChange((state) => onState?.(state === CircuitState.Closed ? 'closed' : state === CircuitState.HalfOpen ? 'half_open' : 'open'));
    this.#policy = policy;
  }

  /** @throws ModelCallError circuit_open where the server is left alone; what `call` throws. */
  async guard<T>(call: () => Promise<T>): Promise<T> {
    // Others would wait for the outcome of the call that is let through.
    if (this.#policy.state === CircuitState.HalfOpen) throw new ModelCallError('circuit_open');
    try {
      return await this.#policy.execute(call);
    } catch (error) {
      throw isBrokenCircuitError(error) ? new ModelCallError('circuit_open') : error;
    }
  }
}
