package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The staff of an account of its own in which one visitor chats. */
record ChatDesk(RegisteredAccount account, String gateway) {

    private static final Duration SOON = Duration.ofSeconds(30);

    static ChatDesk open(ApiClient anybody, String gateway) {
        return new ChatDesk(RegisteredAccount.open(anybody), gateway);
    }

    /** The visitor's chat as Homa's ticket, which staff answer. */
    void reply(String text) {
        int ticket =
                account.api().get("/api/messages").statusCode(200).extract().path("data.data[0].ticket_id");
        account.api()
                .post("/api/agent/tickets/" + ticket + "/reply", Map.of("message", text))
                .statusCode(200);
    }

    void send(String text, Map<String, ?> metadata) {
        var message = Map.of("conversation_id", conversation(), "body", text, "metadata", metadata);
        account.api().created("/netia/api/messages", Map.of("message", message));
    }

    private String conversation() {
        return account.api()
                .get("/netia/api/conversations")
                .statusCode(200)
                .extract()
                .path("data[0].id");
    }

    /** What was said, once it is this, each text once and in this order. */
    void awaitTexts(String... texts) {
        await().atMost(SOON).untilAsserted(() -> assertEquals(List.of(texts), texts()));
    }

    private List<String> texts() {
        return account.api()
                .get("/netia/api/conversations")
                .statusCode(200)
                .extract()
                .path("data[0].messages.body");
    }

    void changeWidget(Map<String, ?> settings) {
        account.api()
                .put("/netia/api/widget_settings", Map.of("widget_settings", settings))
                .statusCode(200);
    }

    /** The widget in the shop, with this account. */
    String shop(String client) {
        return Chromium.shop(client, account.id(), gateway);
    }

    String page(String path) {
        return gateway + "/netia/" + path + "?token=" + account.id();
    }
}
