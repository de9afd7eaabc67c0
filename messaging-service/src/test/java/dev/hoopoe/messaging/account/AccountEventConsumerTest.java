package dev.hoopoe.messaging.account;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountEventConsumerTest extends MessagingTest {

    private Event created() {
        var snapshot = JsonNodeFactory.instance
                .objectNode()
                .put("id", account)
                .put("name", "Account")
                .put("created_at", "2026-01-02T03:04:05.678Z");
        return Event.of("account.created", account, account, 0, snapshot);
    }

    private List<String> channels() {
        return asAdministrator()
                .get("/api/channels")
                .then()
                .statusCode(200)
                .extract()
                .path("data.data.id");
    }

    private void awaitChannels(String... ids) {
        await().atMost(Duration.ofSeconds(20)).until(() -> channels().equals(List.of(ids)));
    }

    @Test
    void newAccountGetsWebAndEmail() {
        TopicWriter.publish(created());

        awaitChannels("email", "web");
        asAdministrator()
                .get("/api/channels")
                .then()
                .body("data.data.name", contains("Email", "Web"))
                .body("data.data.enabled", contains(true, true));
        for (var slug : List.of("email", "web")) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            Topics.on("channel.events.v1", account + "/" + slug).size() == 1);
        }
    }

    @Test
    void sameEventTwiceChangesNothing() {
        var event = created();

        TopicWriter.publish(event, event, created());

        awaitChannels("email", "web");
        asAdministrator()
                .body(Map.of("name", "Marks the end"))
                .post("/api/channels")
                .then()
                .statusCode(201);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Topics.on("channel.events.v1", account + "/marks_the_end")
                                .size()
                        == 1);
        assertEquals(1, Topics.on("channel.events.v1", account + "/web").size());
        assertEquals(1, Topics.on("channel.events.v1", account + "/email").size());
    }

    @Test
    void channelThatIsThereAlreadyIsLeftAsItIs() {
        asAdministrator()
                .body(Map.of("id", "web", "name", "Our own", "enabled", false))
                .post("/api/channels")
                .then()
                .statusCode(201);

        TopicWriter.publish(created());

        awaitChannels("email", "web");
        asAdministrator()
                .get("/api/channels/web")
                .then()
                .body("data.name", equalTo("Our own"))
                .body("data.enabled", equalTo(false));
    }

    @Test
    void otherEventsOfAnAccountCreateNothing() {
        var renamed = JsonNodeFactory.instance.objectNode().put("id", account).put("name", "New name");
        TopicWriter.publish(Event.of("account.renamed", account, account, 1, renamed));
        Topics.publishRaw("account.events.v1", account, "no event".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        asAdministrator()
                .body(Map.of("name", "own"))
                .post("/api/channels")
                .then()
                .statusCode(201);

        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        Topics.on("account.events.v1.dlq.messaging", account).size() == 1);

        assertEquals(List.of("own"), channels());
    }
}
