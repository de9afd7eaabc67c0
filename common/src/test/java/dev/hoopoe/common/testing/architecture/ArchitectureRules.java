package dev.hoopoe.common.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.hoopoe.common.background.BackgroundWork;
import java.time.Clock;
import java.util.stream.Stream;

/** What docs/style.md asks of every module; a rule that finds nothing to check in a module holds there. */
public final class ArchitectureRules {

    private static final String COMMON = "dev.hoopoe.common..";
    private static final String LAUNCHER = "dev.hoopoe.local..";
    private static final String TIME_SOURCES =
            "java\\.time\\.(Instant|LocalDate|LocalDateTime|LocalTime|OffsetDateTime|ZonedDateTime)";
    private static final String ROW_STREAMS = "stream(All)?|getResultStream|scroll";
    /** By name, as all that is not Java's own: the gateway has no JAX-RS. */
    private static final String PATH = "jakarta.ws.rs.Path";

    private static final String ALLOWED_CALLERS = "dev.hoopoe.common.identity.AllowedCallers";
    private static final String HTTP_METHODS = "jakarta\\.ws\\.rs\\.(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)";

    /** docs/style.md#packages. */
    @ArchTest
    static final ArchRule packagesAreNamedAfterFeatures = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..dto..",
                    "..model..",
                    "..service..",
                    "..controller..",
                    "..impl..",
                    "..helper..")
            .because("a package is a feature, not a layer");

    /** docs/style.md#classes. */
    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .resideOutsideOfPackages("dev.hoopoe.common.time..", LAUNCHER)
            .should()
            .callMethodWhere(readsTheSystemsTime())
            .because("a test must be able to say what time it is");

    /** docs/style.md#data-and-events. */
    @ArchTest
    static final ArchRule onlyTheRelayPublishes = noClasses()
            .that()
            .resideOutsideOfPackage("dev.hoopoe.common.outbox..")
            .and()
            .doNotHaveFullyQualifiedName("dev.hoopoe.common.event.DeadLetters")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.apache\\.kafka\\.clients\\.producer\\.(Kafka)?Producer")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("org\\.eclipse\\.microprofile\\.reactive\\.messaging\\.(Emitter|Outgoing)")
            .because("an event leaves with its change or not at all");

    /** docs/style.md#classes. */
    @ArchTest
    static final ArchRule implementationsAreNamedByWhatMakesThemDifferent =
            noClasses().should().haveSimpleNameEndingWith("Impl").because("the name says nothing");

    /** docs/style.md#classes. */
    @ArchTest
    static final ArchRule resourcesAreNamedResource = classes()
            .that(arePaths())
            .should()
            .haveSimpleNameEndingWith("Resource")
            .allowEmptyShould(true);

    /** docs/style.md#packages: a method that is not public is a warning at build and 404 afterwards. */
    @ArchTest
    static final ArchRule httpMethodsArePublic =
            methods().that(answerHttp()).should().bePublic().allowEmptyShould(true);

    /** docs/style.md#classes. */
    @ArchTest
    static final ArchRule resourcesTranslateOnly = noClasses()
            .that(arePaths())
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "io.agroal..", "java.sql.."))
            .allowEmptyShould(true)
            .because("transactions and queries belong to the feature's service and repository");

    /** docs/style.md#classes. */
    @ArchTest
    static final ArchRule entitiesAreNotAnswered = noMethods()
            .that(answerHttp())
            .should(useEntities())
            .allowEmptyShould(true)
            .because("what is stored is not what is on the wire");

    /** docs/style.md#classes. */
    @ArchTest
    static final ArchRule entitiesHideTheirFields = noFields()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .and()
            .areNotStatic()
            .should()
            .notBePrivate()
            .allowEmptyShould(true);

    /** docs/style.md#classes. */
    @ArchTest
    static final ArchRule entitiesHaveIntentsInsteadOfSetters = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .haveNameMatching("set[A-Z].*")
            .allowEmptyShould(true);

    /** docs/style.md#classes. */
    @ArchTest
    static final ArchRule repositoriesArePanacheRepositories = classes()
            .that()
            .haveSimpleNameEndingWith("Repository")
            .and()
            .areNotInterfaces()
            .should()
            .beAssignableTo("io.quarkus.hibernate.orm.panache.PanacheRepositoryBase")
            .allowEmptyShould(true);

    /** docs/style.md#words. */
    @ArchTest
    static final ArchRule logsGoThroughOneFacade = noClasses()
            .that()
            .resideOutsideOfPackage(LAUNCHER)
            .should()
            .dependOnClassesThat(resideInAPackage("java.util.logging.."))
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    /** docs/style.md#classes. */
    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields()
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.rest.client.inject.RestClient")
            .because("collaborators are final constructor parameters");

    /** docs/style.md#packages. */
    @ArchTest
    static final ArchRule featuresFormNoCycles = slices().matching("dev.hoopoe.(*).(*)..")
            .namingSlices("$1.$2")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    /** docs/style.md#packages: mechanism only. */
    @ArchTest
    static final ArchRule commonKnowsNoService = noClasses()
            .that()
            .resideInAPackage(COMMON)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "dev.hoopoe.auth..",
                    "dev.hoopoe.directory..",
                    "dev.hoopoe.ticket..",
                    "dev.hoopoe.messaging..",
                    "dev.hoopoe.gateway.."))
            .allowEmptyShould(true);

    /** Deny-first: {@code InternalAccessFilter} lets nobody call an operation that names nobody. */
    @ArchTest
    static final ArchRule internalOperationsNameTheirCallers = methods()
            .that(answerHttp())
            .and()
            .areDeclaredInClassesThat(areInternalPaths())
            .should()
            .beAnnotatedWith(ALLOWED_CALLERS)
            .orShould()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(ALLOWED_CALLERS)
            .allowEmptyShould(true)
            .because("each service may do what the others need of it, and no more");

    /** Decision 0017: if an operation ignores If-Match, a write overwrites a newer state. */
    @ArchTest
    static final ArchRule entityTagsAreAnsweredAndExpected =
            methods().that(answerHttp()).should(new HandleEntityTags()).allowEmptyShould(true);

    /** docs/style.md#data-and-events: a stream that is not closed keeps its connection until the request ends. */
    @ArchTest
    static final ArchRule queriesAreNotStreamed = noClasses()
            .should()
            .callMethodWhere(streamsRows())
            .because(
                    "an open stream holds its connection while the request needs another; use list() or getResultList()");

    /** Decision 0037: Hibernate cannot find the plan of a native query with a result class again. */
    @ArchTest
    static final ArchRule plansOfNativeQueriesAreCached = noClasses()
            .that()
            .resideOutsideOfPackage("dev.hoopoe.common.sql..")
            .should()
            .callMethodWhere(createsNativeQueryWithResultClass())
            .because("each execution would add a plan to Hibernate's cache; use NativeQueries");

    /** docs/architecture.md#work-in-the-background. */
    @ArchTest
    static final ArchRule backgroundWorkNamesItsCoordination = classes()
            .that(BackgroundClasses.workUnasked())
            .should()
            .beAnnotatedWith(BackgroundWork.class)
            .allowEmptyShould(true)
            .because("every replica runs it, so it must say what coordinates them");

    private ArchitectureRules() {}

    private static DescribedPredicate<JavaClass> arePaths() {
        return describe("are resources", type -> type.isAnnotatedWith(PATH) && !type.isInterface());
    }

    private static DescribedPredicate<JavaClass> areInternalPaths() {
        return describe(
                "are internal",
                type -> type.getAnnotations().stream()
                        .filter(annotation -> annotation.getRawType().getName().equals(PATH))
                        .flatMap(path -> path.get("value").stream())
                        .anyMatch(address -> address.toString().matches("/?internal(/.*)?")));
    }

    private static DescribedPredicate<JavaMethod> answerHttp() {
        return describe(
                "answer HTTP",
                method -> !method.getOwner().isInterface()
                        && method.getAnnotations().stream()
                                .anyMatch(annotation ->
                                        annotation.getRawType().getName().matches(HTTP_METHODS)));
    }

    private static DescribedPredicate<JavaMethodCall> readsTheSystemsTime() {
        return describe("reads the system's time", call -> {
            var owner = call.getTargetOwner().getName();
            var name = call.getName();
            var byClock =
                    call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
            return (owner.matches(TIME_SOURCES) && name.equals("now") && !byClock)
                    || (owner.equals("java.time.Clock") && name.matches("system.*|tick.*") && !byClock)
                    || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"));
        });
    }

    private static DescribedPredicate<JavaMethodCall> streamsRows() {
        return describe("streams a query's rows", call -> {
            var owner = call.getTargetOwner();
            return call.getName().matches(ROW_STREAMS)
                    && (owner.isAssignableTo("jakarta.persistence.Query")
                            || owner.isAssignableTo("org.hibernate.query.SelectionQuery")
                            || owner.isAssignableTo("io.quarkus.hibernate.orm.panache.PanacheQuery")
                            || owner.isAssignableTo("io.quarkus.hibernate.orm.panache.PanacheRepositoryBase"));
        });
    }

    private static DescribedPredicate<JavaMethodCall> createsNativeQueryWithResultClass() {
        return describe(
                "creates a native query with a result class",
                call -> call.getName().equals("createNativeQuery")
                        && call.getTarget().getRawParameterTypes().stream()
                                .anyMatch(type -> type.isEquivalentTo(Class.class)));
    }

    private static ArchCondition<JavaMethod> useEntities() {
        return new ArchCondition<>("take or answer entities") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                        .map(JavaType::getAllInvolvedRawTypes)
                        .flatMap(java.util.Collection::stream)
                        .filter(type -> type.isAnnotatedWith("jakarta.persistence.Entity"))
                        .forEach(type -> events.add(SimpleConditionEvent.satisfied(
                                method, method.getFullName() + " has entity " + type.getName())));
            }
        };
    }
}
