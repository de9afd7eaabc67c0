package dev.hoopoe.common.dialect.omnidesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OmniDeskRoleTest {

    @ParameterizedTest
    @CsvSource({"administrator, admin", "agent, empleado"})
    void groupsHaveTheirNamesThere(String group, String wireName) {
        assertEquals(wireName, OmniDeskRole.ofGroup(group).wireName());
    }

    @ParameterizedTest
    @EnumSource
    void wireNamesAreRead(OmniDeskRole role) {
        assertTrue(role.wireName().matches(OmniDeskRole.WIRE_NAMES));
        assertEquals(role, OmniDeskRole.of(role.wireName()));
    }

    @Test
    void otherNamesAreNone() {
        assertTrue(!"administrator".matches(OmniDeskRole.WIRE_NAMES));
    }
}
