package dev.hoopoe.common.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The sample on the wire and in its events. */
record SampleView(
        UUID id, String name, @Schema(nullable = true) String note, ObjectNode extra, Instant createdAt) {}
