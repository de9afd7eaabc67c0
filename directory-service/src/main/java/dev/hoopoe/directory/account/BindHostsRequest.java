package dev.hoopoe.directory.account;

import dev.hoopoe.common.constraint.Length;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;

/** Body of {@code PUT /internal/accounts/{id}/hosts}. */
record BindHostsRequest(
        @NotNull @Size(max = 20, message = "must be at most 20 host names") Set<
                        @NotNull @Length(max = 253) @Pattern(
                                regexp = HOST,
                                message = "must be host names in lower case, without a port, such as desk.example.com")
                        String>
                hosts) {

    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    static final String HOST = LABEL + "(\\." + LABEL + ")*";
}
