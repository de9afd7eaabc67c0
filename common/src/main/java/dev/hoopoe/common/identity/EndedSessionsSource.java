package dev.hoopoe.common.identity;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** The source of ended sessions until the topic has been read: auth-service, or its own database in auth-service. */
public interface EndedSessionsSource {

    /**
     * The sessions of all accounts that have ended and whose access tokens have not all expired: by session id, when
     * the last one expires.
     */
    Map<String, Instant> read() throws IOException;
}
