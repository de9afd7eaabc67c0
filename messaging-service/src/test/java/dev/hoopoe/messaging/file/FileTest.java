package dev.hoopoe.messaging.file;

import static io.restassured.RestAssured.given;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.local.testing.S3Server;
import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.UserFixture;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Base of the tests of files: with an S3 server, which is not ours, as their store. */
abstract class FileTest extends MessagingTest {

    static final byte[] PNG = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR".getBytes(StandardCharsets.ISO_8859_1);

    static final byte[] TEXT = "words".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path folder;

    static S3Server store;

    @BeforeAll
    static void startStore() {
        var port = ConfigProvider.getConfig().getValue("hoopoe.test.s3.port", Integer.class);
        store = new S3Server(folder, port);
        store.start();
    }

    @AfterAll
    static void stopStore() {
        store.stop();
    }

    /** Where the store has the bytes of the account's file. */
    final Path object(String file) {
        return store.objects().resolve(account).resolve(file);
    }

    final String tokenOf(UserFixture user) {
        return TestTokens.person(account, user.id(), user.type());
    }

    static ValidatableResponse upload(String token, String name, byte[] content) {
        return given().auth()
                .oauth2(token)
                .multiPart("file", name, content, "application/octet-stream")
                .post("/api/files")
                .then();
    }

    /** Sends the form as it is, with the boundary {@code x}. */
    static ValidatableResponse uploadForm(String token, String form) {
        return given().auth()
                .oauth2(token)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .body(form.getBytes(StandardCharsets.UTF_8))
                .post("/api/files")
                .then();
    }

    /** The uploaded file's id. */
    static String uploaded(String token, String name, byte[] content) {
        return upload(token, name, content).statusCode(201).extract().path("data.id");
    }

    /**
     * Follows a link with the same path and query at the service, and reads all of the answer: a connection with an unread one
     * holds a place among the downloads.
     */
    static Response download(String url) {
        var answer = given().urlEncodingEnabled(false).get(url.substring(url.indexOf("/files/")));
        answer.asByteArray();
        return answer;
    }

    /** What the account has uploaded: files and bytes. */
    FileCount usage() throws SQLException {
        try (var connection = new AllAccounts().getConnection();
                var select = connection.prepareStatement("SELECT files, bytes FROM file_usage WHERE account_id = ?")) {
            select.setString(1, account);
            try (var rows = select.executeQuery()) {
                return rows.next() ? new FileCount(rows.getLong(1), rows.getLong(2)) : new FileCount(0, 0);
            }
        }
    }

    static long count(String table, String id) throws SQLException {
        try (var connection = new AllAccounts().getConnection();
                var select = connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE id = ?")) {
            select.setObject(1, UUID.fromString(id));
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    static void execute(String sql) throws SQLException {
        try (var connection = new AllAccounts().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
