package dev.hoopoe.messaging.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.messaging.webhook.net.Answer;
import dev.hoopoe.messaging.webhook.net.WebhookClient;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Sends a challenge to a URL, which proves by returning it that it expects events (contract Netia, section 10). The address is
 * guarded as for deliveries; there is one attempt, and it blocks.
 */
@ApplicationScoped
class UrlVerifier {

    private static final int CHALLENGE_BYTES = 32;
    private static final int SUCCESS = 2;
    private static final int CENTURY = 100;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final WebhookClient client;
    private final ObjectMapper mapper;
    private final VerificationConfig config;
    private final Semaphore permits;
    private final SecureRandom random = new SecureRandom();

    UrlVerifier(WebhookClient client, ObjectMapper mapper, VerificationConfig config) {
        this.client = client;
        this.mapper = mapper;
        this.config = config;
        this.permits = new Semaphore(config.maxConcurrent());
    }

    /**
     * Whether the URL answers 2xx with the challenge; not within a transaction.
     *
     * @throws HoopoeException too many requests while as many challenges are under way as may be
     */
    UrlChallenge challenge(String url) {
        if (!permits.tryAcquire()) {
            throw HoopoeException.tooMany("Too many URLs are being verified; try again", RETRY_AFTER);
        }
        try {
            var challenge = challenge();
            var answer = client.post(
                            url,
                            Map.of("Content-Type", "application/json", "User-Agent", WebhookClient.USER_AGENT),
                            Buffer.buffer(json(Map.of("event", "webhook:verify", "payload", challenge))),
                            config.timeout())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new UrlChallenge(url, isAnswer(answer, challenge));
        } finally {
            permits.release();
        }
    }

    private String challenge() {
        var bytes = new byte[CHALLENGE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private boolean isAnswer(Answer answer, String challenge) {
        if (answer.status() == null || answer.status() / CENTURY != SUCCESS) {
            return false;
        }
        var text = answer.excerpt().strip();
        return isSame(text, challenge) || isSame(challengeIn(text), challenge);
    }

    /** The member of a JSON object; empty for any other text. */
    private String challengeIn(String text) {
        try {
            return text.startsWith("{")
                    ? mapper.readTree(text).path("challenge").asText()
                    : "";
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static boolean isSame(String text, String challenge) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), challenge.getBytes(StandardCharsets.UTF_8));
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
