package dev.hoopoe.common.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.IDNA;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailSyntaxTest {

    private static final int ROUNDS = 1_000;

    /** Names in many scripts, of which some need combining marks and some joiners. */
    private static final List<String> NAMES = List.of(
            "example",
            "b\u00fccher",
            "stra\u00dfe",
            "\u0909\u0926\u093e\u0939\u0930\u0923",
            "\u092a\u0930\u0940\u0915\u094d\u0937\u093e",
            "\u0b89\u0ba4\u0bbe\u0bb0\u0ba3\u0bae\u0bcd",
            "\u0e15\u0e31\u0e27\u0e2d\u0e22\u0e48\u0e32\u0e07",
            "\u4f8b\u3048",
            "\uc608\uc2dc",
            "\u043f\u0440\u0438\u043c\u0435\u0440",
            "\u03c0\u03b1\u03c1\u03ac\u03b4\u03b5\u03b9\u03b3\u03bc\u03b1",
            "\u0dc1\u0dca\u200d\u0dbb\u0dd3");

    private final Random random = new Random(16);

    @Test
    void everyScriptHasAddresses() {
        for (var round = 0; round < ROUNDS; round++) {
            var address = one() + "@" + one() + "." + one();

            assertTrue(EmailSyntax.isAddress(address), address);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@\u0645\u062b\u0627\u0644.\u0625\u062e\u062a\u0628\u0627\u0631",
                "\u0645\u062b@\u0645\u062b\u0627\u0644.com",
                "a@xn--mgbh0fb.xn--kgbechtv",
                "o'neil+tag@sub.example.com",
                "a@r3---sn.example.com",
                "\uD83D\uDE00@example.com",
                "a@B\u00dcCHER.example",
                "a@1.2",
                "..a@example.com"
            })
    void addressesInUse(String address) {
        assertTrue(EmailSyntax.isAddress(address), address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@example.com",
                "a@",
                "a@b",
                "a@@b.c",
                "a@b@c.d",
                "a b@c.d",
                "a\u00a0b@c.d",
                "a\u200bb@c.d",
                "a\u202eb@c.d",
                "a\u0000@c.d",
                "a@b..c",
                "a@.b.c",
                "a@b.c.",
                "a@-b.c",
                "a@b c.d",
                "a@\uD83D\uDE00.c",
                "a@b_c.d",
                "a@xn--.c",
                "a@xn--zzzzzzzz99999.c",
                "a@\u0300b.c",
                "a@a\u200db.c",
                "\"a\"@b.c",
                "a,b@c.d",
                "<a@b.c>",
                "a@b.c, d@e.f"
            })
    void whatIsNone(String address) {
        assertFalse(EmailSyntax.isAddress(address), address);
    }

    /** The domain as people read it, as machines do, in either normal form and in any case: one address. */
    @Test
    void spellingsOfOneAddressAreOne() {
        var names = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII);
        for (var round = 0; round < ROUNDS; round++) {
            var local = one();
            var domain = one() + "." + one();
            var machines = names.nameToASCII(domain, new StringBuilder(), new IDNA.Info());
            var canonical = EmailSyntax.canonical(local + "@" + domain);

            assertEquals(canonical, EmailSyntax.canonical(local + "@" + machines));
            assertEquals(
                    canonical, EmailSyntax.canonical(Normalizer.normalize(local + "@" + domain, Normalizer.Form.NFD)));
            assertEquals(canonical, EmailSyntax.canonical(canonical));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anna.Smith@Example.COM", "nobody", "", "@", "a@b", "\u00e9", "a@b\u0000\u00fc.c"})
    void whatHasOneSpellingStaysAsItIs(String text) {
        assertEquals(text, EmailSyntax.canonical(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.", "\u0909.", "xn--a.", "a-", "@", "\u0300", "\u200d", "\uD83D\uDE00"})
    void longTextsTakeNoTime(String part) {
        var text = "a@" + part.repeat(300_000 / part.length());

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertFalse(EmailSyntax.isAddress(text));
            assertEquals(text, EmailSyntax.canonical(text));
        });
    }

    private String one() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }
}
