package dev.hoopoe.directory;

import dev.hoopoe.common.testing.RowSecurity;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** That PostgreSQL itself keeps accounts apart, for whatever tables there are (docs/decisions/0027). */
@QuarkusTest
class RowSecurityTest {

    private final RowSecurity rows = new RowSecurity();

    @Test
    void everyTableWithAnAccountHasItsPolicy() throws SQLException {
        rows.assertEveryTableHasAPolicy(Set.of());
    }

    @Test
    void serviceOwnsNothingAndCannotPassThePoliciesBy() throws SQLException {
        rows.assertServiceOwnsNothing();
    }

    @Test
    void workAcrossAccountsIsGrantedWhatItDoesAndNoMore() throws SQLException {
        rows.assertWorkerMayDoNothingBut(Set.of(
                "account: SELECT",
                "account_host: SELECT",
                "client_count: DELETE, INSERT, SELECT, UPDATE",
                "client_count_change: DELETE, SELECT",
                "client_profile: SELECT of account_id, SELECT of client_id",
                "invitation: DELETE, SELECT of account_id, SELECT of created_at, SELECT of expires_at,"
                        + " SELECT of role, SELECT of token_hash"));
    }

    @Test
    void statementWithoutAnAccountSeesNoForeignRow() throws SQLException {
        rows.assertForeignRowsAreNeverSeen();
    }
}
