import type { CopilotStateType, CopilotUpdate } from '../state.ts';

/** Hands on an answer that passed the check whole. */
export function createRespondNode() {
  return async ({ checked, repairs }: CopilotStateType): Promise<CopilotUpdate> => ({
    result: {
      sections: checked.map(({ id, sentences }) => ({ id, sentences: [...sentences] })),
      status: repairs > 0 ? 'repaired' : 'verified',
      figures: checked.reduce((sum, { figures }) => sum + figures, 0),
      isFromModel: true,
    },
  });
}
