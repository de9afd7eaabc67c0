package dev.hoopoe.ticket;

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
    void serviceOwnsNoTableAndCannotBypassPolicies() throws SQLException {
        rows.assertServiceOwnsNothing();
    }

    @Test
    void workerRoleHasOnlyTheGrantsThatItUses() throws SQLException {
        rows.assertWorkerMayDoNothingBut(Set.of(
                "ticket_cascade: SELECT of account_id",
                "ticket_client_count: DELETE, INSERT, SELECT, UPDATE",
                "ticket_client_count_change: DELETE, SELECT",
                "ticket_count: DELETE, INSERT, SELECT, UPDATE",
                "ticket_count_change: DELETE, SELECT",
                "ticket_image: SELECT of account_id, SELECT of file_id, SELECT of move_due_at",
                "ticket_tag_count: DELETE, INSERT, SELECT, UPDATE",
                "ticket_tag_count_change: DELETE, SELECT",
                "ticket_total: SELECT of account_id",
                "ticket_week_count: DELETE, INSERT, SELECT, UPDATE",
                "ticket_week_count_change: DELETE, SELECT"));
    }

    @Test
    void statementWithoutAnAccountSeesNoForeignRow() throws SQLException {
        rows.assertForeignRowsAreNeverSeen();
    }
}
