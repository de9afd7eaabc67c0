package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.local.Suite;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** HCall's images from creation to removal, through the gateway and with the suite's folder as their store. */
@ExtendWith(RunningSuite.class)
class HCallImagesIT {

    private static final String TICKET = "/hcall/api/ticket/";
    private static final byte[] GIF = {'G', 'I', 'F', '8', '9', 'a'};
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Suite suite;
    private final ApiClient anybody;
    private ApiClient administrator;

    HCallImagesIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void logIn() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
    }

    @Test
    void imagesAreStoredShownAndRemoved() throws IOException {
        var contents = List.of(image(1_001), image(2_002), image(3_000_003));

        var ticket = create(contents);

        assertShown(ticket, contents);
        assertEquals(List.of(true, true, true), stored(contents));

        administrator.post(TICKET + "remove", Map.of("ticket_id", ticket)).statusCode(200);
        info(ticket).statusCode(404);
        await().atMost(SOON).untilAsserted(() -> assertEquals(List.of(false, false, false), stored(contents)));
    }

    @Test
    void hundredImagesAreStoredAndShown() {
        var contents =
                IntStream.range(0, 100).mapToObj(number -> image(100 + number)).toList();

        assertShown(create(contents), contents);
    }

    private String create(List<byte[]> contents) {
        var name = "Images-" + UUID.randomUUID();
        var images = contents.stream()
                .map(content -> Map.of(
                        "image_name",
                        content.length + ".gif",
                        "image_type",
                        "image/gif",
                        "image_content",
                        Base64.getEncoder().encodeToString(content)))
                .toList();
        administrator
                .post(
                        TICKET + "create",
                        Map.of("ticket_name", name, "ticket_explain", "See there", "ticket_images", images))
                .statusCode(200);
        return administrator
                .get(TICKET + "fetch?name=" + name)
                .statusCode(200)
                .extract()
                .path("tickets[0].ticket_id");
    }

    private ValidatableResponse info(String ticket) {
        return administrator.get(TICKET + "info?ticket_id=" + ticket);
    }

    private void assertShown(String ticket, List<byte[]> contents) {
        info(ticket)
                .statusCode(200)
                .body(
                        "ticket_images.image_base64",
                        equalTo(contents.stream()
                                .map(Base64.getEncoder()::encodeToString)
                                .toList()));
    }

    /** No two are alike. */
    private static byte[] image(int size) {
        var content = new byte[size];
        new Random().nextBytes(content);
        System.arraycopy(GIF, 0, content, 0, GIF.length);
        return content;
    }

    /** Whether each of them is in the store. */
    private static List<Boolean> stored(List<byte[]> contents) throws IOException {
        var folder = RunningSuite.DATA.resolve("files").resolve("default");
        try (var files = Files.list(folder)) {
            var found = files.toList();
            return contents.stream()
                    .map(content -> found.stream().anyMatch(file -> hasContent(file, content)))
                    .toList();
        }
    }

    private static boolean hasContent(Path file, byte[] content) {
        try {
            return Files.size(file) == content.length && Arrays.equals(Files.readAllBytes(file), content);
        } catch (IOException removedMeanwhile) {
            return false;
        }
    }
}
