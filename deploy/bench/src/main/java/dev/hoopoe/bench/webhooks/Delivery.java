package dev.hoopoe.bench.webhooks;

import java.util.Map;

/** A request that the sink got. */
final class Delivery {

    private final String path;
    private final Map<String, String> headers;
    private final byte[] body;

    /** {@code headers}: by name in small letters. */
    Delivery(String path, Map<String, String> headers, byte[] body) {
        this.path = path;
        this.headers = headers;
        this.body = body;
    }

    String path() {
        return path;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    /** The same for all attempts to send an event (Standard Webhooks, "Webhook metadata"). */
    String id() {
        return headers.get("webhook-id");
    }
}
