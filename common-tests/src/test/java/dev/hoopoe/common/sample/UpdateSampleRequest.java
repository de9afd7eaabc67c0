package dev.hoopoe.common.sample;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** What of a sample changes. */
record UpdateSampleRequest(
        Optional<@NotBlank @Size(max = 20) String> name, Optional<@Size(max = 2_000_000) String> note) {}
