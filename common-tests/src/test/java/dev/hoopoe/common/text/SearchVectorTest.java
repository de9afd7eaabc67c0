package dev.hoopoe.common.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchVectorTest {

    private static final Instant THEN = Instant.parse("2026-11-29T00:00:00Z");

    @Test
    void eachWordHasThePeriodAndTheWeightOfItsFirstText() {
        var vector = new SearchVector(THEN)
                .add(SearchWeight.A, "Paper jam")
                .add(SearchWeight.D, "jam again")
                .add(SearchWeight.B, null);

        assertEquals("'nWpaper':1A 'nWjam':1A 'nWagain':1D", vector.text());
    }

    @Test
    void periodsTakeTheirTurnEveryTwoWeeks() {
        var period = SearchPeriod.of(THEN);

        assertEquals(period, SearchPeriod.of(THEN.minusSeconds(1)));
        assertEquals(
                period.number() - 1,
                SearchPeriod.of(THEN.minusSeconds(14 * 86_400)).number());
        assertEquals("00", SearchPeriod.of(Instant.MIN).prefix());
        assertEquals("ZZ", SearchPeriod.of(Instant.MAX).prefix());
    }

    @Test
    void queryAsksForEachWordInEachPeriod() {
        var query = new SearchQuery("Paper, JAM!");
        var period = SearchPeriod.of(THEN);

        assertEquals("('nWpaper':*) & ('nWjam':*)", query.within(period, period, ""));
        assertEquals(
                "('nVjam':*AB | 'nWjam':*AB)",
                new SearchQuery("jam").within(new SearchPeriod(period.number() - 1), period, "AB"));
    }

    @Test
    void markIsFoundByItsOwnQueryAlone() {
        var period = SearchPeriod.of(THEN);
        var vector = new SearchVector(THEN).mark("d17").mark(null).add(SearchWeight.D, "jam");

        assertEquals("'nW\u0001d17':1A 'nWjam':1D", vector.text());
        assertEquals(
                "('nWjam':*) & (('nW\u0001d17') | ('nW\u0001d18'))",
                new SearchQuery("jam").among(List.of("d17", "d18")).within(period, period, ""));
    }

    @Test
    void vectorOfMegabytesStaysWithinWhatPostgresqlTakes() {
        var vector = new SearchVector(THEN);
        for (var message = 0; message < 100; message++) {
            var text = new StringBuilder();
            for (var word = 0; word < 20_000; word++) {
                text.append(Integer.toString(message * 20_000 + word, Character.MAX_RADIX))
                        .append(' ');
            }
            vector.add(SearchWeight.D, text.toString());
        }

        assertTrue(vector.isFull());
        assertTrue(vector.text().length() < 1_000_000);
    }
}
