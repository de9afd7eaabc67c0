package dev.hoopoe.common.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LikePatternTest {

    @Test
    void wildcardsAndTheEscapeCharacterStandForThemselves() {
        assertEquals("%50!% off!! a!_b%", LikePattern.containing("50% off! a_b"));
    }
}
