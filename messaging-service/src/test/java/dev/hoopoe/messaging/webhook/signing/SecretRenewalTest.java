package dev.hoopoe.messaging.webhook.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.seal.KeySecret;
import dev.hoopoe.common.testing.KilledReplica;
import dev.hoopoe.common.testing.TwoReplicas;
import dev.hoopoe.messaging.webhook.WebhookTest;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What webhooks' secrets are encrypted with after a change of the encryption secret. */
@QuarkusTest
class SecretRenewalTest extends WebhookTest {

    private static final String NEW = "n".repeat(40);

    private final SecretStore changed = new SecretStore(new Secrets(NEW, null, KeySecret.DEVELOPMENT), LaunchMode.TEST);
    private final SecretStore after = new SecretStore(new Secrets(NEW, null, null), LaunchMode.TEST);

    @Inject
    SecretRenewal renewal;

    @Inject
    SecretStore before;

    /** The service itself knows the secret of before alone. */
    @AfterEach
    void changeBack() throws SQLException {
        renewal.renewAll(new SecretStore(new Secrets(KeySecret.DEVELOPMENT, null, NEW), LaunchMode.TEST));
    }

    @Test
    void secretsAreReencryptedAndStayTheSame() throws SQLException {
        var webhook = UUID.fromString(idOf(created(Map.of())));
        asAdministrator()
                .body(Map.of())
                .post("/api/webhooks/" + webhook + "/secret")
                .then()
                .statusCode(200);
        var secret = before.open(sealed(webhook, "secret"), webhook).text();
        var former = before.open(sealed(webhook, "former_secret"), webhook).text();

        assertTrue(renewal.renewAll(changed) > 0);

        assertEquals(secret, after.open(sealed(webhook, "secret"), webhook).text());
        assertEquals(
                former, after.open(sealed(webhook, "former_secret"), webhook).text());
        assertThrows(IllegalStateException.class, () -> before.open(sealed(webhook, "secret"), webhook));
        assertEquals(0, renewal.renewAll(changed));
    }

    /** More of them than one batch has, before and after the others. */
    @Test
    void webhooksThatNoSecretOpensKeepNoOthersFromIt() throws SQLException {
        var webhook = UUID.fromString(idOf(created(Map.of())));
        var secret = before.open(sealed(webhook, "secret"), webhook).text();
        sql("""
                INSERT INTO webhook
                SELECT (jsonb_populate_record(webhook, jsonb_build_object('id', gen_random_uuid()))).*
                FROM webhook, generate_series(1, 250) WHERE account_id = ?
                """, account);

        renewal.renewAll(changed);

        assertEquals(secret, after.open(sealed(webhook, "secret"), webhook).text());
    }

    @Test
    @TwoReplicas(SecretRenewal.class)
    void anotherReplicaFinishesWhatAKilledOneBegan() throws Exception {
        var webhook = UUID.fromString(idOf(created(Map.of())));
        var secret = before.open(sealed(webhook, "secret"), webhook).text();

        KilledReplica.during("UPDATE OF secret", "webhook", () -> renewal.renewAll(changed));

        assertEquals(secret, after.open(sealed(webhook, "secret"), webhook).text());
    }

    private byte[] sealed(UUID webhook, String column) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT " + column + " FROM webhook WHERE id = ?")) {
            select.setObject(1, webhook);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getBytes(1);
            }
        }
    }
}
