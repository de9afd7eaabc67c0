package dev.hoopoe.common.file;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where files are stored; read by messaging-service. */
@ConfigMapping(prefix = "hoopoe.files")
public interface FilesConfig {

    /**
     * A folder of this machine, for a suite on one machine alone: replicas elsewhere do not see what is in it. Without it and
     * without {@code hoopoe.files.s3.bucket} no file can be uploaded.
     */
    Optional<Path> folder();

    /** An S3-compatible service, in place of a folder. */
    S3 s3();

    /** The service, its bucket and the key to it. */
    interface S3 {

        /** The bucket, which must exist. */
        Optional<String> bucket();

        /** The service's address, such as {@code https://s3.example.com}; the region's one at Amazon without it. */
        Optional<URI> endpoint();

        /** The region that requests are signed for. */
        @WithDefault("us-east-1")
        String region();

        /** The id of the access key; it needs to read, write and delete objects of the bucket. */
        Optional<String> accessKey();

        /** The access key's secret. */
        Optional<String> secretKey();

        /** True for addresses with the bucket in the path, false for those with it in the host's name. */
        @WithDefault("true")
        boolean pathStyle();

        /** How long a connection may take. */
        @WithDefault("PT2S")
        Duration connectTimeout();

        /** How long the service may send and take nothing. */
        @WithDefault("PT10S")
        Duration idleTimeout();

        /** How long an upload or the beginning of a download may take, with its retries. */
        @WithDefault("PT20S")
        Duration timeout();
    }
}
