package dev.hoopoe.common.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** The sample on the wire and in its events. */
record SampleView(UUID id, String name, String note, ObjectNode extra, Instant createdAt) {}
