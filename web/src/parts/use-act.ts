import { useMutation, useQueryClient } from '@tanstack/react-query';

import { problemOf } from '../service/service.ts';
import { useTexts } from '../texts/language.ts';

interface Act<Given> {
  readonly run: (given: Given) => void;
  readonly isBusy: boolean;
  /** Why it was not done, in the words of the service. */
  readonly failure: string | undefined;
  readonly isDone: boolean;
}

/** Something that is done at the service; what rests on it (all that is shown, unless keys are named) is read anew after. */
export function useAct<Given>(act: (given: Given) => Promise<unknown>, { changes, onDone }: { readonly changes?: readonly (readonly unknown[])[]; readonly onDone?: () => void } = {}): Act<Given> {
  const queries = useQueryClient();
  const say = useTexts();
  const mutation = useMutation({
    mutationFn: act,
    onSuccess: () => onDone?.(),
    onSettled: async () => {
      await Promise.all((changes ?? [[]]).map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
  return { run: (given) => mutation.mutate(given), isBusy: mutation.isPending, isDone: mutation.isSuccess, failure: mutation.error ? (problemOf(mutation.error)?.detail ?? say('unreachable')) : undefined };
}
