package dev.hoopoe.directory.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchTermTest {

    @Test
    void termIsFoundAnywhere() {
        assertEquals(Optional.of("%ada%"), SearchTerm.pattern(" ada "));
    }

    @Test
    void wildcardsStandForThemselves() {
        assertEquals(Optional.of("%100!% a!_b !! \\%"), SearchTerm.pattern("100% a_b ! \\"));
    }

    @Test
    void blankTermSearchesForNothing() {
        assertEquals(Optional.empty(), SearchTerm.pattern(null));
        assertEquals(Optional.empty(), SearchTerm.pattern(" "));
    }
}
