import { DiagLogLevel, diag } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Logger } from './logger.js';

/** Sends spans until it is closed, when it sends those that are left. */
export interface RunningTracing {
  close(): Promise<void>;
}

/** Sends spans by OTLP over HTTP, as the OTEL_* variables of the environment say. Faults on the way are logged and harm nothing. */
export function startTracing(release: string, logger: Logger): RunningTracing {
  const log = (...words: unknown[]) => logger.warn({ otel: words.map(String) }, 'tracing');
  const quiet = () => undefined;
  diag.setLogger({ error: log, warn: log, info: quiet, debug: quiet, verbose: quiet }, DiagLogLevel.WARN);
  const resource = defaultResource()
    .merge(resourceFromAttributes({ 'service.name': 'papergraph', 'service.version': release }))
    .merge(detectResources({ detectors: [envDetector] }));
  const provider = new NodeTracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  return { close: () => provider.shutdown().catch(log) };
}
