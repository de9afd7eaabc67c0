package dev.hoopoe.common.testing.architecture.samples;

/** A repository of its own kind. */
final class HomemadeRepository {}
