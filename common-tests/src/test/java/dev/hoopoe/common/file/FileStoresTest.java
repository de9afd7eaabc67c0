package dev.hoopoe.common.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which store the configuration names. */
class FileStoresTest {

    private static final S3Settings COMPLETE = S3Settings.of("http://127.0.0.1:1");
    private static final S3Settings NONE =
            new S3Settings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true);

    private record Settings(Optional<Path> folder, FilesConfig.S3 s3) implements FilesConfig {}

    @Test
    void folderOrBucketIsTheStore() {
        assertInstanceOf(FolderStore.class, FileStores.of(new Settings(Optional.of(Path.of("files")), NONE)));
        assertInstanceOf(S3Store.class, FileStores.of(new Settings(Optional.empty(), COMPLETE)));
    }

    @Test
    void twoStoresAreRefused() {
        var both = new Settings(Optional.of(Path.of("files")), COMPLETE);

        assertThrows(IllegalStateException.class, () -> FileStores.of(both));
    }

    @Test
    void bucketWithoutAccessKeyIsRefused() {
        var noKey = new S3Settings(COMPLETE.bucket(), COMPLETE.endpoint(), Optional.empty(), Optional.empty(), true);

        assertThrows(IllegalStateException.class, () -> FileStores.of(new Settings(Optional.empty(), noKey)));
    }

    @Test
    void withoutAStoreEverythingIsUnavailable() {
        var store = FileStores.of(new Settings(Optional.empty(), NONE));

        assertEquals(
                ErrorKind.UNAVAILABLE,
                assertThrows(HoopoeException.class, () -> store.open("a")).kind());
    }
}
