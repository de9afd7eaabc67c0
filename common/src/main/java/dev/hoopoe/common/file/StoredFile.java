package dev.hoopoe.common.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stored file that is open for reading.
 *
 * @param content the bytes, read from the store as they are asked for
 * @param size how many are to be read; after a part the stream may go on
 */
public record StoredFile(InputStream content, long size) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        content.close();
    }
}
