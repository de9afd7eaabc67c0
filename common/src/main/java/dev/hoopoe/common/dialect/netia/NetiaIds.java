package dev.hoopoe.common.dialect.netia;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.web.PathIds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids in Netia's dialect. One that is no UUID names nothing, so it is 404 (contract Netia, section 1). */
public final class NetiaIds {

    private NetiaIds() {}

    /** {@code what} names the resource in the error, such as "Customer". */
    public static UUID uuid(String text, String what) {
        return PathIds.uuidOrEmpty(text).orElseThrow(() -> HoopoeException.notFound(what));
    }

    /** A tag: other services know it by its name, so its id follows from that (ticket-service's column {@code name_id}). */
    public static UUID tagOf(String accountId, String name) {
        try {
            var hash =
                    MessageDigest.getInstance("MD5").digest((accountId + "/" + name).getBytes(StandardCharsets.UTF_8));
            var bits = ByteBuffer.wrap(hash);
            return new UUID(bits.getLong(), bits.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The account's primary inbox: an account has this one alone, so its id follows from the account's. */
    public static UUID inboxOf(String accountId) {
        return UUID.nameUUIDFromBytes(("inbox/" + accountId).getBytes(StandardCharsets.UTF_8));
    }
}
