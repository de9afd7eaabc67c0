package dev.hoopoe.common.dialect.netia;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.web.PathIds;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids in Netia's dialect. One that is no UUID names nothing, so it is 404 (contract Netia, section 1). */
public final class NetiaIds {

    private NetiaIds() {}

    /** {@code what} names the resource in the error, such as "Customer". */
    public static UUID uuid(String text, String what) {
        return PathIds.uuidOrEmpty(text).orElseThrow(() -> HoopoeException.notFound(what));
    }

    /** The account's primary inbox: an account has this one alone, so its id follows from the account's. */
    public static UUID inboxOf(String accountId) {
        return UUID.nameUUIDFromBytes(("inbox/" + accountId).getBytes(StandardCharsets.UTF_8));
    }
}
