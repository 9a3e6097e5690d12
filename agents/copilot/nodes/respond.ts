import type { CopilotStateType, CopilotUpdate } from '../state.ts';

/** Hands on an answer that passed the check whole. */
export function createRespondNode() {
  return async ({ checked, draft, repairs }: CopilotStateType): Promise<CopilotUpdate> => ({
    result: {
      notice: draft?.notice ?? null,
      parts: checked.map(({ id, sentences }) => ({ id, sentences })),
      status: repairs > 0 ? 'repaired' : 'verified',
      figures: checked.reduce((sum, { figures }) => sum + figures, 0),
      dropped: 0,
      isFromModel: true,
    },
  });
}
