package dev.hoopoe.common.dialect.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Answer of N-01, N-02 and N-04: what the document says, {@code user} and {@code token}, and what clients read, {@code data}
 * (contract Netia, A1).
 */
public record NetiaSession(Person user, String token, Data data) {

    /** The user in a login's response; {@code id} is null for one that has no number yet. */
    @Schema(name = "NetiaPerson")
    public record Person(
            Long id,
            String email,
            String accountId,

            @Schema(enumeration = {"admin", "user"}) String role) {}

    /** {@code subscription} is always null: nothing is paid for. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "NetiaSessionData")
    public record Data(
            Long userId,
            String email,
            String accountId,
            String token,
            String renewToken,
            @Schema(nullable = true) String subscription) {

        @Override
        public String toString() {
            return "Data[redacted]";
        }
    }

    public static NetiaSession of(Person user, String token, String renewToken) {
        return new NetiaSession(
                user, token, new Data(user.id(), user.email(), user.accountId(), token, renewToken, null));
    }

    @Override
    public String toString() {
        return "NetiaSession[redacted]";
    }
}
