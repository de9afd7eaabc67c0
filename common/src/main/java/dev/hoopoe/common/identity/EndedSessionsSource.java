package dev.hoopoe.common.identity;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** Where ended sessions are read from while Kafka has not told of them: auth-service, or in auth-service its database. */
public interface EndedSessionsSource {

    /**
     * The sessions of all accounts that have ended and whose access tokens have not all expired: by session id, when the
     * last one expires.
     */
    Map<String, Instant> read() throws IOException;
}
