package dev.hoopoe.common.testing.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An operation with {@code @Tagged} does all that this promises, itself or by what it calls: a GET answers a tag, a PUT and a POST
 * expect one and answer another, a DELETE expects one. An operation that answers a tag has the annotation.
 */
final class HandleEntityTags extends ArchCondition<JavaMethod> {

    private static final String TAGS = "dev.hoopoe.common.etag.EntityTags";
    private static final String TAGGED = "dev.hoopoe.common.etag.Tagged";
    private static final String ANSWERED = "show";
    private static final String EXPECTED = "shownBy";
    private static final String COMPARED = "require";

    HandleEntityTags() {
        super("answer and expect entity tags where they say so");
    }

    @Override
    public void check(JavaMethod operation, ConditionEvents events) {
        var tagged = operation.isAnnotatedWith(TAGGED);
        var reads = isA(operation, "GET");
        if (tagged && !isA(operation, "DELETE")) {
            require(operation, ANSWERED, "answers no tag", events);
        }
        if (tagged && !reads) {
            require(operation, EXPECTED, "does not say how the caller has seen the thing", events);
            require(operation, COMPARED, "compares the tag that the caller expects with nothing", events);
        }
        if (!tagged && namesReachedFrom(operation, inClassOf(operation)).contains(ANSWERED)) {
            report(operation, "answers a tag and is not @Tagged", events);
        }
    }

    private static void require(JavaMethod operation, String name, String otherwise, ConditionEvents events) {
        if (!namesReachedFrom(operation, method -> true).contains(name)) {
            report(operation, otherwise, events);
        }
    }

    private static void report(JavaMethod operation, String what, ConditionEvents events) {
        events.add(SimpleConditionEvent.violated(operation, operation.getFullName() + " " + what));
    }

    private static boolean isA(JavaMethod operation, String httpMethod) {
        return operation.isAnnotatedWith("jakarta.ws.rs." + httpMethod);
    }

    private static Predicate<JavaCodeUnit> inClassOf(JavaMethod operation) {
        return method -> method.getOwner().equals(operation.getOwner());
    }

    /** The names of the methods of EntityTags that a method calls, itself or by methods that it calls, as far as those are followed. */
    private static Set<String> namesReachedFrom(JavaMethod operation, Predicate<JavaCodeUnit> followed) {
        var names = new HashSet<String>();
        var seen = new HashSet<JavaCodeUnit>(Set.of(operation));
        var next = new ArrayDeque<JavaCodeUnit>(seen);
        while (!next.isEmpty()) {
            targetsOf(next.remove()).forEach(target -> {
                if (target.getOwner().getName().equals(TAGS)) {
                    names.add(target.getName());
                } else {
                    target.resolveMember().filter(followed).filter(seen::add).ifPresent(next::add);
                }
            });
        }
        return names;
    }

    private static Stream<CodeUnitAccessTarget> targetsOf(JavaCodeUnit method) {
        return Stream.concat(
                method.getCallsFromSelf().stream().map(call -> call.getTarget()),
                method.getCodeUnitReferencesFromSelf().stream().map(reference -> reference.getTarget()));
    }
}
