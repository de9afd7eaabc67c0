package dev.hoopoe.bench.sockets;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OpenFilesTest {

    @Test
    void aLimitThatIsTooSmallIsRefusedWithWhatFits() {
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> OpenFiles.require(10_000, 4_096));

        assertTrue(refused.getMessage().contains("ulimit -Hn 11000"), refused.getMessage());
        assertTrue(refused.getMessage().endsWith("--sockets 3096"), refused.getMessage());
    }

    @Test
    void aLimitThatFitsIsNot() {
        assertDoesNotThrow(() -> OpenFiles.require(10_000, 11_000));
    }
}
