package dev.hoopoe.directory.bootstrap;

import dev.hoopoe.common.constraint.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Body of {@code POST /internal/accounts}.
 *
 * @param administrator null for an account whose owner will be the first caller of HCall's {@code /master/create}
 */
record OpenAccountRequest(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,62}", message = "must be 1 to 63 lower-case letters, digits and hyphens") String id,

        @Text(max = 255) String name,
        @Valid FirstAdministrator administrator) {}
