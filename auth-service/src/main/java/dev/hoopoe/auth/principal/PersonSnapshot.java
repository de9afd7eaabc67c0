package dev.hoopoe.auth.principal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * The part of directory-service's snapshot of a person that is used here. {@code type} is a user's role; a client has
 * neither type nor {@code username}.
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

    /** A user without an e-mail address has an empty one in events (decision 0023). */
    public PersonSnapshot {
        email = email == null || email.isBlank() ? null : email;
    }

    /** The name to display. */
    public String calledName() {
        return displayName == null ? name : displayName;
    }
}
