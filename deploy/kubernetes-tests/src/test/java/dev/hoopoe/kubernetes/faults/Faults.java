package dev.hoopoe.kubernetes.faults;

import dev.hoopoe.kubernetes.rendering.Manifests;
import dev.hoopoe.kubernetes.rendering.Overlay;
import dev.hoopoe.kubernetes.rules.ManifestRule;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All planted faults. */
public final class Faults {

    private Faults() {}

    public static List<Fault> all() {
        return Stream.of(
                        PodFaults.all(),
                        RolloutFaults.all(),
                        ConfigurationFaults.all(),
                        NetworkFaults.all(),
                        OperatorFaults.all())
                .flatMap(List::stream)
                .toList();
    }

    static Fault local(ManifestRule rule, String meaning, Consumer<Manifests> planting) {
        return new Fault(rule, Overlay.LOCAL, meaning, planting);
    }

    static Fault production(ManifestRule rule, String meaning, Consumer<Manifests> planting) {
        return new Fault(rule, Overlay.PRODUCTION, meaning, planting);
    }
}
