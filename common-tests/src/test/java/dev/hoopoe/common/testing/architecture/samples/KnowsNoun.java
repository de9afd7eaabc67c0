package dev.hoopoe.common.testing.architecture.samples;

import dev.hoopoe.ticket.samples.Noun;

/** Mechanism that knows a business noun. */
final class KnowsNoun {

    Object noun() {
        return new Noun();
    }
}
