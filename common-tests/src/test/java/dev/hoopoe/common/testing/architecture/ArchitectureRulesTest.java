package dev.hoopoe.common.testing.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.hoopoe.common.testing.architecture.samples.WorksUnasked;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule is seen failing on classes that break it, for each thing that it names. */
class ArchitectureRulesTest {

    private static final JavaClasses SAMPLES = new ClassFileImporter()
            .importPackages(
                    "dev.hoopoe.common.testing.architecture.samples",
                    "dev.hoopoe.samples",
                    "dev.hoopoe.ticket.samples");

    static Stream<Arguments> violations() {
        return Stream.of(
                broken(ArchitectureRules.packagesAreNamedAfterFeatures, "Misplaced"),
                broken(
                        ArchitectureRules.timeComesFromTheClock,
                        "ReadsSystemTime.instant()",
                        "ReadsSystemTime.date()",
                        "ReadsSystemTime.clock()",
                        "ReadsSystemTime.milliseconds()"),
                broken(ArchitectureRules.onlyTheRelayPublishes, "PublishesItself"),
                broken(ArchitectureRules.implementationsAreNamedByWhatMakesThemDifferent, "NothingImpl"),
                broken(ArchitectureRules.resourcesAreNamedResource, "MisnamedEndpoint"),
                broken(ArchitectureRules.httpMethodsArePublic, "MisnamedEndpoint.hidden()"),
                broken(ArchitectureRules.resourcesTranslateOnly, "EntityManager"),
                broken(ArchitectureRules.entitiesAreNotAnswered, "MisnamedEndpoint.hidden()"),
                broken(ArchitectureRules.entitiesHideTheirFields, "OpenEntity.id"),
                broken(ArchitectureRules.entitiesHaveIntentsInsteadOfSetters, "OpenEntity.setId(long)"),
                broken(ArchitectureRules.repositoriesArePanacheRepositories, "HomemadeRepository"),
                broken(
                        ArchitectureRules.logsGoThroughOneFacade,
                        "LogsPlainly.out()",
                        "LogsPlainly.err()",
                        "LogsPlainly.logger()"),
                broken(ArchitectureRules.nothingIsInjectedIntoFields, "TakesByField.clock"),
                broken(ArchitectureRules.featuresFormNoCycles, "samples.one", "samples.two"),
                broken(ArchitectureRules.commonKnowsNoService, "KnowsNoun"),
                broken(ArchitectureRules.internalOperationsNameTheirCallers, "InternalNamelessResource.open()"),
                broken(
                        ArchitectureRules.entityTagsAreAnsweredAndExpected,
                        "readsWithoutTag() answers no tag",
                        "readsUntold() answers a tag and is not @Tagged",
                        "writesUnexpected() does not say how the caller has seen the thing",
                        "writesUncompared() compares the tag that the caller expects with nothing",
                        "deletesUnexpected() does not say how the caller has seen the thing"),
                broken(
                        ArchitectureRules.queriesAreNotStreamed,
                        "StreamsRows.found()",
                        "StreamsRows.all()",
                        "StreamsRows.selected(",
                        "StreamsRows.scrolled("),
                broken(
                        ArchitectureRules.plansOfNativeQueriesAreCached,
                        "PlansEachTime.counted(",
                        "PlansEachTime.selected("),
                broken(
                        ArchitectureRules.backgroundWorkNamesItsCoordination,
                        "WorksUnasked$BySchedule",
                        "WorksUnasked$ByJob",
                        "WorksUnasked$ByLoop",
                        "WorksUnasked$ByTimer",
                        "WorksUnasked$ByThread"));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void ruleFailsOnWhatBreaksIt(ArchRule rule, String[] culprits) {
        var result = rule.evaluate(SAMPLES);

        assertTrue(result.hasViolation());
        var report = String.join("\n", result.getFailureReport().getDetails());
        for (var culprit : culprits) {
            assertTrue(report.contains(culprit), () -> culprit + " is not in: " + report);
        }
    }

    @Test
    void timeThatAClockGivesIsAllowed() {
        var report = ArchitectureRules.timeComesFromTheClock.evaluate(SAMPLES).getFailureReport();

        assertFalse(report.toString().contains("allowed("));
    }

    @Test
    void tagsThatAreAnsweredAndExpectedAreAllowed() {
        var report = ArchitectureRules.entityTagsAreAnsweredAndExpected
                .evaluate(SAMPLES)
                .getFailureReport();

        assertEquals(5, report.getDetails().size());
    }

    @Test
    void sharedWorkWithoutATestIsFound() {
        var untested = BackgroundClasses.untested(SAMPLES, SAMPLES);

        assertEquals(Set.of(WorksUnasked.Untested.class.getName()), untested);
    }

    @Test
    void everyRuleIsSeenFailing() {
        var rules = Arrays.stream(ArchitectureRules.class.getDeclaredFields())
                .filter(field -> field.getType() == ArchRule.class)
                .count();

        assertEquals(rules, violations().count());
    }

    private static Arguments broken(ArchRule rule, String... culprits) {
        return Arguments.of(rule, culprits);
    }
}
