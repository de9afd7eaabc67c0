package dev.hoopoe.messaging.netia;

import dev.hoopoe.common.testing.PhoenixClient;
import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.messaging.testing.UserFixture;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** Base of the tests of Netia's sockets. */
abstract class SocketTest extends NetiaConversations {

    private final List<PhoenixClient> opened = new ArrayList<>();

    @AfterEach
    void closeSockets() {
        opened.forEach(PhoenixClient::close);
    }

    static URI address(String query) {
        return URI.create("ws://127.0.0.1:" + RestAssured.port + "/netia/socket/websocket?" + query);
    }

    /** As the gateway passes on the token of a socket. */
    static Map<String, String> with(UserFixture user, String account) {
        return Map.of("Authorization", "Bearer " + TestTokens.person(account, user.id(), user.type()));
    }

    PhoenixClient open(Map<String, String> headers) {
        var client = PhoenixClient.open(address("vsn=2.0.0"), headers);
        opened.add(client);
        return client;
    }

    /** The socket of a page. */
    PhoenixClient page() {
        return open(Map.of());
    }

    PhoenixClient socketOf(UserFixture user) {
        return open(with(replicated(account, user), account));
    }

    static String conversation(String id) {
        return "conversation:" + id;
    }

    String notification() {
        return "notification:" + account;
    }

    String room() {
        return "room:" + account;
    }

    String asCustomer() {
        return "{\"customer_id\":\"" + visitor + "\"}";
    }
}
