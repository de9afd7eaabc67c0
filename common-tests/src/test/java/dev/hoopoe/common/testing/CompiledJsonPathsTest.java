package dev.hoopoe.common.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fails when another version of REST Assured evaluates paths elsewhere: tests would be slow, without a word. */
class CompiledJsonPathsTest {

    private static final JsonPath BODY = JsonPath.from("{\"items\":[{\"id\":1},{\"id\":2}],\"none\":null}");

    @BeforeAll
    static void install() {
        CompiledJsonPaths.install();
    }

    @Test
    void pathIsCompiledOnceForAllBodies() {
        assertEquals(2, BODY.<Integer>get("items[1].id"));
        var kept = CompiledJsonPaths.kept();

        assertEquals(3, JsonPath.from("{\"items\":[0,{\"id\":3}]}").<Integer>get("items[1].id"));

        assertEquals(kept, CompiledJsonPaths.kept());
        assertEquals(List.of(1, 2), BODY.get("items.id"));
        assertEquals(kept + 1, CompiledJsonPaths.kept());
    }

    @Test
    void whatIsMissingIsNullAndParametersAreSeen() {
        assertNull(BODY.get("none"));
        assertNull(BODY.get("none.deeper"));
        assertEquals(2, BODY.param("wanted", 2).<Integer>get("items.find { it.id == wanted }.id"));
    }

    @Test
    void wrongPathIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> BODY.get("items..id["));
    }
}
