package dev.hoopoe.directory.hcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hoopoe.directory.person.AccountRole;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HCallRoleTest {

    @ParameterizedTest
    @CsvSource({"OWNER, master", "ADMINISTRATOR, admin", "AGENT_OF_ALL_DEPARTMENTS, admin", "AGENT,", "CLIENT, user"})
    void everybodyButAnAgentBoundToDepartmentsHasARole(AccountRole accountRole, String role) {
        assertEquals(Optional.ofNullable(role), HCallRole.of(accountRole).map(HCallRole::wireName));
        assertEquals(role != null, HCallRole.anyRole().contains(accountRole));
    }

    @ParameterizedTest
    @EnumSource(HCallRole.class)
    void aRoleIsFoundByItsName(HCallRole role) {
        assertEquals(Optional.of(role), HCallRole.named(role.wireName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Admin", "boss", "MASTER"})
    void nothingElseIsARole(String name) {
        assertFalse(HCallRole.named(name).isPresent());
    }

    @Test
    void adminsAreOfTwoKinds() {
        assertEquals(
                Set.of(AccountRole.ADMINISTRATOR, AccountRole.AGENT_OF_ALL_DEPARTMENTS),
                HCallRole.ADMIN.accountRoles());
    }
}
