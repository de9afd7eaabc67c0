package dev.hoopoe.common.sql;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What is known of the login role's password beyond {@code quarkus.datasource.password}. */
@ConfigMapping(prefix = "hoopoe.datasource")
interface DatabaseLoginConfig {

    /**
     * The password that the login role is about to get. While it is set, each new connection uses whichever of the two
     * passwords the database accepts.
     */
    Optional<String> nextPassword();
}
