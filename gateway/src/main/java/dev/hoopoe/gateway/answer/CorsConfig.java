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

    /** Origins of the pages that may call OmniDesk's dialect, in credentials mode; {@code null} is that of pages from files. */
    @WithDefault("${hoopoe.cors.omnidesk-origins:http://localhost:3000,http://127.0.0.1:3000,http://localhost:8000,"
            + "http://127.0.0.1:8000,null}")
    Optional<List<String>> omnideskOrigins();

    /** How long a browser may remember what it was told. */
    @WithDefault("PT10M")
    Duration maxAge();
}
