package dev.hoopoe.messaging.file;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.web.PathIds;
import java.util.List;
import java.util.UUID;

/** The member {@code file_ids} of a message that is written. */
public final class FileIds {

    /** How many files a message may have. */
    public static final int MAX = 10;

    public static final int LENGTH = 36;

    private static final String FIELD = "file_ids";

    private FileIds() {}

    /** None for null. */
    public static List<UUID> parse(List<String> texts) {
        if (texts == null) {
            return List.of();
        }
        var ids = texts.stream().map(text -> PathIds.uuid(text, FIELD)).toList();
        if (ids.stream().distinct().count() < ids.size()) {
            throw HoopoeException.invalid(FIELD, "must not name a file twice");
        }
        return ids;
    }
}
