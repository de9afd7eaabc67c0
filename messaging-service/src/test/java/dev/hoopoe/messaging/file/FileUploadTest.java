package dev.hoopoe.messaging.file;

import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.messaging.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** POST /api/files. */
@QuarkusTest
class FileUploadTest extends FileTest {

    private static final int LIMIT = 25 * 1024 * 1024;

    private final UserFixture agent = anAgentOf(3L);

    @BeforeEach
    void knowAgent() {
        known(agent);
    }

    @Test
    void fileIsStoredAndDescribed() throws SQLException {
        var url = upload(tokenOf(agent), "C:\\pictures\\cat.jpg", PNG)
                .statusCode(201)
                .body("success", equalTo(true))
                .body("data.id", matchesPattern("[0-9a-f-]{36}"))
                .body("data.filename", equalTo("cat.jpg"))
                .body("data.content_type", equalTo("image/png"))
                .body("data.size", equalTo(PNG.length))
                .body("data.url", startsWith("http://localhost:8000/files/"))
                .extract()
                .<String>path("data.url");

        assertArrayEquals(PNG, download(url).asByteArray());
        assertEquals(new FileCount(1, PNG.length), usage());
    }

    @Test
    void nameInUtf8IsRead() {
        uploadForm(
                        tokenOf(agent),
                        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Größe 写真.txt\"\r\n\r\nwords\r\n--x--")
                .statusCode(201)
                .body("data.filename", equalTo("Größe 写真.txt"))
                .body("data.content_type", equalTo("text/plain"));
    }

    @Test
    void clientMayUploadAndStrangersMayNot() {
        upload(TestTokens.client(account, UUID.randomUUID()), "a.txt", TEXT).statusCode(201);
        given().header("X-Hoopoe-Account", account)
                .multiPart("file", "a.txt", TEXT)
                .post("/api/files")
                .then()
                .statusCode(401);
    }

    @Test
    void largestFileIsStoredAndOneByteMoreIsNot() throws SQLException {
        var bytes = new byte[LIMIT + 1];
        Arrays.fill(bytes, (byte) 'x');
        var largest = Arrays.copyOf(bytes, LIMIT);

        var url = upload(tokenOf(agent), "a.txt", largest)
                .statusCode(201)
                .body("data.size", equalTo(LIMIT))
                .extract()
                .<String>path("data.url");
        var stored = storedFiles();
        upload(tokenOf(agent), "a.txt", bytes)
                .statusCode(413)
                .body("data.error", equalTo("invalid_input"))
                .body("data.message", containsString("26214400"));

        assertEquals(LIMIT, download(url).asByteArray().length);
        assertEquals(new FileCount(1, LIMIT), usage());
        assertEquals(stored, storedFiles());
    }

    @Test
    void emptyFileIsRefused() throws SQLException {
        upload(tokenOf(agent), "a.txt", new byte[0]).statusCode(400).body("data.details", hasKey("file"));

        assertEquals(new FileCount(0, 0), usage());
    }

    @Test
    void missingPartIsNamed() {
        given().auth()
                .oauth2(tokenOf(agent))
                .multiPart("other", "a.txt", TEXT)
                .post("/api/files")
                .then()
                .statusCode(400)
                .body("data.error", equalTo("missing_required"))
                .body("data.details", hasKey("file"));
    }

    @Test
    void severalFilesAreRefused() throws SQLException {
        given().auth()
                .oauth2(tokenOf(agent))
                .multiPart("file", "a.txt", TEXT)
                .multiPart("file", "b.txt", TEXT)
                .post("/api/files")
                .then()
                .statusCode(400)
                .body("data.details", hasKey("file"));

        assertEquals(new FileCount(0, 0), usage());
    }

    @Test
    void otherBodiesAreRefused() {
        as(agent).body("{}").post("/api/files").then().statusCode(415).header("Accept", "multipart/form-data");
        for (var type :
                List.of("multipart/form-data", "multipart/mixed; boundary=x", "text/plain", "application/json")) {
            given().auth()
                    .oauth2(tokenOf(agent))
                    .header("Content-Type", type)
                    .body("--x--".getBytes(StandardCharsets.US_ASCII))
                    .post("/api/files")
                    .then()
                    .statusCode(415);
        }
        given().auth().oauth2(tokenOf(agent)).post("/api/files").then().statusCode(415);
    }

    @Test
    void brokenFormIsRefused() throws SQLException {
        var part = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n";
        var forms = List.of(
                "",
                "nonsense",
                "--x--",
                part,
                part + "\r\nwords",
                part + "Content-Transfer-Encoding: base64\r\n\r\n!!!\r\n--x--",
                "--x\r\nno header\r\n\r\nwords\r\n--x--",
                "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n\r\n--x--");
        for (var form : forms) {
            uploadForm(tokenOf(agent), form).statusCode(400).body("success", equalTo(false));
        }
        uploadForm(
                        tokenOf(agent),
                        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n".repeat(2000) + "--x--")
                .statusCode(400);

        assertEquals(new FileCount(0, 0), usage());
    }

    @Test
    void accountsLimitsAreKept() throws SQLException {
        uploaded(tokenOf(agent), "a.txt", TEXT);
        execute("UPDATE file_usage SET files = 99999 WHERE account_id = '" + account + "'");

        uploaded(tokenOf(agent), "b.txt", TEXT);
        upload(tokenOf(agent), "c.txt", TEXT)
                .statusCode(409)
                .body("data.error", equalTo("conflict"))
                .body("data.message", containsString("100000"));

        execute("UPDATE file_usage SET files = 1, bytes = (10::bigint << 30) - 5 WHERE account_id = '" + account + "'");
        uploaded(tokenOf(agent), "d.txt", TEXT);
        upload(tokenOf(agent), "e.txt", TEXT).statusCode(409);
    }

    private Set<String> storedFiles() {
        try (var files = Files.walk(store.objects().resolve(account))) {
            return files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
