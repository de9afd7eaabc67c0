package dev.hoopoe.directory.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.address.EmailSyntax;

/**
 * The details of a client that are set when it is created or changed.
 *
 * @param email null when unknown
 * @param phone null when unknown
 */
public record ClientDetails(String name, String email, String phone, ObjectNode data) {

    /** Longest phone number, in characters. */
    public static final int LONGEST_PHONE = 50;

    /** The name of a client whose name is unknown. */
    public static final String ANONYMOUS = "Anonymous User";

    /** The details of a client about whom nothing is known. */
    static final ClientDetails UNKNOWN =
            new ClientDetails(ANONYMOUS, null, null, JsonNodeFactory.instance.objectNode());

    /** The address is made canonical. */
    public ClientDetails {
        email = email == null ? null : EmailSyntax.canonical(email);
    }
}
