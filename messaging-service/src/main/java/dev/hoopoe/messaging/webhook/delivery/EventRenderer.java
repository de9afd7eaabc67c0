package dev.hoopoe.messaging.webhook.delivery;

import io.vertx.core.Future;

/** Builds the body of a request in Netia's format. An interface, since the dialect knows webhooks and not the other way round. */
public interface EventRenderer {

    /**
     * The body; fails when what it needs cannot be read.
     *
     * @param cloudEvent in the JSON format of CloudEvents, without withheld fields
     */
    Future<String> render(String cloudEvent);
}
