import { Annotation } from '@langchain/langgraph';

/** A part of a graph's state that holds what was written last. */
export function kept<T>(initial: T) {
  return Annotation<T>({ reducer: (_, next) => next, default: () => initial });
}

/**
 * What the server binds to one run of a graph: no model sees it, no checkpoint holds it.
 *
 * @throws Error where the graph was invoked without: a defect of the caller.
 */
export function runOf<Run>({ context }: { readonly context?: { readonly run: Run } }): Run {
  if (!context) throw new Error('a graph was invoked without its context');
  return context.run;
}
