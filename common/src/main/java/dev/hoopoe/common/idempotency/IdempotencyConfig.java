package dev.hoopoe.common.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How requests with an {@code Idempotency-Key} are dealt with. */
@ConfigMapping(prefix = "hoopoe.idempotency")
interface IdempotencyConfig {

    /** How long an answer is kept and given again. */
    @WithDefault("PT24H")
    Duration keptFor();

    /** Requests with a key that run at once in this process: each holds a database connection while it asks neighbours. */
    @WithDefault("6")
    int atOnce();

    /** How long a request with a key waits for its turn among them before it is refused. */
    @WithDefault("PT3S")
    Duration patience();
}
