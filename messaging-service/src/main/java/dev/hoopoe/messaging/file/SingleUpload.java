package dev.hoopoe.messaging.file;

import dev.hoopoe.common.error.HoopoeException;
import java.util.List;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The part {@code file} of a form. */
public final class SingleUpload {

    private static final String PART = "file";

    private SingleUpload() {}

    /**
     * The one file of the part.
     *
     * @param uploads null for a form without the part
     * @throws HoopoeException missing without a file, invalid with several
     */
    public static FileUpload of(List<FileUpload> uploads) {
        if (uploads == null || uploads.isEmpty()) {
            throw HoopoeException.missing(PART);
        }
        if (uploads.size() > 1) {
            throw HoopoeException.invalid(PART, "must be one file; upload each by itself");
        }
        return uploads.get(0);
    }
}
