package dev.hoopoe.messaging;

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
        // One number, up to where events of all accounts have been removed; and which processes are alive.
        rows.assertEveryTableHasAPolicy(Set.of("feed_floor", "socket_process"));
    }

    @Test
    void serviceOwnsNothingAndCannotPassThePoliciesBy() throws SQLException {
        rows.assertServiceOwnsNothing();
    }

    @Test
    void workAcrossAccountsIsGrantedWhatItDoesAndNoMore() throws SQLException {
        rows.assertWorkerMayDoNothingBut(Set.of(
                "conversation: SELECT of account_id, SELECT of for_page, SELECT of uid",
                "feed_event: DELETE, INSERT, SELECT",
                "feed_floor: SELECT, UPDATE",
                "field_visibility: INSERT, SELECT, UPDATE",
                "field_visibility_account: SELECT",
                "file: DELETE, SELECT of account_id, SELECT of content_type, SELECT of id, SELECT of name,"
                        + " SELECT of size, SELECT of ticket_uid, SELECT of unattached_since, UPDATE of unattached_since",
                "file_removal: DELETE, INSERT, SELECT, UPDATE",
                "file_usage: SELECT, UPDATE",
                "socket_presence: DELETE, INSERT, SELECT",
                "socket_process: DELETE, INSERT, SELECT, UPDATE",
                "webhook: SELECT, UPDATE",
                "webhook_delivery: DELETE, INSERT, SELECT, UPDATE"));
    }

    @Test
    void statementWithoutAnAccountSeesNoForeignRow() throws SQLException {
        rows.assertForeignRowsAreNeverSeen();
    }
}
