package dev.hoopoe.common.sample;

import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import java.util.Optional;

/** What of a sample changes. */
record UpdateSampleRequest(Optional<@Text(max = 20) String> name, Optional<@Length(max = 2_000_000) String> note) {}
