package dev.hoopoe.gateway.answer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Web pages that may call the API from a browser. */
@ConfigMapping(prefix = "hoopoe.cors")
interface CorsConfig {

    /**
     * Origins by the name of a dialect, as browsers send them, such as {@code https://desk.example.com}; {@code *}
     * stands for every one, {@code null} for pages from files. Without a value the dialect's own default applies.
     */
    Map<String, List<String>> origins();

    /** Whether pages from any port of localhost may call the native dialect too: for work on one machine. */
    @WithDefault("false")
    boolean anyLocalhost();

    /** How long a browser may cache the answer to a preflight. */
    @WithDefault("PT10M")
    Duration maxAge();
}
