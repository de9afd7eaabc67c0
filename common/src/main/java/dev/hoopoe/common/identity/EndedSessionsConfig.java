package dev.hoopoe.common.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** The source of ended sessions at a start, besides Kafka. */
@ConfigMapping(prefix = "hoopoe.ended-sessions")
interface EndedSessionsConfig {

    /** auth-service's list of them. */
    @WithDefault("${hoopoe.auth.url:http://127.0.0.1:8101}/internal/sessions/ended")
    URI url();
}
