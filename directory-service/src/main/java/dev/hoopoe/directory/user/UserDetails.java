package dev.hoopoe.directory.user;

import dev.hoopoe.common.address.EmailSyntax;
import dev.hoopoe.common.constraint.Characters;

/**
 * What is said about a user when created or changed.
 *
 * @param email null for somebody who has none
 * @param displayName null for the default: name and last name
 * @param avatar the address of a picture; null for none
 */
public record UserDetails(
        String name, String lastName, String email, String displayName, UserType type, String avatar) {

    /** An address is kept in its one spelling. */
    public UserDetails {
        email = email == null ? null : EmailSyntax.canonical(email);
    }

    String displayNameOrDefault() {
        return displayName == null ? (name + " " + lastName).strip() : displayName;
    }

    /** The same person, called so. */
    public UserDetails called(String newDisplayName) {
        return new UserDetails(name, lastName, email, newDisplayName, type, avatar);
    }

    /** An administrator of whom no more is known. */
    public static UserDetails administrator(String email, String fullName) {
        return named(fullName, email, UserType.ADMINISTRATOR);
    }

    /** Somebody who is known by one name; the last name is what follows the first word. */
    public static UserDetails named(String fullName, String email, UserType type) {
        var name = Characters.strip(fullName);
        var words = name.split("\\s+", 2);
        return new UserDetails(words[0], words.length > 1 ? words[1] : "", email, name, type, null);
    }
}
