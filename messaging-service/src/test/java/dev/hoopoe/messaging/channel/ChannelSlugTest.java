package dev.hoopoe.messaging.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ChannelSlugTest {

    @Test
    void textIsTrimmedAndLowerCasedAndItsSpacesBecomeUnderscores() {
        assertEquals("whatsapp", ChannelSlug.of("WhatsApp"));
        assertEquals("live_chat__eu", ChannelSlug.of("  Live Chat  EU\n"));
    }

    @Test
    void charactersThatCannotBeInAPathBecomeUnderscores() {
        assertEquals("phone_fax_b_c_d", ChannelSlug.of("phone/fax\\b\tc\u00a0d"));
        assertEquals("a_b", ChannelSlug.of("a\u0001b"));
    }

    @Test
    void charactersAreCountedAsPeopleCountThem() {
        assertFalse(ChannelSlug.isTooLong("😀".repeat(50)));
        assertTrue(ChannelSlug.isTooLong("😀".repeat(51)));
        assertEquals("😀".repeat(50), ChannelSlug.ofName("😀".repeat(60)));
    }

    @Test
    void emptyAndRelativeSegmentsAreUnreachable() {
        assertTrue(ChannelSlug.isUnreachable(""));
        assertTrue(ChannelSlug.isUnreachable("."));
        assertTrue(ChannelSlug.isUnreachable(".."));
        assertFalse(ChannelSlug.isUnreachable("..."));
        assertFalse(ChannelSlug.isUnreachable("_"));
    }
}
