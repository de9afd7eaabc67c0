package dev.hoopoe.common.dialect.netia;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.web.PathIds;
import java.util.UUID;

/** Parses ids in Netia's paths: one that is no UUID names nothing, so it is 404 (contract Netia, section 1). */
public final class NetiaIds {

    private NetiaIds() {}

    /** {@code what} names the resource in the error, such as "Customer". */
    public static UUID uuid(String text, String what) {
        return PathIds.uuidOrEmpty(text).orElseThrow(() -> HoopoeException.notFound(what));
    }
}
