package dev.hoopoe.directory.user;

import dev.hoopoe.common.address.EmailSyntax;
import dev.hoopoe.common.constraint.Characters;

/**
 * The details of a user that are set when it is created or changed.
 *
 * @param email null for none
 * @param displayName null for the default: name and last name
 * @param avatar the URL of a picture; null for none
 */
public record UserDetails(
        String name, String lastName, String email, String displayName, UserType type, String avatar) {

    /** The address is made canonical. */
    public UserDetails {
        email = email == null ? null : EmailSyntax.canonical(email);
    }

    String displayNameOrDefault() {
        return displayName == null ? (name + " " + lastName).strip() : displayName;
    }

    /** A copy with this display name. */
    public UserDetails called(String newDisplayName) {
        return new UserDetails(name, lastName, email, newDisplayName, type, avatar);
    }

    /** An administrator with a name and an address only. */
    public static UserDetails administrator(String email, String fullName) {
        return named(fullName, email, UserType.ADMINISTRATOR);
    }

    /** A user with one full name; the last name is what follows the first word. */
    public static UserDetails named(String fullName, String email, UserType type) {
        var name = Characters.strip(fullName);
        var words = name.split("\\s+", 2);
        return new UserDetails(words[0], words.length > 1 ? words[1] : "", email, name, type, null);
    }
}
