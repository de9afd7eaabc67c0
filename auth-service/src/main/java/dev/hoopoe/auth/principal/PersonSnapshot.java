package dev.hoopoe.auth.principal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What directory-service says of a person, as far as it matters here. {@code type} is a user's role; a client has none, and
 * no {@code username} either.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PersonSnapshot(
        String id,
        Long number,
        String username,
        String name,
        String lastName,
        String displayName,
        String email,
        String type,
        String avatar,
        Boolean active,
        Instant createdAt,
        Instant updatedAt) {

    /** A user without an address has an empty one in events (decision 0023). */
    public PersonSnapshot {
        email = email == null || email.isBlank() ? null : email;
    }

    /** How the person is called where one name is due. */
    public String calledName() {
        return displayName == null ? name : displayName;
    }
}
