import { AsyncLocalStorage } from 'node:async_hooks';

import { type Attributes, type Context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { CasemindError, maskIdentifiers } from '#engine';

export interface TracingOptions {
  /** Base address of a collector that takes OTLP over HTTP. */
  readonly endpoint: string;
  readonly version: string;
}

export interface Tracing {
  /** Runs `work` in a span below the one that is open; `describe` adds what is known afterwards. Attributes hold no claim, user or text. */
  span<T>(name: string, attributes: Attributes, work: () => Promise<T>, describe?: (result: T) => Attributes): Promise<T>;
  /** Opens the span of a request. */
  startRequest(method: string): Span;
  /** Runs `work`, and whatever follows from it, below a span. */
  below(span: Span, work: () => void): void;
  /** Sends what is left, for at most a second. */
  close(): Promise<void>;
}

/** Milliseconds. */
const exportPatience = 2000;
const closePatience = 1000;

/** Traces of this process to one collector. Nothing is registered globally; the libraries are loaded only here. */
export async function createTracing({ endpoint, version }: TracingOptions): Promise<Tracing> {
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces`, timeoutMillis: exportPatience });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'casemind', 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor(exporter, { exportTimeoutMillis: exportPatience })],
  });
  const tracer = provider.getTracer('casemind', version);
  const open = new AsyncLocalStorage<Context>();
  const under = (span: Span): Context => trace.setSpan(open.getStore() ?? ROOT_CONTEXT, span);

  return {
    async span(name, attributes, work, describe) {
      const span = tracer.startSpan(name, { kind: SpanKind.INTERNAL, attributes: withoutIdentifiers(attributes) }, open.getStore() ?? ROOT_CONTEXT);
      try {
        const result = await open.run(under(span), work);
        if (describe) span.setAttributes(withoutIdentifiers(describe(result)));
        return result;
      } catch (error) {
        // The message of an error may quote what a person typed; its code never does.
        span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof CasemindError ? error.code : 'INTERNAL' });
        throw error;
      } finally {
        span.end();
      }
    },
    startRequest: (method) => tracer.startSpan(method, { kind: SpanKind.SERVER, attributes: { 'http.request.method': method } }, ROOT_CONTEXT),
    below: (span, work) => open.run(under(span), work),
    async close() {
      const patience = new AbortController();
      const late = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, closePatience);
        patience.signal.addEventListener('abort', () => clearTimeout(timer));
      });
      await Promise.race([provider.shutdown().catch(() => {}), late]);
      patience.abort();
    },
  };
}

function withoutIdentifiers(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, typeof value === 'string' ? maskIdentifiers(value) : value]));
}
