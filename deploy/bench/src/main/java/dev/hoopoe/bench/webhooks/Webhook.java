package dev.hoopoe.bench.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.bench.api.ApiClient;
import java.util.List;
import java.util.Map;

/** A webhook of the desk for new tickets, by way of the API. */
record Webhook(ApiClient api, String id, String secret, String cursor) {

    private static final String PATH = "/api/webhooks/";

    static Webhook create(ApiClient api, String url) {
        JsonNode created = api.post("/api/webhooks", Map.of("url", url, "event_types", List.of("ticket.created")));
        return new Webhook(
                api,
                created.path("id").textValue(),
                created.path("secret").textValue(),
                created.path("cursor").textValue());
    }

    void pause() {
        api.post(PATH + id + "/pause", Map.of());
    }

    void resume() {
        api.post(PATH + id + "/resume", Map.of());
    }

    /** Has everything that came since its creation sent again, in its order. */
    void replay() {
        api.post(PATH + id + "/replay?from=" + cursor, Map.of());
    }

    /** How many deliveries are planned and not made yet. */
    int pending() {
        return api.get(PATH + id).path("pending").intValue();
    }

    void delete() {
        api.delete(PATH + id);
    }
}
