package dev.hoopoe.common.file;

import dev.hoopoe.common.error.HoopoeException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Stores files as objects of one bucket of an S3-compatible service. */
final class S3Store implements FileStore, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(S3Store.class);

    private final S3Client client;
    private final String bucket;

    /** @throws IllegalStateException when the access key is incomplete */
    S3Store(FilesConfig.S3 config) {
        this.client = client(config);
        this.bucket = config.bucket().orElseThrow();
    }

    private static S3Client client(FilesConfig.S3 config) {
        var http = UrlConnectionHttpClient.builder()
                .connectionTimeout(config.connectTimeout())
                .socketTimeout(config.idleTimeout());
        var builder = S3Client.builder()
                .httpClientBuilder(http)
                .region(Region.of(config.region()))
                .forcePathStyle(config.pathStyle())
                .credentialsProvider(StaticCredentialsProvider.create(credentials(config)))
                // Many compatible services know neither newer checksums nor bodies that are signed in chunks.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .overrideConfiguration(settings ->
                        settings.apiCallTimeout(config.timeout()).defaultProfileFileSupplier(S3Store::noProfiles));
        config.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /** Nothing is taken from files of the user that the service runs as. */
    private static ProfileFile noProfiles() {
        return ProfileFile.aggregator().build();
    }

    private static AwsBasicCredentials credentials(FilesConfig.S3 config) {
        var accessKey = config.accessKey();
        var secretKey = config.secretKey();
        if (accessKey.isEmpty() || secretKey.isEmpty()) {
            throw new IllegalStateException(
                    "hoopoe.files.s3.access-key and hoopoe.files.s3.secret-key are needed with hoopoe.files.s3.bucket");
        }
        return AwsBasicCredentials.create(accessKey.get(), secretKey.get());
    }

    @Override
    public void put(String key, Path content) {
        StoreKey.require(key);
        attempt("written", () -> client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromFile(content)));
    }

    @Override
    public Optional<StoredFile> open(String key) {
        return get(key, null);
    }

    @Override
    public Optional<StoredFile> open(String key, long from, long length) {
        return get(key, "bytes=%d-%d".formatted(from, from + length - 1));
    }

    /** {@code range} is null for the whole object. */
    private Optional<StoredFile> get(String key, String range) {
        StoreKey.require(key);
        return attempt("read", () -> {
            try {
                var object = client.getObject(get -> get.bucket(bucket).key(key).range(range));
                return Optional.of(new StoredFile(object, object.response().contentLength()));
            } catch (NoSuchKeyException unknown) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void delete(String key) {
        StoreKey.require(key);
        attempt(
                "deleted",
                () -> client.deleteObject(delete -> delete.bucket(bucket).key(key)));
    }

    @Override
    public void close() {
        client.close();
    }

    private <T> T attempt(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            LOG.warnf(e, "File store failed: an object could not be %s in bucket %s", what, bucket);
            throw HoopoeException.unavailable("The file store", e);
        }
    }
}
