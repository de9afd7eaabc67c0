package dev.hoopoe.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hoopoe.kubernetes.faults.Fault;
import dev.hoopoe.kubernetes.faults.Faults;
import dev.hoopoe.kubernetes.rendering.Manifests;
import dev.hoopoe.kubernetes.rendering.Overlay;
import dev.hoopoe.kubernetes.rules.ManifestRule;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Both overlays keep every rule, and every rule finds the fault that is planted for it. */
class ManifestRulesTest {

    private static final boolean CAN_RENDER = Overlay.canRender();

    /** Before each, so that the report counts them all as skipped. */
    @BeforeEach
    void requireKubectl() {
        assumeTrue(CAN_RENDER, "kubectl is not installed: the manifests are not checked");
    }

    @ParameterizedTest
    @EnumSource
    void overlayKeepsAllRules(Overlay overlay) {
        assertEquals(Map.of(), findings(overlay.render()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultIsFoundByItsRuleAlone(Fault fault) {
        var manifests = fault.overlay().render();

        fault.planting().accept(manifests);

        var findings = findings(manifests);
        assertEquals(Set.of(fault.rule()), findings.keySet(), findings::toString);
    }

    @Test
    void everyRuleHasAFault() {
        var withFault =
                faults().map(Fault::rule).collect(Collectors.toCollection(() -> EnumSet.noneOf(ManifestRule.class)));

        assertEquals(EnumSet.allOf(ManifestRule.class), withFault);
    }

    static Stream<Fault> faults() {
        return Faults.all().stream();
    }

    private static Map<ManifestRule, List<String>> findings(Manifests manifests) {
        Map<ManifestRule, List<String>> findings = new EnumMap<>(ManifestRule.class);
        for (var rule : ManifestRule.values()) {
            var found = rule.findings(manifests);
            if (!found.isEmpty()) {
                findings.put(rule, found);
            }
        }
        return findings;
    }
}
