package dev.hoopoe.common.testing.architecture.samples.util;

/** Lies in a package named after nothing. */
public final class Misplaced {

    private Misplaced() {}
}
