package dev.hoopoe.auth.principal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What directory-service says of a person, as far as it matters here. {@code type} is a user's role; a client has none.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PersonSnapshot(
        String id,
        String name,
        String lastName,
        String displayName,
        String email,
        String type,
        String avatar,
        Boolean active,
        Instant createdAt,
        Instant updatedAt) {

    /** How the person is called where one name is due. */
    public String calledName() {
        return displayName == null ? name : displayName;
    }
}
