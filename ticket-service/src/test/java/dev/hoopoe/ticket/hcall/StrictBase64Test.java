package dev.hoopoe.ticket.hcall;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.HoopoeException;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictBase64Test {

    @Test
    void bytesOfAnyLengthAreRead() {
        for (var length = 0; length < 20; length++) {
            var bytes = new byte[length];
            new Random(length).nextBytes(bytes);

            assertArrayEquals(bytes, StrictBase64.decode(Base64.getEncoder().encodeToString(bytes), "image"));
        }
    }

    /** Without padding, with stray bits in the last group, of the URL's alphabet, with what is no digit, too much padded. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "QQ",
                "QQ=",
                "QR==",
                "QUF=",
                "-_-_",
                "QUFB\n",
                "QUFB\r\nQUFB",
                " QUFB",
                "QQ==QUFB",
                "=",
                "====",
                "QUFB====",
                "é",
                "data:image/png;base64,QUFB"
            })
    void textThatIsNotWrittenSoIsRefused(String text) {
        var refusal = assertThrows(HoopoeException.class, () -> StrictBase64.decode(text, "image"));

        assertEquals(Map.of("image", "must be standard Base64, padded and without line breaks"), refusal.details());
    }
}
