package dev.hoopoe.common.file;

import dev.hoopoe.common.error.HoopoeException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Makes the configured store when it is first used, so that a service without files loads no client of S3. */
@ApplicationScoped
public class FileStores {

    private static final Logger LOG = Logger.getLogger(FileStores.class);

    /** @throws IllegalStateException when two stores are configured, or one not completely */
    @Produces
    @ApplicationScoped
    FileStore store(FilesConfig config) {
        return of(config);
    }

    void close(@Disposes FileStore store) throws Exception {
        if (store instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    static FileStore of(FilesConfig config) {
        var hasBucket = config.s3().bucket().isPresent();
        if (hasBucket && config.folder().isPresent()) {
            throw new IllegalStateException(
                    "hoopoe.files.folder and hoopoe.files.s3.bucket are set; files have one store");
        }
        if (hasBucket) {
            return new S3Store(config.s3());
        }
        return config.folder().<FileStore>map(FolderStore::new).orElseGet(NoStore::new);
    }

    /** Refuses everything. */
    private static final class NoStore implements FileStore {

        @Override
        public void put(String key, Path content) {
            throw notConfigured();
        }

        @Override
        public Optional<StoredFile> open(String key, long from, long length) {
            return open(key);
        }

        @Override
        public Optional<StoredFile> open(String key) {
            throw notConfigured();
        }

        @Override
        public void delete(String key) {
            throw notConfigured();
        }

        private static HoopoeException notConfigured() {
            LOG.warn("File store not configured: set hoopoe.files.folder or hoopoe.files.s3.bucket");
            return HoopoeException.unavailable("The file store", null);
        }
    }
}
