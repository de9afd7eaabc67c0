package dev.hoopoe.common.idempotency;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The current request, when it has an {@code Idempotency-Key}. */
@RequestScoped
class IdempotentRequest {

    private Keyed keyed;

    /** {@code target} is the path with its query. Returns the stream to read in place of the body. */
    InputStream begin(String key, String target, InputStream plainBody) {
        var body = new HashedBody(plainBody);
        keyed = new Keyed(key, target, body);
        return body;
    }

    boolean hasKey() {
        return keyed != null;
    }

    Keyed current() {
        return keyed;
    }

    /** A request with its key, which may go on in another request context. */
    record Keyed(String key, String target, HashedBody body) {

        /**
         * What the record is stored under. Callers without a token share one name, so only their keys separate their records.
         *
         * @throws HoopoeException invalid when such a caller's key could be guessed
         */
        IdempotencyKeySecrets secrets(Caller who) {
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

        @Override
        public String toString() {
            return "Keyed[redacted]";
        }
    }
}
