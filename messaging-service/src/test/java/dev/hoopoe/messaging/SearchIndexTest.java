package dev.hoopoe.messaging;

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
                    ticket_replica_client  ; ->> 'client_id'  ; SELECT id FROM ticket_replica WHERE body ->> 'client_id' = 'id' AND NOT deleted
                    ticket_replica_channel ; ->> 'channel_id' ; SELECT id FROM ticket_replica WHERE body ->> 'channel_id' = ANY (ARRAY['a', 'b']) AND NOT deleted
                    ticket_replica_open    ; account_id       ; SELECT ticket_id FROM ticket_replica WHERE NOT deleted AND open
                    feed_event_of_account  ; position         ; SELECT position FROM feed_event WHERE position > 5 ORDER BY position LIMIT 5
                    """)
    void indexIsSearched(String index, String searched, String query) throws SQLException {
        indexes.assertSearched(index, searched, query);
    }
}
