package dev.hoopoe.common.idempotency;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The current request, when it has an {@code Idempotency-Key}. */
@RequestScoped
class IdempotentRequest {

    private final CurrentCaller caller;
    private String key;
    private String target;
    private HashedBody body;

    IdempotentRequest(CurrentCaller caller) {
        this.caller = caller;
    }

    /** {@code newTarget} is the path with its query. Returns the stream to read in place of the body. */
    InputStream begin(String newKey, String newTarget, InputStream plainBody) {
        key = newKey;
        target = newTarget;
        body = new HashedBody(plainBody);
        return body;
    }

    boolean hasKey() {
        return key != null;
    }

    /**
     * Callers without a token share one name, so only their keys separate their records.
     *
     * @throws HoopoeException invalid when such a caller's key could be guessed
     */
    IdempotencyKeySecrets secrets() {
        var who = caller.get();
        var isAnonymous = who.kind() == Caller.Kind.ANONYMOUS;
        if (isAnonymous && !UnguessableKey.isValid(key)) {
            throw HoopoeException.invalid(IdempotencyKeyFilter.HEADER, UnguessableKey.RULE);
        }
        var name = isAnonymous ? "anonymous\n" + target : "subject\n" + who.id();
        return IdempotencyKeySecrets.of(key, who.accountId() + "\n" + name);
    }

    /** Path and body; waits for the rest of the body. */
    byte[] content() {
        var address = target.getBytes(StandardCharsets.UTF_8);
        var hash = body.hash();
        return ByteBuffer.allocate(address.length + hash.length)
                .put(address)
                .put(hash)
                .array();
    }
}
