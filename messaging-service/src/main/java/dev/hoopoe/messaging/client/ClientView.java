package dev.hoopoe.messaging.client;

import java.util.UUID;

/** What this service uses of a client: the number by which OmniDesk knows it. */
record ClientView(UUID id, Long number) {}
