package dev.hoopoe.common.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hoopoe.common.identity.EndedSessionsFeed;
import dev.hoopoe.common.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A session that has ended takes its unexpired tokens along. */
@QuarkusTest
class EndedSessionTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void tokenOfAnEndedSessionIsRefused() throws InterruptedException, ExecutionException {
        var session = UUID.randomUUID().toString();
        var token = TestTokens.signed(claims -> {
            claims.setSubject(UUID.randomUUID().toString());
            claims.setStringListClaim("groups", List.of("administrator"));
            claims.setStringClaim("account", "default");
            claims.setStringClaim("sid", session);
        });
        SampleFixture.as(token).get("/api/samples").then().statusCode(200);

        publish(session, "dev.hoopoe.session.started.v1", "2999-01-01T00:00:00Z");
        publish(session, EndedSessionsFeed.ENDED, "no time");
        SampleFixture.as(token).get("/api/samples").then().statusCode(200);
        publish(session, EndedSessionsFeed.ENDED, "2999-01-01T00:00:00Z");

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> SampleFixture.as(token).get("/api/samples").then().statusCode(401));
    }

    private void publish(String session, String type, String expiry) throws InterruptedException, ExecutionException {
        var body = "{\"snapshot\":{\"expires_at\":\"%s\"}}".formatted(expiry);
        var message = new ProducerRecord<>(EndedSessionsFeed.TOPIC, session, body.getBytes(UTF_8));
        message.headers().add("ce_type", type.getBytes(UTF_8));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(message).get();
        }
    }
}
