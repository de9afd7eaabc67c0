package dev.hoopoe.kubernetes.faults;

import dev.hoopoe.kubernetes.rendering.Manifests;
import dev.hoopoe.kubernetes.rendering.Overlay;
import dev.hoopoe.kubernetes.rules.ManifestRule;
import java.util.function.Consumer;

/**
 * A fault that is planted into the rendering of an overlay.
 *
 * @param rule the only one that must find it
 * @param planting what plants it
 */
public record Fault(ManifestRule rule, Overlay overlay, String meaning, Consumer<Manifests> planting) {

    @Override
    public String toString() {
        return rule + ": " + meaning;
    }
}
