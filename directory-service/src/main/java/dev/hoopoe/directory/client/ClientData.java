package dev.hoopoe.directory.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.error.HoopoeException;

/** Rules for what may be stored with a client beside its name (contract Homa, section 5.3). */
public final class ClientData {

    /** Characters of JSON, so that a page of clients stays a page. */
    static final int LARGEST = 262_144;

    /** The value that a client is found by, if it may be shown: contract Homa keeps an address there (section 5.3). */
    static final String SEARCHED = "email";

    private ClientData() {}

    public static ObjectNode checked(ObjectNode data) {
        if (data.toString().length() > LARGEST) {
            throw HoopoeException.invalid("data", "must not be longer than " + LARGEST + " characters of JSON");
        }
        return data;
    }
}
