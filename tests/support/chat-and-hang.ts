import { homeAt } from '#engine';

import { startChatReplica } from './chat-replica.ts';
import { claimFact } from './scripted-ask.ts';

/** A service whose copilot says two sentences and then nothing more: `node chat-and-hang.ts ROOT`. It prints its address. */
const [root = ''] = process.argv.slice(2);
const replica = await startChatReplica({
  home: homeAt(root),
  copilot: {
    summarize: () => Promise.reject(new Error('not asked')),
    ask: async ({ onEvent = () => {} }) => {
      onEvent({ type: 'tool_started', tool: 'get_claim', label: 'Membaca klaim' });
      onEvent({ type: 'tool_finished', tool: 'get_claim', label: 'Membaca klaim', ok: true });
      onEvent({ type: 'sentence', text: 'Satu.', evidence: [claimFact('claim-1', 'amount_claimed', 9_000_000, 'rupiah', 'Biaya tagih')] });
      onEvent({ type: 'sentence', text: 'Dua.', evidence: [] });
      return new Promise(() => {});
    },
  },
});
process.stdout.write(`${replica.address}\n`);
