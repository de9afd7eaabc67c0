package dev.hoopoe.messaging.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlConditionTest {

    @Test
    void parametersAreBoundInTheOrderOfTheStatementAndAsOftenAsTheyAreNamed() {
        var condition = new SqlCondition(
                "a = :user AND b = ANY (:departments) OR c = :user", Map.of("user", 1, "departments", 2));

        assertEquals("a = ? AND b = ANY (?) OR c = ?", condition.positionalSql());
        assertEquals(List.of(1, 2, 1), condition.positionalValues());
    }

    @Test
    void castIsNoParameter() {
        var condition = new SqlCondition("a::text = :user", Map.of("user", "x"));

        assertEquals("a::text = ?", condition.positionalSql());
        assertEquals(List.of("x"), condition.positionalValues());
    }
}
