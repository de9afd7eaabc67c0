package dev.hoopoe.ticket;

import dev.hoopoe.common.testing.IndexUse;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches and look-ups by an expression use their indexes under row-level security (docs/decisions/0027). */
@QuarkusTest
class SearchIndexTest {

    private final IndexUse indexes = new IndexUse();

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
                    ticket_search_words    ; search_words @@ ; SELECT id FROM ticket WHERE search_words @@ CAST('word' AS tsquery)
                    ticket_title           ; ~~              ; SELECT id FROM ticket WHERE lower(title) LIKE lower('%word%') ESCAPE '!'
                    client_replica_name    ; ~~              ; SELECT id FROM client_replica WHERE folded_name LIKE '%word%' ESCAPE '!'
                    client_replica_email   ; ~~              ; SELECT id FROM client_replica WHERE folded_email LIKE '%word%' ESCAPE '!'
                    ticket_tag_newest      ; account_id = NULLIF ; SELECT ticket_id FROM ticket_tag WHERE tag_id = 1 ORDER BY created_at DESC, ticket_id DESC
                    client_replica_address ; ->> 'email'     ; SELECT id FROM client_replica WHERE lower(body ->> 'email') = lower('a@b.example')
                    client_replica_number  ; ->> 'number'    ; SELECT id FROM client_replica WHERE body ->> 'number' = '1'
                    tag_name_id            ; name_id         ; SELECT id FROM tag WHERE name_id = '9b2f4a10-0000-4000-8000-000000000000' AND NOT deleted
                    ticket_image_to_move   ; account_id      ; SELECT id FROM ticket_image WHERE file_id IS NULL AND move_due_at <= now() ORDER BY id LIMIT 1
                    user_replica_number    ; ->> 'number'    ; SELECT id FROM user_replica WHERE body ->> 'number' = '1'
                    """)
    void indexIsSearched(String index, String searched, String query) throws SQLException {
        indexes.assertSearched(index, searched, query);
    }
}
