package dev.hoopoe.ticket.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.HoopoeException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTypeTest {

    @ParameterizedTest
    @CsvSource({
        "ffd8ffe000104a464946, JPEG",
        "ffd8ff, JPEG",
        "89504e470d0a1a0a0000000d49484452, PNG",
        "474946383761, GIF",
        "47494638396101, GIF",
        "'', NONE",
        "ffd8, NONE",
        "89504e470d0a1a, NONE",
        "89504e470a1a0a0d, NONE",
        "474946383861, NONE",
        "25504446, NONE",
        "3c737667, NONE"
    })
    void contentIsToldByHowItBegins(String content, String fitting) {
        for (var type : ImageType.values()) {
            assertEquals(type.name().equals(fitting), type.fits(HexFormat.of().parseHex(content)));
        }
    }

    @Test
    void typesHaveTheirMediaTypes() {
        for (var type : ImageType.values()) {
            assertEquals(type, ImageType.of(type.mediaType(), "type"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "png", "image/PNG", "image/svg+xml", "image/png; q=1"})
    void otherMediaTypesAreRefused(String mediaType) {
        assertThrows(HoopoeException.class, () -> ImageType.of(mediaType, "type"));
    }
}
