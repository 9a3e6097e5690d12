import { AIMessage, HumanMessage, SystemMessage } from '@langchain/core/messages';
import { Annotation, END, START, StateGraph } from '@langchain/langgraph';
import { type ClaimOrder, type ClaimSimulation, type Fault, type Language, type SimulatedClaim, writtenClaimSchema } from '#engine';
import { type SimulatorPrompts, dataBlock } from '#prompts';
import { type GetClaimsProfileData, type Tools, getClaimsProfileDataSchema } from '#tools';

import { type ChatModel, callModel } from '../runtime/chat-model.ts';
import { kept, runOf } from '../runtime/graph.ts';
import { Pseudonyms } from '../runtime/pseudonyms.ts';
import { readObject } from '../runtime/read-object.ts';
import { runTool } from '../runtime/run-tool.ts';
import { describeOrder } from './describe-order.ts';
import { orderSchema } from './order-schema.ts';

/** What the making of one claim knows. Nothing of it outlives the claim: each has a thread of its own. */
const SimulatorState = Annotation.Root({
  /** Claims of the diagnosis, together; null where the profile does not tell of it. */
  diagnosis: kept<GetClaimsProfileData['diagnosis']>(null),
  /** What the model wrote last; null where it failed or was late. */
  reply: kept<string | null>(null),
  /** Times that the model was asked. */
  attempts: kept(0),
  /** What is wrong with the reply. */
  faults: kept<readonly Fault[]>([]),
  claim: kept<SimulatedClaim | null>(null),
  isDrawn: kept(false),
});
type State = typeof SimulatorState.State;
type Update = typeof SimulatorState.Update;

/** What one claim is made for and with. */
interface SimulatorRun {
  readonly order: ClaimOrder;
  readonly now: Date;
  readonly simulation: ClaimSimulation;
  readonly tools: Tools;
  /** Ends waiting for the model. */
  readonly signal: AbortSignal;
}

interface SimulatorGraphOptions {
  /** None where the sampler makes every claim. */
  readonly model: ChatModel | undefined;
  readonly language: Language;
  readonly prompts: SimulatorPrompts;
}

const SimulatorContext = Annotation.Root({ run: Annotation<SimulatorRun> });

/** The model is asked at most so often: for the claim, and to repair it. */
const mostAttempts = 2;
/** Of an answer that goes on and on, a model is shown the beginning. */
const longestReply = 2000;
/** Faults of form that a model is told of. */
const mostFaults = 8;

/** read profile → write claim ⇄ check claim, and draw claim where the model cannot. One invocation makes one claim. */
export function createSimulatorGraph(options: SimulatorGraphOptions) {
  const graph = new StateGraph(SimulatorState, SimulatorContext)
    .addNode('read_profile', async (_, runtime) => ({ diagnosis: await readProfile(runOf(runtime)) }))
    .addNode('write_claim', async (state, runtime) => writeClaim(state, runOf(runtime), options))
    .addNode('check_claim', ({ reply }, runtime) => checkClaim(reply, runOf(runtime)))
    .addNode('draw_claim', (_, runtime) => drawClaim(runOf(runtime)))
    .addEdge(START, 'read_profile')
    .addEdge('read_profile', 'write_claim')
    .addEdge('write_claim', 'check_claim')
    .addConditionalEdges('check_claim', routeAfterChecking, { write_claim: 'write_claim', draw_claim: 'draw_claim', end: END })
    .addEdge('draw_claim', END)
    .compile({ name: 'simulator' });
  return {
    run: (run: SimulatorRun): Promise<State> => graph.invoke({}, { context: { run }, configurable: { thread_id: run.order.claimId } }),
    drawMermaid: async (): Promise<string> => (await graph.getGraphAsync()).drawMermaid(),
  };
}

/** Reads what claims of the diagnosis that was ordered are like, by the tool that any client has. */
async function readProfile({ order, tools }: SimulatorRun): Promise<State['diagnosis']> {
  const { data } = await runTool('get_claims_profile', { service_type: order.serviceType, dx: order.diagnosis.code, limit: 1 }, { tools, pseudonyms: new Pseudonyms(), onTool: () => {} });
  return getClaimsProfileDataSchema.safeParse(data).data?.diagnosis ?? null;
}

/** Asks the model for the claim that was ordered; after an answer with faults once more, naming them. */
async function writeClaim({ diagnosis, reply, faults, attempts }: State, { order, now, simulation, signal }: SimulatorRun, { model, language, prompts }: SimulatorGraphOptions): Promise<Update> {
  if (!model) return { reply: null, attempts: attempts + 1 };
  const near = simulation.draw(order, now);
  const asked = describeOrder(order, { diagnosis, near, language });
  const again = reply === null || attempts === 0 ? [] : [new AIMessage(reply.slice(0, longestReply)), new HumanMessage(dataBlock({ faults }))];
  const messages = [new SystemMessage(prompts.claim.render()), new HumanMessage(dataBlock(asked)), ...again];
  return { reply: await callModel({ model, messages, schema: orderSchema(order, near), pseudonyms: new Pseudonyms(), signal }), attempts: attempts + 1, faults: [] };
}

/** Lets through what was ordered, and names what is wrong with anything else. */
function checkClaim(reply: string | null, { order, now, simulation }: SimulatorRun): Update {
  if (reply === null) return { faults: [] };
  const given = readObject(reply);
  if (given === undefined) return { faults: [{ field: 'answer', accepted: 'one JSON object' }] };
  const parsed = writtenClaimSchema.safeParse(given);
  if (!parsed.success) return { faults: parsed.error.issues.slice(0, mostFaults).map(({ path, message }) => ({ field: path.join('.'), accepted: message })) };
  const taken = simulation.take(parsed.data, order, now);
  return 'claim' in taken ? { claim: taken.claim } : { faults: taken.faults };
}

/** What is right goes out; what has faults is repaired once, else the sampler makes the claim; so it does where the model fails. */
function routeAfterChecking({ claim, reply, attempts }: State): 'write_claim' | 'draw_claim' | 'end' {
  if (claim) return 'end';
  return reply !== null && attempts < mostAttempts ? 'write_claim' : 'draw_claim';
}

/** Makes the claim by the deterministic sampler. */
function drawClaim({ order, now, simulation }: SimulatorRun): Update {
  return { claim: simulation.draw(order, now), isDrawn: true };
}
