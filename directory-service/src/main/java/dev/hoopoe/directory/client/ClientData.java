package dev.hoopoe.directory.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.error.HoopoeException;

/** Rules for a client's {@code data} (contract Homa, section 5.3). */
public final class ClientData {

    /** Characters of JSON, which bounds the size of a page. */
    public static final int LARGEST = 262_144;

    /** The field that is searched if the caller may see it: contract Homa stores an address there (section 5.3). */
    static final String SEARCHED = "email";

    private ClientData() {}

    public static ObjectNode checked(ObjectNode data) {
        if (data.toString().length() > LARGEST) {
            throw HoopoeException.invalid("data", "must not be longer than " + LARGEST + " characters of JSON");
        }
        return data;
    }
}
