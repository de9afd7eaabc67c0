package dev.hoopoe.messaging.netia;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.messaging.webhook.Receiver.Reply;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which URLs are verified, and what a challenge costs (contract Netia, section 10). */
@QuarkusTest
class ChallengeTest extends SubscriptionTest {

    private static final int MAX_CHALLENGES = 5;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {challenge} | true",
                "201 | '  {challenge}\n' | true",
                "200 | '{\"challenge\":\"{challenge}\"}' | true",
                "200 | '{\"ok\":true,\"challenge\":\"{challenge}\"}' | true",
                "200 | '' | false",
                "200 | wrong | false",
                "200 | '{challenge}{challenge}' | false",
                "200 | '\"{challenge}\"' | false",
                "200 | '{\"challenge\":[\"{challenge}\"]}' | false",
                "200 | '{\"challenge\":null}' | false",
                "200 | '{\"challenge\":\"{challenge}\"' | false",
                "200 | '[{\"challenge\":\"{challenge}\"}]' | false",
                "302 | {challenge} | false",
                "404 | {challenge} | false",
                "500 | {challenge} | false",
                "204 | '' | false"
            })
    void answerDecides(int status, String body, boolean verified) {
        answer(challenge -> reply(status, body.replace("{challenge}", challenge)));

        create(Map.of("url", receiver.url())).statusCode(201).body("data.verified", equalTo(verified));
        asAdministrator()
                .body(Map.of("url", receiver.url()))
                .post(PATH + "/verify")
                .then()
                .statusCode(200)
                .body("data.verified", equalTo(verified));
    }

    @Test
    void longAnswerIsNoChallenge() {
        answer(challenge -> reply(200, "{\"a\":\"" + "x".repeat(100_000) + "\",\"challenge\":\"" + challenge + "\"}"));

        create(Map.of("url", receiver.url())).statusCode(201).body("data.verified", equalTo(false));
    }

    @Test
    void redirectIsNotFollowed() {
        answer(challenge -> challenges().size() == 1
                ? new Reply(307, Map.of("Location", receiver.url() + "/next"), "")
                : reply(200, challenge));

        create(Map.of("url", receiver.url())).statusCode(201).body("data.verified", equalTo(false));
        assertEquals(1, challenges().size());
    }

    @Test
    void urlThatDoesNotAnswerIsStoredUnverified() {
        receiver.replies(request -> Reply.none());
        create(Map.of("url", receiver.url())).statusCode(201).body("data.verified", equalTo(false));

        receiver.close();
        create(Map.of("url", receiver.url())).statusCode(201).body("data.verified", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://10.0.0.1/", "nonsense", "", "http://does-not-exist.invalid/"})
    void verificationOfAUrlThatMayNotBeSentToFails(String url) {
        asAdministrator()
                .body(Map.of("url", url))
                .post(PATH + "/verify")
                .then()
                .statusCode(200)
                .body("data.verified", equalTo(false));
    }

    @Test
    void verificationNeedsAUrl() {
        asAdministrator()
                .body(Map.of())
                .post(PATH + "/verify")
                .then()
                .statusCode(422)
                .body("errors", hasKey("url"));
    }

    @Test
    void noTransactionWaitsForTheNetworkAndChallengesAreLimited() throws Exception {
        var arrived = new CountDownLatch(MAX_CHALLENGES);
        var go = new CountDownLatch(1);
        answer(challenge -> {
            arrived.countDown();
            await(go);
            return reply(200, challenge);
        });
        var body = new HashMap<String, Object>(Map.of("url", receiver.url()));

        var creations = IntStream.range(0, MAX_CHALLENGES)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> asAdministrator()
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(body)
                        .post(PATH)))
                .toList();
        assertTrue(arrived.await(10, TimeUnit.SECONDS));
        create(body).statusCode(429).body("error.code", equalTo("TOO_MANY_REQUESTS"));
        var waiting = count("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND state LIKE 'idle in transaction%'");
        go.countDown();

        assertEquals(0, waiting);
        assertEquals(
                List.of(201, 201, 201, 201, 201),
                creations.stream()
                        .map(CompletableFuture::join)
                        .map(Response::statusCode)
                        .toList());
        asAdministrator().get(PATH).then().body("data.verified", contains(true, true, true, true, true));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody let the challenge go on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
