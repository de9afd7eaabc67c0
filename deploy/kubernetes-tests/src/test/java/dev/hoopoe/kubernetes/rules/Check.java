package dev.hoopoe.kubernetes.rules;

import dev.hoopoe.kubernetes.rendering.Manifests;

/** Looks for what breaks one rule. */
@FunctionalInterface
interface Check {
    void check(Manifests all, Findings findings);
}
