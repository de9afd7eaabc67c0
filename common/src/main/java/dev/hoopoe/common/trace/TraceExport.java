package dev.hoopoe.common.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Map;
import java.util.UUID;

/**
 * Exports spans by OTLP over HTTP once OpenTelemetry is switched on, through a {@link RedactingExporter}. Where to, how many and
 * how long the queue is, OpenTelemetry's own variables say (docs/operations.md).
 */
public final class TraceExport implements AutoConfigurationCustomizerProvider {

    private static final Map<String, String> SETTINGS =
            Map.of("otel.traces.exporter", "otlp", "otel.exporter.otlp.protocol", "http/protobuf");

    private static final AttributeKey<String> INSTANCE = AttributeKey.stringKey("service.instance.id");

    @Override
    public void customize(AutoConfigurationCustomizer sdk) {
        sdk.addPropertiesCustomizer(given -> SETTINGS)
                .addResourceCustomizer((resource, given) -> resource.merge(Resource.create(
                        Attributes.of(INSTANCE, UUID.randomUUID().toString()))))
                .addSpanExporterCustomizer((exporter, given) -> new RedactingExporter(exporter));
    }
}
