package dev.hoopoe.directory.user;

/**
 * What is said about a user when created or changed.
 *
 * @param displayName null for the default: name and last name
 * @param avatar the address of a picture; null for none
 */
public record UserDetails(
        String name, String lastName, String email, String displayName, UserType type, String avatar) {

    String displayNameOrDefault() {
        return displayName == null ? (name + " " + lastName).strip() : displayName;
    }

    /** The same person, called so. */
    public UserDetails called(String newDisplayName) {
        return new UserDetails(name, lastName, email, newDisplayName, type, avatar);
    }

    /** An administrator of whom no more is known; the last name is what follows the first word. */
    public static UserDetails administrator(String email, String fullName) {
        var words = fullName.strip().split("\\s+", 2);
        return new UserDetails(words[0], words.length > 1 ? words[1] : "", email, null, UserType.ADMINISTRATOR, null);
    }
}
