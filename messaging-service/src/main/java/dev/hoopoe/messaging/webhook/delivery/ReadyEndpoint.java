package dev.hoopoe.messaging.webhook.delivery;

import java.util.UUID;

/** An endpoint that has deliveries due, or events to be planned. */
record ReadyEndpoint(UUID webhook, boolean due, boolean behind) {}
