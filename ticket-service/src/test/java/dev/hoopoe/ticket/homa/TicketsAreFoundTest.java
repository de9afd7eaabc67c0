package dev.hoopoe.ticket.homa;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.hoopoe.common.testing.RandomTexts;
import dev.hoopoe.common.testing.RandomTexts.Text;
import dev.hoopoe.ticket.testing.TestEvents;
import dev.hoopoe.ticket.testing.TestMessages;
import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That a ticket is found by whatever it and what belongs to it is called, in any script. */
@QuarkusTest
class TicketsAreFoundTest {

    private static final int TEXTS = 16;

    private final RandomTexts texts = new RandomTexts(652);
    private final TestEvents events = new TestEvents();
    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void anyTitleIsFoundByItselfByEachWordAndByTheBeginningOfEach() {
        for (var i = 0; i < TEXTS; i++) {
            var title = texts.text();
            assertFound(
                    title,
                    desk.open(desk.detailsWith("title", "x " + title.whole())).id());
        }
    }

    @Test
    void anyDescriptionIsFound() {
        for (var i = 0; i < TEXTS / 4; i++) {
            var text = texts.text();
            assertFound(
                    text, desk.open(desk.detailsWith("message", text.whole())).id());
        }
    }

    @Test
    void anyReplyAndNoteIsFound() {
        for (var i = 0; i < TEXTS / 4; i++) {
            var text = texts.text();
            var ticket = desk.open().id();
            events.publish(
                    TestMessages.event("created", desk.name(), ticket, UUID.randomUUID(), text.whole(), i % 2 == 0));
            await().untilAsserted(() -> assertFound(text, ticket));
        }
    }

    @Test
    void anyNameOfAClientIsFound() {
        for (var i = 0; i < TEXTS / 4; i++) {
            var name = texts.text();
            var client = desk.client(name.whole(), "address-" + i + "@example.com");
            var ticket = desk.open(desk.detailsWith("client_id", client)).id();
            assertFound(name, ticket);
            assertFound("address-" + i + "@exa", ticket);
        }
    }

    @Test
    void signsAloneFindNothing() {
        desk.open(desk.detailsWith("title", "a № → € （ b"));
        for (var i = 0; i < TEXTS; i++) {
            assertFindsNothing(texts.signs() + "!");
        }
        RandomTexts.SIGNS.stream().filter(sign -> !sign.isBlank()).forEach(this::assertFindsNothing);
    }

    private void assertFindsNothing(String signs) {
        search(signs).body("data.total", equalTo(0)).body("data.data.size()", equalTo(0));
    }

    private void assertFound(Text text, long ticket) {
        assertFound(text.whole(), ticket);
        for (var word : text.words()) {
            assertFound(word, ticket);
            assertFound(texts.beginning(word), ticket);
            assertFound(Normalizer.normalize(word, Form.NFC), ticket);
            assertFound(Normalizer.normalize(word, Form.NFD), ticket);
        }
    }

    private void assertFound(String term, long ticket) {
        search(term).body("data.data.id", hasItem((int) ticket));
    }

    private ValidatableResponse search(String term) {
        return desk.list(
                desk.administrator(),
                "/api/tickets?limit=100&search=" + URLEncoder.encode(term, StandardCharsets.UTF_8));
    }
}
