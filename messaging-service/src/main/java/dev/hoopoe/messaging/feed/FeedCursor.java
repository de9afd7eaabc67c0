package dev.hoopoe.messaging.feed;

import dev.hoopoe.common.error.HoopoeException;
import java.nio.ByteBuffer;
import java.util.Base64;

/** A place in the feed, after the event of that position; opaque to callers, valid in every replica. */
public record FeedCursor(long position) {

    /** Before the oldest event at the time of reading: never too old, and never given out. */
    static final FeedCursor OLDEST = new FeedCursor(-1);

    private static final byte VERSION = 1;
    private static final int BYTES = 1 + Long.BYTES;

    public String text() {
        var bytes = ByteBuffer.allocate(BYTES).put(VERSION).putLong(position);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Refuses as the field {@code after} what is not a cursor. */
    static FeedCursor of(String text) {
        var bytes = decoded(text);
        if (bytes.length == BYTES && bytes[0] == VERSION) {
            var cursor = new FeedCursor(ByteBuffer.wrap(bytes).getLong(1));
            // Another spelling that decodes to the same bytes is not a cursor.
            if (cursor.position >= 0 && cursor.text().equals(text)) {
                return cursor;
            }
        }
        throw HoopoeException.invalid("after", "must be a cursor of this feed");
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
