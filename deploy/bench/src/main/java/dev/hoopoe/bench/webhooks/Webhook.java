package dev.hoopoe.bench.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.bench.desk.Desk;
import java.util.List;
import java.util.Map;

/** A webhook of the desk for new tickets, by way of the API. */
record Webhook(Desk desk, String id, String secret, String cursor) {

    private static final String PATH = "/api/webhooks/";

    static Webhook create(Desk desk, String url) {
        JsonNode created = desk.post("/api/webhooks", Map.of("url", url, "event_types", List.of("ticket.created")));
        return new Webhook(
                desk,
                created.path("id").textValue(),
                created.path("secret").textValue(),
                created.path("cursor").textValue());
    }

    void pause() {
        desk.post(PATH + id + "/pause", Map.of());
    }

    void resume() {
        desk.post(PATH + id + "/resume", Map.of());
    }

    /** Has everything that came since its creation sent again, in its order. */
    void replay() {
        desk.post(PATH + id + "/replay?from=" + cursor, Map.of());
    }

    /** How many deliveries are planned and not made yet. */
    int pending() {
        return desk.get(PATH + id).path("pending").intValue();
    }

    void delete() {
        desk.delete(PATH + id);
    }
}
