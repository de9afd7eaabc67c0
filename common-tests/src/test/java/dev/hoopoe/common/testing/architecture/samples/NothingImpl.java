package dev.hoopoe.common.testing.architecture.samples;

/** Is named by what everything is. */
final class NothingImpl {}
