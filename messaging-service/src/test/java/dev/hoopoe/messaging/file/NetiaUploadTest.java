package dev.hoopoe.messaging.file;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.messaging.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** POST /netia/api/upload (contract Netia, N-33). */
@QuarkusTest
class NetiaUploadTest extends FileTest {

    private static final String LIMITS = "UPDATE file_usage SET %s WHERE account_id = '%s'";

    private final UserFixture agent = UserFixture.anAgentOf(3L);

    @BeforeEach
    void knowAccount() {
        known(agent);
        exists(account);
    }

    @Test
    void visitorsFileIsStoredInTheNamedAccount() throws SQLException {
        var url = upload(given(), account, "C:\\pictures\\cat.jpg", PNG)
                .statusCode(201)
                .body("data.id", matchesPattern("[0-9a-f-]{36}"))
                .body("data.object", equalTo("file"))
                .body("data.filename", equalTo("cat.jpg"))
                .body("data.content_type", equalTo("image/png"))
                .body("data.file_url", startsWith("http://localhost:8000/files/"))
                .body("data.size", nullValue())
                .extract()
                .<String>path("data.file_url");

        assertArrayEquals(PNG, download(url).asByteArray());
        assertEquals(new FileCount(1, PNG.length), usage());
        assertEquals(new FileCount(1, PNG.length), anonymousUsage());
    }

    @Test
    void idInAnotherCaseIsAnotherAccount() {
        refused(upload(given(), account.toUpperCase(Locale.ROOT), "a.txt", TEXT), "account_id");
    }

    @Test
    void unknownAccountGetsNoFile() {
        var invented = "acc-" + UUID.randomUUID();

        refused(upload(given(), invented, "a.txt", TEXT), "account_id");

        assertTrue(Files.notExists(store.objects().resolve(invented)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "..", "default/../x", "\u0000", "null", "é𝄞"})
    void whatIsNoAccountIsRefused(String id) {
        refused(upload(given(), id, "a.txt", TEXT), "account_id");
    }

    @Test
    void missingAccountIsNamed() {
        refused(
                given().multiPart("file", "a.txt", TEXT)
                        .post("/netia/api/upload")
                        .then(),
                "account_id");
    }

    @Test
    void missingFileIsNamed() {
        refused(
                given().multiPart("account_id", account)
                        .post("/netia/api/upload")
                        .then(),
                "file");
    }

    @Test
    void fileWithoutContentAndSeveralFilesAreRefused() throws SQLException {
        refused(upload(given(), account, "a.txt", new byte[0]), "file");
        refused(
                given().multiPart("account_id", account)
                        .multiPart("file", "a.txt", TEXT)
                        .multiPart("file", "b.txt", TEXT)
                        .post("/netia/api/upload")
                        .then(),
                "file");

        assertEquals(new FileCount(0, 0), usage());
    }

    @Test
    void otherBodiesAreRefused() {
        anonymous().body("{}").post("/netia/api/upload").then().statusCode(415);
        given().header("Content-Type", "multipart/form-data; boundary=x")
                .body("nonsense".getBytes(StandardCharsets.US_ASCII))
                .post("/netia/api/upload")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("BAD_REQUEST"));
    }

    @Test
    void staffUploadToTheirOwnAccountWhateverTheFormNames() throws SQLException {
        var other = "acc-" + UUID.randomUUID();
        exists(other);
        var asAgent = given().auth().oauth2(tokenOf(agent));

        upload(asAgent, other, "a.txt", TEXT).statusCode(201);

        assertEquals(new FileCount(1, TEXT.length), usage());
        assertEquals(new FileCount(0, 0), anonymousUsage());
        assertTrue(Files.notExists(store.objects().resolve(other)));
    }

    @Test
    void atABoundHostNoOtherAccountMayBeNamed() {
        var host = "acc-" + UUID.randomUUID();
        exists(host);

        refused(upload(given().header("X-Hoopoe-Account", host), account, "a.txt", TEXT), "account_id");
        upload(given().header("X-Hoopoe-Account", account), account, "a.txt", TEXT)
                .statusCode(201);
    }

    @Test
    void clientOfAnotherAccountMayNotNameThisOne() {
        var client = TestTokens.client("acc-" + UUID.randomUUID(), UUID.randomUUID());

        refused(upload(given().auth().oauth2(client), account, "a.txt", TEXT), "account_id");
    }

    @Test
    void visitorsMayTakeHalfOfTheAccountsAllowance() throws SQLException {
        upload(given(), account, "a.txt", TEXT).statusCode(201);

        execute(LIMITS.formatted("files = 50000, anonymous_files = 49999", account));
        upload(given(), account, "a.txt", TEXT).statusCode(201);
        full(upload(given(), account, "a.txt", TEXT));
        upload(given().auth().oauth2(tokenOf(agent)), account, "a.txt", TEXT).statusCode(201);

        execute(LIMITS.formatted(
                "files = 1, anonymous_files = 1, bytes = 5::bigint << 30, anonymous_bytes = (5::bigint << 30) - 5",
                account));
        upload(given(), account, "a.txt", TEXT).statusCode(201);
        full(upload(given(), account, "a.txt", TEXT));
        upload(given().auth().oauth2(tokenOf(agent)), account, "a.txt", TEXT).statusCode(201);
    }

    @Test
    void visitorsGetBackWhatIsDeleted() throws SQLException {
        String id = upload(given(), account, "a.txt", TEXT)
                .statusCode(201)
                .extract()
                .path("data.id");
        upload(given().auth().oauth2(tokenOf(agent)), account, "b.txt", PNG).statusCode(201);

        execute("DELETE FROM file WHERE id = '" + id + "'");

        assertEquals(new FileCount(1, PNG.length), usage());
        assertEquals(new FileCount(0, 0), anonymousUsage());
        execute("DELETE FROM file WHERE account_id = '" + account + "'");
        assertEquals(new FileCount(0, 0), usage());
        assertEquals(new FileCount(0, 0), anonymousUsage());
    }

    private static ValidatableResponse upload(
            RequestSpecification request, String accountId, String name, byte[] content) {
        return request.multiPart("account_id", accountId)
                .multiPart("file", name, content, "application/octet-stream")
                .post("/netia/api/upload")
                .then();
    }

    private static void refused(ValidatableResponse answer, String field) {
        answer.statusCode(422)
                .body("error.code", equalTo("VALIDATION_ERROR"))
                .body("error.errors", hasKey(field))
                .body("errors", hasKey(field));
    }

    private static void full(ValidatableResponse answer) {
        answer.statusCode(409)
                .body("error.code", equalTo("CONFLICT"))
                .body("error.message", containsString("Visitors"));
    }

    /** Lets directory-service know the account. */
    private void exists(String id) {
        directoryService.answers(
                id,
                "GET",
                "/internal/accounts/" + id,
                200,
                "{\"success\":true,\"data\":{\"id\":\"%s\",\"suspended_at\":null}}".formatted(id));
    }

    private FileCount anonymousUsage() throws SQLException {
        try (var connection = new AllAccounts().getConnection();
                var select = connection.prepareStatement(
                        "SELECT anonymous_files, anonymous_bytes FROM file_usage WHERE account_id = ?")) {
            select.setString(1, account);
            try (var rows = select.executeQuery()) {
                return rows.next() ? new FileCount(rows.getLong(1), rows.getLong(2)) : new FileCount(0, 0);
            }
        }
    }
}
