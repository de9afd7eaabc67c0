package dev.hoopoe.common.file;

import dev.hoopoe.local.testing.S3Server;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings for the tests' S3 server; time-outs are short. */
record S3Settings(
        Optional<String> bucket,
        Optional<URI> endpoint,
        Optional<String> accessKey,
        Optional<String> secretKey,
        boolean pathStyle)
        implements FilesConfig.S3 {

    static final Duration TIMEOUT = Duration.ofSeconds(3);

    static S3Settings of(String endpoint) {
        return new S3Settings(
                Optional.of(S3Server.BUCKET),
                Optional.of(URI.create(endpoint)),
                Optional.of(S3Server.ACCESS_KEY),
                Optional.of(S3Server.SECRET_KEY),
                true);
    }

    S3Settings withSecret(String secret) {
        return new S3Settings(bucket, endpoint, accessKey, Optional.of(secret), pathStyle);
    }

    @Override
    public String region() {
        return "us-east-1";
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration idleTimeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration timeout() {
        return TIMEOUT;
    }
}
