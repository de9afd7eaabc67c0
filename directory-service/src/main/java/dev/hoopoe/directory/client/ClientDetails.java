package dev.hoopoe.directory.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.address.EmailSyntax;

/**
 * What is said about a client when created or changed.
 *
 * @param email null when unknown
 * @param phone null when unknown
 */
public record ClientDetails(String name, String email, String phone, ObjectNode data) {

    /** Longest phone number taken, in characters. */
    public static final int LONGEST_PHONE = 50;

    /** An address is kept in its one spelling. */
    public ClientDetails {
        email = email == null ? null : EmailSyntax.canonical(email);
    }
}
