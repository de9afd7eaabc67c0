package dev.hoopoe.directory;

import dev.hoopoe.common.testing.IndexUse;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That searches and look-ups by an expression use their indexes under row-level security (docs/decisions/0027). */
@QuarkusTest
class SearchIndexTest {

    private final IndexUse indexes = new IndexUse();

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
                    staff_user_search     ; ~~             ; SELECT id FROM staff_user WHERE search_text LIKE '%word%' ESCAPE '!'
                    client_search         ; ~~             ; SELECT id FROM client WHERE search_text LIKE '%word%' ESCAPE '!'
                    client_last_seen      ; account_id =   ; SELECT id FROM client ORDER BY last_seen_at DESC, id DESC
                    client_profile_external_id ; external_id = ; SELECT client_id FROM client_profile WHERE external_id = '1'
                    client_profile_company ; company_id =   ; SELECT client_id FROM client_profile WHERE company_id = '7c1f0b52-93de-4a68-b1c4-0d2e6f8a9b37'
                    staff_user_email      ; lower(email)   ; SELECT id FROM staff_user WHERE lower(email) = lower('a@b.example')
                    staff_user_username   ; lower(username); SELECT id FROM staff_user WHERE lower(username) = lower('name')
                    client_login          ; lower(email)   ; SELECT id FROM client WHERE credential AND lower(email) = lower('a@b.example')
                    ticket_replica_client ; ->> 'client_id'; SELECT id FROM ticket_replica WHERE body ->> 'client_id' = 'id' AND NOT deleted
                    """)
    void indexIsSearched(String index, String searched, String query) throws SQLException {
        indexes.assertSearched(index, searched, query);
    }
}
