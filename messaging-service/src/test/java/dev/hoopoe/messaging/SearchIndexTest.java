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
                    ticket_replica_active  ; active_at        ; SELECT ticket_id FROM ticket_replica WHERE NOT deleted AND (active_at, ticket_id) < (now(), 7) ORDER BY active_at DESC, ticket_id DESC LIMIT 50
                    ticket_replica_active_of_client ; ->> 'client_id' ; SELECT ticket_id FROM ticket_replica WHERE body ->> 'client_id' = 'id' AND NOT deleted
                    ticket_replica_active_of_assignee ; assignee_id ; SELECT ticket_id FROM ticket_replica WHERE assignee_id = '9b2f4a10-0000-4000-8000-000000000000' AND NOT deleted
                    ticket_replica_number  ; ticket_id        ; SELECT body FROM ticket_replica WHERE ticket_id = ANY (ARRAY[1, 2]::bigint[]) AND NOT deleted
                    ticket_replica_uid     ; ->> 'uid'        ; SELECT body FROM ticket_replica WHERE body ->> 'uid' = 'id' ORDER BY deleted LIMIT 1
                    user_replica_number    ; ->> 'number'     ; SELECT body FROM user_replica WHERE body ->> 'number' = '7' ORDER BY deleted LIMIT 1
                    message_newest_of_user ; user_id          ; SELECT id FROM message WHERE user_id = '9b2f4a10-0000-4000-8000-000000000000' ORDER BY created_at DESC, id DESC LIMIT 10
                    file_of_ticket         ; ticket_uid       ; SELECT id FROM file WHERE ticket_uid = '9b2f4a10-0000-4000-8000-000000000000' AND unattached_since IS NOT NULL
                    feed_event_of_account  ; position         ; SELECT position FROM feed_event WHERE position > 5 ORDER BY position LIMIT 5
                    """)
    void indexIsSearched(String index, String searched, String query) throws SQLException {
        indexes.assertSearched(index, searched, query);
    }
}
