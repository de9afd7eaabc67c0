package dev.hoopoe.common.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.WakeableLoop;
import dev.hoopoe.common.testing.TwoReplicas;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The classes that work without being asked, and whether a test runs them in two replicas. */
public final class BackgroundClasses {

    private static final String SCHEDULED = "io.quarkus.scheduler.Scheduled";
    private static final String LAUNCHER = "dev.hoopoe.local.";

    private BackgroundClasses() {}

    /** The names of the classes of shared background work that no test runs in two replicas. */
    public static Set<String> untested(JavaClasses work, JavaClasses tests) {
        var tested = tests.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(TwoReplicas.class) && method.isAnnotatedWith(Test.class))
                .flatMap(method -> method.getAnnotationOfType(TwoReplicas.class.getName()).get("value").stream())
                .flatMap(value -> Arrays.stream((JavaClass[]) value))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        return work.stream()
                .filter(type -> type.isAnnotatedWith(BackgroundWork.class)
                        && type.getAnnotationOfType(BackgroundWork.class)
                                .value()
                                .isShared())
                .map(JavaClass::getName)
                .filter(name -> !tested.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static DescribedPredicate<JavaClass> workUnasked() {
        return describe(
                "work without being asked",
                type -> !type.getName().startsWith(LAUNCHER)
                        && !type.isEquivalentTo(WakeableLoop.class)
                        && (type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(SCHEDULED))
                                || type.getCodeUnitAccessesFromSelf().stream()
                                        .anyMatch(access -> begins(access.getTarget()))));
    }

    private static boolean begins(CodeUnitAccessTarget target) {
        var owner = target.getOwner();
        return switch (target.getName()) {
            case "<init>" -> owner.isEquivalentTo(WakeableLoop.class);
            case "newJob" -> owner.isAssignableTo("io.quarkus.scheduler.Scheduler");
            case "setPeriodic" -> owner.isAssignableTo("io.vertx.core.Vertx");
            case "start" -> owner.isEquivalentTo(Thread.class);
            default -> false;
        };
    }
}
