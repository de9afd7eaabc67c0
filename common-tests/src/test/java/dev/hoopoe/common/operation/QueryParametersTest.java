package dev.hoopoe.common.operation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.error.HoopoeException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueryParametersTest {

    static class Narrowing {
        @QueryParam("types")
        List<String> types;

        @QueryParam("after")
        String after;
    }

    static class Open {
        public void list(@QueryParam("search") String search, @BeanParam Narrowing narrowing) {}
    }

    @RefusesUnknownParameters
    static class Closed {
        public void list(@BeanParam Narrowing narrowing) {}
    }

    private final QueryParameters open = parametersOf(Open.class);
    private final QueryParameters closed = parametersOf(Closed.class);

    @Test
    void listsMayBeGivenInAnySpellingAndNumber() {
        for (var name : List.of("types", "types[]", "types[0]", "types[12]", "TYPES")) {
            assertDoesNotThrow(() -> open.check(ParameterName.of(name), 3));
            assertTrue(open.takesSeveral(ParameterName.of(name).base()));
        }
    }

    @Test
    void othersAreGivenOnceWithoutBrackets() {
        assertDoesNotThrow(() -> open.check(ParameterName.of("search"), 1));
        assertDoesNotThrow(() -> open.check(ParameterName.of("after"), 1));
        assertEquals(
                Map.of("search", "takes one value, but was given 2 times"),
                refusal(open, "search", 2).details());
        assertEquals(
                Map.of("after", "takes one value; write it without brackets"),
                refusal(open, "after[]", 1).details());
    }

    @Test
    void unknownOnesAreRefusedWhereTheApiIsOurOwn() {
        for (var name : List.of("afters", "type", "types[", "types[x]", "[]", "")) {
            assertDoesNotThrow(() -> open.check(ParameterName.of(name), 2));
            assertEquals(
                    Map.of(name, "is not known here; known: after, types"),
                    refusal(closed, name, 1).details());
        }
    }

    private static HoopoeException refusal(QueryParameters parameters, String name, int times) {
        return assertThrows(HoopoeException.class, () -> parameters.check(ParameterName.of(name), times));
    }

    private static QueryParameters parametersOf(Class<?> resource) {
        return Stream.of(resource.getMethods())
                .filter(method -> method.getName().equals("list"))
                .map(QueryParameters::of)
                .findFirst()
                .orElseThrow();
    }
}
