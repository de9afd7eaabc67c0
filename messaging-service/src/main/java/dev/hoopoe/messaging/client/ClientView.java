package dev.hoopoe.messaging.client;

import java.util.UUID;

/** What this service knows of a client: the number that stands for it where clients are counted. */
record ClientView(UUID id, Long number) {}
