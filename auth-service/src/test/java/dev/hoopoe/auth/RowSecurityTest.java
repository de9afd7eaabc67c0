package dev.hoopoe.auth;

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
        // All accounts share the keys; attempts are counted by network across accounts, and their keys are hashes.
        rows.assertEveryTableHasAPolicy(Set.of("signing_key", "limited_attempt"));
    }

    @Test
    void serviceOwnsNothingAndCannotPassThePoliciesBy() throws SQLException {
        rows.assertServiceOwnsNothing();
    }

    @Test
    void workAcrossAccountsIsGrantedWhatItDoesAndNoMore() throws SQLException {
        rows.assertWorkerMayDoNothingBut(Set.of(
                "api_key: SELECT of account_id, SELECT of hash, SELECT of user_id",
                "limited_attempt: DELETE, SELECT of key, SELECT of resets_at, UPDATE of resets_at",
                "login_attempt: DELETE, SELECT of attempted_at, SELECT of id, UPDATE of attempted_at",
                "pending_sign_in: DELETE, SELECT, UPDATE of expires_at",
                "principal: SELECT of account_id, SELECT of email, SELECT of profile_at",
                "refresh_token: DELETE, SELECT of account_id, SELECT of expires_at, SELECT of hash, SELECT of sid,"
                        + " UPDATE of expires_at",
                "session: DELETE, SELECT of access_expires_at, SELECT of account_id, SELECT of ended_at,"
                        + " SELECT of removable_at, SELECT of sid, SELECT of user_id, UPDATE of removable_at"));
    }

    @Test
    void statementWithoutAnAccountSeesNoForeignRow() throws SQLException {
        rows.assertForeignRowsAreNeverSeen();
    }
}
