package dev.hoopoe.auth.principal;

import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.auth.testing.PersonFixture;
import dev.hoopoe.auth.testing.Rows;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClientEventConsumerTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Rows rows;

    @Test
    void changesOfAKnownClientAreTakenOver() {
        var client = client().at(3).known();

        publish(client.at(4).with("name", "John Roe"), "updated");

        await().atMost(SOON).untilAsserted(() -> assertEquals(List.of("John Roe"), namesOf(client)));
        client.login().then().statusCode(200);
    }

    @Test
    void aDeletedClientIsLetInNoMore() {
        var client = client().known();
        client.login().then().statusCode(200);

        publish(client.at(1), "deleted");

        await().atMost(SOON)
                .untilAsserted(() -> assertEquals(
                        List.of("deleted"), rows.select("SELECT reason FROM session WHERE user_id = ?", client.id())));
        client.login().then().statusCode(401);
    }

    @Test
    void clientsWithoutCredentialStayUnknown() {
        var stranger = client();
        publish(stranger.at(0), "created");
        publish(stranger.at(1), "updated");
        publish(stranger.at(2), "deleted");

        var known = client().known();
        publishAfter(stranger, known.at(1).with("name", "Last"));

        await().atMost(SOON).untilAsserted(() -> assertEquals(List.of("Last"), namesOf(known)));
        assertEquals(List.of(), namesOf(stranger));
    }

    private static PersonFixture client() {
        return somebody()
                .without("type")
                .without("active")
                .without("display_name")
                .with("name", "John Doe");
    }

    private List<String> namesOf(PersonFixture client) {
        return rows.select("SELECT profile->>'name' FROM principal WHERE user_id = ?", client.id());
    }

    private static void publish(PersonFixture client, String name) {
        TopicWriter.publish(eventOf(client, name));
    }

    /** In the partition of the other, so that it is heard of later. */
    private static void publishAfter(PersonFixture other, PersonFixture client) {
        try (var writer = new TopicWriter()) {
            writer.write(eventOf(client, "updated"), other.id().toString());
        }
    }

    private static Event eventOf(PersonFixture client, String name) {
        return Event.of(
                "client." + name, client.id().toString(), client.account(), client.sequence(), client.snapshot());
    }
}
