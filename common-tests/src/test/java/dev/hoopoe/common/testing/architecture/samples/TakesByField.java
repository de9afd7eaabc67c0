package dev.hoopoe.common.testing.architecture.samples;

import jakarta.inject.Inject;
import java.time.Clock;

/** Has its collaborator put into a field. */
class TakesByField {

    @Inject
    Clock clock;
}
