package dev.hoopoe.gateway.answer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which web pages may call the API from a browser. */
@ConfigMapping(prefix = "hoopoe.gateway.cors")
interface CorsConfig {

    /** Origins as browsers send them, such as {@code https://desk.example.com}; {@code *} stands for every one. */
    @WithDefault("${hoopoe.cors.origins:http://localhost:3000}")
    Optional<List<String>> origins();

    /** Whether pages from any port of localhost may call too: for work on one machine. */
    @WithDefault("${hoopoe.cors.any-localhost:false}")
    boolean anyLocalhost();

    /** How long a browser may remember what it was told. */
    @WithDefault("PT10M")
    Duration maxAge();
}
