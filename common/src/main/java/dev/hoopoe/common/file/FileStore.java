package dev.hoopoe.common.file;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Stores the bytes of files by key. A key is one or more segments of letters, digits, {@code -}, {@code _} and {@code .},
 * separated by {@code /}; no segment begins with a dot.
 *
 * <p>All methods throw {@link dev.hoopoe.common.error.HoopoeException} of kind {@code UNAVAILABLE} when the store does not
 * answer in time or refuses, and {@link IllegalArgumentException} for another key.
 */
public interface FileStore {

    /** Stores a copy of the file, in place of what had the key before; readers see either one, never a part. */
    void put(String key, Path content);

    /** The stored bytes, to be closed by the caller; empty for an unknown key. */
    Optional<StoredFile> open(String key);

    /**
     * As {@link #open(String)}, from an offset on; the size is the part's.
     *
     * @param from the offset of the first byte, less than the file's size
     * @param length of the part, which does not exceed the file
     */
    Optional<StoredFile> open(String key, long from, long length);

    /** Deletes the stored bytes; an unknown key is fine. */
    void delete(String key);
}
